"""Which other reviews a review's page leads to.

First those that the editor named, then the nearest in time of its narratives, then of its first topic. Nearest, not
newest: what was claimed in the same weeks belongs together, and a new review changes the pages of its neighbours only,
not of a whole topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.abstract import Abstract
from generator.plan.view import View

MOST = 4


class Related:
    """The neighbours of any review in the view's language; the places in each group are worked out once."""

    def __init__(self, view: View) -> None:
        self._library = view.edition
        self._places: dict[str, dict[str, int]] = {}

    def to(self, review: Abstract) -> list[Abstract]:
        """At most four; never the review itself, one that is withdrawn, or one in another language."""
        library = self._library
        found: dict[str, Abstract] = {}
        for slug in review.related:
            other = library.by_slug.get(slug)
            if other and slug != review.slug and other.status != "withdrawn" and len(found) < MOST:
                found[slug] = other
        for name in review.narratives:
            self._nearest(review, f"narratives/{name}", library.by_narrative.get(name, ()), found)
        if len(found) < MOST:
            self._nearest(review, f"topics/{review.topics[0]}", library.by_topic.get(review.topics[0], ()), found)
        return list(found.values())

    def _nearest(self, review: Abstract, name: str, group: Sequence[Abstract], found: dict[str, Abstract]) -> None:
        """Fills up with a group's members by their distance from the review, of two at one distance the newer first."""
        if name not in self._places:
            self._places[name] = {member.slug: place for place, member in enumerate(group)}
        place = self._places[name].get(review.slug)
        if place is None:
            return
        newer, older, count = place - 1, place + 1, len(group)
        while len(found) < MOST and (newer >= 0 or older < count):
            for at in (newer, older):
                if 0 <= at < count and len(found) < MOST and group[at].status != "withdrawn":
                    found[group[at].slug] = group[at]
            newer, older = newer - 1, older + 1
