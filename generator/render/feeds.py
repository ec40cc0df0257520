"""Feeds as bytes: RSS 2.0 and Atom through feedgen, JSON Feed 1.1. feedgen is known nowhere else.

feedgen dates a feed and its entries with the clock unless each date is set, so each is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from generator.render.data import json_bytes, xml_text

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

GENERATOR = "Tasdiq"  # without a version: an upgrade alone should not make every feed new
JSON_FEED = "https://jsonfeed.org/version/1.1"


def render_rss(context: Mapping[str, Any]) -> bytes:
    """`feed.rss`: the feed as RSS 2.0."""
    return _whole(_rss, context)


def render_atom(context: Mapping[str, Any]) -> bytes:
    """`feed.atom`: the feed as Atom (RFC 4287)."""
    return _whole(_atom, context)


def _whole(work: Callable[[Mapping[str, Any]], bytes], context: Mapping[str, Any]) -> bytes:
    """The feed, without what XML cannot hold; lxml refuses such text, which is so rare that nothing is searched for before."""
    try:
        return work(context)
    except ValueError:
        return work(_clean(context))


def _rss(told: Mapping[str, Any]) -> bytes:
    feed = _feed(told, "application/rss+xml")
    feed.load_extension("dc")
    for entry in told["entries"]:
        item = _entry(feed, entry)
        item.description(escape(entry["summary"]))  # RSS reads a description as HTML
        item.content(entry["content_html"])
        item.guid(entry["id"], permalink=entry["id"] == entry["url"])
        if entry["authors"]:
            # RSS's own `author` must be an e-mail address.
            item.dc.dc_creator([author["name"] for author in entry["authors"]])
        for tag in entry["tags"]:
            item.category({"term": tag})
    return bytes(feed.rss_str(pretty=True)) + b"\n"


def _atom(told: Mapping[str, Any]) -> bytes:
    feed = _feed(told, "application/atom+xml")
    for entry in told["entries"]:
        item = _entry(feed, entry)
        item.summary(entry["summary"])
        item.content(entry["content_html"], type="html")
        if entry["authors"]:
            item.author([{"name": author["name"], "uri": author["url"]} for author in entry["authors"]])
        for tag in entry["tags"]:
            item.category({"term": tag})
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def render_json_feed(context: Mapping[str, Any]) -> bytes:
    """`feed.json`: the feed as JSON Feed 1.1."""
    feed = {
        "version": JSON_FEED,
        "title": context["title"],
        "home_page_url": context["home"],
        "feed_url": context["self"],
        "description": context["description"],
        "language": context["lang"],
        "authors": [context["author"]],
        "items": [_item(entry) for entry in context["entries"]],
    }
    return json_bytes(feed)


def _item(entry: Mapping[str, Any]) -> dict[str, Any]:
    item = {
        "id": entry["id"],
        "url": entry["url"],
        "title": entry["title"],
        "content_html": entry["content_html"],
        "summary": entry["summary"],
        "date_published": entry["published"],
        "date_modified": entry["updated"],
        "tags": entry["tags"],
    }
    return item | ({"authors": entry["authors"]} if entry["authors"] else {})


def _feed(told: Mapping[str, Any], media_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(told["id"])
    feed.title(told["title"])
    feed.subtitle(told["description"])
    feed.description(told["description"])
    feed.language(told["lang"])
    feed.author({"name": told["author"]["name"], "uri": told["author"]["url"]})
    if told["rights"]:
        feed.rights(told["rights"])
    feed.generator(GENERATOR)
    feed.updated(datetime.fromisoformat(told["updated"]))
    feed.lastBuildDate(datetime.fromisoformat(told["updated"]))
    feed.link(href=told["self"], rel="self", type=media_type)
    feed.link(href=told["home"], rel="alternate", type="text/html", hreflang=told["lang"])  # the last link is RSS's own
    return feed


def _entry(feed: FeedGenerator, entry: Mapping[str, Any]) -> Any:  # noqa: ANN401 - feedgen has no types
    item = feed.add_entry(order="append")
    item.id(entry["id"])
    item.title(entry["title"] or entry["url"])  # nothing may be left of a title that XML cannot hold
    item.link(href=entry["url"], rel="alternate", type="text/html")
    item.published(datetime.fromisoformat(entry["published"]))
    item.updated(datetime.fromisoformat(entry["updated"]))
    return item


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The same data without what XML cannot hold."""
    if isinstance(value, str):
        return xml_text(value)
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_clean(item) for item in value]
    return value
