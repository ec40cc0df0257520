"""The handout: one A5 page with verdict, fact, claim, newsroom, day, address and code, however long the texts are."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.check.cards import LONGEST
from tests.browser.page_types import both_languages

REVIEW = "reviews/flood-picture-from-another-year/"
WITHDRAWN = "reviews/heatwave-school-closure/"
PRINTED = "window.print = () => { document.documentElement.dataset.printed = ''; };"
TEXTS = {
    "en": "The provincial government has secretly agreed to sell every public hospital and school in the district. ",
    "ur": "صوبائی حکومت نے خفیہ طور پر ضلع کے تمام سرکاری ہسپتال اور اسکول بیچنے کا معاہدہ کر لیا ہے۔ ",
}


def laid_out(page: Page) -> None:
    """Presses the button, and looks at what would be printed."""
    expect(page.locator(".t-handout")).not_to_be_visible()
    page.locator("[data-handout]").click()
    expect(page.locator("html[data-print=handout][data-printed]")).to_be_attached()
    page.emulate_media(media="print")
    for part in (
        ".t-verdict__stamp",
        ".t-verdict .t-verdict__claim",
        ".t-handout",
        ".t-handout__address",
        ".t-handout svg path",
    ):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("h2").first).not_to_be_visible()
    expect(page.locator(".t-title")).to_be_visible(visible=page.locator(".t-verdict__fact").count() == 0)


def pages(page: Page) -> int:
    """Prints, as PDF; after that the page is for the screen again."""
    drawn = page.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox \[0 0 (419|420)[.\d]* 59[456]", drawn)
    page.emulate_media(media="screen")
    return drawn.count(b"/Type /Page\n")


@pytest.fixture
def reader(new_page: Callable[..., Page]) -> Page:
    page = new_page(viewport={"width": 2000, "height": 900}, color_scheme="dark")
    page.add_init_script(PRINTED)
    return page


@both_languages
def test_a_handout_is_one_small_page_with_a_code(reader: Page, demo: str, lang: str) -> None:
    reader.goto(f"{demo}/{lang}/{REVIEW}")
    laid_out(reader)
    expect(reader.locator(".t-handout")).to_contain_text(f"https://tasdiq.example.org/{lang}/{REVIEW}")
    assert pages(reader) == 1
    expect(reader.locator("h2").first).to_be_visible()  # once it is printed, all is as before
    assert not reader.locator("html").get_attribute("style")


@both_languages
def test_every_review_is_one_page(reader: Page, demo: str, demo_site: Path, lang: str) -> None:
    found = [
        file for file in demo_site.glob(f"{lang}/reviews/*/index.html") if "data-handout" in file.read_text("utf-8")
    ]
    assert len(found) > 10
    counted = {}
    for file in sorted(found):
        address = file.parent.relative_to(demo_site).as_posix()
        reader.goto(f"{demo}/{address}/")
        laid_out(reader)
        counted[address] = pages(reader)
    assert counted == dict.fromkeys(counted, 1)


@both_languages
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_longest_texts_fit_in_smaller_type(reader: Page, demo: str, lang: str, share: float) -> None:
    """As long as the check of share cards lets pass; in Urdu as long as it lets pass in Naskh, which needs less room."""
    most = LONGEST["ltr" if lang == "en" else "rtl"]
    reader.goto(f"{demo}/{lang}/{REVIEW}")
    for part, length in ((".t-verdict .t-verdict__claim p", most * share), (".t-verdict__fact", most * (1 - share))):
        told(reader.locator(part), (TEXTS[lang] * 9)[: round(length)])
    told(reader.locator(".t-facts dd").first, TEXTS[lang] * 2)
    laid_out(reader)
    assert pages(reader) == 1


def told(element: Locator, text: str) -> None:
    element.evaluate("(element, text) => { element.textContent = text; }", text)


@both_languages
def test_short_texts_fill_the_paper(reader: Page, demo: str, lang: str) -> None:
    reader.goto(f"{demo}/{lang}/{REVIEW}")
    laid_out(reader)
    assert 450 < reader.evaluate("document.querySelector('main').getBoundingClientRect().height") < 703


def test_where_there_is_no_fact_the_title_is_printed(reader: Page, demo: str) -> None:
    reader.goto(f"{demo}/en/{REVIEW}")
    reader.locator(".t-verdict__fact").evaluate("(element) => element.remove()")
    laid_out(reader)
    assert pages(reader) == 1


def test_a_handout_of_a_withdrawn_review_says_so(reader: Page, demo: str) -> None:
    reader.goto(f"{demo}/en/{WITHDRAWN}")
    laid_out(reader)
    expect(reader.locator(".t-state--withdrawn")).to_be_visible()
    assert pages(reader) == 1


def test_paper_is_white_for_readers_who_chose_dark(reader: Page, demo: str) -> None:
    reader.goto(f"{demo}/en/{REVIEW}")
    reader.locator("html").evaluate("(root) => { root.dataset.scheme = 'dark'; }")
    reader.emulate_media(media="print", color_scheme="dark")
    assert reader.evaluate("getComputedStyle(document.body).color") == "rgb(22, 25, 29)"
