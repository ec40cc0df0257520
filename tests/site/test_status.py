"""Drafts, scheduled, withdrawn and corrected reviews: who sees what, and when."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import feedparser

from tests.claimreview_rules import site_faults
from tests.site.judging import dead_links
from tests.site.newsroom import SmallSite, review, text_of, translation

if TYPE_CHECKING:
    import pytest

BASE = "https://facts.example.org"
DAM = "content/reviews/dam/index.en.md"


def everything(site: SmallSite) -> str:
    """All text of the site in one."""
    return "\n".join(site.file("/" + path).read_text("utf-8", "replace") for path in sorted(site.paths()))


def test_a_draft_is_nowhere_until_it_is_asked_for(site: SmallSite) -> None:
    site.write({DAM: review("dam", status="draft"), "content/reviews/dam/index.ur.md": translation("dam")})
    assert site.build().reviews == 1
    assert "dam" not in everything(site).replace("Adam", "")
    assert site.build(drafts=True).reviews == 2
    page = site.page("/en/reviews/dam/")
    assert page.xpath("//p[@class='t-state']")
    assert site.file("/ur/reviews/dam/").is_file()
    assert site.page("/en/reviews/").xpath("//a[@href='/en/reviews/dam/']")
    site.build()
    assert not site.file("/en/reviews/dam/").exists()


def test_an_unfinished_draft_stops_nothing(site: SmallSite) -> None:
    site.write({DAM: review("dam", status="draft", evidence="", appearances="", authors="[amina]")})
    assert site.build().problems == []


def test_a_scheduled_review_appears_at_its_moment(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write({DAM: review("dam", published="2026-05-01T09:00:00+05:00")})
    due = datetime(2026, 5, 1, 4, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(due.timestamp()) - 1))
    report = site.build()
    assert report.next_due == due
    assert not site.file("/en/reviews/dam/").exists()
    assert "reviews/dam/" not in site.read("/en/feed.json")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(due.timestamp())))
    report = site.build()
    assert report.next_due is None
    assert site.file("/en/reviews/dam/").is_file()
    assert json.loads(site.read("/en/feed.json"))["items"][0]["url"] == f"{BASE}/en/reviews/dam/"


def test_scheduled_content_shows_with_the_drafts(site: SmallSite) -> None:
    site.write({DAM: review("dam", published="2099-01-01")}).build(drafts=True)
    assert site.file("/en/reviews/dam/").is_file()


WITHDRAWAL = '[{date: 2026-03-01, kind: withdrawal, note: "We mixed up two bridges."}]'


def test_a_withdrawn_review_keeps_its_page_with_a_notice(site: SmallSite) -> None:
    site.write({DAM: review("dam", status="withdrawn", corrections=WITHDRAWAL)}).build()
    page = site.page("/en/reviews/dam/")
    assert page.xpath("//p[contains(@class, 't-state--withdrawn')]")
    assert "We mixed up two bridges." in text_of(page.xpath("//section[@class='t-corrections']")[0])
    (card,) = site.page("/en/reviews/").xpath("//article[contains(@class, 't-card')][.//a[@href='/en/reviews/dam/']]")
    assert "t-card--withdrawn" in card.get("class")
    log = site.page("/en/corrections/").xpath("//a[@href='/en/reviews/dam/#correction-1']")
    assert log
    assert dead_links(site.output, BASE) == []
    assert site_faults(site.output) == []


def test_a_withdrawn_review_recommends_itself_nowhere(site: SmallSite) -> None:
    site.write({DAM: review("dam", status="withdrawn", corrections=WITHDRAWAL)}).build()
    assert not site.page("/en/reviews/bridge/").xpath("//section[contains(@class, 't-related')]")


def test_a_correction_stands_on_its_page_in_the_log_in_the_feed_and_in_the_markup(site: SmallSite) -> None:
    note = "An earlier version named the wrong river."
    change = "[{date: 2026-03-05, kind: correction, previous_rating: mostly-false, "
    change += f'note: {{en: "{note}", ur: "ہم نے دریا کا نام درست کیا۔"}}}}]'
    site.write({DAM: review("dam", corrections=change), "content/reviews/dam/index.ur.md": translation("dam")}).build()
    page = site.page("/en/reviews/dam/")
    (shown,) = page.xpath("//*[@id='correction-1']")
    assert note in text_of(shown)
    assert "Mostly false" in text_of(shown)
    assert "5 March 2026" in text_of(shown)
    assert note in text_of(site.page("/en/corrections/").xpath("//main")[0])
    (entry,) = feedparser.parse(site.file("/en/corrections/rss.xml").read_bytes()).entries
    assert entry.link == f"{BASE}/en/reviews/dam/#correction-1"
    assert note in entry.summary + str(entry.get("content"))
    assert note in page.xpath("string(//script[@type='application/ld+json'])")
    assert "ہم نے دریا" in text_of(site.page("/ur/reviews/dam/").xpath("//*[@id='correction-1']")[0])
    assert '"dateModified":"2026-03-05' in site.read("/en/reviews/dam/")


def test_content_that_changed_after_it_was_translated_says_so(site: SmallSite) -> None:
    site.write(
        {"content/reviews/bridge/index.ur.md": translation(translated_from="en", source_revision='"000000000000"')}
    )
    report = site.build()
    assert [problem.code for problem in report.problems] == ["translation-outdated"]
    assert site.page("/ur/reviews/bridge/").xpath(
        "//p[@class='t-state']/a[@href='/en/reviews/bridge/'][@hreflang='en']"
    )
    assert not site.page("/en/reviews/bridge/").xpath("//p[@class='t-state']")
