"""The results as tables in Markdown, which a terminal shows as well as a page does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bench.contents import Contents
from bench.goals import GOAL_SIZE, HUGO, TASDIQ, TIMES, Goal, all_goals, goal_size, per_page_seconds
from bench.results import COLD, PAGEFIND, SEARCH, Results, ratio, total
from bench.rivals import RIVALS

LABELS = {TASDIQ: "Tasdiq", **{rival.id: rival.label for rival in RIVALS}}
NONE = "–"
RIGHT = "---:"

Row = Sequence[str]


def all_tables(results: Results) -> Iterator[str]:
    """Everything, with a heading before each."""
    yield f"{_machine(results)}\n"
    yield f"## Goals\n\n{_remark(results)}{_goals(results)}"
    for size in results.sizes:
        if len(results.generators(size)) > 1:
            yield f"## {size:,} reviews in two languages, {results.articles(size):,} articles\n\n{_times(results, size)}"
    yield f"## Growth\n\nMilliseconds of a cold build for each HTML page of its output, lists included.\n\n{_growth(results)}"
    yield f"## What each output holds\n\nCounted in the output of {goal_size(results):,} reviews.\n\n{_contents(results)}"
    yield f"## How each is run, and what its output does not have\n\n{_ways(results)}"


def _table(header: Row, rows: Sequence[Row], *, left: int = 1) -> str:
    """`left` columns of words, the others of numbers."""
    rule = ["---"] * left + [RIGHT] * (len(header) - left)
    return "".join(f"| {' | '.join(row)} |\n" for row in (header, rule, *rows))


def _machine(results: Results) -> str:
    here, known, options = (results.told[name] for name in ("machine", "versions", "options"))
    programs = ", ".join(f"{LABELS.get(name, name.capitalize())} {version}" for name, version in known.items())
    return (
        f"Measured {here['date']} on {here['cores']} cores of {here['processor']}, {here['memory_gb']} GB, "
        f"{here['system']} (load before: {here['load_before']}). {programs}. "
        f"Figures are medians. Runs of Tasdiq and Hugo: {options['runs']}, of the others: {options['slow_runs']}, "
        f"at the largest size: {options['large_runs']}."
    )


def _remark(results: Results) -> str:
    size = goal_size(results)
    if size == GOAL_SIZE:
        return ""
    return f"The goals are for {GOAL_SIZE:,} reviews in two languages. These figures are of {size:,} and judge nothing.\n\n"


def _goals(results: Results) -> str:
    rows = [_goal(goal) for goal in all_goals(results)]
    return _table(("goal", "at most", "measured", "reached", "from"), rows)


def _goal(goal: Goal) -> Row:
    most = f"{goal.most:g}{goal.unit}" + (f" {goal.of}" if goal.of else "")
    measured = NONE if goal.measured is None else f"{goal.measured:.{3 if goal.unit == TIMES else 2}f}{goal.unit}"
    reached = {None: NONE, True: "yes", False: "**no**"}[goal.reached]
    return (goal.label, most, measured, reached, goal.detail)


def _times(results: Results, size: int) -> str:
    hugo = results.seconds(size, HUGO, COLD)
    rows = []
    for generator in results.generators(size):
        cold = results.seconds(size, generator, COLD)
        memory = results.memory(size, generator, COLD)
        rows.append(
            (
                LABELS[generator],
                _number(cold, 2),
                _spread(results.spread(size, generator, COLD)),
                _number(ratio(cold, hugo), 2),
                _number(results.seconds(size, generator, COLD, "cpu"), 2),
                _number(_with_search(results, size, generator), 2),
                _number(memory.needed / 1e6 if memory else None, 0),
                _number(memory.rss / 1e6 if memory else None, 0),
            )
        )
    header = (
        "",
        "cold build, s",
        "least to most",
        "× Hugo",
        "processor, s",
        "with search, s",
        "memory, MB",
        "RSS added, MB",
    )
    changes = _changes(results, size)
    return _table(header, rows) + (f"\n{changes}" if changes else "")


def _changes(results: Results, size: int) -> str:
    """What Tasdiq does beside cold builds."""
    measures = results.told["sizes"][str(size)]["times"].get(TASDIQ, {})
    rows = []
    for name, measure in measures.items():
        live = results.seconds(size, TASDIQ, name, "live")
        rows.append(
            (
                f"`{name}`",
                _number(measure["wall"]["median"], 2),
                _spread(results.spread(size, TASDIQ, name)),
                _number(live, 2),
            )
        )
    return _table(("Tasdiq", "s", "least to most", "page live after, s"), rows) if rows else ""


def _with_search(results: Results, size: int, generator: str) -> float | None:
    if generator == TASDIQ:
        return results.seconds(size, generator, SEARCH)
    return total([results.seconds(size, generator, COLD), results.seconds(size, generator, PAGEFIND)])


def _growth(results: Results) -> str:
    rows = []
    for generator in dict.fromkeys(name for size in results.sizes for name in results.generators(size)):
        each = [per_page_seconds(results, size, generator) for size in results.sizes]
        known = [value for value in each if value is not None]
        growth = ratio(known[-1], known[0]) if len(known) > 1 else None
        rows.append((LABELS[generator], *(_number(_thousandfold(value), 2) for value in each), _number(growth, 2)))
    return _table(("", *(f"{size:,}" for size in results.sizes), "last / first"), rows)


COUNTED: tuple[tuple[str, Callable[[Contents], str]], ...] = (
    ("articles", lambda found: f"{found.articles:,}"),
    ("with ClaimReview", lambda found: f"{found.claim_reviews:,}"),
    ("pages of lists", lambda found: f"{found.lists:,}"),
    ("HTML pages in all", lambda found: f"{found.html:,}"),
    ("with hreflang", lambda found: f"{found.alternates:,}"),
    ("right to left", lambda found: f"{found.right_to_left:,}"),
    ("pages that redirect", lambda found: f"{found.redirects:,}"),
    ("feeds", lambda found: ", ".join(f"{count} {name}" for name, count in sorted(found.feeds.items())) or "0"),
    ("entries of feeds", lambda found: f"{found.entries:,}"),
    ("sitemap", lambda found: "yes" if found.sitemap else "no"),
    ("data files", lambda found: f"{found.data_files:,}"),
    ("files of the search index", lambda found: f"{found.search_files:,}"),
    ("other files", lambda found: f"{found.other:,}"),
    ("HTML, MB", lambda found: f"{found.html_bytes / 1e6:,.0f}"),
    ("all, MB", lambda found: f"{found.bytes / 1e6:,.0f}"),
)


def _contents(results: Results) -> str:
    size = goal_size(results)
    counted = {name: found for name in results.generators(size) if (found := results.contents(size, name))}
    rows = [(label, *(tell(found) for found in counted.values())) for label, tell in COUNTED]
    return _table(("", *(LABELS[name] for name in counted)), rows)


def _ways(results: Results) -> str:
    named = {name for size in results.sizes for name in results.generators(size)}
    rows = [(rival.label, rival.how, rival.lacks) for rival in RIVALS if rival.id in named]
    return _table(("", "how", "not in its output"), rows, left=3)


def _number(value: float | None, places: int) -> str:
    return NONE if value is None else f"{value:,.{places}f}"


def _spread(found: tuple[float, float] | None) -> str:
    return NONE if found is None else f"{found[0]:.2f} – {found[1]:.2f}"


def _thousandfold(value: float | None) -> float | None:
    return None if value is None else value * 1000
