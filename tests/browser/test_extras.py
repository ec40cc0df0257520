"""What scripts add (colour scheme, copied links, printing), and that nothing is missing where they do not run."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types import NOT_FOUND, PageType, both_languages, every_page

REVIEW = "reviews/flood-picture-from-another-year/"
PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 25, 29)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@both_languages
def test_the_colour_scheme_changes_and_stays(new_page: Callable[..., Page], demo: str, lang: str, scheme: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    own, other = (LIGHT, DARK) if scheme == "light" else (DARK, LIGHT)
    page.goto(f"{demo}/{lang}/")
    assert page.evaluate(PAPER) == own
    toggle = page.locator("[data-scheme-toggle]")
    toggle.click()
    assert page.evaluate(PAPER) == other
    page.goto(f"{demo}/{lang}/{REVIEW}")
    assert page.evaluate(PAPER) == other
    toggle.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(PAPER) == own
    page.reload()
    assert page.evaluate(PAPER) == own


def test_without_storage_the_colour_scheme_still_changes(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } })"
    )
    page.goto(f"{demo}/en/")
    page.locator("[data-scheme-toggle]").click()
    assert page.evaluate(PAPER) == DARK


@pytest.mark.parametrize(("lang", "copied"), [("en", "Link copied"), ("ur", "لنک کاپی ہو گیا")])
def test_a_link_is_copied_and_that_is_said(new_page: Callable[..., Page], demo: str, lang: str, copied: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}/{lang}/{REVIEW}")
    button = page.locator("[data-copy]").first
    before = button.inner_text()
    button.click()
    expect(button).to_have_text(copied)
    expect(button.locator("[aria-live]")).to_have_text(copied)
    assert page.evaluate("navigator.clipboard.readText()") == f"https://tasdiq.example.org/{lang}/{REVIEW}"
    expect(button).to_have_text(before, timeout=5000)


def test_where_nothing_can_be_copied_the_address_is_shown(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))")
    asked: list[str] = []

    def answer(dialog: object) -> None:
        asked.append(dialog.default_value)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    page.goto(f"{demo}/en/{REVIEW}")
    page.locator("[data-copy]").first.click()
    assert asked == [f"https://tasdiq.example.org/en/{REVIEW}"]


@both_languages
def test_the_text_to_pass_on_can_be_copied(new_page: Callable[..., Page], demo: str, lang: str) -> None:
    page = new_page()
    page.add_init_script(
        "window.copied = [];"
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => copied.push(text) } });"
    )
    page.goto(f"{demo}/{lang}/{REVIEW}")
    page.locator(".t-forward summary").click()
    page.locator(".t-forward [data-copy]").click()
    (text,) = page.evaluate("copied")
    fact, verdict, address = text.split("\n")
    assert fact == page.locator(".t-verdict__fact").inner_text().strip()
    assert verdict.endswith(page.locator(".t-verdict__stamp").inner_text().strip())
    assert address == f"https://tasdiq.example.org/{lang}/{REVIEW}"
    shown = page.locator(".t-forward__text").inner_text()
    assert [line for line in shown.splitlines() if line] == [fact, verdict, address]


@both_languages
def test_the_print_button_prints(new_page: Callable[..., Page], demo: str, lang: str) -> None:
    page = new_page()
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(f"{demo}/{lang}/{REVIEW}")
    page.locator("[data-print]").click()
    assert page.evaluate("printed") == 1


@both_languages
def test_whatsapp_gets_verdict_fact_and_address(page: Page, demo: str, lang: str) -> None:
    page.goto(f"{demo}/{lang}/{REVIEW}")
    link = urlsplit(page.locator(".t-share__whatsapp").get_attribute("href") or "")
    assert (link.scheme, link.netloc) == ("https", "wa.me")
    (text,) = parse_qs(link.query)["text"]
    assert page.locator(".t-verdict__stamp").inner_text().strip() in text
    assert page.locator(".t-verdict__fact").inner_text().strip() in text
    assert text.endswith(f"https://tasdiq.example.org/{lang}/{REVIEW}")
    assert page.locator(".t-verdict__claim").inner_text().strip() not in text


@every_page
def test_without_scripts_every_page_reads_the_same(
    new_page: Callable[..., Page], window: Callable[..., Page], demo: str, kind: PageType
) -> None:
    """Save the buttons that only a script can serve, and search."""
    with_scripts = window(1280)
    with_scripts.goto(f"{demo}{kind.path}")
    page = new_page(quiet=kind.name != NOT_FOUND, java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page.goto(f"{demo}{kind.path}")
    assert page.locator(".t-js:visible").count() == 0
    if not kind.path.endswith("/search/"):
        buttons = {text for button in with_scripts.locator(".t-js").all() if (text := button.inner_text().strip())}
        lines = [line for line in with_scripts.locator("body").inner_text().splitlines() if line.strip() not in buttons]
        without = [line for line in page.locator("body").inner_text().splitlines() if line.strip() not in buttons]
        assert [line for line in without if line.strip()] == [line for line in lines if line.strip()]


@both_languages
def test_without_scripts_menu_shields_and_tabs_work(new_page: Callable[..., Page], demo: str, lang: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{demo}/{lang}/reviews/bridge-collapse-video/")
    expect(page.locator(".t-menu__panel")).not_to_be_visible()
    page.locator("[data-menu] summary").click()
    expect(page.locator(".t-menu__panel")).to_be_visible()
    page.locator("[data-menu] summary").click()
    shield = page.locator(".t-shield__box").first
    shield.check()
    expect(page.locator(".t-shot", has=shield).locator("img")).to_have_css("filter", "none")
    page.goto(f"{demo}/{lang}/learn/check-an-old-picture/")
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.locator(".tabbed-block").nth(1)).to_be_visible()
