"""Two languages, two directions: the switcher, pages that exist in one language only, and right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types import IN_BOTH

OTHER = {"en": "ur", "ur": "en"}
SHARED = {name: path for name, path in IN_BOTH.items() if name != "list-page-2"}


@pytest.mark.parametrize("path", SHARED.values(), ids=SHARED)
def test_the_switcher_leads_to_the_same_page_and_back(window: Callable[..., Page], demo: str, path: str) -> None:
    page = window(360)
    page.goto(f"{demo}/en/{path}")
    for lang in ("ur", "en"):
        link = page.locator(".t-switch__link")
        expect(link).to_have_count(1)
        assert link.get_attribute("hreflang") == lang
        link.click()
        page.wait_for_url(f"{demo}/{lang}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ur" else "ltr")


@pytest.mark.parametrize("path", ["", "reviews/exam-postponed-notice/", "learn/check-an-old-picture/", "about/"])
def test_search_engines_are_told_of_each_translation(window: Callable[..., Page], demo: str, path: str) -> None:
    page = window(1280)
    told = {}
    for lang in ("en", "ur"):
        page.goto(f"{demo}/{lang}/{path}")
        links = page.locator("link[rel=alternate][hreflang]").all()
        told[lang] = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links}
    assert told["en"] == told["ur"]
    assert set(told["en"]) == {"en", "ur", "x-default"}
    assert all(str(told["en"][lang]).endswith(f"/{lang}/{path}") for lang in ("en", "ur"))


@pytest.mark.parametrize(("lang", "slug"), [("en", "library-budget-chart"), ("ur", "toll-plaza-voice-note")])
def test_a_page_in_one_language_says_so_in_the_other(page: Page, demo: str, lang: str, slug: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/{slug}/")
    note = page.locator("#untranslated")
    expect(note).to_have_attribute("lang", OTHER[lang])
    expect(note).to_have_attribute("dir", "ltr" if lang == "ur" else "rtl")
    words = {"en": "اردو", "ur": "not been translated into English"}
    expect(note).to_contain_text(words[lang])
    page.locator(".t-switch__link").click()
    expect(page).to_have_url(f"{demo}/{lang}/reviews/{slug}/#untranslated")
    expect(note).to_be_in_viewport(ratio=1)
    assert page.locator("link[rel=alternate][hreflang]").count() in {0, 1, 2}
    assert not page.locator(f"link[hreflang={OTHER[lang]}]").count()
    note.locator("a").click()
    expect(page).to_have_url(f"{demo}/{OTHER[lang]}/reviews/")
    assert not page.locator(f"a[href*={slug}]").count()


def test_the_root_offers_each_language_in_its_own_words(page: Page, demo: str) -> None:
    page.goto(demo)
    expect(page).to_have_url(f"{demo}/")  # nobody is sent anywhere
    for lang, name in (("en", "English"), ("ur", "اردو")):
        link = page.locator(f".t-choose__link[hreflang={lang}]")
        expect(link).to_contain_text(name)
        expect(link).to_have_attribute("href", f"/{lang}/")
    page.locator(".t-choose__link[hreflang=ur]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_a_page_that_does_not_exist_says_so_in_both_languages(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(quiet=False)
    answer = page.goto(f"{demo}/ur/reviews/never-written/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1 [lang=ur]")).to_be_visible()
    expect(page.locator("h1 [lang=en]")).to_be_visible()
    page.locator(".t-choose__ways a[href='/ur/search/']").click()
    expect(page.locator("#q")).to_be_visible()


def side(page: Page, one: str, other: str) -> str:
    """On which side of the other the one stands."""
    first, second = page.locator(one).first.bounding_box(), page.locator(other).first.bounding_box()
    assert first
    assert second
    return "left" if first["x"] + first["width"] / 2 < second["x"] + second["width"] / 2 else "right"


@pytest.mark.parametrize(("lang", "start", "end"), [("en", "left", "right"), ("ur", "right", "left")])
def test_the_page_is_mirrored_whole(window: Callable[..., Page], demo: str, lang: str, start: str, end: str) -> None:
    page = window(1280)
    page.goto(f"{demo}/{lang}/reviews/flood-picture-from-another-year/")
    assert side(page, ".t-brand .t-glyph", ".t-brand__name") == start
    assert side(page, ".t-switch", ".t-brand") == end
    assert side(page, ".t-side", ".t-title") == end
    assert side(page, ".md-tabs__item:first-child", ".md-tabs__item:last-child") == start
    room = page.locator(".t-verdict__stamp").evaluate(
        """(stamp) => {
            const words = document.createRange();
            words.selectNodeContents(stamp);
            const box = stamp.getBoundingClientRect(), ink = words.getBoundingClientRect();
            return getComputedStyle(stamp).direction === "rtl" ? box.right - ink.right : ink.left - box.left;
        }"""
    )
    assert room > 30  # the icon stands there, before the word
    assert page.locator(".t-evidence").first.evaluate("(e) => getComputedStyle(e).direction") == (
        "rtl" if lang == "ur" else "ltr"
    )


def test_latin_names_and_addresses_do_not_disturb_urdu(window: Callable[..., Page], demo: str) -> None:
    page = window(1280)
    page.goto(f"{demo}/ur/reviews/flood-picture-from-another-year/")
    host = page.locator(".t-host").first
    assert host.evaluate("(e) => [e.localName, getComputedStyle(e).unicodeBidi].join()") == "bdi,isolate"
    assert page.locator("#how .t-list bdi").count() >= 1
    # A sentence's full stop stands at its left end, though digits stand near it.
    ends = page.locator(".t-verdict__fact").evaluate(
        """(fact) => {
            const text = fact.firstChild, at = text.data.trimEnd().length;
            const stop = document.createRange(), before = document.createRange();
            stop.setStart(text, at - 1); stop.setEnd(text, at);
            before.setStart(text, at - 3); before.setEnd(text, at - 1);
            return [text.data.trimEnd().at(-1), stop.getBoundingClientRect().left <= before.getBoundingClientRect().left];
        }"""
    )
    assert ends == ["۔", True]


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_below_a_sub_path_every_link_stays_below(new_page: Callable[..., Page], demo_below: str, lang: str) -> None:
    page = new_page()
    for path in ("", f"{lang}/", f"{lang}/reviews/flood-picture-from-another-year/", f"{lang}/learn/"):
        page.goto(f"{demo_below}/{path}")
        astray = page.evaluate(
            """() => [...document.querySelectorAll("[href], [src]")].map((e) => e.getAttribute("href") ?? e.getAttribute("src"))
                .filter((address) => address.startsWith("/") && !address.startsWith("/factcheck/"))"""
        )
        assert astray == []
    page.goto(f"{demo_below}/{lang}/reviews/flood-picture-from-another-year/")
    page.locator(".t-switch__link").click()
    expect(page).to_have_url(f"{demo_below}/{OTHER[lang]}/reviews/flood-picture-from-another-year/")
