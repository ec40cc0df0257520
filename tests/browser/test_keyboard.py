"""Everything by keyboard: the skip link, a focus that is always seen, the menu, tabs, shields; nobody is caught anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types import PageType, both_languages, every_page

# What has the focus, and whether a reader can see that: something around it changes against its look without focus.
FOCUSED = """
() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const card = element.closest(".t-card, .t-option");
    const labels = element.matches("input[type=radio]") ? element.parentElement.querySelector(".tabbed-labels") : element;
    const outlined = [element, card, labels].some((e) => e && getComputedStyle(e).outlineStyle !== "none"
        && parseFloat(getComputedStyle(e).outlineWidth) >= 1);
    element.dataset.visited = (Number(element.dataset.visited) || 0) + 1;
    return {
        name: `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`,
        outlined, inside: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        again: Number(element.dataset.visited) > 1,
    };
}
"""
# What must be reachable: of a group of radio buttons only the chosen one is.
REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.disabled
    && !(element.matches("input[type=radio]") && !element.checked)
    && !element.dataset.visited).map((element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`)
"""


@every_page
def test_tab_reaches_everything_in_order_and_the_focus_is_seen(
    window: Callable[..., Page], demo: str, kind: PageType
) -> None:
    page = window(1280)
    page.goto(f"{demo}{kind.path}")
    unseen: list[Any] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            continue  # after the last element, before the first
        if focused["again"]:
            break
        if not (focused["outlined"] and focused["inside"]):
            unseen.append(focused)
    else:
        pytest.fail("Tab never comes round")
    assert unseen == []
    assert page.evaluate(REACHABLE) == []


@both_languages
def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/reviews/flood-picture-from-another-year/")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@both_languages
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_escape_closes_it(phone: Page, demo: str, lang: str, key: str) -> None:
    phone.goto(f"{demo}/{lang}/")
    summary, panel = phone.locator("[data-menu] summary"), phone.locator(".t-menu__panel")
    summary.focus()
    expect(panel).not_to_be_visible()
    phone.keyboard.press(key)
    expect(panel).to_be_visible()
    phone.keyboard.press("Tab")
    expect(panel.locator("a").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(summary).to_be_focused()


@both_languages
def test_tab_leaves_the_menu_and_closes_it(phone: Page, demo: str, lang: str) -> None:
    phone.goto(f"{demo}/{lang}/")
    phone.locator("[data-menu] summary").focus()
    phone.keyboard.press("Enter")
    panel = phone.locator(".t-menu__panel")
    for link in panel.locator("a").all():
        phone.keyboard.press("Tab")
        expect(link).to_be_focused()
    phone.keyboard.press("Tab")
    expect(panel).not_to_be_visible()
    assert phone.evaluate("!document.querySelector('[data-menu]').contains(document.activeElement)")
    phone.locator("[data-menu] summary").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Shift+Tab")
    expect(panel).not_to_be_visible()


@both_languages
def test_the_closed_menu_takes_no_focus(phone: Page, demo: str, lang: str) -> None:
    phone.goto(f"{demo}/{lang}/")
    phone.locator("[data-menu] summary").focus()
    phone.keyboard.press("Tab")
    assert phone.evaluate("!document.querySelector('.t-menu__panel').contains(document.activeElement)")


@both_languages
def test_arrow_keys_change_the_tabs_of_a_lesson(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/learn/check-an-old-picture/")
    first, second = page.locator(".tabbed-block").all()[:2]
    expect(first).to_be_visible()
    expect(second).not_to_be_visible()
    page.locator(".tabbed-set > input").first.focus()
    expect(page.locator(".tabbed-labels")).to_have_css("outline-style", "solid")
    page.keyboard.press("ArrowDown")
    expect(first).not_to_be_visible()
    expect(second).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_visible()
    labels = page.locator(".tabbed-labels label")
    labels.nth(1).click()
    expect(second).to_be_visible()


@both_languages
def test_folded_parts_of_a_lesson_open(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/learn/check-an-old-picture/")
    folded = page.locator("main details").first
    inside = folded.locator("p").first
    expect(inside).not_to_be_visible()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()
