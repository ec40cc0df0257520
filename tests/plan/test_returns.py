"""What readers are told of a claim that came back."""

from __future__ import annotations

import marshal
from typing import Any

from generator.plan.listings import plan_listings
from generator.plan.returns import latest_returns, told_returns
from generator.plan.reviews import plan_reviews
from generator.plan.view import View
from tests.newsroom import Newsroom

AGAIN = {
    "url": "https://video.example/again",
    "archive_url": "https://archive.example/again",
    "platform": "youtube",
    "date": "2026-05-12",
}
BEFORE = {"url": "https://social.example/1", "platform": "x", "date": "2026-02-01"}


def page(newsroom: Newsroom, lang: str = "en") -> Any:  # noqa: ANN401 - a page's context
    return next(plan_reviews(*newsroom.shelf(lang))).context


def entry(newsroom: Newsroom) -> dict[str, Any]:
    found: dict[str, Any] = told_returns(View(newsroom.settings(), "en"), newsroom.reviews[0])[0]["entry"]
    return found


def test_the_page_says_so_and_lists_the_place_apart_from_the_first_ones() -> None:
    told = page(Newsroom().review(appearances=[BEFORE, AGAIN]))
    assert told["returns"]["notice"] == "This claim came back in May 2026"
    (found,) = told["returns"]["list"]
    assert (found["anchor"], found["date"]["text"]) == ("return-2026-05-12", "12 May 2026")
    assert [(place["platform"], place["archive"]) for place in found["places"]] == [
        ("YouTube", "https://archive.example/again")
    ]
    assert [seen["platform"] for seen in told["appearances"]] == ["X"]
    assert "#returns" in [entry["link"] for entry in told["toc"]]


def test_in_urdu_it_is_said_in_urdu() -> None:
    assert (
        page(Newsroom().review(appearances=[AGAIN]), "ur")["returns"]["notice"] == "یہ دعویٰ مئی 2026 میں پھر سامنے آیا"
    )


def test_without_a_return_nothing_is_said() -> None:
    told = page(Newsroom().review(appearances=[BEFORE]))
    assert told["returns"] is None
    assert "#returns" not in [entry["link"] for entry in told["toc"]]
    assert told["related"] == []


def test_a_year_alone_is_told_as_a_year() -> None:
    assert page(Newsroom().review(appearances=[{**AGAIN, "date": "2027"}]))["returns"]["notice"].endswith("in 2027")


def test_the_return_of_a_further_claim_is_not_told_as_that_of_the_main_one() -> None:
    claim = {"id": "b", "claim": {"en": "Other words"}, "rating": "correct", "appearances": [AGAIN]}
    newsroom = Newsroom().review(appearances=[BEFORE], further_claims=[claim])
    returns = page(newsroom)["returns"]
    assert returns["notice"] == "A claim on this page came back in May 2026"
    assert returns["list"][0]["places"][0]["claim"]["text"] == "Other words"
    assert "Other words" in entry(newsroom)["content_html"]


def test_cards_are_marked() -> None:
    newsroom = Newsroom().review("old", appearances=[AGAIN]).review("new", appearances=[BEFORE])
    cards = {review.slug: review.texts["en"].shown()["returned"] for review in newsroom.library().reviews}
    assert cards == {"old": "Seen again: May 2026", "new": ""}


def test_the_entry_stands_by_itself_and_is_safe() -> None:
    found = entry(Newsroom().review(appearances=[AGAIN], texts={"en": {"claim": "A & B", "fact": "It is <so>"}}))
    assert found["id"] == found["url"] == "https://tasdiq.example.org/en/reviews/flood-picture/#return-2026-05-12"
    assert found["title"] == "Seen again: flood-picture title en"
    assert "Verdict: False" in found["summary"]
    assert "A &amp; B" in found["content_html"]
    assert "It is &lt;so&gt;" in found["content_html"]
    assert 'href="https://archive.example/again"' in found["content_html"]
    assert "video.example" not in found["content_html"], "readers are led to the copy"
    assert (found["published"], found["updated"]) == ("2026-05-12T00:00:00+05:00",) * 2


def test_a_later_return_moves_no_earlier_one() -> None:
    view = View(Newsroom().library(), "en")
    first = Newsroom().review(appearances=[AGAIN]).reviews[0]
    both = Newsroom().review(appearances=[{**AGAIN, "date": "2026-08"}, AGAIN]).reviews[0]
    assert told_returns(view, first) == told_returns(view, both)[1:]


def test_all_can_be_kept() -> None:
    told = told_returns(View(Newsroom().library(), "en"), Newsroom().review(appearances=[AGAIN]).reviews[0])
    assert marshal.loads(marshal.dumps(told)) == told  # noqa: S302 - made here


def test_the_list_holds_what_is_in_its_language_latest_first_and_equal_days_by_slug() -> None:
    newsroom = (
        Newsroom().review("b", appearances=[AGAIN, {**AGAIN, "date": "2026-06"}]).review("a", appearances=[AGAIN])
    )
    newsroom.review("urdu", langs=("ur",), appearances=[AGAIN])
    found = [one.told["log"]["title"] for one in latest_returns(View(newsroom.library(), "en"))]
    assert found == ["b title en", "a title en", "b title en"]
    view, _ = newsroom.shelf()
    (listed,) = [page for page in plan_listings(view) if page.path == "/en/returns/"]
    assert [entry["title"] for entry in listed.context["entries"]] == found
    assert listed.modified.startswith("2026-06-01")
    assert listed.alternates == {"en": "/en/returns/", "ur": "/ur/returns/"}
