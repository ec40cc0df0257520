"""A reader of a review: the verdict first, the fact before the claim, corrections before the text; on paper as well."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types import PAGES, PageType, both_languages

REVIEWS = [kind for kind in PAGES if kind.name.startswith("review")]
every_review = pytest.mark.parametrize("kind", REVIEWS, ids=[kind.name for kind in REVIEWS])
ORDER = """
(selectors) => {
    const found = selectors.map((selector) => document.querySelector(selector));
    return found.map((element, at) => element === null ? "missing" : at === 0
        || Boolean(found[at - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING));
}
"""


@every_review
def test_the_verdict_is_seen_at_once_in_words_shape_and_colour(
    window: Callable[..., Page], demo: str, kind: PageType
) -> None:
    page = window(360)
    page.goto(f"{demo}{kind.path}")
    stamp = page.locator(".t-verdict__stamp")
    place = stamp.bounding_box()
    assert place
    assert place["y"] + place["height"] < 800
    assert stamp.inner_text().strip()
    icon, colour, paper = stamp.evaluate(
        """(stamp) => [getComputedStyle(stamp, "::before").maskImage, getComputedStyle(stamp).backgroundColor,
            getComputedStyle(document.body).backgroundColor]"""
    )
    assert icon.startswith('url("data:image/svg+xml')
    assert colour not in {paper, "rgba(0, 0, 0, 0)"}
    parts = [".t-title", ".t-verdict__stamp", ".t-verdict__fact", ".t-verdict__claim", ".t-body", "#how"]
    if not page.locator(".t-verdict__fact").count():  # only a review whose verdict needs none
        parts.remove(".t-verdict__fact")
    assert page.evaluate(ORDER, parts) == [True] * len(parts)
    seen = [page.locator(part).first.bounding_box() for part in parts]
    tops = [box["y"] for box in seen if box]
    assert tops == sorted(tops)


@both_languages
def test_corrections_stand_before_the_text_and_in_full(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/exam-postponed-notice/")
    assert page.evaluate(ORDER, [".t-verdict", ".t-corrections", ".t-lead", ".t-body"]) == [True] * 4
    for change in page.locator(".t-correction").all():
        expect(change).to_be_visible()
        assert len(change.locator("p").last.inner_text()) > 20
    page.goto(f"{demo}/{lang}/corrections/")
    link = page.locator(".t-log h2 a").first
    link.click()
    expect(page.locator(".t-correction:target")).to_be_in_viewport()


@both_languages
def test_a_withdrawn_review_says_so_before_anything_else(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/heatwave-school-closure/")
    expect(page.locator(".t-state--withdrawn")).to_be_in_viewport()
    assert page.evaluate(ORDER, [".t-title", ".t-state--withdrawn", ".t-verdict"]) == [True] * 3
    page.goto(f"{demo}/{lang}/reviews/")
    card = page.locator(".t-card--withdrawn").first
    expect(card.locator(".verdict")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(card.locator(".t-card__date strong")).to_be_visible()


@both_languages
def test_each_of_several_claims_has_its_own_verdict(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/rainfall-record-claims/")
    further = page.locator(".t-further")
    assert further.count() >= 1
    for claim in further.all():
        expect(claim.locator(".verdict")).to_be_visible()
        expect(claim.locator("blockquote")).to_be_visible()
        expect(page.locator(f"#{claim.get_attribute('id')}")).to_have_count(1)


def test_no_link_leads_to_a_live_falsehood(page: Page, demo: str) -> None:
    """Where a claim was seen leads to the archived copy; links that leave the site neither vouch nor tell where from."""
    page.goto(f"{demo}/en/reviews/flood-picture-from-another-year/")
    for link in page.locator("#evidence a, #how .t-list a[href^=http], #media a").all():
        assert set((link.get_attribute("rel") or "").split()) == {"nofollow", "noopener", "noreferrer"}
    assert page.locator("#how .t-list li").first.locator("a").get_attribute("href")
    expect(page.locator("#how .t-list li").first.locator("a")).to_have_text("Archived copy")


@both_languages
def test_a_picture_that_misleads_is_labelled_and_a_shield_opens(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/bridge-collapse-video/")
    false = page.locator(".t-shot--false-media").first
    expect(false.locator(".t-shot__label")).to_be_visible()
    shield = page.locator(".t-shield__box").first
    picture = page.locator(".t-shot", has=shield).locator("img")
    hidden = "(img) => getComputedStyle(img).filter !== 'none' || getComputedStyle(img).visibility === 'hidden'"
    assert picture.evaluate(hidden)
    shield.focus()
    page.keyboard.press("Space")
    assert not picture.evaluate(hidden)
    page.keyboard.press("Space")
    assert picture.evaluate(hidden)


@both_languages
def test_on_paper_the_evidence_has_its_addresses_and_buttons_are_gone(
    window: Callable[..., Page], demo: str, lang: str
) -> None:
    page = window(1280)
    page.goto(f"{demo}/{lang}/reviews/flood-picture-from-another-year/")
    page.emulate_media(media="print")
    for part in (".t-share", ".t-switch", ".t-tabs", ".t-side", ".t-icon", ".t-footer nav"):
        for shown in page.locator(part).all():
            expect(shown).not_to_be_visible()
    for part in (".t-title", ".t-verdict__stamp", ".t-verdict__fact", ".t-body", "#evidence"):
        expect(page.locator(part)).to_be_visible()
    told = page.locator(".t-evidence__links a").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    address = page.locator(".t-evidence__links a").first.get_attribute("href")
    assert re.fullmatch(r'" \("\s*(attr\(href\)|"https?://.+")\s*"\)"|".*https?://.*"', told)
    assert address
    assert address in told or "attr(href)" in told
    page.emulate_media(media="screen")
