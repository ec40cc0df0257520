"""What stands around every page, and what its head tells browsers, search engines and shared links."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.library import Asset, Library
from generator.plan.frame import Head, html_page, plan_frames, shortened
from generator.plan.view import View
from tests.newsroom import Newsroom

ASSETS = {
    "material": Asset("material", "", "11" * 32),
    "naskh.css": Asset("naskh.css", "/assets/naskh.1.css", "22" * 32, "@font-face{}"),
}
BASE = "https://tasdiq.example.org"


def frames(newsroom: Newsroom) -> dict[str, dict[str, Any]]:
    return plan_frames(replace(newsroom.library(), assets=ASSETS))


def head(**told: Any) -> Head:  # noqa: ANN401 - any field of the head
    whole = {"path": "/en/x/", "title": "X", "description": "About X", "alternates": {"en": "/en/x/"}, **told}
    return Head(**whole)


def page_head(told: Head, library: Library | None = None) -> dict[str, Any]:
    made = html_page(View(library or Newsroom().library(), "en"), told, "x.html", {})
    return dict(made.context["head"])


def test_tabs_name_only_sections_that_the_language_has() -> None:
    newsroom = Newsroom().lesson("look", langs=("en",)).page("about").page("methodology", langs=("ur",))
    found = frames(newsroom.configure(navigation=["methodology", "about", "nothing"]))
    assert [tab["id"] for tab in found["en"]["tabs"]] == ["reviews", "topics", "learn", "about"]
    assert [tab["id"] for tab in found["ur"]["tabs"]] == ["reviews", "topics", "methodology", "about"]


def test_a_frame_speaks_its_language() -> None:
    found = frames(Newsroom())
    assert (found["ur"]["lang"], found["ur"]["dir"], found["ur"]["site_name"]) == ("ur", "rtl", "مثال ڈیسک")
    assert (found["en"]["lang"], found["en"]["dir"], found["en"]["site_name"]) == ("en", "ltr", "Example Desk")


def test_only_a_language_with_its_own_font_loads_it() -> None:
    languages = [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "font": "naskh"}]
    found = frames(Newsroom().configure(languages=languages))
    assert len(found["en"]["stylesheets"]) == 1
    assert found["ur"]["stylesheets"] == [*found["en"]["stylesheets"], "/assets/naskh.1.css"]


def test_the_font_of_a_language_is_asked_for_with_its_page() -> None:
    sheet = Asset("naskh.css", "/assets/naskh.1.css", "1", '@font-face { src: url("naskh.2.woff2") format("woff2"); }')
    languages = [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "font": "naskh"}]
    library = Newsroom().configure(base_url="https://host.example/facts", languages=languages).library()
    found = plan_frames(replace(library, assets={**ASSETS, "naskh.css": sheet}))
    assert (found["en"]["font"], found["ur"]["font"]) == ("", "/facts/assets/naskh.2.woff2")
    assert plan_frames(replace(library, assets=ASSETS))["ur"]["font"] == "", "a stylesheet without a font"


def test_a_title_names_the_site_once() -> None:
    assert page_head(head())["title"] == "X – Example Desk"
    assert page_head(head(title="Example Desk"))["title"] == "Example Desk"
    assert page_head(head())["canonical"] == f"{BASE}/en/x/"


def test_alternates_end_with_one_for_all_other_readers() -> None:
    told = page_head(head(alternates={"en": "/en/x/", "ur": "/ur/x/"}))["alternates"]
    assert [(link["lang"], link["href"]) for link in told] == [
        ("en", f"{BASE}/en/x/"),
        ("ur", f"{BASE}/ur/x/"),
        ("x-default", f"{BASE}/en/x/"),
    ]
    assert page_head(head(default="/"))["alternates"][-1]["href"] == f"{BASE}/"


def test_an_unlisted_page_names_no_languages_and_no_index() -> None:
    told = page_head(head(listed=False))
    assert (told["alternates"], told["robots"]) == ([], "noindex")


def test_only_the_search_page_may_run_webassembly() -> None:
    assert "wasm-unsafe-eval" in page_head(head(search=True))["csp"]
    assert "wasm-unsafe-eval" not in page_head(head())["csp"]


def switch(told: Head) -> dict[str, Any]:
    (option,) = html_page(View(Newsroom().library(), "en"), told, "x.html", {}).context["switch"]
    return dict(option)


def test_the_switch_leads_to_the_translation() -> None:
    option = switch(head(alternates={"en": "/en/x/", "ur": "/ur/x/"}))
    assert (option["lang"], option["dir"], option["link"], option["missing"]) == ("ur", "rtl", "/ur/x/", False)


def test_without_a_translation_the_switch_leads_to_a_note_in_that_language() -> None:
    option = switch(head(section="reviews"))
    assert (option["link"], option["missing"], option["home"]) == ("#untranslated", True, "/ur/reviews/")
    assert option["note"] != option["label"]
    assert switch(head(section="about"))["home"] == "/ur/"


def test_a_page_without_equals_may_still_lead_to_a_neighbour() -> None:
    option = switch(head(switch={"en": "/en/reviews/", "ur": "/ur/reviews/"}))
    assert (option["link"], option["missing"]) == ("/ur/reviews/", False)


@pytest.mark.parametrize(
    ("text", "limit", "found"), [("one two", 7, "one two"), ("one two", 6, "one…"), ("onetwo", 3, "one…")]
)
def test_a_text_is_cut_at_a_word(text: str, limit: int, found: str) -> None:
    assert shortened(text, limit) == found


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_is_never_longer(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= max(limit + 1, 1)
