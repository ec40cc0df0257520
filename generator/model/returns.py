"""When a claim came back: it was seen again after the newsroom had published its review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from generator.model.review import Appearance, FurtherClaim, Review


class Place(NamedTuple):
    """Where a claim was seen again. `field` is the appearance's place in the front matter; `claim` is None for the main one."""

    field: str
    seen: Appearance
    claim: FurtherClaim | None = None


class Return(NamedTuple):
    """All places with one date: the date is the return's permanent anchor, whatever is added later."""

    date: str
    places: tuple[Place, ...]

    @property
    def anchor(self) -> str:
        """Where the page tells of it."""
        return f"return-{self.date}"


def returns_of(review: Review, zone: tzinfo) -> tuple[Return, ...]:
    """The returns of a review's claims, latest first.

    An appearance counts if it is certainly later than the day of publication in the newsroom's `zone`: `2026-05` may be
    any day of that month. A withdrawn review has none, because its verdict does not stand and must not be sent round again.
    """
    if review.fields.status == "withdrawn":
        return ()
    published = review.fields.published.astimezone(zone).date().isoformat()
    found: dict[str, list[Place]] = {}
    for field, seen, claim in _appearances(review):
        if (
            seen.date and seen.date > published
        ):  # as texts, `2026-05` is before all of its days and after the month before
            found.setdefault(seen.date, []).append(Place(field, seen, claim))
    return tuple(Return(date, tuple(found[date])) for date in sorted(found, reverse=True))


def _appearances(review: Review) -> Iterator[tuple[str, Appearance, FurtherClaim | None]]:
    for number, seen in enumerate(review.fields.appearances):
        yield f"appearances.{number}", seen, None
    for number, claim in enumerate(review.fields.further_claims):
        for at, seen in enumerate(claim.appearances):
            yield f"further_claims.{number}.appearances.{at}", seen, claim
