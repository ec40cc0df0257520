"""What Tasdiq must reach beside Hugo, each with what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.results import (
    COLD,
    CORRECTED,
    CORRECTED_SEARCH,
    PAGEFIND,
    SEARCH,
    TEMPLATES,
    UNCHANGED,
    UNCHANGED_SEARCH,
    Results,
    ratio,
    total,
)

GOAL_SIZE = 10_000  # reviews in two languages: what the goals were set for
SMALL_SIZE = 1_000
TASDIQ, HUGO = "tasdiq", "hugo"
TIMES, SECONDS = "×", " s"


@dataclass(frozen=True, slots=True)
class Goal:
    """One line: at most `most` of `unit`. `detail` says what was divided, `measured` is None where something lacks."""

    label: str
    most: float
    of: str
    unit: str
    measured: float | None
    detail: str

    @property
    def reached(self) -> bool | None:
        """None where it was not measured."""
        return None if self.measured is None else self.measured <= self.most


def goal_size(results: Results) -> int:
    """The size at which the goals are judged: theirs, or the largest that Hugo built too."""
    sizes = [size for size in results.sizes if HUGO in results.generators(size)] or list(results.sizes)
    return GOAL_SIZE if GOAL_SIZE in sizes else max(sizes)


def all_goals(results: Results) -> Iterator[Goal]:
    """All of them, in the order of the issue that set them."""
    size = goal_size(results)

    def ours(measure: str) -> float | None:
        """The whole command; of a correction, until readers get it: all of it changes at one moment, before the end."""
        live = results.seconds(size, TASDIQ, measure, "live") if measure == CORRECTED else None
        return live or results.seconds(size, TASDIQ, measure)

    hugo = results.seconds(size, HUGO, COLD)
    search = total([hugo, results.seconds(size, HUGO, PAGEFIND)])
    beside = (("Hugo", hugo), ("Hugo and Pagefind", search), ("cold build", ours(COLD)))

    def share(label: str, measure: str, most: float, whole: int) -> Goal:
        name, base = beside[whole]
        detail = f"{_seconds(ours(measure))} / {_seconds(base)}"
        return Goal(label, most, name, TIMES, ratio(ours(measure), base), detail)

    def within(label: str, measure: str, most: float) -> Goal:
        return Goal(label, most, "", SECONDS, ours(measure), "")

    yield share("cold build, without search and cards", COLD, 0.5, 0)
    yield share("cold build, with search", SEARCH, 0.5, 1)
    yield _memory(results, size, "peak memory of all processes", COLD, (COLD,))
    yield _memory(results, size, "the same, with search", SEARCH, (COLD, PAGEFIND))
    yield within("one review corrected, until all but search is live", CORRECTED, 1.0)
    yield share("the same, beside Hugo's build", CORRECTED, 0.05, 0)
    yield share("one review corrected, until search is fresh too", CORRECTED_SEARCH, 0.5, 1)
    yield within("nothing changed, without search", UNCHANGED, 0.4)
    yield within("nothing changed, with search", UNCHANGED_SEARCH, 0.4)
    for name, measure in TEMPLATES.items():
        yield share(f"{name} changed", measure, 0.5, 2)
    yield _growth(results)


def _memory(results: Results, size: int, label: str, measure: str, beside: tuple[str, ...]) -> Goal:
    """Programs that run one after the other need as much as the larger of them."""
    mine = results.memory(size, TASDIQ, measure)
    theirs = [found.needed for name in beside if (found := results.memory(size, HUGO, name))]
    needed = mine.needed if mine else None
    most = max(theirs) if len(theirs) == len(beside) else None
    detail = f"{_megabytes(needed)} / {_megabytes(most)}"
    return Goal(label, 0.25, "Hugo" if len(beside) == 1 else "Hugo, then Pagefind", TIMES, ratio(needed, most), detail)


def _growth(results: Results) -> Goal:
    large = max(results.sizes)
    small = SMALL_SIZE if SMALL_SIZE in results.sizes else min(results.sizes)
    per_page = [per_page_seconds(results, size, TASDIQ) for size in (large, small)]
    detail = " / ".join(f"{value * 1000:.2f} ms" if value is not None else "–" for value in per_page)
    label = f"seconds per page at {large:,} reviews"
    measured = ratio(*per_page) if large > small else None
    return Goal(label, 1.2, f"at {small:,}", TIMES, measured, detail)


def per_page_seconds(results: Results, reviews: int, generator: str) -> float | None:
    """A cold build's seconds for each HTML page of its output, lists included."""
    contents = results.contents(reviews, generator)
    return ratio(results.seconds(reviews, generator, COLD), contents.html if contents else None)


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f} s"


def _megabytes(value: float | None) -> str:
    return "–" if value is None else f"{value / 1e6:,.0f} MB"
