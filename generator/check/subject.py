"""What every check looks at: the content, the addresses that it gives rise to, and hints made from what exists."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.library import Library
from generator.model.route import Route
from generator.problems import nearest

MANY = 2000  # comparing a word with more names than this takes seconds when there are many mistakes
UNSEEN = "A draft, or what is not yet due, does not exist for readers; build with --drafts to see it."


@dataclass(frozen=True)
class Subject:
    """All content and all addresses. Checks only read it; what several of them need is worked out once."""

    library: Library
    routes: tuple[Route, ...]

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all outputs."""
        return frozenset(route.path for route in self.routes)

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the site, the default first."""
        return self.library.config.langs

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids that content may name, by the folder that defines them; `ratings` are the scale's."""
        library = self.library
        return {
            "ratings": frozenset(rating.id for rating in library.config.ratings),
            "people": frozenset(library.people),
            "topics": frozenset(library.topics),
            "claimants": frozenset(library.claimants),
            "techniques": frozenset(library.techniques),
            "reviews": frozenset(review.slug for review in library.reviews),
            "narratives": frozenset(narrative.slug for narrative in library.narratives),
            "lessons": frozenset(lesson.slug for lesson in library.lessons),
            "pages": frozenset(page.slug for page in library.pages),
        }


def suggestion(word: str, known: Collection[str]) -> str:
    """“Did you mean …?” with the nearest of the known words, or an empty string."""
    if len(known) > MANY:
        known = [other for other in known if other[:3] == word[:3] or other[-3:] == word[-3:]][:MANY]
    guess = nearest(word, known)
    return f"Did you mean “{guess}”?" if guess else ""


def sentences(*parts: str) -> str:
    """The parts that are not empty, as one text."""
    return " ".join(part for part in parts if part)
