"""The claim finder finds what readers mean: whatever keyboard, script and slips; and it spells as the generator does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model.folding import TABLE, fold, script, skeleton, stem, words
from tests.browser.test_search import found, search, titles

ROOT = Path(__file__).parents[2]
FINDER = ROOT / "templates" / "assets" / "finder.js"


def first(page: Page, site: str, query: str, lang: str) -> str:
    """The address of the first result."""
    search(page, site, f"q={quote(query)}", lang)
    return page.locator("[data-results] a").first.get_attribute("href") or ""


def test_the_browser_spells_as_the_generator_does(page: Page) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    texts += [
        (ROOT / "bench" / "queries.tsv").read_text("utf-8"),
        " ".join(TABLE["exceptions"]),
        "Straße İstanbul ΟΔΟΣ ﷲ ﻻ Ⅻ ½ 𝕬 don’t",
    ]
    page.add_script_tag(content=FINDER.read_text("utf-8"))
    told = page.evaluate(
        """([table, texts]) => {
            const spelling = new Spelling(table);
            const found = new Map();
            for (const text of texts) {
                for (const word of spelling.words(text)) {
                    found.set(word, [spelling.script(word), spelling.stem(word), spelling.skeleton(word)]);
                }
            }
            return [texts.map((text) => spelling.fold(text)), [...found]];
        }""",
        [TABLE, texts],
    )
    assert told[0] == [fold(text) for text in texts]
    every = dict.fromkeys(word for text in texts for word in words(text))
    assert told[1] == [[word, [script(word), stem(word), skeleton(word)]] for word in every]
    assert len(every) > 3000


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("larkiyan", ["lrkn", "lrk"]),
        ("phool", ["fl", "pl"]),
        ("videos", ["wds", "wd"]),
        ("ویڈیوز", ["wdz", "wd"]),
        ("kya", []),
    ],
)
def test_the_browser_takes_a_word_as_it_may_be_meant(page: Page, word: str, sounds: list[str]) -> None:
    page.add_script_tag(content=FINDER.read_text("utf-8"))
    assert page.evaluate("([table, word]) => [...new Spelling(table).meant(word)]", [TABLE, word]) == sounds


@pytest.mark.parametrize(
    ("lang", "query", "slug"),
    [
        ("ur", "kya yeh video purani hai pul", "bridge-collapse-video"),
        ("ur", "ويڈيو پل", "bridge-collapse-video"),
        ("ur", "بكري", "mayor-appoints-goat"),
        ("ur", "bakri", "mayor-appoints-goat"),
        ("ur", "tasveer bazar", "flood-picture-from-another-year"),
        ("ur", "جولائی ۲۰۲۱", "flood-picture-from-another-year"),
        ("en", "july ۲۰۲۱ picture", "flood-picture-from-another-year"),
        ("en", "libraries", "library-budget-chart"),
        ("en", "The GOAT!", "mayor-appoints-goat"),
    ],
)
def test_however_it_is_typed_it_is_found(page: Page, demo: str, lang: str, query: str, slug: str) -> None:
    assert slug in first(page, demo, query, lang)


def test_what_says_just_that_stands_first(page: Page, demo: str) -> None:
    assert "archive-link" in first(page, demo, "archive link", "en")


@pytest.mark.parametrize(
    ("lang", "query", "suggested"), [("en", "wetest month", "wettest month"), ("ur", "ٹریفگ بکری", "ٹریفک بکری")]
)
def test_a_slip_is_asked_about(page: Page, demo: str, lang: str, query: str, suggested: str) -> None:
    page.goto(f"{demo}/{lang}/search/?q={quote(query)}")
    link = page.locator("[data-suggest] a")
    expect(link).to_have_text(suggested)
    link.click()
    assert found(page) > 0
    expect(page.locator("#q")).to_have_value(suggested)
    expect(page.locator("[data-suggest]")).not_to_be_visible()


def test_pages_with_most_of_the_words_are_shown_as_such(page: Page, demo: str) -> None:
    search(page, demo, "q=canal bridge library")
    expect(page.locator("[data-status]")).to_contain_text("No page has all of these words")
    assert "canal bridge" in titles(page)[0]


def test_hits_of_the_other_language_are_offered(page: Page, demo: str) -> None:
    page.goto(f"{demo}/en/search/?q={quote('ٹول پلازہ')}")
    others = page.locator("[data-others]")
    expect(others.locator("h2")).to_have_text(re.compile("^In \u2068اردو\u2069: [1-9]"))
    expect(others.locator("ol")).to_have_attribute("dir", "rtl")
    expect(others.locator(".t-result a").first).to_have_attribute("href", "/ur/reviews/toll-plaza-voice-note/")
    expect(others.locator(".verdict").first).not_to_be_empty()
    others.locator("h2 a").click()
    assert found(page) > 0
    expect(page).to_have_url(re.compile(r"/ur/search/\?q="))


def test_a_claim_is_called_one(page: Page, demo: str) -> None:
    search(page, demo, "q=collapsing")
    expect(page.locator(".t-result__text").first).to_have_text(re.compile("^Claim: A video shows"))


def test_full_articles_are_searched_when_wanted(page: Page, demo: str) -> None:
    search(page, demo, "q=canal")
    page.get_by_role("link", name="Search in full articles").click()
    expect(page).to_have_url(re.compile("in=articles"))
    assert found(page) > 0
    assert f"{demo}/pagefind/en/pagefind-worker.js" in [worker.url for worker in page.workers]
    page.get_by_role("link", name="Search in titles and claims").click()
    assert found(page) > 0
    expect(page).not_to_have_url(re.compile("in=articles"))


def test_full_articles_are_found_in_roman_urdu(page: Page, demo: str) -> None:
    search(page, demo, "q=bakri&in=articles", "ur")
    expect(page.locator("[data-results] a").first).to_have_attribute("href", re.compile("mayor-appoints-goat"))


def test_a_build_between_two_questions_goes_unnoticed(new_page: Callable[..., Page], demo: str) -> None:
    """The index that the browser has names files that are there no more."""
    page = new_page(quiet=False)
    search(page, demo, "q=bridge")
    asked: list[str] = []

    def gone_once(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404, body="gone") if len(asked) == 1 else route.continue_()

    page.route("**/finder/en/words/**", gone_once)
    page.locator("#q").fill("goat")
    expect(page.locator("[data-results] a").first).to_have_attribute("href", "/en/reviews/mayor-appoints-goat/")
    assert len(asked) > 1


def test_a_first_question_costs_little(page: Page, demo: str) -> None:
    page.goto(f"{demo}/en/search/")
    page.wait_for_load_state("networkidle")
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.locator("#q").fill("canal bridge")
    assert found(page) > 0
    assert sum(sizes) < 225_000  # not even packed
