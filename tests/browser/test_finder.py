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


def addresses(page: Page, where: str = "[data-results]") -> list[str]:
    links = page.locator(f"{where} .t-result h2 a, {where} .t-result h3 a")
    return [link.get_attribute("href") or "" for link in links.all()]


@pytest.mark.parametrize(
    ("roman", "urdu"),
    [
        ("kya yeh video purani hai", "کیا یہ ویڈیو پرانی ہے"),
        ("kia ye vidyo purani hay", "کیا یہ ویڈیو پرانی ہے"),
        ("bazar ki tasveer", "بازار کی تصویر"),
        ("school mein garmi", "اسکول میں گرمی"),
    ],
)
def test_a_question_finds_the_same_in_either_script(page: Page, demo: str, roman: str, urdu: str) -> None:
    results = []
    for query in (roman, urdu):
        search(page, demo, f"q={quote(query)}", "ur")
        results.append(addresses(page))
    assert results[0] == results[1] != []


def test_a_video_is_not_mistaken_for_another_word_of_its_consonants(page: Page, demo: str) -> None:
    """واحد, “the only”, has them too; its review, which was withdrawn, stood first."""
    search(page, demo, f"q={quote('kya yeh video purani hai')}", "ur")
    assert "bridge-collapse-video" in addresses(page)[0]
    assert not [address for address in addresses(page) if "heatwave" in address]
    assert set(page.locator("[data-results] mark").all_inner_texts()) == {"ویڈیو", "پرانی"}


@pytest.mark.parametrize(
    ("word", "urdu", "nearer"),
    [
        ("video", "ویڈیو", "واحد"),
        ("purani", "پرانی", "پڑھنے"),
        ("purani", "پرانی", "پیران"),
        ("khabar", "خبر", "خیبر"),
        ("bus", "بس", "باس"),
        ("tasveer", "تصویر", "تصور"),
        ("imtihan", "امتحان", "متھن"),
        ("phool", "پھول", "پیالی"),
    ],
)
def test_vowels_tell_words_of_the_same_consonants_apart(page: Page, word: str, urdu: str, nearer: str) -> None:
    page.add_script_tag(content=FINDER.read_text("utf-8"))
    apart = page.evaluate(
        "([table, word, others]) => { const s = new Spelling(table); return others.map((o) => s.apart(word, s.fold(o))); }",
        [TABLE, word, [urdu, nearer]],
    )
    assert apart[0] < apart[1]


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


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("کیا یہ ویڈیو پرانی ہے", "bridge-collapse-video"),
        ("kya yeh video purani hai", "bridge-collapse-video"),
        ("toll plaza voice note", "toll-plaza-voice-note"),
    ],
)
def test_another_language_that_knows_more_of_the_words_is_offered(
    page: Page, demo: str, query: str, first: str
) -> None:
    page.goto(f"{demo}/en/search/?q={quote(query)}")
    others = page.locator("[data-others]")
    expect(others.locator("h2")).to_have_text(re.compile("^In \u2068اردو\u2069, with most of these words: [1-9]"))
    assert first in addresses(page, "[data-others]")[0]
    expect(page.locator("[data-suggest]")).not_to_be_visible()  # no slips: the words are another language's


def test_a_language_that_knows_no_more_is_not_offered(page: Page, demo: str) -> None:
    """“Month” sounds like منٹ."""
    search(page, demo, "q=wetest month")
    expect(page.locator("[data-suggest] a")).to_have_text("wettest month")
    expect(page.locator("[data-others]")).not_to_be_visible()


@pytest.mark.parametrize(
    ("query", "suggested"),
    [('"wetest month"', "wettest month"), ("“wetest” month?", "wettest month"), ('"gone last night"', None)],
)
def test_a_suggestion_has_no_stray_marks(page: Page, demo: str, query: str, suggested: str | None) -> None:
    page.goto(f"{demo}/en/search/?q={quote(query)}")
    expect(page.locator("[data-status]")).not_to_be_empty()
    expect(page.locator("[data-others]")).not_to_have_attribute("aria-busy", "true")
    if suggested:
        expect(page.locator("[data-suggest] a")).to_have_text(suggested)
    else:
        expect(page.locator("[data-suggest]")).not_to_be_visible()


def test_a_further_claim_is_shown_only_where_it_was_looked_for(page: Page, demo: str) -> None:
    search(page, demo, "q=wettest month")
    card = page.locator(".t-result").first
    expect(card.locator(".t-result__text")).to_have_text(
        "Claim: July 2026 was the wettest month in the history of Misalpur"
    )
    expect(card.locator(".verdict")).to_have_text(["Missing context"])
    search(page, demo, "q=212 misalpur")
    card = page.locator(".t-result").first
    further = card.locator(".t-result__further")
    expect(further).to_have_count(1)
    expect(further).to_have_text(
        re.compile("^Another claim on that page: 212 mm of rain fell in Misalpur on 19 July 2026")
    )
    expect(further.locator(".verdict")).to_have_text("False")  # its own


def test_results_stand_in_line_with_the_form(page: Page, demo: str) -> None:
    for lang, side in (("en", "left"), ("ur", "right")):
        search(page, demo, "q=2026", lang)
        edges = page.evaluate(
            "(side) => ['.t-search', '.t-result'].map((one) => document.querySelector(one).getBoundingClientRect()[side])",
            side,
        )
        assert edges[0] == edges[1]


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
