"""Urdu in Nastaliq: no line too low, no ink cut off, no two lines that touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.page_types import PageType, every_page_with_urdu

if TYPE_CHECKING:
    from playwright.sync_api import Page

INK = (Path(__file__).parent / "ink.js").read_text("utf-8")


def ink(page: Page, part: str = "body") -> dict[str, Any]:
    """What is wrong with the ink of a page or of a part of it, by kind of fault, and how many words were looked at."""
    page.evaluate("document.fonts.ready.then(() => {})")
    return dict(page.evaluate(INK, part))


@pytest.mark.parametrize("width", [360, 1280])
@every_page_with_urdu
def test_lines_are_high_and_nothing_is_cut_or_touches(
    window: Callable[..., Page], demo: str, kind: PageType, width: int
) -> None:
    page = window(width)
    page.goto(f"{demo}{kind.path}")
    found = ink(page)
    assert found.pop("words") > 10
    assert found == {"low": [], "clipped": [], "collisions": []}


@pytest.mark.parametrize("width", [360, 1280])
def test_so_it_is_in_search_results_and_filters(window: Callable[..., Page], demo: str, width: int) -> None:
    page = window(width)
    page.goto(f"{demo}/ur/search/?rating=misleading")
    page.locator(".t-result").first.wait_for()
    found = ink(page)
    assert found.pop("words") > 100
    assert found == {"low": [], "clipped": [], "collisions": []}


def test_so_it_is_in_the_open_menu(window: Callable[..., Page], demo: str) -> None:
    page = window(360)
    page.goto(f"{demo}/ur/")
    page.locator("[data-menu] summary").click()
    found = ink(page, ".t-menu__panel")
    assert found.pop("words") > 10
    assert found == {"low": [], "clipped": [], "collisions": []}


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (".t-title { line-height: 1.2 !important }", "low"),
        (".md-typeset p { line-height: 1.3 !important }", "collisions"),
        (".verdict { line-height: 1 !important }", "clipped"),
        (".t-card__title { overflow: hidden; height: 1em }", "clipped"),
    ],
)
def test_the_look_for_faults_sees_them(window: Callable[..., Page], demo: str, style: str, fault: str) -> None:
    page = window(360)
    page.goto(f"{demo}/ur/reviews/")
    page.evaluate(
        """(style) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(style);
            document.adoptedStyleSheets = [sheet];
        }""",
        style,
    )
    assert ink(page)[fault]


def test_letters_stand_together_and_no_weight_is_faked(window: Callable[..., Page], demo: str) -> None:
    page = window(1280)
    page.goto(f"{demo}/ur/reviews/exam-postponed-notice/")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => element.matches(":lang(ur)")).filter((element) => {
            const style = getComputedStyle(element);
            return style.letterSpacing !== "normal" && style.letterSpacing !== "0px" || style.fontWeight !== "400"
                || style.fontSynthesisWeight !== "none";
        }).map((element) => element.outerHTML.slice(0, 90))"""
    )
    assert wrong == []
