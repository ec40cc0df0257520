"""The text-only edition: made of what the full page is made of, and leading back to it."""

from __future__ import annotations

from typing import Any

from generator.model.page import Page
from generator.plan import plan_routes
from generator.plan.lite import lite_page, plan_lite_lists
from generator.plan.routes import LITE_LIST
from tests.newsroom import Newsroom


def page(newsroom: Newsroom, lang: str = "en") -> Page:
    view, shelf = newsroom.shelf(lang)
    return lite_page(shelf, view.edition.reviews[0])


def lists(newsroom: Newsroom, lang: str = "en") -> list[dict[str, Any]]:
    view, _ = newsroom.shelf(lang)
    return [{"path": each.path, **each.context} for each in plan_lite_lists(view)]


def test_a_page_says_all_that_the_full_page_says_of_the_review() -> None:
    newsroom = Newsroom().review(texts={"en": {"fact": "It is so"}}, content_warning="Blood", status="withdrawn")
    told = page(newsroom).context
    assert (told["fact"], told["content_warning"]["text"], told["status"]) == ("It is so", "Blood", "withdrawn")
    assert told["body"] == [{"html": "<p>The body.</p>", "picture": None}]


def test_it_leads_to_the_full_page_which_search_engines_are_to_keep() -> None:
    made = page(Newsroom().configure(base_url="https://host.example/facts").review())
    assert made.path == "/en/lite/flood-picture/"
    assert made.context["full"] == "/facts/en/reviews/flood-picture/"
    assert made.context["small"]["canonical"] == "https://host.example/facts/en/reviews/flood-picture/"
    assert not made.listed


def test_it_leads_to_the_languages_that_the_review_has() -> None:
    (other,) = page(Newsroom().review(), "ur").context["others"]
    assert (other["lang"], other["dir"], other["link"]) == ("en", "ltr", "/en/lite/flood-picture/")
    assert page(Newsroom().review(langs=("en",))).context["others"] == []


def test_nothing_may_be_loaded_but_the_stylesheet() -> None:
    policy = page(Newsroom().review()).context["small"]["csp"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "font-src" not in policy


def test_links_of_the_text_lead_where_those_of_the_full_page_lead() -> None:
    newsroom = Newsroom().review("a", body='<p><a href="/reviews/b/">B</a></p>', published="2026-03-01").review("b")
    assert 'href="/en/reviews/b/"' in page(newsroom).context["body"][0]["html"]


def test_the_list_is_cut_into_pages_and_leads_to_small_pages() -> None:
    newsroom = Newsroom()
    for number in range(LITE_LIST + 1):
        newsroom.review(f"r{number}", published=f"2026-01-{number % 28 + 1:02}")
    first, second = lists(newsroom)
    assert (first["path"], second["path"]) == ("/en/lite/", "/en/lite/page/2/")
    assert (first["newer"], first["older"]) == ("", "/en/lite/page/2/")
    assert (second["newer"], second["older"]) == ("/en/lite/", "")
    assert len(first["reviews"]) == LITE_LIST
    assert second["reviews"][0]["link"].startswith("/en/lite/r")
    assert first["small"]["title"] != second["small"]["title"]


def test_an_empty_site_has_an_empty_list() -> None:
    (only,) = lists(Newsroom().review(langs=("en",)), "ur")
    assert only["reviews"] == []


def test_a_newsroom_can_leave_it_out() -> None:
    archive = Newsroom().configure(lite=False).review().archive()
    assert not [route.path for route in plan_routes(archive.library) if "/lite/" in route.path]
    view, shelf = archive.shelf()
    assert list(plan_lite_lists(view)) == []
    assert shelf.page(view.edition.reviews[0])["lite"] == ""
