"""Everything that was loaded, with the indexes that checks and planning read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from generator.model.article import ContentPage, Lesson, Narrative, Term
from generator.model.config import Config
from generator.model.document import Document
from generator.model.picture import Picture
from generator.model.review import Review
from generator.model.vocabulary import Claimant, Person, Technique, Topic

AnyDocument = Document[Any, Any]
DocumentT = TypeVar("DocumentT", bound=AnyDocument)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the look, below `templates/assets/`: a stylesheet, a script, a font.

    `address` is where it is served, with a digest of its content in the name. `text` holds stylesheets and scripts, complete;
    it is empty for fonts and other binary files, which are copied.
    """

    name: str
    address: str
    sha256: str
    text: str = ""


@dataclass(frozen=True)
class Library:
    """All content of a newsroom. Reviews, narratives and lessons stand newest first, the rest by slug or id.

    `pictures` is keyed by the picture's path below `content/`. `broken` holds the folders and pictures below `content/` that
    could not be read: what refers to them is not reported a second time.
    """

    config: Config
    reviews: tuple[Review, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    glossary: tuple[Term, ...] = ()
    pages: tuple[ContentPage, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    claimants: Mapping[str, Claimant] = field(default_factory=dict)
    techniques: Mapping[str, Technique] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    @property
    def documents(self) -> Iterator[AnyDocument]:
        """Every document of every kind."""
        yield from self.reviews
        yield from self.narratives
        yield from self.lessons
        yield from self.glossary
        yield from self.pages

    @cached_property
    def by_folder(self) -> Mapping[str, AnyDocument]:
        """Documents by their folder below `content/`, such as `reviews/flood-picture`."""
        return {document.folder: document for document in self.documents}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews of each topic, newest first."""
        return _grouped(self.reviews, lambda review: review.fields.topics)

    @cached_property
    def by_rating(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews of each verdict, newest first; a review stands under the verdict of its main claim."""
        return _grouped(self.reviews, lambda review: (review.fields.rating,))

    @cached_property
    def by_claimant(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews of what each claimant with a file of their own has said, newest first."""
        return _grouped(self.reviews, _claimant_ids)

    @cached_property
    def by_narrative(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews of each narrative, newest first."""
        return _grouped(self.reviews, lambda review: review.fields.narratives)

    @cached_property
    def by_technique(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews that show each technique, newest first."""
        return _grouped(self.reviews, lambda review: review.fields.techniques)

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Review, ...]]:
        """Reviews that each person wrote or reviewed, newest first."""
        return _grouped(self.reviews, lambda review: (*review.fields.authors, *review.fields.reviewers))

    def visible(self, now: datetime, *, drafts: bool) -> Library:
        """The library as readers may see it at `now`: without drafts (unless asked for) and without what is not yet due."""

        def shown(document: AnyDocument) -> bool:
            fields = document.fields
            return drafts or (fields.status != "draft" and fields.published <= now)

        return replace(
            self,
            reviews=tuple(filter(shown, self.reviews)),
            narratives=tuple(filter(shown, self.narratives)),
            lessons=tuple(filter(shown, self.lessons)),
        )

    def next_due(self, now: datetime) -> datetime | None:
        """When the next scheduled document becomes visible, or None."""
        dated: tuple[AnyDocument, ...] = (*self.reviews, *self.narratives, *self.lessons)
        due = [d.fields.published for d in dated if d.fields.status != "draft" and d.fields.published > now]
        return min(due, default=None)


def newest_first(documents: Iterable[DocumentT]) -> tuple[DocumentT, ...]:
    """Documents by day of publication, latest first; those of one moment by slug, so that the order never varies."""

    def published(document: AnyDocument) -> float:
        fields = document.fields
        return -(fields.published.timestamp() if hasattr(fields, "published") else 0.0)

    return tuple(sorted(documents, key=lambda document: (published(document), document.slug)))


def _claimant_ids(review: Review) -> Iterable[str]:
    named = (review.fields.claimant, *(claim.claimant for claim in review.fields.further_claims))
    return (claimant for claimant in named if isinstance(claimant, str))


def _grouped(reviews: Iterable[Review], keys: Callable[[Review], Iterable[str]]) -> Mapping[str, tuple[Review, ...]]:
    groups: dict[str, list[Review]] = {}
    for review in reviews:
        for key in dict.fromkeys(keys(review)):
            groups.setdefault(key, []).append(review)
    return {key: tuple(found) for key, found in sorted(groups.items())}
