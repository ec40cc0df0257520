"""The parts that several kinds of pages show: a verdict, a card in a list, a byline, a picture, a link to a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from generator.model.article import Lesson
from generator.model.document import Document
from generator.model.library import AnyDocument
from generator.model.returns import Return, returns_of
from generator.model.review import Appearance, Evidence, Image, NamedClaimant, Review
from generator.model.route import document_path, list_path
from generator.model.vocabulary import Technique
from generator.plan.bodies import shown_picture
from generator.plan.view import View

Data = dict[str, Any]
TOC_LEVEL = 2
PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:/|$)")


def verdict(view: View, rating_id: str) -> Data:
    """A verdict as words, with the id that gives it colour and shape, and the page that lists it."""
    return view.once("verdict", rating_id, lambda: _verdict(view, rating_id))


def _verdict(view: View, rating_id: str) -> Data:
    rating = view.library.config.rating(rating_id)
    label = view.told(rating.label) if rating else None
    path = list_path(view.lang, "ratings", rating_id) if rating else ""
    return {
        "id": rating_id,
        "label": label["text"] if label else rating_id,
        "definition": view.text(rating.definition) if rating else "",
        "link": view.link(path) if path else "",
    }


def review_card(view: View, review: Review) -> Data:
    """A review as lists show it: verdict, title, claim, day."""
    text = review.translations[view.lang].text
    topic = view.library.topics.get(review.fields.topics[0])
    return {
        "link": view.link(document_path(view.lang, "reviews", review.slug)),
        "title": text.title,
        "claim": text.claim,
        "summary": text.summary,
        "verdict": verdict(view, review.fields.rating),
        "topic": view.text(topic.name) if topic else "",
        "published": view.day(review.fields.published),
        "withdrawn": review.fields.status == "withdrawn",
        "corrected": is_corrected(review),
        "returned": _returned(view, review),
        "picture": _card_picture(view, review),
    }


def is_corrected(review: Review) -> bool:
    """Whether lists say that something in it was wrong; of one that is withdrawn they say that instead."""
    kinds = {change.kind for change in review.fields.corrections}
    return "correction" in kinds and review.fields.status != "withdrawn"


def _returned(view: View, review: Review) -> str:
    """That the claim came back, and when last; empty where it did not."""
    found = returns_of(review, view.library.config.zone)
    return view.word("returns.mark.date", date=latest_return(view, found)) if found else ""


def latest_return(view: View, returns: Sequence[Return]) -> str:
    """The month of the latest return, or the year where the editor gave no more."""
    month = view.partial(returns[0].date[: len("2026-05")])
    return month["text"] if month else ""


def _card_picture(view: View, review: Review) -> Data | None:
    """A picture may stand in a list only where it cannot mislead without its context: never one that is false or shielded."""
    for image in review.fields.images:
        picture = view.library.pictures.get(f"{review.folder}/{image.file}")
        if picture and image.role in {"photo", "evidence"} and image.shield == "none":
            return shown_picture(view, picture, image)
    return None


def article_card(view: View, document: AnyDocument) -> Data:
    """A narrative or a lesson as lists show it."""
    text = document.translations[view.lang].text
    return {
        "link": view.link(document_path(view.lang, document.kind, document.slug)),
        "title": text.title,
        "text": text.summary,
    }


def taught(view: View, lesson: Lesson) -> list[Technique]:
    """The techniques that a lesson names, and those that name the lesson."""
    library = view.library
    naming = (technique.id for technique in library.techniques.values() if technique.lesson == lesson.slug)
    ids = dict.fromkeys([*lesson.fields.techniques, *naming])
    return [library.techniques[name] for name in ids if name in library.techniques]


def people(view: View, ids: Iterable[str]) -> list[Data]:
    """People by name, each with the page that lists their work."""
    found = [view.library.people[person] for person in ids if person in view.library.people]
    return [
        {**(view.told(person.name) or {}), "link": view.link(list_path(view.lang, "people", person.id))}
        for person in found
    ]


def topics(view: View, ids: Iterable[str]) -> list[Data]:
    """Topics by name, each with its list."""
    found = [view.library.topics[topic] for topic in ids if topic in view.library.topics]
    return [
        {"title": view.text(topic.name), "link": view.link(list_path(view.lang, "topics", topic.id))} for topic in found
    ]


def claimant(view: View, named: str | NamedClaimant | None) -> Data | None:
    """Who made the claim, in words; None where nobody knows."""
    if named is None:
        return None
    who = view.library.claimants.get(named) if isinstance(named, str) else named
    if who is None:
        return None
    link = view.link(list_path(view.lang, "claimants", named)) if isinstance(named, str) else ""
    return {**(view.told(who.name) or {}), "kind": who.kind, "role": view.told(who.role), "link": link}


def appearance(view: View, seen: Appearance) -> Data:
    """A place where a claim was seen. Readers get the archived copy, not the live post, which would only spread it."""
    return {
        "platform": view.word(f"review.platform.{seen.platform}") if seen.platform else host_of(seen.url),
        "medium": view.word(f"review.medium.{seen.medium}") if seen.medium else "",
        "date": view.partial(seen.date),
        "first": seen.first,
        "archive": seen.archive_url or "",
        "host": host_of(seen.url),
        "note": view.told(seen.note),
    }


def evidence(view: View, source: Evidence) -> Data:
    """A source of the verdict, its archived copy first."""
    accessed = view.partial(source.accessed)
    return {
        "title": view.told(source.title),
        "publisher": view.told(source.publisher),
        "kind": view.word(f"review.kind.{source.kind}") if source.kind else "",
        "url": source.url or "",
        "host": host_of(source.url) if source.url else "",
        "archive": source.archive_url or "",
        "accessed": {**accessed, "words": view.word("review.accessed", date=accessed["text"])} if accessed else None,
        "interest": view.told(source.interest),
        "note": view.told(source.note),
        "sha256": source.sha256 or "",
    }


def image(view: View, document: Document[Any, Any], declared: Image) -> Data | None:
    """A declared picture with its sizes, words and shield; None where the file could not be read."""
    picture = view.library.pictures.get(f"{document.folder}/{declared.file}")
    if picture is None:
        return None
    return shown_picture(view, picture, declared)


def toc(view: View, headings: Sequence[Any], sections: Sequence[tuple[str, str]]) -> list[Data]:
    """The page's contents: the body's main headings, then the fixed sections as (anchor, word)."""
    found = [{"title": heading.title, "link": f"#{heading.id}"} for heading in headings if heading.level == TOC_LEVEL]
    return found + [{"title": view.word(word), "link": f"#{anchor}"} for anchor, word in sections]


def host_of(url: str) -> str:
    """The host of an address, as readers know it."""
    found = PLAIN_HOST.match(url)
    return (found.group(1) if found else urlsplit(url).hostname or "").removeprefix("www.")
