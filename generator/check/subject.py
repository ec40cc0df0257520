"""What every check looks at: the content, the addresses that it gives rise to, and hints made from what exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.library import Library
from generator.model.review import Review
from generator.model.route import Route
from generator.problems import Problem, Severity, nearest

FEW = 200  # so many words can each be compared with one that is not known
CANDIDATES = 8
UNSEEN = "A draft, or what is not yet due, does not exist for readers; build with --drafts to see it."


class Words(frozenset[str]):
    """Known words, which offer the nearest of them for a word that is not known.

    A large site may have thousands of addresses and, after a renaming, thousands of dead links; so only those words are
    compared in full that share the rarest groups of three letters with the unknown one.
    """

    @cached_property
    def _by_group(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self):
            for group in _groups(word):
                found.setdefault(group, []).append(word)
        return {group: words for group, words in found.items() if len(words) <= FEW}

    def suggestion(self, word: str) -> str:
        """“Did you mean …?” with the nearest of these words, or an empty string."""
        candidates: Iterable[str] = self
        if len(self) > FEW:
            shared = Counter(other for group in _groups(word) for other in self._by_group.get(group, ()))
            candidates = [other for other, _ in shared.most_common(CANDIDATES)]
        guess = nearest(word, candidates)
        return f"Did you mean “{guess}”?" if guess else ""


def _groups(word: str) -> list[str]:
    framed = f" {word} "
    return sorted({framed[at : at + 3] for at in range(len(framed) - 2)})


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
    def ids(self) -> Mapping[str, Words]:
        """The ids that content may name, by the folder that defines them; `ratings` are the scale's."""
        library = self.library
        return {
            "ratings": Words(rating.id for rating in library.config.ratings),
            "people": Words(library.people),
            "topics": Words(library.topics),
            "claimants": Words(library.claimants),
            "techniques": Words(library.techniques),
            "reviews": Words(review.slug for review in library.reviews),
            "narratives": Words(narrative.slug for narrative in library.narratives),
            "lessons": Words(lesson.slug for lesson in library.lessons),
            "pages": Words(page.slug for page in library.pages),
        }


def sentences(*parts: str) -> str:
    """The parts that are not empty, as one text."""
    return " ".join(part for part in parts if part)


def still_missing(review: Review, problem: Problem) -> Problem:
    """The problem of something that is not there yet: in a draft, which may be unfinished, only a warning."""
    return replace(problem, severity=Severity.WARNING) if review.fields.status == "draft" else problem
