"""axe finds nothing on any type of page: every rule, also those beyond WCAG, in both colour schemes, on desktop and phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.page_types import PageType, both_languages, every_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
async (tags) => {
    await document.fonts.ready;
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map((rule) => [rule.id, rule.help, ...rule.nodes.slice(0, 4).map(
        (node) => `${node.target.join(" ")}: ${node.any.concat(node.all).map((check) => check.message).join("; ")}`)]);
}
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """axe's script; a page takes it in through the debugger, so that its policy may stay as it is."""
    return AXE.read_text("utf-8")


def violations(page: Page, axe: str) -> Any:  # noqa: ANN401 - what a page's script gives
    page.evaluate(axe + ";null")
    return page.evaluate(RUN, TAGS)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@every_page
def test_axe_finds_nothing(
    window: Callable[..., Page], demo: str, kind: PageType, axe: str, width: int, scheme: str
) -> None:
    page = window(width, scheme)
    page.goto(f"{demo}{kind.path}")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@both_languages
def test_axe_finds_nothing_in_the_open_menu(
    window: Callable[..., Page], demo: str, lang: str, axe: str, scheme: str
) -> None:
    page = window(360, scheme)
    page.goto(f"{demo}/{lang}/reviews/")
    page.locator("[data-menu] summary").click()
    assert violations(page, axe) == []


@both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "lite/",
        "offline/",
        "lite/bridge-collapse-video/",
        "lite/rainfall-record-claims/",
        "embed/heatwave-school-closure/",
    ],
)
def test_axe_finds_nothing_on_small_pages(
    window: Callable[..., Page], demo: str, lang: str, axe: str, scheme: str, path: str
) -> None:
    page = window(360, scheme)
    page.goto(f"{demo}/{lang}/{path}")
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "question",
    [
        "en/search/?q=misalpur",
        "en/search/?q=212+misalpur",
        "en/search/?q=kya+yeh+video+purani+hai",
        "ur/search/?q=مثال",
    ],
)
def test_axe_finds_nothing_among_results(
    window: Callable[..., Page], demo: str, axe: str, scheme: str, question: str
) -> None:
    page = window(1280, scheme)
    page.goto(f"{demo}/{question}")
    page.locator("[data-results] mark").first.wait_for()
    page.locator("[data-others]:not([aria-busy])").wait_for(state="attached")
    assert violations(page, axe) == []


@both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_code_to_copy(
    window: Callable[..., Page], demo: str, lang: str, axe: str, scheme: str
) -> None:
    page = window(360, scheme)
    page.goto(f"{demo}/{lang}/reviews/exam-postponed-notice/")
    page.locator(".t-embed > summary").click()
    assert violations(page, axe) == []
