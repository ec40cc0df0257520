"""Charts in a browser: their words keep apart at every width, and everything they show can be read without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_types import both_languages

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Words of one chart that lie on each other or stick out of it, by more than a letter of Nastaliq leans over its line's beginning.
# Boxes are taken in by a fifth above and below: letters do not fill them.
TOUCHING = """
() => [...document.querySelectorAll(".t-chart__drawing")].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    const inside = (box) => box.left >= frame.left - 8 && box.right <= frame.right + 8 && box.bottom <= frame.bottom + 8;
    const over = (a, b) => a.left < b.right && b.left < a.right
        && a.top + a.height / 5 < b.bottom - b.height / 5 && b.top + b.height / 5 < a.bottom - a.height / 5;
    return [
        ...words.filter(([, box]) => !inside(box)).map(([text]) => `outside: ${text}`),
        ...words.flatMap(([one, a], at) => words.slice(at + 1).filter(([, b]) => over(a, b)).map(([other]) => `${one} / ${other}`)),
    ];
})
"""
BARS = """
() => [...document.querySelectorAll(".t-chart__bar")].map((bar) => bar.getBoundingClientRect())
    .filter((box) => box.width < 1 || box.height < 1).length
"""


@both_languages
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_words_of_a_chart_keep_apart(window: Callable[..., Page], demo: str, lang: str, width: int) -> None:
    page = window(width)
    page.goto(f"{demo}/{lang}/statistics/")
    page.evaluate("document.fonts.ready.then(() => {})")
    assert page.evaluate(TOUCHING) == []
    assert page.evaluate(BARS) == 0


@both_languages
def test_behind_every_chart_is_a_table_that_opens_and_data_that_are_there(
    window: Callable[..., Page], demo: str, lang: str
) -> None:
    page = window(360)
    page.goto(f"{demo}/{lang}/statistics/")
    sections = page.locator(".t-statistics")
    assert sections.count() == 7
    for number in range(7):
        section = sections.nth(number)
        section.locator("summary").focus()
        page.keyboard.press("Enter")
        assert section.locator("table").is_visible()
        assert page.request.get(f"{demo}{section.locator('a[download]').get_attribute('href')}").ok


@both_languages
def test_the_notice_of_a_return_leads_to_its_list(window: Callable[..., Page], demo: str, lang: str) -> None:
    page = window(360)
    page.goto(f"{demo}/{lang}/reviews/bridge-collapse-video/")
    page.locator(".t-returned a").click()
    assert page.locator("#returns .t-return").first.is_visible()
    page.goto(f"{demo}/{lang}/returns/")
    page.locator(".t-log h2 a").first.click()
    assert page.url.endswith("/reviews/bridge-collapse-video/#return-2026-09-03")
