"""Feeds: what is new in a language, on a topic, under a verdict, and what was corrected, for readers that subscribe.

One context serves RSS, Atom and JSON Feed. All dates are the publisher's: two builds of one content are the same bytes.

An entry's id is the review's canonical address under the site's first address (`feeds.id_base`, otherwise `base_url`).
A tag URI would hold the same host and change with it; a UUID would say nothing to anybody. A correction is an entry of
its own, with the address of its anchor, which is counted from the oldest and therefore never moves. So is a claim's
return, which stands among the reviews by its date.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape
from itertools import islice
from typing import Any

from generator.model.abstract import Abstract
from generator.model.page import Page, digest_of
from generator.model.route import FEED_FILES, document_path, list_path
from generator.plan.bodies import feed_html
from generator.plan.changes import Corrected, told_changes
from generator.plan.returns import Returned, latest_returns
from generator.plan.shelf import Shelf
from generator.plan.view import View

Data = dict[str, Any]
Entry = dict[str, Any]

FORMATS = {
    "rss.xml": ("feed.rss", "application/rss+xml"),
    "atom.xml": ("feed.atom", "application/atom+xml"),
    "feed.json": ("feed.json", "application/feed+json"),
}
CORRECTIONS = "corrections"


def plan_feeds(view: View, shelf: Shelf) -> Iterator[Page]:
    """All feeds of the view's language. A topic or verdict without reviews has one too: the address is a promise."""
    library, returns = view.edition, latest_returns(view)
    yield from _feed(view, "", _latest(shelf, library.reviews, returns))
    for topic in library.topics:
        again = [one for one in returns if topic in one.review.topics]
        yield from _feed(view, f"topics/{topic}", _latest(shelf, library.by_topic.get(topic, ()), again))
    for rating in (rating.id for rating in library.config.ratings):
        again = [one for one in returns if one.review.rating == rating]
        yield from _feed(view, f"ratings/{rating}", _latest(shelf, library.by_rating.get(rating, ()), again))
    yield from _feed(view, CORRECTIONS, _corrections(view))


@dataclass(frozen=True, slots=True)
class _Entries:
    """A feed's entries: what they depend on, when the newest of them changed, and how to make them."""

    inputs: bytes
    updated: str
    make: Callable[[], list[Entry]]


def _latest(shelf: Shelf, reviews: Iterable[Abstract], returns: Iterable[Returned]) -> _Entries:
    """The newest of these reviews and returns together; both are given newest first."""
    view, most = shelf.view, shelf.view.library.config.feeds.items
    both: list[Abstract | Returned] = [*islice(reviews, most), *islice(returns, most)]
    found = sorted(both, key=lambda one: -one.moment)[:most]
    return _Entries(
        inputs=b"\0".join([digest_of(one.told) if isinstance(one, Returned) else shelf.inputs(one) for one in found]),
        updated=_newest(view, [one.told["date"] if isinstance(one, Returned) else one.modified for one in found]),
        make=lambda: [
            one.told["entry"] if isinstance(one, Returned) else shelf.entry(one, partial(_review_entry, view, one))
            for one in found
        ],
    )


def _newest(view: View, dates: Iterable[str]) -> str:
    return max(dates, key=datetime.fromisoformat, default="") or _beginning(view)


def feed_links(view: View, section: str) -> list[dict[str, str]]:
    """The feeds that the head of a page names.

    `section` is empty, `corrections`, or such as `topics/health` or `ratings/misleading`.
    """
    title, folder = _title(view, section), _folder(view, section)
    return [
        {"href": view.link(folder + file), "type": media_type, "title": f"{title} – {view.word(template)}"}
        for file, (template, media_type) in FORMATS.items()
    ]


def _feed(view: View, section: str, entries: _Entries) -> Iterator[Page]:
    config, folder = view.library.config, _folder(view, section)
    about = [view.text(config.tagline)] if not section else [_about(view, section)]
    shared = {
        "id": view.permanent(folder),
        "lang": view.lang,
        "title": _title(view, section),
        "description": " ".join(filter(None, [*about, view.text(config.notice)])),
        "home": view.absolute(folder),
        "author": {"name": view.text(config.organisation.name), "url": view.absolute(f"/{view.lang}/")},
        "rights": config.license or "",
        "updated": entries.updated,
    }
    for file in FEED_FILES:
        told = {**shared, "self": view.absolute(folder + file)}
        data = partial(_context, told, entries.make)
        yield Page(folder + file, FORMATS[file][0], data, lang=view.lang, inputs=digest_of(told) + entries.inputs)


def _context(told: Data, entries: Callable[[], list[Entry]]) -> Data:
    return {**told, "entries": entries()}


def _folder(view: View, section: str) -> str:
    return list_path(view.lang, section) if section else f"/{view.lang}/"


def _title(view: View, section: str) -> str:
    site, name = view.text(view.library.config.name), _name(view, section)
    return f"{name} – {site}" if name else site


def _name(view: View, section: str) -> str:
    kind, _, key = section.partition("/")
    if kind == "topics" and key in view.library.topics:
        return view.text(view.library.topics[key].name)
    rating = view.library.config.rating(key) if kind == "ratings" else None
    if rating:
        return view.word("list.rating", label=view.text(rating.label))
    return view.word("corrections.title") if kind == CORRECTIONS else ""


def _about(view: View, section: str) -> str:
    kind, _, key = section.partition("/")
    if kind == "topics":
        return view.text(view.library.topics[key].description) or view.word("list.topic.text")
    rating = view.library.config.rating(key) if kind == "ratings" else None
    return view.text(rating.definition) if rating else view.word("corrections.text")


def _beginning(view: View) -> str:
    """The date of a feed that is still empty: that of the newsroom's first review, which no later review changes."""
    reviews = view.library.reviews  # newest first
    first = reviews[-1] if reviews else None
    return first.published if first else datetime.fromtimestamp(0, UTC).isoformat()


def _review_entry(view: View, review: Abstract, told: Data) -> Entry:
    """The entry of a review, from the context of its page."""
    path = document_path(view.lang, "reviews", review.slug)
    authors = told["credits"]["authors"]
    return {
        "id": view.permanent(path),
        "url": view.absolute(path),
        "title": told["title"],
        "summary": told["summary"],
        "content_html": _content(view, view.absolute(path), told),
        "published": review.published,
        "updated": review.modified,
        "authors": [
            {"name": who["text"], "url": view.absolute(who["link"].removeprefix(view.prefix))} for who in authors
        ],
        "tags": [told["verdict"]["label"], *(topic["title"] for topic in told["topics"])],
    }


def _content(view: View, url: str, told: Data) -> str:
    """The whole review for a feed reader: notices first, then verdict, fact and claim in words, then the article."""
    parts = []
    if told["status"] == "withdrawn":
        parts.append(_line("", view.word("review.withdrawn")))
    parts += [_change(url, change) for change in told["corrections"]]
    if told["content_warning"]:
        parts.append(_line(view.word("review.warning"), told["content_warning"]["text"]))
    parts.append(_line("", view.word("list.rating", label=told["verdict"]["label"])))
    if told["fact"]:
        parts.append(_line(view.word("review.fact"), told["fact"]))
    parts += [_line(view.word("review.claim"), told["claim"]["text"]), f"<p>{escape(told['summary'])}</p>"]
    parts.append(feed_html(view, told["body"], url))
    return view.framed(parts)


def _line(label: str, words: str) -> str:
    return (
        f"<p><strong>{escape(label)}:</strong> {escape(words)}</p>"
        if label
        else f"<p><strong>{escape(words)}</strong></p>"
    )


def _change(url: str, change: Data) -> str:
    label = f"{change['label']} ({change['date']['text']})"
    link = f'<a href="{escape(url)}#{change["anchor"]}">{escape(label)}</a>'
    return f"<p><strong>{link}:</strong> {escape(change['note']['text'] if change['note'] else '')}</p>"


def _corrections(view: View) -> _Entries:
    """An entry per correction in this language, latest first."""
    found = latest_changes(view)[: view.library.config.feeds.items]
    return _Entries(
        inputs=digest_of(found),
        updated=_newest(view, [change["date"] for change in found]),
        make=lambda: [change["entry"] for change in found],
    )


def latest_changes(view: View) -> list[Data]:
    """The corrections of all reviews, dossiers and lessons in the view's language, latest first."""
    found = [
        (-change["moment"], "reviews", review.slug, -change["number"], change)
        for review in view.edition.reviews
        if (kept := review.texts[view.lang].changes)
        for change in marshal.loads(kept)  # noqa: S302 - our own bytes, checked when the cache was opened
    ]
    articles: list[Corrected] = [*view.library.narratives, *view.library.lessons]
    found += [
        (-change["moment"], document.kind, document.slug, -change["number"], change)
        for document in articles
        if view.lang in document.translations
        for change in told_changes(view, document)
    ]
    return [change for *_, change in sorted(found, key=lambda one: one[:4])]
