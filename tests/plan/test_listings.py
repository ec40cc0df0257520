"""Lists: in order, over pages, with a pager that leads everywhere; directories; the corrections log."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.page import Page
from generator.plan.listings import plan_listings
from generator.plan.view import View
from tests.newsroom import Newsroom


def planned(newsroom: Newsroom, lang: str = "en") -> dict[str, Page]:
    return {page.path: page for page in plan_listings(View(newsroom.library(), lang))}


def many(number: int, per_page: int = 2) -> Newsroom:
    newsroom = Newsroom().configure(lists={"per_page": per_page})
    for day in range(1, number + 1):
        newsroom.review(f"r{day:02}", published=f"2026-01-{day:02}")
    return newsroom


def slugs(page: Page) -> list[str]:
    return [card["link"].split("/")[3] for card in page.context["reviews"]]


def test_newest_first_over_pages() -> None:
    found = planned(many(5))
    assert slugs(found["/en/reviews/"]) == ["r05", "r04"]
    assert slugs(found["/en/reviews/page/3/"]) == ["r01"]
    assert found["/en/reviews/page/2/"].modified.startswith("2026-01-03")


def shown(pager: dict[str, Any]) -> str:
    return " ".join(
        "…" if page is None else f"[{page['number']}]" if page["current"] else page["number"] for page in pager["pages"]
    )


@pytest.mark.parametrize(
    ("number", "pages"),
    [(1, "[1] 2 … 9"), (2, "1 [2] 3 … 9"), (3, "1 2 [3] 4 … 9"), (5, "1 … 4 [5] 6 … 9"), (9, "1 … 8 [9]")],
)
def test_the_pager_names_the_ends_and_the_neighbours(number: int, pages: str) -> None:
    path = "/en/reviews/" + (f"page/{number}/" if number > 1 else "")
    pager = planned(many(18))[path].context["pager"]
    assert shown(pager) == pages
    assert bool(pager["newer"]) is (number > 1)
    assert bool(pager["older"]) is (number < 9)


def test_a_short_list_has_no_pager_and_an_empty_one_a_page() -> None:
    found = planned(many(2))
    assert found["/en/reviews/"].context["pager"] is None
    empty = found["/en/ratings/satire/"].context
    assert empty["reviews"] == []
    assert empty["count"].startswith("0")


def test_one_is_counted_as_one() -> None:
    assert planned(many(1))["/en/reviews/"].context["count"] != planned(many(2))["/en/reviews/"].context["count"]


def test_each_list_page_has_a_title_of_its_own() -> None:
    titles = [page.context["head"]["title"] for page in planned(many(9)).values()]
    assert len(titles) == len(set(titles))


def test_lists_hold_only_what_the_language_has() -> None:
    newsroom = Newsroom().review("a").review("b", langs=("en",))
    assert slugs(planned(newsroom)["/en/topics/health/"]) == ["a", "b"]
    assert slugs(planned(newsroom, "ur")["/ur/topics/health/"]) == ["a"]
    (entry,) = planned(newsroom, "ur")["/ur/topics/"].context["entries"]
    assert entry["count"] == planned(newsroom, "ur")["/ur/topics/health/"].context["count"]


def test_lists_say_whom_or_what_they_are_about() -> None:
    newsroom = (
        Newsroom()
        .claimant("council", name="Council", description="A town", same_as=["https://council.example/"])
        .person("checker", role="Reviewer", bio="Reads.", url="https://checker.example/")
        .review(claimant="council", reviewers=["checker"])
    )
    found = planned(newsroom)
    about = found["/en/claimants/council/"].context["about"]
    assert (about["claimant"]["text"], about["text"]["text"]) == ("Council", "A town")
    assert slugs(found["/en/claimants/council/"]) == slugs(found["/en/people/checker/"]) == ["flood-picture"]
    assert found["/en/people/checker/"].context["about"]["url"] == "https://checker.example/"
    assert found["/en/ratings/incorrect/"].context["about"]["verdict"]["label"] == "False"
    assert [link["link"] for link in found["/en/people/checker/"].context["trail"]] == ["/en/people/"]


def test_topics_and_verdicts_name_their_feeds_and_others_the_languages() -> None:
    found = planned(Newsroom().review())

    def feed(path: str) -> str:
        return str(found[path].context["head"]["feeds"][0]["href"])

    assert feed("/en/topics/health/").endswith("/en/topics/health/rss.xml")
    assert feed("/en/ratings/incorrect/").endswith("/en/ratings/incorrect/rss.xml")
    assert feed("/en/corrections/").endswith("/en/corrections/rss.xml")
    assert feed("/en/people/writer/").endswith("/en/rss.xml")


def test_the_corrections_log_is_newest_first_and_leads_to_each_change() -> None:
    newsroom = (
        Newsroom()
        .review("a", corrections=[{"date": "2026-03-01", "kind": "update", "note": "one"}])
        .review(
            "b",
            corrections=[
                {"date": "2026-02-10", "kind": "correction", "note": "two", "previous_rating": "correct"},
                {"date": "2026-03-05", "kind": "clarification", "note": "three"},
            ],
        )
    )
    page = planned(newsroom)["/en/corrections/"]
    told = [(entry["note"]["text"], entry["link"]) for entry in page.context["entries"]]
    assert told == [
        ("three", "/en/reviews/b/#correction-2"),
        ("one", "/en/reviews/a/#correction-1"),
        ("two", "/en/reviews/b/#correction-1"),
    ]
    assert page.context["entries"][2]["previous"]["label"] == "True"
    assert page.modified.startswith("2026-03-05")
