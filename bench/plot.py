"""Draws the results, and writes their tables into the page that explains them.

    python -m bench.plot

The drawing is written by hand: two sets of bars with a number beside each, which no library has to be installed for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bench.goals import TASDIQ, goal_size, per_page_seconds
from bench.results import COLD, Results
from bench.run import RESULTS, ROOT
from bench.tables import LABELS, all_tables

PAGE = ROOT / "docs" / "benchmark.md"
PICTURE = ROOT / "docs" / "images" / "benchmark.svg"
BEGIN, END = "<!-- results -->", "<!-- /results -->"

ALTERNATIVE = (
    "Bars: seconds of a cold build for each generator, then milliseconds per page as the number of reviews grows. "
    "The tables below hold the same numbers."
)

WIDTH, LEFT, RIGHT = 720, 190, 90  # names stand left of the bars, numbers right of them
LINE, BAR, GAP, MARGIN = 26, 16, 14, 12
SPOKEN = 'aria-labelledby="title description"'
STYLE = """
text { font: 14px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.ours { fill: #0b5a52 }
.theirs { fill: #8a939c }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .ours { fill: #6fd0c0 }
  .theirs { fill: #7d8590 }
}
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its name; `own` is Tasdiq's."""

    name: str
    value: float
    told: str
    own: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that share a scale."""

    title: str
    bars: Sequence[Bar]

    @property
    def height(self) -> int:
        """With its title."""
        return LINE * (len(self.bars) + 1) + GAP


def charts(results: Results) -> Iterator[Chart]:
    """Seconds of a cold build, and how much a page costs as the archive grows."""
    size = goal_size(results)
    cold = [
        Bar(LABELS[name], seconds, f"{seconds:,.1f} s", name == TASDIQ)
        for name in results.generators(size)
        if (seconds := results.seconds(size, name, COLD)) is not None
    ]
    yield Chart(f"Cold build of {results.articles(size):,} articles, seconds", sorted(cold, key=lambda bar: bar.value))
    growth = [
        Bar(f"{LABELS[name]} {reviews:,}", value * 1000, f"{value * 1000:,.2f} ms", name == TASDIQ)
        for name in results.generators(size)
        for reviews in results.sizes
        if (value := per_page_seconds(results, reviews, name)) is not None
    ]
    yield Chart("Milliseconds per HTML page as the number of reviews grows", growth)


def picture(results: Results) -> str:
    """The drawing. Its description holds every number, for those who do not see it."""
    drawn = [chart for chart in charts(results) if chart.bars]
    height = sum(chart.height for chart in drawn) + MARGIN
    spoken = " ".join(f"{chart.title}: {', '.join(f'{bar.name} {bar.told}' for bar in chart.bars)}." for chart in drawn)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" {SPOKEN}>',
        '<title id="title">Tasdiq beside other static site generators</title>',
        f'<desc id="description">{escape(spoken)}</desc>',
        f"<style>{STYLE}</style>",
    ]
    top = MARGIN
    for chart in drawn:
        parts += _chart(chart, top)
        top += chart.height
    return "\n".join([*parts, "</svg>\n"])


def _chart(chart: Chart, top: int) -> Iterator[str]:
    yield f'<text class="title" x="0" y="{top + BAR}">{escape(chart.title)}</text>'
    longest = max(bar.value for bar in chart.bars)
    for number, bar in enumerate(chart.bars, start=1):
        y = top + number * LINE
        width = max(1.0, bar.value / longest * (WIDTH - LEFT - RIGHT))
        kind = "ours" if bar.own else "theirs"
        yield f'<text x="{LEFT - 8}" y="{y + BAR - 3}" text-anchor="end">{escape(bar.name)}</text>'
        yield f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>'
        yield f'<text x="{LEFT + width + 8:.1f}" y="{y + BAR - 3}">{escape(bar.told)}</text>'


def filled(page: str, results: Results) -> str:
    """The page with the tables between its two marks, one heading deeper than a terminal shows them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has lost its marks {BEGIN} and {END}")
    drawing = f"![{ALTERNATIVE}](images/{PICTURE.name})"
    tables = "\n".join(all_tables(results)).replace("\n## ", "\n### ")
    return f"{before}{begin}\n\n{drawing}\n\n{tables}\n{end}{after}"


def main(given: Iterable[str] | None = None) -> int:
    """Reads the results, writes the drawing and the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.plot", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    told = parser.parse_args(None if given is None else list(given))
    results = Results.read(told.results)
    told.picture.parent.mkdir(parents=True, exist_ok=True)
    told.picture.write_text(picture(results), encoding="utf-8", newline="\n")
    text = filled(told.page.read_text(encoding="utf-8"), results)
    told.page.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
