"""The statistics page: the numbers of plan/statistics.py as charts with words, each with the table that it draws.

A chart has a row of columns for each id, with its name beside it, instead of one stack in many colours: nothing is told by
colour alone, and small numbers keep their place. Shapes are drawn by templates/partials/charts.html from shares of 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, get_args

from generator.model.page import Page, digest_of
from generator.model.review import Platform
from generator.model.route import list_path
from generator.plan.frame import Head, framed, shortened
from generator.plan.parts import verdict
from generator.plan.routes import section_alternates, shown_ratings, statistics_path
from generator.plan.statistics import CORRECTIONS, UNSTATED, Counts, Numbers, quartiles
from generator.plan.structured_data import list_graph
from generator.plan.view import View

Data = dict[str, Any]
MOST_COLUMNS = 24
MOST_ROWS = 12
NUMBERED = 12  # so many columns have room for a number above each on a phone
LONGEST_LABEL = 32  # letters that stand beside a total on a phone; the table has the whole name
TICKED = 6  # so many years have room for their numbers below


def plan_statistics(view: View, numbers: Numbers) -> Page:
    """The page of the view's language. It is made only where a number, a name or a word of it has changed."""
    path = list_path(view.lang, "statistics")
    topics = [(topic, view.text(entry.name)) for topic, entry in view.library.topics.items()]
    return Page(
        path=path,
        template="statistics.html",
        data=partial(_context, view, numbers, path),
        lang=view.lang,
        section="statistics",
        modified=numbers.latest,
        listed=True,
        alternates=section_alternates(path, view.lang, view.langs),
        inputs=digest_of(topics, list(shown_ratings(view.library))) + view.digest + numbers.digest,
    )


def _context(view: View, numbers: Numbers, path: str) -> Data:
    title, text = view.word("nav.statistics"), view.word("statistics.text")
    head = Head(
        path=path,
        title=title,
        description=text,
        alternates=section_alternates(path, view.lang, view.langs),
        section="statistics",
        graph=list_graph(view, [(title, path)]),
        modified=numbers.latest,
    )
    told = {"title": title, "text": text, "counted": _counted(view, numbers), "notes": _notes(view, numbers)}
    charts = list(_charts(view, numbers)) if numbers.months else []
    return {**told, "charts_shown": charts, **framed(view, head)}


def _counted(view: View, numbers: Numbers) -> str:
    if not numbers.latest:
        return view.word("statistics.empty")
    latest = view.day(datetime.fromisoformat(numbers.latest))["text"]
    if numbers.reviews == 1:
        return view.word("statistics.counted.one", date=latest)
    return view.word("statistics.counted.other", count=view.number(numbers.reviews), date=latest)


def _notes(view: View, numbers: Numbers) -> list[str]:
    count = numbers.withdrawn_reviews
    return [view.word("statistics.withdrawn", count=view.number(count))] if count else []


class Series(NamedTuple):
    """One row of a chart before it is drawn: its name, the class that gives it a colour, a number for each column."""

    label: str
    style: str
    values: Sequence[int]


class Axis:
    """The columns of the charts: months where they are few, otherwise years; the earliest years in one where they are many."""

    def __init__(self, view: View, numbers: Numbers) -> None:
        """Chooses the columns for the whole page, so that its charts can be compared."""
        self.by_month = len(numbers.months) <= MOST_COLUMNS
        every = numbers.months if self.by_month else numbers.years
        self.keys = every[-MOST_COLUMNS:]
        self.labels = [(view.partial(key) or {})["text"] for key in self.keys]
        if len(every) > len(self.keys):
            self.labels[0] = view.word("statistics.earlier", year=self.labels[0])
        self.name = view.word("statistics.month" if self.by_month else "statistics.year")

    def key(self, month: str) -> str:
        """The column in which a month, or a year, is counted."""
        return max(month if self.by_month else month[:4], self.keys[0])

    def values(self, counts: Counts) -> dict[str, list[int]]:
        """For each id a number for each column."""
        at = {key: number for number, key in enumerate(self.keys)}
        found: dict[str, list[int]] = {}
        for (month, name), number in counts.items():
            row = found.setdefault(name, [0] * len(self.keys))
            row[at[self.key(month)]] += number
        return found


def _charts(view: View, numbers: Numbers) -> Iterator[Data]:
    axis, word = Axis(view, numbers), view.word
    topics = {topic.id: view.text(topic.name) for topic in view.library.topics.values()}
    languages = {language.id: language.name for language in view.library.config.languages}
    platforms = {name: word(f"review.platform.{name}") for name in get_args(Platform)}
    kinds = axis.values(numbers.corrections)

    def ranked(counts: Counts, labels: Mapping[str, str]) -> list[Series]:
        """The largest first, those that are not stated last."""
        values = axis.values(counts)
        order = sorted(values, key=lambda name: (name == UNSTATED, -sum(values[name]), name))
        named = {**labels, UNSTATED: word("statistics.unstated")}
        return [Series(named.get(name, name), "", values[name]) for name in order]

    yield _bars(view, axis, "verdicts", _verdicts(view, axis, numbers))
    yield _bars(view, axis, "topics", ranked(numbers.topics, topics), several=True)
    yield _bars(view, axis, "platforms", ranked(numbers.platforms, platforms), several=True)
    yield _bars(view, axis, "languages", ranked(numbers.languages, languages), several=True)
    yield {
        **_bars(view, axis, "claims", ranked(numbers.claims, languages), several=True),
        "csv": _csv(view, "languages"),
    }
    yield _response(view, numbers)
    corrections = [Series(word(f"review.correction.{kind}"), "", kinds[kind]) for kind in CORRECTIONS if kind in kinds]
    yield _bars(view, axis, "corrections", corrections)


def _verdicts(view: View, axis: Axis, numbers: Numbers) -> list[Series]:
    """A row for each verdict that was given, in the scale's order, and one for what was withdrawn."""
    given, withdrawn = axis.values(numbers.verdicts), axis.values(numbers.withdrawn)
    found = [
        Series(verdict(view, rating)["label"], f"verdict--{rating}", given[rating])
        for rating in shown_ratings(view.library)
        if rating in given
    ]
    taken_back = [sum(column) for column in zip(*withdrawn.values(), strict=True)]
    return (
        [*found, Series(view.word("review.correction.withdrawal"), "t-chart__row--withdrawn", taken_back)]
        if taken_back
        else found
    )


def _bars(view: View, axis: Axis, name: str, series: Sequence[Series], *, several: bool = False) -> Data:
    """A chart with a row of columns for each of the series, all on one scale; `several`: a review counts in several."""
    shown = series[:MOST_ROWS]
    highest = max((number for row in shown for number in row.values), default=0) or 1
    rows = [
        {
            "label": shortened(row.label, LONGEST_LABEL),
            "style": row.style,
            "total": view.number(sum(row.values)),
            "values": [{"share": round(number / highest, 4), "text": view.number(number)} for number in row.values],
        }
        for row in shown
    ]
    words = view.word("list.comma").join(f" {row['label']} {row['total']}" for row in rows).strip()
    notes = [view.word("statistics.several")] if several and series else []
    if len(series) > len(shown):
        notes.append(view.word("statistics.largest", count=view.number(MOST_ROWS)))
    return {
        **_frame(view, name),
        "kind": "bars",
        "rows": rows,
        "labels": axis.labels,
        "numbered": len(axis.keys) <= NUMBERED,
        "ticked": not axis.by_month and len(axis.keys) <= TICKED,
        "notes": notes,
        "drawing": view.word("statistics.drawing", first=axis.labels[0], last=axis.labels[-1], rows=words),
        "table": _table(view, axis, series),
    }


def _table(view: View, axis: Axis, series: Sequence[Series]) -> Data:
    """A line for each column of the chart, and one for all of them together."""
    lines = [[label, *(view.number(row.values[number]) for row in series)] for number, label in enumerate(axis.labels)]
    totals = [view.word("statistics.total"), *(view.number(sum(row.values)) for row in series)]
    return {"head": [axis.name, *(row.label for row in series)], "rows": [*lines, totals]}


def _response(view: View, numbers: Numbers) -> Data:
    """The days from claim to review: for each year the middle half as a bar, with the median in it."""
    years = [(year, quartiles(numbers.days[year])) for year in numbers.years if year in numbers.days][-MOST_COLUMNS:]
    longest = max((upper for _, (_, _, upper) in years), default=0) or 1
    rows = []
    for year, (lower, median, upper) in years:
        told = {"lower": _days(view, lower), "median": _days(view, median), "upper": _days(view, upper)}
        shares = {"from": round(lower / longest, 4), "at": round(median / longest, 4), "to": round(upper / longest, 4)}
        rows.append({"label": view.digits(year), "words": view.word("statistics.response.row", **told), **shares})
    undated = sum(numbers.undated.values())
    words = view.word("list.comma").join(f" {row['label']}: {row['words']}" for row in rows).strip()
    return {
        **_frame(view, "response"),
        "kind": "spans",
        "rows": rows,
        "none": view.number(0),
        "longest": view.word("statistics.days", count=_days(view, longest)),
        "notes": [view.word("statistics.response.undated", count=view.number(undated))] if undated else [],
        "drawing": view.word("statistics.response.drawing", rows=words),
        "table": _response_table(view, numbers),
    }


def _response_table(view: View, numbers: Numbers) -> Data:
    rows = []
    for year in numbers.years:
        days = numbers.days.get(year, ())
        found = [_days(view, value) for value in quartiles(days)] if days else ["–", "–", "–"]
        undated = numbers.undated.get(year, 0)
        rows.append([view.digits(year), view.number(len(days)), view.number(undated), *found])
    columns = ("count", "missing", "lower", "median", "upper")
    head = [view.word("statistics.year"), *(view.word(f"statistics.response.{column}") for column in columns)]
    return {"head": head, "rows": rows}


def _frame(view: View, name: str) -> Data:
    title, text = view.word(f"statistics.{name}"), view.word(f"statistics.{name}.text")
    return {"id": name, "title": title, "text": text, "csv": _csv(view, name)}


def _csv(view: View, name: str) -> str:
    return view.link(statistics_path(name))


def _days(view: View, days: float) -> str:
    return view.digits(f"{days:g}")
