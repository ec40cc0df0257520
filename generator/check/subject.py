"""What every check looks at: the content, the addresses that it gives rise to, and hints made from what exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.model.article import Lesson, Narrative
from generator.model.library import AnyDocument, Library
from generator.model.review import Review
from generator.model.route import Route
from generator.problems import Problem, Severity, nearest

VOCABULARIES = frozenset({"people", "topics", "claimants", "techniques"})
DATED = frozenset({"reviews", "narratives", "lessons"})
FEW = 200  # so many words can each be compared with one that is not known
CANDIDATES = 8
UNSEEN = "A draft, or what is not yet due, does not exist for readers; tasdiq serve shows it."


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
    """What is checked. Checks only read it; what several of them need is worked out once.

    `documents` are looked into one by one: each is checked where it is read, and `library` then holds the settings, the
    vocabularies, and the pictures of that document. For checks of the site as a whole it holds everything, reviews in
    short, `routes` are the addresses of all outputs, and `today` is the newsroom's day.
    """

    library: Library
    documents: tuple[AnyDocument, ...] = ()
    routes: tuple[Route, ...] = ()
    today: date = date.max

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Those of the documents that are claim reviews."""
        return tuple(document for document in self.documents if document.kind == "reviews")

    @cached_property
    def narratives(self) -> tuple[Narrative, ...]:
        """Those of the documents that are dossiers."""
        return tuple(document for document in self.documents if document.kind == "narratives")

    @cached_property
    def dated(self) -> tuple[Review | Narrative | Lesson, ...]:
        """Those of the documents that are published on a day and signed: reviews, narratives, lessons."""
        return tuple(document for document in self.documents if document.kind in DATED)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all outputs."""
        return frozenset([route.path for route in self.routes])

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the site, the default first."""
        return self.library.config.langs

    def ids(self, kind: str) -> Words:
        """The ids that content may name, by the folder that defines them; `ratings` are the scale's."""
        if kind not in self._ids:
            self._ids[kind] = self._known(kind)
        return self._ids[kind]

    @cached_property
    def _ids(self) -> dict[str, Words]:
        return {}

    def _known(self, kind: str) -> Words:
        library = self.library
        if kind == "ratings":
            return Words(rating.id for rating in library.config.ratings)
        if kind in VOCABULARIES:
            return Words(getattr(library, kind))
        return Words(document.slug for document in getattr(library, kind))


def sentences(*parts: str) -> str:
    """The parts that are not empty, as one text."""
    return " ".join(part for part in parts if part)


def still_missing(document: AnyDocument, problem: Problem) -> Problem:
    """The problem of something that is not there yet: in a draft, which may be unfinished, only a warning."""
    draft = getattr(document.fields, "status", "") == "draft"  # terms and pages have no status
    return replace(problem, severity=Severity.WARNING) if draft else problem
