"""What the feeds hold: which reviews, in which order, with which permanent ids and dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.model.page import Page
from generator.plan.feeds import feed_links, plan_feeds
from generator.plan.routes import plan_routes
from tests.newsroom import Newsroom, made

SITE = "https://tasdiq.example.org"


def feeds(newsroom: Newsroom, lang: str = "en") -> Mapping[str, Page]:
    return {page.path: page for page in plan_feeds(*newsroom.shelf(lang))}


def entries(newsroom: Newsroom, path: str = "/en/rss.xml", lang: str = "en") -> list[dict[str, Any]]:
    return list(feeds(newsroom, lang)[path].context["entries"])


def test_every_feed_has_a_route_and_every_route_a_feed() -> None:
    newsroom = Newsroom().topic("empty").review(rating="old-verdict")
    routed = [route.path for route in plan_routes(newsroom.library()) if route.kind == "feed" and route.lang == "en"]
    assert sorted(feeds(newsroom)) == sorted(routed)
    assert "/en/topics/empty/atom.xml" in routed
    assert "/en/ratings/old-verdict/feed.json" in routed


def test_a_retired_verdict_keeps_its_feed_when_no_review_carries_it_any_more() -> None:
    assert entries(Newsroom().review(), "/en/ratings/old-verdict/rss.xml") == []


def test_a_feed_holds_only_what_exists_in_its_language() -> None:
    newsroom = Newsroom().review("both").review("english", langs=("en",))
    assert {entry["title"] for entry in entries(newsroom)} == {"both title en", "english title en"}
    assert [entry["title"] for entry in entries(newsroom, "/ur/rss.xml", "ur")] == ["both title ur"]


def test_topics_and_verdicts_have_only_their_own_reviews() -> None:
    newsroom = Newsroom().topic("floods").review("a").review("b", topics=["floods"], rating="correct")
    assert [entry["title"] for entry in entries(newsroom, "/en/topics/floods/rss.xml")] == ["b title en"]
    assert [entry["title"] for entry in entries(newsroom, "/en/ratings/incorrect/rss.xml")] == ["a title en"]


def test_newest_first_and_no_more_than_the_setting() -> None:
    newsroom = Newsroom().configure(feeds={"items": 2})
    for day in (1, 3, 2):
        newsroom.review(f"day-{day}", published=f"2026-02-0{day}")
    assert [entry["title"] for entry in entries(newsroom)] == ["day-3 title en", "day-2 title en"]


def test_dates_are_the_publishers() -> None:
    newsroom = Newsroom().review(published="2026-02-03T10:00:00+05:00", updated="2026-02-05")
    (entry,) = entries(newsroom)
    assert (entry["published"], entry["updated"]) == ("2026-02-03T10:00:00+05:00", "2026-02-05T00:00:00+00:00")
    assert feeds(newsroom)["/en/rss.xml"].context["updated"] == "2026-02-05T00:00:00+00:00"


def test_the_latest_change_is_found_across_time_zones() -> None:
    early, late = "2026-02-03T01:00:00+05:00", "2026-02-02T23:00:00+00:00"
    newsroom = Newsroom().review("a", published=early).review("b", published=late)
    assert feeds(newsroom)["/en/rss.xml"].context["updated"] == late


def test_an_empty_feed_has_a_date_that_later_reviews_do_not_change() -> None:
    newsroom = Newsroom().topic("empty").review("first", published="2026-01-01")
    before = feeds(newsroom)["/en/topics/empty/atom.xml"].context
    after = feeds(newsroom.review("second", published="2026-05-05"))["/en/topics/empty/atom.xml"].context
    assert before == after
    assert before["updated"].startswith("2026-01-01")


def test_ids_stay_when_the_site_moves_and_names_its_old_address() -> None:
    here = [entry["id"] for entry in entries(Newsroom().review())]
    moved = Newsroom().configure(base_url="https://new.example/facts", feeds={"id_base": SITE}).review()
    assert here == [f"{SITE}/en/reviews/flood-picture/"]
    assert [entry["id"] for entry in entries(moved)] == here
    assert [entry["url"] for entry in entries(moved)] == ["https://new.example/facts/en/reviews/flood-picture/"]


def test_the_content_is_whole_and_says_the_verdict_and_the_fact_before_the_claim() -> None:
    html = '<p>See <a href="#fn-1">1</a> and <a href="/reviews/other/">this</a>.</p><p><code>href="#x"</code></p>'
    newsroom = (
        Newsroom()
        .review("other")
        .review(
            body=html,
            published="2026-03-01",
            texts={"en": {"fact": "It is <not> so", "claim": "A & B"}},
            content_warning="Shows injuries",
        )
    )
    content = entries(newsroom)[0]["content_html"]
    order = ["Shows injuries", "Verdict: False", "It is &lt;not&gt; so", "A &amp; B", "flood-picture summary en", "See"]
    assert [content.index(words) for words in order] == sorted(content.index(words) for words in order)
    assert f'href="{SITE}/en/reviews/flood-picture/#fn-1"' in content
    assert f'href="{SITE}/en/reviews/other/"' in content
    assert 'href="#x"' in content
    assert content.startswith('<div lang="en" dir="ltr">')


def test_urdu_content_is_marked_as_such() -> None:
    (entry,) = entries(Newsroom().review(), "/ur/rss.xml", "ur")
    assert entry["content_html"].startswith('<div lang="ur" dir="rtl">')
    assert "فیصلہ: غلط" in entry["content_html"]


def test_a_withdrawn_review_stays_in_the_feed_and_says_so_first() -> None:
    withdrawal = {"date": "2026-03-01", "kind": "withdrawal", "note": "We were wrong"}
    (entry,) = entries(Newsroom().review(status="withdrawn", corrections=[withdrawal]))
    assert entry["content_html"].index("has been withdrawn") < entry["content_html"].index("We were wrong")
    assert entry["content_html"].index("We were wrong") < entry["content_html"].index("Verdict")
    assert entry["updated"].startswith("2026-03-01")


def test_each_correction_is_an_entry_with_an_id_that_newer_ones_do_not_move() -> None:
    older = {
        "date": "2026-03-01",
        "kind": "correction",
        "previous_rating": "correct",
        "note": {"en": "Older", "ur": "پرانا"},
    }
    newer = {"date": "2026-03-05", "kind": "update", "note": {"en": "Newer", "ur": "نیا"}}
    before = entries(Newsroom().review(corrections=[older]), "/en/corrections/rss.xml")
    after = entries(Newsroom().review(corrections=[newer, older]), "/en/corrections/rss.xml")
    assert [entry["summary"] for entry in after] == ["Newer", "Older"]
    assert after[1] == before[0]
    assert before[0]["id"] == f"{SITE}/en/reviews/flood-picture/#correction-1"
    assert before[0]["title"] == "Correction: flood-picture title en"
    assert "Earlier verdict: True" in before[0]["content_html"]
    assert before[0]["published"].startswith("2026-03-01")


def seen(date: str) -> dict[str, str]:
    return {"url": f"https://social.example/{date}", "date": date}


def test_a_return_stands_among_the_reviews_by_its_date_in_every_feed_that_has_its_review() -> None:
    newsroom = Newsroom().topic("floods").review("old", published="2026-02-03", appearances=[seen("2026-05-12")])
    newsroom.review("middle", published="2026-03-03", topics=["floods"], rating="correct")
    newsroom.review("new", published="2026-06-03")
    order = ["new title en", "Seen again: old title en", "middle title en", "old title en"]
    assert [entry["title"] for entry in entries(newsroom)] == order
    assert [entry["title"] for entry in entries(newsroom, "/en/topics/health/rss.xml")] == [*order[:2], order[3]]
    assert [entry["title"] for entry in entries(newsroom, "/en/ratings/incorrect/rss.xml")] == [*order[:2], order[3]]
    assert [entry["title"] for entry in entries(newsroom, "/en/topics/floods/rss.xml")] == ["middle title en"]
    assert entries(newsroom, "/en/corrections/rss.xml") == []


def test_a_return_changes_no_other_entry_and_dates_the_feed() -> None:
    fields: dict[str, Any] = {"published": "2026-02-03", "updated": "2026-02-04"}
    before = entries(Newsroom().review(**fields))
    newsroom = Newsroom().review(
        **fields, appearances=[{"url": "https://social.example/flood-picture"}, seen("2026-05")]
    )
    after = entries(newsroom)
    assert after[1:] == before
    assert after[0]["id"] == f"{SITE}/en/reviews/flood-picture/#return-2026-05"
    assert feeds(newsroom)["/en/rss.xml"].context["updated"] == "2026-05-01T00:00:00+05:00"


def test_the_return_of_a_review_that_no_feed_holds_any_more_is_told() -> None:
    newsroom = Newsroom().configure(feeds={"items": 2}).review("old", appearances=[seen("2026-05-12")])
    for day in (1, 2, 3):
        newsroom.review(f"day-{day}", published=f"2026-03-0{day}")
    assert [entry["title"] for entry in entries(newsroom)] == ["Seen again: old title en", "day-3 title en"]


def test_the_three_formats_tell_the_same_and_can_be_written_as_json() -> None:
    pages = feeds(Newsroom().review())
    rss, atom, feed = (dict(pages[f"/en/{file}"].context) for file in ("rss.xml", "atom.xml", "feed.json"))
    selves = [context.pop("self") for context in (rss, atom, feed)]
    assert rss == atom == feed
    assert selves == [f"{SITE}/en/rss.xml", f"{SITE}/en/atom.xml", f"{SITE}/en/feed.json"]
    assert json.loads(json.dumps(rss)) == rss


@pytest.mark.parametrize(
    ("section", "folder", "title"),
    [
        ("", "/en/", "Example Desk"),
        ("topics/health", "/en/topics/health/", "Health – Example Desk"),
        ("ratings/incorrect", "/en/ratings/incorrect/", "Verdict: False – Example Desk"),
        ("corrections", "/en/corrections/", "Corrections – Example Desk"),
    ],
)
def test_a_pages_head_names_the_feeds_of_its_section(section: str, folder: str, title: str) -> None:
    view, _ = made(Newsroom().configure(base_url="https://host.example/facts").library())
    links = feed_links(view, section)
    assert [link["href"] for link in links] == [
        f"/facts{folder}{file}" for file in ("rss.xml", "atom.xml", "feed.json")
    ]
    assert links[1]["type"] == "application/atom+xml"
    assert links[0]["title"] == f"{title} – RSS feed"
