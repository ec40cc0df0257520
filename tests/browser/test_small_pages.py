"""The small pages in a real browser: nothing sticks out, nothing is fetched, and frames of other sites show cards alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import served
from tests.browser.page_types import both_languages
from tests.browser.test_every_page import TOO_WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL = ("lite/", "lite/rainfall-record-claims/", "lite/bridge-collapse-video/", "embed/bridge-collapse-video/")
SLUG = "heatwave-school-closure"


@both_languages
@pytest.mark.parametrize("path", SMALL)
@pytest.mark.parametrize("width", [300, 1280])
def test_a_small_page_fits_and_fetches_its_stylesheet_alone(
    new_page: Callable[..., Page], demo: str, lang: str, path: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{demo}/{lang}/{path}")
    assert page.evaluate(TOO_WIDE) == []
    fetched = [url for url in asked if not url.startswith("data:")]
    assert len(fetched) == 2
    assert fetched[1].endswith(".css")


@both_languages
@pytest.mark.parametrize("isolated", [False, True])
def test_another_site_can_show_a_card_and_no_other_page(
    new_page: Callable[..., Page], demo: str, tmp_path: Path, lang: str, *, isolated: bool
) -> None:
    """A site that isolates itself is the strictest case: what it frames has to agree to that."""
    frames = "".join(
        f'<iframe id="{name}" src="{demo}/{lang}/{name}/{SLUG}/"></iframe>' for name in ("embed", "reviews")
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Other</title>{frames}", encoding="utf-8")
    headers = "/*\n  Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Opener-Policy: same-origin\n"
    (tmp_path / "_headers").write_text(headers if isolated else "", encoding="utf-8")
    page = new_page(quiet=False)  # the console tells of the refused frame
    with served(tmp_path) as other:
        page.goto(f"{other}/")
        card = page.frame_locator("#embed").locator("main.card")
        card.wait_for()
        colour = card.locator(".verdict").evaluate("(element) => getComputedStyle(element).backgroundColor")
        assert colour == "rgb(83, 96, 110)", "the stylesheet arrives in a frame, too"
        refused = page.frame_locator("#reviews")
        refused.locator("body.neterror").wait_for(state="attached")  # Chromium's own page
        assert refused.locator(".t-title").count() == 0


@both_languages
def test_the_code_can_be_selected_and_copied_whole(window: Callable[..., Page], demo: str, lang: str) -> None:
    page = window(360)
    page.goto(f"{demo}/{lang}/reviews/{SLUG}/")
    page.locator(".t-embed > summary").click()
    code = page.locator(".t-embed textarea")
    assert not code.is_editable()
    code.click()
    page.keyboard.press("Control+A")
    chosen = code.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen.startswith("<iframe ")
    assert chosen.endswith("</iframe>")
    assert page.evaluate(TOO_WIDE) == []
