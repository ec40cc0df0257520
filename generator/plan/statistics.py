"""What an archive holds, counted once for all languages: plain numbers by month, and the data files that publish them.

Nothing is counted by claimant or person: what a newsroom chooses to check is no sample of what anybody says. Drafts are
not counted; withdrawn reviews stand apart under their verdict, and beyond that only their corrections count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from statistics import quantiles
from typing import Any, get_args

from generator.model.abstract import Abstract
from generator.model.library import Library
from generator.model.page import Page, digest_of
from generator.model.review import Correction, Platform
from generator.plan.routes import statistics_path

UNSTATED = ""  # the id under which reviews stand that do not say
DECEMBER = 12
Counts = Mapping[tuple[str, str], int]
"""How many, by month (`2026-05`) and id."""
Quartiles = tuple[float, float, float]
CORRECTIONS: tuple[str, ...] = get_args(Correction.model_fields["kind"].annotation)


@dataclass(frozen=True)
class Numbers:
    """The counts of an archive. `latest` is when the newest counted review was published.

    `days` are the days from claim to review by year, shortest first; `undated` is how many lack them.
    """

    reviews: int = 0
    withdrawn_reviews: int = 0
    latest: str = ""
    verdicts: Counts = field(default_factory=dict)
    withdrawn: Counts = field(default_factory=dict)
    topics: Counts = field(default_factory=dict)
    platforms: Counts = field(default_factory=dict)
    languages: Counts = field(default_factory=dict)
    claims: Counts = field(default_factory=dict)
    corrections: Counts = field(default_factory=dict)
    days: Mapping[str, Sequence[int]] = field(default_factory=dict)
    undated: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Every month from the first in which anything happened to the last, also those in which nothing did."""
        seen = {month for counts in (self.verdicts, self.withdrawn, self.corrections) for month, _ in counts}
        return tuple(_months(min(seen), max(seen))) if seen else ()

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years of those months."""
        return tuple(dict.fromkeys(month[:4] for month in self.months))

    @cached_property
    def digest(self) -> bytes:
        """Changes with any of the numbers."""
        return digest_of(*(_plain(getattr(self, each.name)) for each in fields(self)))


def count(reviews: Iterable[Abstract]) -> Numbers:
    """The numbers of these reviews, which stand newest first."""
    public = [review for review in reviews if review.status != "draft"]
    told = [review for review in public if review.status == "published"]
    withdrawn = [review for review in public if review.status == "withdrawn"]
    by_month = _grouped(told)
    return Numbers(
        reviews=len(told),
        withdrawn_reviews=len(withdrawn),
        latest=told[0].published if told else "",
        verdicts=_counted(by_month, lambda review: (review.rating,)),
        withdrawn=_counted(_grouped(withdrawn), lambda review: (review.rating,)),
        topics=_counted(by_month, attrgetter("topics")),
        platforms=_counted(by_month, lambda review: review.platforms or (UNSTATED,)),
        languages=_counted(by_month, attrgetter("texts")),
        claims=_counted(by_month, lambda review: review.seen_in or (UNSTATED,)),
        corrections=Counter([change for review in public if review.corrected for change in review.corrected]),
        **_days(by_month),
    )


def _grouped(reviews: Iterable[Abstract]) -> dict[str, list[Abstract]]:
    groups: dict[str, list[Abstract]] = {}
    for review in reviews:
        groups.setdefault(review.day[:7], []).append(review)
    return groups


def _counted(groups: Mapping[str, list[Abstract]], ids: Callable[[Abstract], Iterable[str]]) -> Counts:
    """Month by month, because counting texts takes a third of the time that counting pairs of them takes."""
    return {
        (month, name): number
        for month, reviews in groups.items()
        for name, number in Counter(chain.from_iterable(map(ids, reviews))).items()
    }


def _days(groups: Mapping[str, list[Abstract]]) -> dict[str, Any]:
    days: dict[str, list[int]] = {}
    undated: dict[str, int] = {}
    for month, reviews in groups.items():
        found = [review.days for review in reviews if review.days is not None]
        days.setdefault(month[:4], []).extend(found)
        undated[month[:4]] = undated.get(month[:4], 0) + len(reviews) - len(found)
    return {
        "days": {year: sorted(found) for year, found in sorted(days.items()) if found},
        "undated": {year: number for year, number in undated.items() if number},
    }


def quartiles(days: Sequence[int]) -> Quartiles:
    """The lower quartile, the median and the upper quartile, to a tenth of a day; of one review all three are its own."""
    if len(days) == 1:
        return (days[0], days[0], days[0])
    lower, median, upper = (round(value, 1) for value in quantiles(days, n=4, method="inclusive"))
    return lower, median, upper


def plan_statistics_files(library: Library, numbers: Numbers) -> Iterator[Page]:
    """The data files, by month or year, zeros included, in one form for all languages. Their columns: docs/data.md."""
    ids = digest_of([rating.id for rating in library.config.ratings], list(library.topics), library.config.langs)
    for name, (columns, rows) in _files(library, numbers).items():
        inputs = digest_of(name, columns) + ids + numbers.digest
        yield Page(statistics_path(name), "data.csv", partial(_table, columns, rows), inputs=inputs)


Rows = partial[Iterator[tuple[Any, ...]]]


def _files(library: Library, numbers: Numbers) -> dict[str, tuple[tuple[str, ...], Rows]]:
    by_month = partial(_by_month, numbers)
    ratings = [rating.id for rating in library.config.ratings]
    return {
        "verdicts": (
            ("month", "rating", "reviews", "withdrawn"),
            partial(by_month, ratings, numbers.verdicts, numbers.withdrawn),
        ),
        "topics": (("month", "topic", "reviews"), partial(by_month, list(library.topics), numbers.topics)),
        "platforms": (("month", "platform", "reviews"), partial(by_month, get_args(Platform), numbers.platforms)),
        "languages": (
            ("month", "language", "reviews", "claims"),
            partial(by_month, library.config.langs, numbers.languages, numbers.claims),
        ),
        "response": (
            ("year", "reviews", "undated", "lower_quartile", "median", "upper_quartile"),
            partial(_response, numbers),
        ),
        "corrections": (("month", "kind", "corrections"), partial(by_month, CORRECTIONS, numbers.corrections)),
    }


def _table(columns: Sequence[str], rows: Rows) -> dict[str, Any]:
    return {"columns": list(columns), "rows": [list(row) for row in rows()]}


def _by_month(numbers: Numbers, known: Sequence[str], *counts: Counts) -> Iterator[tuple[Any, ...]]:
    counted = {name for each in counts for _, name in each} - set(known)
    shown = [*known, *sorted(counted, key=lambda name: (name == UNSTATED, name))]
    for month in numbers.months:
        for name in shown:
            yield (month, name or "not-stated", *(each.get((month, name), 0) for each in counts))


def _response(numbers: Numbers) -> Iterator[tuple[Any, ...]]:
    for year in numbers.years:
        days = numbers.days.get(year, ())
        yield (year, len(days), numbers.undated.get(year, 0), *(quartiles(days) if days else ("", "", "")))


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while (found := f"{year:04}-{month:02}") <= last:
        yield found
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)


def _plain(value: Any) -> Any:  # noqa: ANN401 - a count, a text, or a map of them
    return sorted(value.items()) if isinstance(value, Mapping) else value
