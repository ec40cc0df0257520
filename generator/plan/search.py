"""What search finds, and the page on which readers search, with the lists that serve where no script runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

from generator.model.document import KINDS
from generator.model.folding import keys, words
from generator.model.library import AnyDocument
from generator.model.review import Appearance, Platform, Review
from generator.model.route import document_path, list_path
from generator.model.search import SearchRecord
from generator.model.text import direction
from generator.plan.parts import claimant, is_corrected
from generator.plan.view import NATIVE_DIGITS, View

BODY_LIMIT = (
    1500  # characters; halves the time and memory of indexing 10,000 pages, and claims stand in the fields before it
)
SCRIPT_WORDS = (
    "none", "none.claims", "one", "other", "loading", "failed", "withdrawn", "corrected", "more", "prompt",
    "partial", "suggest", "elsewhere", "elsewhere.partial", "deep", "claims", "claim", "further",
)  # fmt: skip


def article_records(view: View) -> list[SearchRecord]:
    """What search finds of everything that is no review, in the view's language."""
    return [_article_record(view, document) for document in view.library.articles if view.lang in document.translations]


def _article_record(view: View, document: AnyDocument) -> SearchRecord:
    translation = document.translations[view.lang]
    record = SearchRecord(
        lang=view.lang,
        path=document_path(view.lang, document.kind, document.slug),
        kind=document.kind,
        title=translation.text.title,
        summary=translation.text.summary,
        body=cut(translation.body.text),
        topics=getattr(document.fields, "topics", ()),
    )
    return _dated(view, document, record) if hasattr(document.fields, "published") else _keyed(record)


def review_record(view: View, review: Review) -> SearchRecord:
    """What search finds of a review."""
    translation = review.translations[view.lang]
    text, fields = translation.text, review.fields
    who = [fields.claimant, *(claim.claimant for claim in fields.further_claims)]
    names = [found.get("text", "") for named in who if (found := claimant(view, named))]
    record = SearchRecord(
        lang=view.lang,
        path=document_path(view.lang, review.kind, review.slug),
        kind=review.kind,
        title=text.title,
        fact=text.fact or "",
        claim=text.claim,
        further=tuple((view.text(claim.claim), claim.rating) for claim in fields.further_claims),
        summary=text.summary,
        names=", ".join(dict.fromkeys(filter(None, names))),
        body=cut(translation.body.text),
        rating=fields.rating,
        topics=fields.topics,
        platforms=platforms(review),
        withdrawn=fields.status == "withdrawn",
        corrected=is_corrected(review),
    )
    return _dated(view, review, record)


def spellings(record: SearchRecord) -> str:
    """Further spellings of the words of title, claim, fact and names, for the search of full texts (fulltext.js).

    A word that folding changes as it is folded, and an Urdu word's sound behind an `x`, which begins no Urdu word.
    """
    found: dict[str, None] = {}
    for text in (record.title, record.claims, record.fact, record.names):
        if text.isascii():  # its words are folded already, and none is an Urdu one
            continue
        plain = set(text.lower().split())
        for word in words(text):
            if word not in plain and not word.isascii():
                found[word] = None
            for sound in keys(word)[1]:
                found[f"x{sound.lower()}"] = None
    return " ".join(found)


def _keyed(record: SearchRecord) -> SearchRecord:
    return replace(record, keys=spellings(record))


def _dated(view: View, document: AnyDocument, record: SearchRecord) -> SearchRecord:
    """The record with its dates, and with further spellings."""
    sort = document.fields.published.astimezone(UTC).isoformat(timespec="seconds")
    day = _day(view, document)
    return replace(record, sort=sort, day=day, year=day[:4], keys=spellings(record))


def _day(view: View, document: AnyDocument) -> str:
    """The newsroom's calendar day of publication."""
    published: datetime = document.fields.published
    return published.astimezone(view.library.config.zone).date().isoformat()


def cut(text: str) -> str:
    """The beginning of a body's text (its words parted by single blanks), as much of it as is indexed; whole words."""
    if len(text) <= BODY_LIMIT:
        return text
    return text[: BODY_LIMIT + 1].rpartition(" ")[0] or text[:BODY_LIMIT]


def appearances_of(review: Review) -> tuple[Appearance, ...]:
    """Where all claims of a review were seen."""
    further = (seen for claim in review.fields.further_claims for seen in claim.appearances)
    return (*review.fields.appearances, *further)


def platforms(review: Review) -> tuple[str, ...]:
    """Where a review's claims were seen: each platform once, in the order of the content model."""
    seen = {appearance.platform for appearance in appearances_of(review)}
    return tuple(platform for platform in get_args(Platform) if platform in seen)


def plan_search_page(view: View) -> dict[str, Any]:
    """The data of the search page. `settings` is what its script reads; the rest is for the template.

    The months and digits are in the settings because a result's date is written in the browser, as `View.day` writes
    it here.
    """
    return {
        "filters": dict(_filters(view)),
        "lists": list(_lists(view)),
        "settings": {
            **_told(view),
            "index": view.link(f"/pagefind/{view.lang}/"),
            "prefix": view.library.config.prefix,
            "others": [_other(View(view.library, lang), view) for lang in view.langs if lang != view.lang],
        },
    }


def _told(view: View) -> dict[str, Any]:
    """What a result is told with in the view's language, and where its finder is."""
    return {
        "lang": view.lang,
        "claims": view.link(f"/finder/{view.lang}/"),
        "ratings": {rating.id: view.text(rating.label) for rating in view.library.config.ratings},
        "kinds": {kind: view.word(f"search.kind.{kind}") for kind in KINDS},
        "words": {name: view.word(f"search.{name}") for name in SCRIPT_WORDS},
        "months": [view.word(f"month.{month}") for month in range(1, 13)],
        "digits": NATIVE_DIGITS.get(view.lang.split("-")[0], "") if view.language.digits == "native" else "",
    }


def _other(view: View, reader: View) -> dict[str, Any]:
    """What search in another language is told with, and the page that a reader is led to."""
    return {
        **_told(view),
        "dir": direction(view.lang),
        "label": view.language.name,
        "page": reader.link(list_path(view.lang, "search")),
    }


def _lists(view: View) -> Iterator[dict[str, str]]:
    """The lists that together lead to everything in this language."""
    library = view.library
    sections = [("reviews", "nav.reviews"), ("topics", "nav.topics"), ("ratings", "nav.ratings")]
    for kind, documents in (("narratives", library.narratives), ("learn", library.lessons)):
        if any(view.lang in document.translations for document in documents):
            sections.append((kind, f"nav.{kind}"))
    for section, word in (*sections, ("glossary", "nav.glossary")):
        yield {"label": view.word(word), "link": view.link(list_path(view.lang, section))}


def _filters(view: View) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The choices that find anything in this language; verdicts in the scale's order, years from the latest."""
    library = view.library
    reviews = view.edition.reviews
    used = {review.rating for review in reviews}
    yield (
        "rating",
        [_option(rating.id, view.text(rating.label)) for rating in library.config.ratings if rating.id in used],
    )
    dated: tuple[AnyDocument, ...] = (*library.lessons, *library.narratives)
    dated = tuple(document for document in dated if view.lang in document.translations)
    filed = {topic for review in reviews for topic in review.topics}
    filed |= {topic for document in dated for topic in document.fields.topics}
    named = [_option(topic, view.text(library.topics[topic].name)) for topic in filed if topic in library.topics]
    yield "topic", sorted(named, key=lambda option: (option["label"], option["id"]))
    seen = {platform for review in reviews for platform in review.platforms}
    yield (
        "platform",
        [_option(name, view.word(f"review.platform.{name}")) for name in get_args(Platform) if name in seen],
    )
    years = {review.day[:4] for review in reviews} | {_day(view, document)[:4] for document in dated}
    yield "year", [_option(year, view.digits(year)) for year in sorted(years, reverse=True)]


def _option(option: str, label: str) -> dict[str, str]:
    return {"id": option, "label": label}
