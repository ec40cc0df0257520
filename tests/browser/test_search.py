"""Readers search: words, filters, order, keyboard, addresses; in both languages, and where search cannot work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import served

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
STRICT = "require-trusted-types-for 'script'"


def titles(page: Page) -> list[str]:
    return page.locator(".t-result h2").all_inner_texts()


def found(page: Page) -> int:
    """How many results there are, once a search is done."""
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"\d"))
    expect(page.locator("[data-results]")).not_to_have_attribute("aria-busy", "true")
    number = re.search(r"\d+", page.locator("[data-status]").inner_text())
    assert number
    return int(number.group())


def search(page: Page, site: str, query: str, lang: str = "en") -> int:
    page.goto(f"{site}/{lang}/search/?{query}")
    return found(page)


def test_a_word_finds_reviews_with_verdict_day_and_excerpt(page: Page, demo: str) -> None:
    search(page, demo, "q=bazaar")
    card = page.locator(".t-result").filter(has_text="flooded Misalpur bazaar").first
    expect(card.locator(".verdict")).to_have_text("Misleading")
    expect(card.locator("time")).to_have_text("19 August 2026")
    expect(card.locator("time")).to_have_attribute("datetime", "2026-08-19")
    expect(page.locator("mark").first).to_be_visible()
    card.locator("a").click()
    expect(page.locator("h1")).to_contain_text("flooded Misalpur bazaar")


@pytest.mark.parametrize(("lang", "word"), [("en", "Corrected"), ("ur", "تصحیح شدہ")])
def test_a_result_says_that_it_was_corrected(page: Page, demo: str, lang: str, word: str) -> None:
    page.goto(f"{demo}/{lang}/search/?rating=incorrect")
    corrected = page.locator(".t-result", has=page.locator("a[href$='/reviews/exam-postponed-notice/']"))
    expect(corrected.locator("strong")).to_have_text(word)


def test_urdu_finds_urdu(page: Page, demo: str) -> None:
    search(page, demo, "q=سیلاب", "ur")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".t-result .verdict").first).to_have_text("گمراہ کن")
    expect(page.locator("mark").first).to_have_text("سیلاب")
    expect(page.locator(".t-result time").first).to_have_text("19 اگست 2026")


def test_nothing_is_fetched_before_the_reader_turns_to_search(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{demo}/en/search/")
    expect(page.locator("[data-status]")).to_have_text("Type a word, or choose a filter.")
    assert not [url for url in asked if "pagefind" in url or "finder" in url]
    page.locator("[data-filters] summary").click()
    expect(page.locator("option[data-label]").first).to_have_text(re.compile(r"\(\d+\)"))
    assert [url for url in asked if url.endswith("/finder/en/index.json")]
    assert not [url for url in asked if "pagefind" in url]  # nobody asked for full texts


def test_typing_searches_and_stands_in_the_address(page: Page, demo: str) -> None:
    page.goto(f"{demo}/en/search/")
    page.locator("#q").press_sequentially("ticket", delay=20)
    found(page)
    expect(page).to_have_url(f"{demo}/en/search/?q=ticket")
    assert page.evaluate("history.length") == 2  # one step for the page itself, none for each key


def test_a_date_is_not_found_by_its_digits(page: Page, demo: str) -> None:
    """Every review is of 2026; only those whose text says so are found."""
    everything = search(page, demo, "year=2026")
    assert search(page, demo, "q=2026") < everything


def test_filters_narrow_and_count(page: Page, demo: str) -> None:
    everything = search(page, demo, "q=misalpur")
    page.locator("[data-filters] summary").click()
    check = page.locator("label").filter(has_text=re.compile("^\\s*Misleading"))
    count = int(check.locator("[data-count]").inner_text())
    assert 0 < count < everything
    check.locator("input").check()
    expect(page.locator("[data-status]")).to_have_text(f"{count} results")
    expect(page).to_have_url(f"{demo}/en/search/?q=misalpur&rating=misleading")
    assert set(page.locator(".t-result .verdict").all_inner_texts()) == {"Misleading"}


def test_counts_of_a_filter_in_use_still_say_what_a_further_choice_would_add(page: Page, demo: str) -> None:
    one = search(page, demo, "rating=misleading")
    other = page.locator("label").filter(has_text=re.compile("^\\s*Satire"))
    more = int(other.locator("[data-count]").inner_text())
    assert more > 0
    other.locator("input").check()
    expect(page.locator("[data-status]")).to_have_text(f"{one + more} results")


def test_topic_platform_and_year(page: Page, demo: str) -> None:
    everything = search(page, demo, "q=misalpur")
    page.locator("[data-filters] summary").click()
    for name in ("topic", "platform", "year"):
        select = page.locator(f"select[name={name}]")
        option = select.locator("option[data-label]:enabled").first
        count = re.search(r"\((\d+)\)", option.inner_text())
        assert count
        select.select_option(option.get_attribute("value"))
        expect(page.locator("[data-status]")).to_have_text(re.compile(rf"^{count.group(1)} result"))
    expect(page).to_have_url(re.compile("q=misalpur&topic=[a-z-]+&platform=[a-z]+&year=2026$"))
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("[data-status]")).to_have_text(f"{everything} results")
    expect(page.get_by_role("button", name="Clear filters")).not_to_be_visible()


def test_newest_first(page: Page, demo: str) -> None:
    search(page, demo, "q=misalpur&rating=misleading&rating=satire&rating=altered")
    page.locator("select[name=sort]").select_option("date")
    expect(page).to_have_url(re.compile("sort=date"))
    found(page)
    page.wait_for_function(
        """() => {
            const days = [...document.querySelectorAll(".t-result time")].map((time) => time.dateTime);
            return days.length > 1 && days.join() === [...days].sort().reverse().join();
        }"""
    )


def test_undated_pages_are_found_in_either_order(page: Page, demo: str) -> None:
    assert search(page, demo, "q=privacy") == search(page, demo, "q=privacy&sort=date")


def test_a_shared_address_restores_the_search(page: Page, demo: str) -> None:
    search(page, demo, "q=misalpur&rating=misleading&topic=disasters&sort=date")
    expect(page.locator("#q")).to_have_value("misalpur")
    expect(page.locator("input[value=misleading]")).to_be_checked()
    expect(page.locator("select[name=topic]")).to_have_value("disasters")
    expect(page.locator("select[name=sort]")).to_have_value("date")
    expect(page.locator("[data-filters]")).to_have_attribute("open", "")


def test_back_goes_through_the_choices(page: Page, demo: str) -> None:
    everything = search(page, demo, "q=misalpur")
    page.locator("[data-filters] summary").click()
    page.locator("input[value=misleading]").check()
    expect(page.locator("[data-status]")).not_to_have_text(f"{everything} results")
    page.go_back()
    expect(page.locator("[data-status]")).to_have_text(f"{everything} results")
    expect(page.locator("input[value=misleading]")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("input[value=misleading]")).to_be_checked()


def test_more_results_come_by_ten_and_take_the_focus(page: Page, demo: str) -> None:
    everything = search(page, demo, "year=2026")
    assert everything > 10
    assert len(titles(page)) == 10
    page.get_by_role("button", name="More results").press("Enter")
    expect(page.locator(".t-result")).to_have_count(min(everything, 20))
    expect(page.locator(".t-result a").nth(10)).to_be_focused()
    page.locator(".t-result a").nth(10).press("Enter")
    page.wait_for_url(re.compile("/en/(?!search)"))
    page.go_back()
    expect(page.locator(".t-result")).to_have_count(min(everything, 20))


def test_a_quoted_phrase(page: Page, demo: str) -> None:
    loose = search(page, demo, "q=library budget")
    assert 0 < search(page, demo, 'q="library budget"') <= loose


def test_nothing_found_says_so(page: Page, demo: str) -> None:
    page.goto(f"{demo}/en/search/?q=zzzxqv")
    expect(page.locator("[data-status]")).to_contain_text("Nothing found in titles, claims")
    expect(page.locator("[data-deep]")).to_be_visible()  # where the texts are searched
    expect(page.locator(".t-result")).to_have_count(0)
    page.goto(f"{demo}/en/search/?q=zzzxqv&in=articles")
    expect(page.locator("[data-status]")).to_contain_text("Nothing found. Try")


def test_a_glossary_term_leads_to_its_place(page: Page, demo: str) -> None:
    search(page, demo, "q=claimant")
    link = page.locator(".t-result a[href='/en/glossary/#claimant']")
    expect(
        page.locator(".t-result").filter(has=page.locator("a[href$='#claimant']")).locator(".t-card__topic")
    ).to_have_text("Glossary")
    link.click()
    expect(page).to_have_url(f"{demo}/en/glossary/#claimant")
    expect(page.locator("#claimant")).to_be_in_viewport()


def test_what_is_typed_never_becomes_markup(page: Page, demo: str) -> None:
    page.goto(f'{demo}/en/search/?q=<img src=x onerror=alert(1)>&rating=<b>&topic="><i>')
    expect(page.locator("[data-status]")).not_to_be_empty()
    expect(page.locator("#q")).to_have_value("<img src=x onerror=alert(1)>")
    assert page.locator("#results img").count() == 0
    expect(page.locator("select[name=topic]")).to_have_value("")


def test_keyboard(page: Page, demo: str) -> None:
    search(page, demo, "q=misalpur")
    page.locator(".t-result a").first.focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("ticket/")
    expect(page.locator("#q")).to_have_value("ticket/")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")
    expect(page).to_have_url(f"{demo}/en/search/")
    expect(page.locator("[data-status]")).to_have_text("Type a word, or choose a filter.")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("ticket")
    page.keyboard.press("Enter")
    found(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-filters] summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("input[name=rating]:enabled").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("input[name=rating]:enabled").first).to_be_checked()


def test_the_count_is_announced(page: Page, demo: str) -> None:
    search(page, demo, "q=bazaar")
    expect(page.locator("[data-status]")).to_have_attribute("role", "status")
    expect(page.get_by_role("search")).to_be_visible()
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_it_fits_a_small_phone(phone: Page, demo: str, lang: str) -> None:
    search(phone, demo, "rating=misleading", lang)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    for part in (".t-search__check", ".t-search select", ".t-search__line button", ".t-search__box"):
        for shown in phone.locator(part).all():
            place = shown.bounding_box()
            assert place
            assert place["height"] >= 24
            assert place["x"] >= 0
            assert place["x"] + place["width"] <= 360


def test_below_a_sub_path(page: Page, demo_below: str) -> None:
    search(page, demo_below, "q=bazaar")
    link = page.locator(".t-result a").first
    expect(link).to_have_attribute("href", re.compile("^/factcheck/en/"))
    link.click()
    expect(page.locator("h1")).to_be_visible()


def test_the_finder_works_in_a_worker(page: Page, demo: str) -> None:
    search(page, demo, "q=bazaar")
    assert [re.sub(r"\.\w+\.js", ".js", worker.url) for worker in page.workers] == [f"{demo}/assets/finder.js"]


def test_it_works_where_trusted_types_are_demanded(page: Page, demo: str) -> None:
    def stricter(route: Route) -> None:
        answer = route.fetch()
        policy = f"{answer.headers['content-security-policy']}; {STRICT}; trusted-types default"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/search/*", stricter)
    search(page, demo, "q=bazaar")
    assert titles(page)
    assert len(page.workers) == 1


def test_without_a_script_the_lists_are_offered(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{demo}/en/search/?q=bazaar")
    # Playwright's own ways to find text pass over what stands in <noscript>.
    assert "Search needs JavaScript" in page.locator("main").inner_text()
    expect(page.locator("#q")).not_to_be_visible()
    for name in ("Fact checks", "Topics", "Our verdicts"):
        expect(page.locator("main").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_without_an_index_the_lists_are_offered(
    new_page: Callable[..., Page], demo_site: Path, tmp_path: Path, lang: str
) -> None:
    shutil.copytree(demo_site, tmp_path / "site", ignore=shutil.ignore_patterns("finder", "pagefind", "media"))
    words = {"en": "Search is not available", "ur": "تلاش اس وقت دستیاب نہیں"}
    page = new_page(quiet=False)
    with served(tmp_path / "site") as site:
        page.goto(f"{site}/{lang}/search/?q=a")
        expect(page.locator("[data-status]")).to_contain_text(words[lang])
        expect(page.locator(".t-search__lists a").first).to_be_visible()


def test_a_broken_connection_is_not_taken_for_no_results(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(quiet=False)
    search(page, demo, "q=bazaar")
    page.context.set_offline(True)
    page.locator("#q").fill("ticket")
    expect(page.locator("[data-status]")).to_contain_text("Search is not available")
    page.context.set_offline(False)
    page.reload()
    assert found(page) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ur"])
def test_results_and_filters_have_no_barriers(
    new_page: Callable[..., Page], demo: str, lang: str, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(color_scheme=scheme)
    search(page, demo, "year=2026&rating=misleading", lang)
    page.evaluate(AXE.read_text("utf-8"))
    barriers = page.evaluate(
        "axe.run('main').then((found) => found.violations.map((one) => [one.id, one.nodes[0].html]))"
    )
    assert barriers == []
