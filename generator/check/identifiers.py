"""Every id that content names is defined, be it a verdict, a topic, a technique, a claimant, a person or a document.

## Why

A misspelt id would make a second topic with one review, a byline without a person, or a verdict that is not on the
scale. The vocabulary is closed: what is new gets its own file first. An id is the name of its file, not what readers
see: the verdict that they see as “False” may be `incorrect`; the hint tells. What stands in a file that could not be
read is not reported a second time.

## Example

Wrong:

    rating: mostly-flase
    topics: [helth]

Right:

    rating: mostly-false
    topics: [health]

## Codes

- `unknown-rating`: `site_config.yml` has no verdict with this id.
- `unknown-topic`: there is no file `content/topics/<id>.yml`.
- `unknown-technique`: there is no file `content/techniques/<id>.yml`.
- `unknown-claimant`: there is no file `content/claimants/<id>.yml`; a claimant may also be written out in the review.
- `unknown-person`: an author, reviewer or translator without a file `content/people/<id>.yml`.
- `unknown-narrative`: there is no folder `content/narratives/<slug>/`, or it is a draft or not yet due.
- `unknown-review`: the same for a related review, or one that a dossier or its timeline names.
- `unknown-lesson`: the same for the lesson of a technique, or for one that another lesson comes `after`.
- `unknown-term`: there is no folder `content/glossary/<slug>/` for what a term says under `see`.
- `unknown-page`: the navigation names a page that `content/pages/` does not have.
- `retired-rating` (warning): the verdict is no longer given; the message names the one that replaced it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.check.meant import as_id, meant
from generator.check.subject import UNSEEN, Subject, sentences
from generator.model.article import ArticleFields, ArticleText
from generator.model.config import POLICY_PAGES
from generator.model.document import Document
from generator.model.library import AnyDocument
from generator.model.review import Review
from generator.model.source import Source
from generator.problems import Problem

CODES = {
    "ratings": "unknown-rating",
    "topics": "unknown-topic",
    "techniques": "unknown-technique",
    "claimants": "unknown-claimant",
    "people": "unknown-person",
    "narratives": "unknown-narrative",
    "reviews": "unknown-review",
    "lessons": "unknown-lesson",
    "glossary": "unknown-term",
    "pages": "unknown-page",
}
ARTICLES = frozenset({"narratives", "lessons"})
DATED = frozenset({"narratives", "reviews", "lessons"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An id where a file names it; `kind` is the folder that should define it."""

    kind: str
    id: str
    source: Source
    path: str


def check(subject: Subject) -> Iterator[Problem]:
    """Looks up every verdict and every entry of a vocabulary that documents name."""
    yield from _looked_up(_in_documents(subject), subject)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Looks up every document that other documents, techniques and the configuration name."""
    yield from _looked_up(_in_site(subject), subject)


def _looked_up(mentions: Iterable[Mention], subject: Subject) -> Iterator[Problem]:
    for mention in mentions:
        if mention.id in subject.ids(mention.kind):
            yield from _retired(mention, subject)
        elif f"{mention.kind}/{mention.id}" not in subject.library.broken:
            yield _unknown(mention, subject)


def _unknown(mention: Mention, subject: Subject) -> Problem:
    code = CODES[mention.kind]
    what = code.removeprefix("unknown-")
    return mention.source.error(
        code,
        mention.path,
        f"there is no {what} “{mention.id}”",
        hint=sentences(
            meant(mention.kind, mention.id, subject),
            _how_to_make(mention, subject.langs[0]),
            UNSEEN if mention.kind in DATED else "",
        ),
    )


def _how_to_make(mention: Mention, lang: str) -> str:
    if mention.kind == "ratings":
        return "The verdicts stand in site_config.yml under ratings."
    name = as_id(mention.id) or "<id>"
    file = f"{name}/index.{lang}.md" if mention.kind in DATED | {"glossary", "pages"} else f"{name}.yml"
    written_out = ", or write it out: {name: …, kind: person}" if mention.kind == "claimants" else ""
    return f"If it is new, create content/{mention.kind}/{file}{written_out}."


def _retired(mention: Mention, subject: Subject) -> Iterator[Problem]:
    if mention.kind != "ratings" or mention.path.endswith("previous_rating"):
        return
    rating = subject.library.config.rating(mention.id)
    if rating and rating.retired:
        instead = f"Use “{rating.replaced_by}” instead." if rating.replaced_by else "Choose another from the scale."
        yield mention.source.warning(
            "retired-rating", mention.path, f"the verdict “{mention.id}” is no longer given", hint=instead
        )


def _in_documents(subject: Subject) -> Iterator[Mention]:
    for review in subject.reviews:
        yield from _of_review(review)
    for article in (document for document in subject.documents if document.kind in ARTICLES):
        yield from _of_article(article)
    for document in subject.documents:
        yield from _of_translations(document)


def _in_site(subject: Subject) -> Iterator[Mention]:
    library = subject.library
    narratives, reviews = subject.ids("narratives"), subject.ids("reviews")
    for review in library.reviews:
        if not (narratives.issuperset(review.narratives) and reviews.issuperset(review.related)):
            yield from _listed("narratives", review.narratives, review.source, "narratives")
            yield from _listed("reviews", review.related, review.source, "related")
    for narrative in library.narratives:
        yield from _listed("reviews", narrative.fields.reviews, narrative.source, "reviews")
        for number, entry in enumerate(narrative.fields.timeline):
            if entry.review:
                yield Mention("reviews", entry.review, narrative.source, f"timeline.{number}.review")
    for lesson in library.lessons:
        yield from _listed("lessons", lesson.fields.after, lesson.source, "after")
    for term in library.glossary:
        yield from _listed("glossary", term.fields.see, term.source, "see")
    for technique in library.techniques.values():
        if technique.lesson:
            yield Mention("lessons", technique.lesson, technique.source, "lesson")
    yield from _of_config(subject)


def _of_review(review: Review) -> Iterator[Mention]:
    fields, source = review.fields, review.source
    yield Mention("ratings", fields.rating, source, "rating")
    if isinstance(fields.claimant, str):
        yield Mention("claimants", fields.claimant, source, "claimant")
    for number, claim in enumerate(fields.further_claims):
        yield Mention("ratings", claim.rating, source, f"further_claims.{number}.rating")
        if isinstance(claim.claimant, str):
            yield Mention("claimants", claim.claimant, source, f"further_claims.{number}.claimant")
    for number, correction in enumerate(fields.corrections):
        if correction.previous_rating:
            yield Mention("ratings", correction.previous_rating, source, f"corrections.{number}.previous_rating")
    yield from _listed("topics", fields.topics, source, "topics")
    yield from _listed("techniques", fields.techniques, source, "techniques")
    yield from _listed("people", fields.authors, source, "authors")
    yield from _listed("people", fields.reviewers, source, "reviewers")


def _of_article(article: Document[ArticleFields, ArticleText]) -> Iterator[Mention]:
    fields, source = article.fields, article.source
    yield from _listed("topics", fields.topics, source, "topics")
    yield from _listed("techniques", fields.techniques, source, "techniques")
    yield from _listed("people", fields.authors, source, "authors")
    yield from _listed("people", fields.reviewers, source, "reviewers")


def _of_translations(document: AnyDocument) -> Iterator[Mention]:
    for translation in document.translations.values():
        yield from _listed("people", translation.text.translators, translation.source, "translators")


def _of_config(subject: Subject) -> Iterator[Mention]:
    config = subject.library.config
    for number, slug in enumerate(config.navigation):
        if slug not in POLICY_PAGES:  # where one of these is missing, the check of policy pages says so
            yield Mention("pages", slug, config.source, f"navigation.{number}")


def _listed(kind: str, ids: Iterable[str], source: Source, path: str) -> Iterator[Mention]:
    for number, named in enumerate(ids):
        yield Mention(kind, named, source, f"{path}.{number}")
