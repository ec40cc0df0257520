"""Feeds: what is new in a language, on a topic, under a verdict, and what was corrected, for readers that subscribe.

One context serves RSS, Atom and JSON Feed. All dates are the publisher's: two builds of one content are the same bytes.

An entry's id is the review's canonical address under the site's first address (`feeds.id_base`, otherwise `base_url`).
A tag URI would hold the same host and change with it; a UUID would say nothing to anybody. A correction is an entry of
its own, with the address of its anchor, which is counted from the oldest and therefore never moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from itertools import islice
from typing import Any

from generator.model.page import Page
from generator.model.review import Correction, Review
from generator.model.route import FEED_FILES, document_path, list_path
from generator.plan.bodies import Bodies
from generator.plan.routes import shown_ratings, written_in
from generator.plan.view import View

Entry = dict[str, Any]

FORMATS = {
    "rss.xml": ("feed.rss", "application/rss+xml"),
    "atom.xml": ("feed.atom", "application/atom+xml"),
    "feed.json": ("feed.json", "application/feed+json"),
}
CORRECTIONS = "corrections"
OWN_ANCHOR = re.compile(r'(<a\b[^>]*?\shref=")#')


def plan_feeds(view: View, bodies: Bodies) -> Iterator[Page]:
    """All feeds of the view's language. A topic or verdict without reviews has one too: the address is a promise."""
    library, made = view.library, dict[str, Entry]()

    def entry(review: Review) -> Entry:
        if review.slug not in made:
            made[review.slug] = _review_entry(view, bodies, review)
        return made[review.slug]

    def latest(reviews: Iterable[Review]) -> list[Entry]:
        return [entry(review) for review in islice(written_in(reviews, view.lang), library.config.feeds.items)]

    yield from _feed(view, "", latest(library.reviews))
    for topic in library.topics:
        yield from _feed(view, f"topics/{topic}", latest(library.by_topic.get(topic, ())))
    for rating in shown_ratings(library):
        yield from _feed(view, f"ratings/{rating}", latest(library.by_rating.get(rating, ())))
    yield from _feed(view, CORRECTIONS, _corrections(view))


def feed_links(view: View, section: str) -> list[dict[str, str]]:
    """The feeds that the head of a page names.

    `section` is empty, `corrections`, or such as `topics/health` or `ratings/misleading`.
    """
    title, folder = _title(view, section), _folder(view, section)
    return [
        {"href": view.link(folder + file), "type": media_type, "title": f"{title} – {view.word(template)}"}
        for file, (template, media_type) in FORMATS.items()
    ]


def numbered_corrections(review: Review) -> list[tuple[int, Correction]]:
    """Corrections latest first, each with its number counted from the oldest, which makes its permanent anchor."""
    by_age = sorted(review.fields.corrections, key=lambda change: change.date)
    return list(enumerate(by_age, start=1))[::-1]


def _feed(view: View, section: str, entries: list[Entry]) -> Iterator[Page]:
    config, folder = view.library.config, _folder(view, section)
    about = [view.text(config.tagline)] if not section else [_about(view, section)]
    shared = {
        "id": _permanent(view, folder),
        "lang": view.lang,
        "title": _title(view, section),
        "description": " ".join(filter(None, [*about, view.text(config.notice)])),
        "home": view.absolute(folder),
        "author": {"name": view.text(config.organisation.name), "url": view.absolute(f"/{view.lang}/")},
        "rights": config.license or "",
        "updated": max((entry["updated"] for entry in entries), key=datetime.fromisoformat, default=_beginning(view)),
        "entries": entries,
    }
    for file in FEED_FILES:
        yield Page(folder + file, FORMATS[file][0], {**shared, "self": view.absolute(folder + file)}, lang=view.lang)


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


def _permanent(view: View, path: str) -> str:
    config = view.library.config
    return (config.feeds.id_base or config.base_url) + path


def _beginning(view: View) -> str:
    """The date of a feed that is still empty: that of the newsroom's first review, which no later review changes."""
    dates = [review.fields.published for review in view.library.reviews]
    return min(dates, default=datetime.fromtimestamp(0, UTC)).isoformat()


def _review_entry(view: View, bodies: Bodies, review: Review) -> Entry:
    fields, text = review.fields, review.translations[view.lang].text
    path = document_path(view.lang, "reviews", review.slug)
    topics = [view.library.topics[topic] for topic in fields.topics if topic in view.library.topics]
    return {
        "id": _permanent(view, path),
        "url": view.absolute(path),
        "title": text.title,
        "summary": text.summary,
        "content_html": _content(view, bodies, review),
        "published": fields.published.isoformat(),
        "updated": fields.modified.isoformat(),
        "authors": [
            {
                "name": view.text(view.library.people[who].name),
                "url": view.absolute(list_path(view.lang, "people", who)),
            }
            for who in fields.authors
            if who in view.library.people
        ],
        "tags": [_label(view, fields.rating), *(view.text(topic.name) for topic in topics)],
    }


def _content(view: View, bodies: Bodies, review: Review) -> str:
    """The whole review for a feed reader: notices first, then verdict, fact and claim in words, then the article."""
    fields, translation = review.fields, review.translations[view.lang]
    text, url = translation.text, view.absolute(document_path(view.lang, "reviews", review.slug))
    parts = []
    if fields.status == "withdrawn":
        parts.append(_line("", view.word("review.withdrawn")))
    parts += [_change(view, url, number, change) for number, change in numbered_corrections(review)]
    if warning := view.text(fields.content_warning):
        parts.append(_line(view.word("review.warning"), warning))
    parts.append(_line("", view.word("list.rating", label=_label(view, fields.rating))))
    if text.fact:
        parts.append(_line(view.word("review.fact"), text.fact))
    parts += [_line(view.word("review.claim"), text.claim), f"<p>{escape(text.summary)}</p>"]
    # In a feed reader, a footnote's link would lead to an anchor of the reader's own page.
    parts.append(OWN_ANCHOR.sub(lambda match: f"{match.group(1)}{escape(url)}#", bodies.html(review, translation)))
    return _framed(view, parts)


def _framed(view: View, parts: Iterable[str]) -> str:
    """The language and direction, which a feed reader would otherwise guess from its own interface."""
    return f'<div lang="{view.lang}" dir="{view.language.direction}">' + "\n".join(parts) + "</div>"


def _line(label: str, words: str) -> str:
    return (
        f"<p><strong>{escape(label)}:</strong> {escape(words)}</p>"
        if label
        else f"<p><strong>{escape(words)}</strong></p>"
    )


def _change(view: View, url: str, number: int, change: Correction) -> str:
    label = f"{view.word(f'review.correction.{change.kind}')} ({view.day(change.date)['text']})"
    link = f'<a href="{escape(url)}#correction-{number}">{escape(label)}</a>'
    return f"<p><strong>{link}:</strong> {escape(view.text(change.note))}</p>"


def _label(view: View, rating_id: str) -> str:
    rating = view.library.config.rating(rating_id)
    return view.text(rating.label) if rating else rating_id


def _corrections(view: View) -> list[Entry]:
    """An entry per correction of the reviews in this language, latest first."""
    reviews = written_in(view.library.reviews, view.lang)
    found = [(change, number, review) for review in reviews for number, change in numbered_corrections(review)]
    found.sort(key=lambda one: (-one[0].date.timestamp(), one[2].slug, -one[1]))
    return [_correction_entry(view, *one) for one in found[: view.library.config.feeds.items]]


def _correction_entry(view: View, change: Correction, number: int, review: Review) -> Entry:
    path = document_path(view.lang, "reviews", review.slug)
    kind, title = view.word(f"review.correction.{change.kind}"), review.translations[view.lang].text.title
    lines = [view.text(change.note)]
    if change.previous_rating:
        lines.append(view.word("review.correction.previous", label=_label(view, change.previous_rating)))
    lines.append(view.word("list.rating", label=_label(view, review.fields.rating)))
    parts = [f"<p>{escape(line)}</p>" for line in lines]
    parts.append(f'<p><a href="{escape(view.absolute(path))}">{escape(title)}</a></p>')
    return {
        "id": f"{_permanent(view, path)}#correction-{number}",
        "url": f"{view.absolute(path)}#correction-{number}",
        "title": f"{kind}: {title}",
        "summary": view.text(change.note),
        "content_html": _framed(view, parts),
        "published": change.date.isoformat(),
        "updated": change.date.isoformat(),
        "authors": [],
        "tags": [kind],
    }
