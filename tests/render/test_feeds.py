"""Feeds come out as feed readers want them: parsed back here by feedparser, lxml and json, whatever the content holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.plan.feeds import plan_feeds
from generator.render.feeds import render_atom, render_json_feed, render_rss
from tests.newsroom import Newsroom

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://tasdiq.example.org"
CORRECTION = {"date": "2026-03-01", "kind": "correction", "note": {"en": "Note & more", "ur": "نوٹ"}}


def newsroom() -> Newsroom:
    texts = {"en": {"title": "Is 1 < 2 & “so”", "summary": "Yes: 1 < 2 & so on"}}
    room = Newsroom().review("older", published="2026-01-05T12:00:00+05:00").topic("empty")
    return room.review(texts=texts, body="<p>Body &amp; <b>soul</b></p>", corrections=[CORRECTION])


def context(path: str, lang: str = "en") -> Mapping[str, Any]:
    return {page.path: page.context for page in plan_feeds(*newsroom().shelf(lang))}[path]


@pytest.mark.parametrize(("lang", "title"), [("en", "Is 1 < 2 & “so”"), ("ur", "flood-picture title ur")])
def test_rss_is_read_back(lang: str, title: str) -> None:
    feed = feedparser.parse(render_rss(context(f"/{lang}/rss.xml", lang)))
    assert not feed.bozo
    assert feed.version == "rss20"
    assert (feed.feed.language, feed.feed.link) == (lang, f"{SITE}/{lang}/")
    assert feed.feed.generator == "Tasdiq"
    newest, older = feed.entries
    assert newest.title == title
    assert newest.id == newest.link == f"{SITE}/{lang}/reviews/flood-picture/"
    assert newest.published_parsed[:3] == (2026, 2, 3)
    assert older.published_parsed[:5] == (2026, 1, 5, 7, 0)
    assert "Body &amp; <b>soul</b>" in newest.content[0].value
    assert newest.tags[0].term == {"en": "False", "ur": "غلط"}[lang]
    assert feed.feed.updated_parsed[:3] == (2026, 3, 1)


def test_rss_descriptions_are_html_and_say_what_the_summary_says() -> None:
    root = etree.fromstring(render_rss(context("/en/rss.xml")))
    assert root.findtext("channel/item/description") == "Yes: 1 &lt; 2 &amp; so on"
    assert root.xpath("channel/a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]}) == [f"{SITE}/en/rss.xml"]


def test_atom_is_read_back() -> None:
    raw = render_atom(context("/en/atom.xml"))
    feed = feedparser.parse(raw)
    assert not feed.bozo
    assert feed.version == "atom10"
    newest = feed.entries[0]
    assert newest.title == "Is 1 < 2 & “so”"
    assert newest.summary == "Yes: 1 < 2 & so on"
    assert newest.updated == "2026-03-01T00:00:00+00:00"
    assert newest.published == "2026-02-03T00:00:00+00:00"
    assert newest.authors == [{"name": "A Writer", "href": f"{SITE}/en/people/writer/"}]
    root = etree.fromstring(raw)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM[1:-1]}) == [f"{SITE}/en/atom.xml"]
    assert root.findtext(f"{ATOM}updated") == "2026-03-01T00:00:00+00:00"


def test_json_feed_is_version_1_1() -> None:
    feed = json.loads(render_json_feed(context("/ur/feed.json", "ur")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/ur/feed.json"
    assert feed["language"] == "ur"
    item = feed["items"][0]
    assert item["id"] == f"{SITE}/ur/reviews/flood-picture/"
    assert item["content_html"].startswith('<div lang="ur" dir="rtl">')
    assert item["date_modified"] == "2026-03-01T00:00:00+00:00"


def test_corrections_have_a_feed_of_their_own() -> None:
    for file, render in (("rss.xml", render_rss), ("atom.xml", render_atom)):
        feed = feedparser.parse(render(context(f"/en/corrections/{file}")))
        assert not feed.bozo
        assert [entry.id for entry in feed.entries] == [f"{SITE}/en/reviews/flood-picture/#correction-1"]
    (item,) = json.loads(render_json_feed(context("/en/corrections/feed.json")))["items"]
    assert item["summary"] == "Note & more"


def test_an_empty_feed_is_a_feed() -> None:
    for file, render in (("rss.xml", render_rss), ("atom.xml", render_atom)):
        feed = feedparser.parse(render(context(f"/en/topics/empty/{file}")))
        assert not feed.bozo
        assert feed.entries == []
        assert feed.feed.updated_parsed[:3] == (2026, 1, 5)
    assert json.loads(render_json_feed(context("/en/topics/empty/feed.json")))["items"] == []


def test_two_builds_are_the_same_bytes() -> None:
    for file, render in (("rss.xml", render_rss), ("atom.xml", render_atom), ("feed.json", render_json_feed)):
        assert render(context(f"/en/{file}")) == render(context(f"/en/{file}"))


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("\x00\x0b\x1f\ufffe\uffff\u2028<>&]\"'"),
    )
)


@given(HOSTILE, HOSTILE)
def test_no_text_makes_a_feed_that_no_reader_opens(title: str, content: str) -> None:
    told = dict(context("/en/rss.xml"))
    entry = {**told["entries"][0], "title": title or "t", "summary": content, "content_html": f"<p>]]>{content}</p>"}
    told["entries"] = [entry]
    told["title"] = f"x{title}"
    etree.fromstring(render_rss(told))
    etree.fromstring(render_atom(told))
    json.loads(render_json_feed(told).decode("utf-8"))
