"""Narratives, lessons, glossary terms and content pages: what stands around the reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from generator.model.attribution import Attribution, Behaviour, Intervention
from generator.model.date import Moment, PartialDate
from generator.model.document import Document
from generator.model.record import Address, Record
from generator.model.review import Change, Image, Status
from generator.model.text import Ids, Localized, Mentions, Prose, Slug


class ArticleText(Record):
    """The fields that each language file of a narrative, lesson, term or page has of its own.

    A glossary term's `title` is the term and its `summary` the definition.
    """

    title: Annotated[Prose, Field(max_length=110)]
    summary: Prose
    translators: Mentions = ()
    translated_from: str | None = None
    source_revision: str | None = None


class TermText(ArticleText):
    """The fields that each language file of a glossary term has: `forms` are further words that stand for it in a text.

    They are written out, plurals and inflections one by one: no rule knows those of every language.
    """

    forms: tuple[Prose, ...] = ()


class PageFields(Record):
    """The shared fields of a content page such as the methodology; every other kind has them too."""

    updated: Moment | None = None
    aliases: tuple[Prose, ...] = ()
    images: tuple[Image, ...] = ()


class TermFields(PageFields):
    """The shared fields of a glossary term; `see` are terms that explain more."""

    see: Ids = ()
    same_as: tuple[Address, ...] = ()


class ArticleFields(PageFields):
    """What narratives and lessons share: they are published on a day, by somebody, on something."""

    status: Status = "published"
    published: Moment
    authors: Mentions = ()
    reviewers: Mentions = ()
    topics: Mentions = ()
    techniques: Mentions = ()
    corrections: tuple[Change, ...] = ()
    content_warning: Localized | None = None

    @property
    def modified(self) -> datetime:
        """When the article last changed: the latest of publication, `updated` and the corrections."""
        return max(self.published, self.updated or self.published, *(c.date for c in self.corrections))


class TimelineEntry(Record):
    """One dated event of a narrative that no review dates by itself."""

    date: PartialDate
    text: Localized
    review: Slug | None = None


class NarrativeFields(ArticleFields):
    """The shared fields of a dossier: claims that tell one story.

    `reviews` puts those first that readers should see first; which belong to it the reviews say. Without an `attribution`
    nobody knows who is behind it.
    """

    reviews: Ids = ()
    timeline: tuple[TimelineEntry, ...] = ()
    known: tuple[Localized, ...] = ()
    unknown: tuple[Localized, ...] = ()
    behaviour: tuple[Behaviour, ...] = ()
    attribution: Attribution | None = None
    interventions: tuple[Intervention, ...] = ()


class Option(Record):
    """One answer that a question offers; `why` tells what is right or wrong about it."""

    text: Localized
    right: bool = False
    why: Localized | None = None


class Question(Record):
    """A question of a quiz with the answers to choose from, one of which is right."""

    question: Localized
    options: tuple[Option, ...]
    explanation: Localized | None = None

    @property
    def answer(self) -> int:
        """The place of the right option, from 0."""
        return next(place for place, option in enumerate(self.options) if option.right)


class LessonFields(ArticleFields):
    """The shared fields of a media-literacy lesson.

    `minutes` is how long it takes, `after` are the lessons to be read before it. The quiz is shared, so that no language
    can have another right answer.
    """

    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    level: Literal["beginner", "intermediate"] | None = None
    audience: Localized | None = None
    after: Ids = ()
    quiz: tuple[Question, ...] = ()


Narrative = Document[NarrativeFields, ArticleText]
Lesson = Document[LessonFields, ArticleText]
Term = Document[TermFields, TermText]
ContentPage = Document[PageFields, ArticleText]
