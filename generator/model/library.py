"""Everything that was loaded, with the indexes that checks and planning read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from generator.model.abstract import Abstract
from generator.model.article import ContentPage, Lesson, Narrative, Term
from generator.model.config import Config
from generator.model.document import Document
from generator.model.picture import Picture
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
    """All content of a newsroom. Reviews (in short), narratives and lessons stand newest first, the rest by slug or id.

    `pictures` is keyed by the picture's path below `content/`. `card_look` is the digest of what share cards are drawn with,
    template and fonts; `card_letters` are the letters that these fonts have, as `in_ranges` writes them, and empty where
    nobody asked. `broken` holds the folders and pictures below `content/` that could not be read: what refers to them is
    not reported a second time.
    """

    config: Config
    reviews: tuple[Abstract, ...] = ()
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
    card_look: str = ""
    card_letters: str = ""
    broken: frozenset[str] = frozenset()

    @property
    def articles(self) -> Iterator[AnyDocument]:
        """Every document that is no review."""
        yield from self.narratives
        yield from self.lessons
        yield from self.glossary
        yield from self.pages

    @property
    def documents(self) -> Iterator[Abstract | AnyDocument]:
        """Every document of every kind, reviews in short."""
        yield from self.reviews
        yield from self.articles

    @cached_property
    def by_slug(self) -> Mapping[str, Abstract]:
        """Reviews by their slug."""
        return {review.slug: review for review in self.reviews}

    @cached_property
    def editions(self) -> Mapping[str, Library]:
        """For each language the library with the reviews that exist in it: lists never show another."""
        return {
            lang: replace(self, reviews=tuple([review for review in self.reviews if lang in review.texts]))
            for lang in self.config.langs
        }

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews of each topic, newest first."""
        return _grouped(self.reviews, lambda review: review.topics)

    @cached_property
    def by_rating(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews of each verdict, newest first; a review stands under the verdict of its main claim."""
        return _grouped(self.reviews, lambda review: (review.rating,))

    @cached_property
    def by_claimant(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews of what each claimant with a file of their own has said, newest first."""
        return _grouped(self.reviews, lambda review: review.claimants)

    @cached_property
    def by_narrative(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews of each narrative, newest first."""
        return _grouped(self.reviews, lambda review: review.narratives)

    @cached_property
    def by_technique(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews that show each technique, newest first."""
        return _grouped(self.reviews, lambda review: review.techniques)

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Abstract, ...]]:
        """Reviews that each person wrote or reviewed, newest first."""
        return _grouped(self.reviews, lambda review: review.people)

    def visible(self, now: datetime, *, drafts: bool) -> Library:
        """The library as readers may see it at `now`: without drafts (unless asked for) and without what is not yet due."""

        def shown(document: AnyDocument) -> bool:
            fields = document.fields
            return drafts or (fields.status != "draft" and fields.published <= now)

        moment = now.timestamp()
        return replace(
            self,
            reviews=tuple(r for r in self.reviews if drafts or (r.status != "draft" and r.moment <= moment)),
            narratives=tuple(filter(shown, self.narratives)),
            lessons=tuple(filter(shown, self.lessons)),
        )

    def next_due(self, now: datetime) -> datetime | None:
        """When the next scheduled document becomes visible, or None."""
        moment = now.timestamp()
        due = [datetime.fromisoformat(r.published) for r in self.reviews if r.status != "draft" and r.moment > moment]
        dated: tuple[AnyDocument, ...] = (*self.narratives, *self.lessons)
        due += [d.fields.published for d in dated if d.fields.status != "draft" and d.fields.published > now]
        return min(due, default=None)


def newest_first(documents: Iterable[DocumentT]) -> tuple[DocumentT, ...]:
    """Documents by day of publication, latest first; those of one moment by slug, so that the order never varies."""

    def published(document: AnyDocument) -> float:
        fields = document.fields
        return -(fields.published.timestamp() if hasattr(fields, "published") else 0.0)

    return tuple(sorted(documents, key=lambda document: (published(document), document.slug)))


def latest_first(reviews: Iterable[Abstract]) -> tuple[Abstract, ...]:
    """Reviews in the same order."""
    return tuple(sorted(reviews, key=lambda review: (-review.moment, review.slug)))


def _grouped(
    reviews: Iterable[Abstract], keys: Callable[[Abstract], Iterable[str]]
) -> Mapping[str, tuple[Abstract, ...]]:
    groups: dict[str, list[Abstract]] = {}
    for review in reviews:
        for key in keys(review):
            if key in groups:
                groups[key].append(review)
            else:
                groups[key] = [review]
    return {key: tuple(found) for key, found in sorted(groups.items())}
