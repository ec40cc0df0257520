"""Reading without a connection, as a reader lives it: nothing before they ask, the truth about copies, gone when they say so."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import built, served
from tests.browser.page_types import both_languages

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLUG = "rainfall-record-claims"
KEEP, DROP, KEPT = "[data-part=keep]", "[data-part=drop]", "p[data-part=kept]"


def keep(page: Page, site: str, lang: str = "en") -> None:
    """Opens the page, asks for the reviews, waits until they are there."""
    page.goto(f"{site}/{lang}/offline/")
    page.click(KEEP)
    page.wait_for_selector(KEPT)


def without_network(page: Page) -> None:
    page.context.set_offline(True)


@both_languages
def test_nothing_is_kept_before_a_reader_asks(new_page: Callable[..., Page], demo: str, lang: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{demo}/{lang}/offline/")
    page.wait_for_selector(KEEP)
    page.goto(f"{demo}/{lang}/")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0


@both_languages
@pytest.mark.parametrize("section", ["reviews", "lite"])
def test_a_kept_review_can_be_read_and_says_that_it_is_a_copy(
    new_page: Callable[..., Page], demo: str, lang: str, section: str
) -> None:
    page = new_page(quiet=False, viewport={"width": 360, "height": 740})
    keep(page, demo, lang)
    without_network(page)
    page.goto(f"{demo}/{lang}/{section}/{SLUG}/")
    assert page.locator("h1").inner_text()
    told = page.locator("body > [role=status]").inner_text()
    assert told.startswith("No connection" if lang == "en" else "انٹرنیٹ دستیاب نہیں")
    assert "{date}" not in told
    if lang == "en":
        assert re.search(r"\d{1,2} [A-Z][a-z]+ \d{4}", told), "dates are written as on the pages"
    ground = page.evaluate("getComputedStyle(document.body).maxWidth")
    assert ground != "none", "the stylesheet is kept, too"


def test_an_address_without_its_last_slash_is_the_same_review(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(quiet=False)
    keep(page, demo)
    without_network(page)
    page.goto(f"{demo}/en/reviews/{SLUG}")
    assert "not kept" not in page.locator("body > [role=status]").inner_text()


def test_a_page_that_is_not_kept_leads_to_what_is(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(quiet=False)
    keep(page, demo)
    without_network(page)
    page.goto(f"{demo}/en/statistics/")
    assert "not kept" in page.locator("body > [role=status]").inner_text()
    page.click(f"a[href$='/en/lite/{SLUG}/']")
    page.wait_for_url("**/lite/**")
    assert page.locator("h1").inner_text()


def test_with_a_connection_readers_get_the_page_of_today(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page()
    keep(page, demo)
    page.goto(f"{demo}/en/reviews/{SLUG}/")
    assert page.locator("body > [role=status]").count() == 0
    assert page.locator(".t-title").count() == 1


def test_one_language_is_taken_away_and_the_other_stays_then_all_is_gone(
    new_page: Callable[..., Page], demo: str
) -> None:
    page = new_page()
    keep(page, demo, "en")
    keep(page, demo, "ur")
    page.click(DROP)
    page.wait_for_selector(KEEP)
    left = page.evaluate(
        "caches.open('tasdiq-offline /').then((store) => store.keys()).then((found) => found.map(({url}) => url))"
    )
    assert left
    assert not [url for url in left if "/ur/" in url]
    assert [url for url in left if url.endswith(".css")]
    page.goto(f"{demo}/en/offline/")
    page.wait_for_selector(KEPT)
    page.click(DROP)
    page.wait_for_selector(KEEP)
    assert page.evaluate("caches.keys()") == []


def test_by_keyboard_the_focus_stays_on_what_undoes_it(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page()
    page.goto(f"{demo}/en/offline/")
    page.focus(KEEP)
    page.keyboard.press("Enter")
    page.wait_for_selector(KEPT)
    page.wait_for_function("document.activeElement.dataset.part === 'drop'")


def test_without_scripts_the_page_says_what_it_needs(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{demo}/en/offline/")
    assert "JavaScript" in page.locator("noscript").inner_text()
    assert not page.is_visible(KEEP)


def test_a_file_that_fails_holds_up_nothing_else(new_page: Callable[..., Page], tmp_path: Path) -> None:
    site = built(tmp_path)
    page = new_page(quiet=False)
    listed = site / "en" / "offline" / "kept.json"
    with served(site) as host:
        keep(page, host)
        told = json.loads(listed.read_text("utf-8"))
        first, *_, last = [path for path in told["files"] if path.startswith("/en/lite/")]
        told["files"] |= {first: "changed", last: "changed"}
        listed.write_text(json.dumps(told), encoding="utf-8")
        (site / first[1:] / "index.html").unlink()
        small = site / last[1:] / "index.html"
        small.write_text(small.read_text("utf-8").replace("<h1>", "<h1>Withdrawn: "), encoding="utf-8")
        page.evaluate(LATER)
        page.goto(f"{host}/en/")
        page.wait_for_function(
            "(path) => caches.match(path).then((found) => found.text()).then((html) => html.includes('Withdrawn: '))",
            arg=last,
        )
        assert page.evaluate("(path) => caches.match(path).then((found) => found.status)", first) == 200


def test_two_sites_of_one_host_keep_apart(new_page: Callable[..., Page], tmp_path: Path) -> None:
    """As project pages of one account are: what one keeps, the other neither shows nor takes away."""
    host_root = tmp_path / "host"
    host_root.mkdir()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.move(built(tmp_path / name, f"https://host.example/{name}"), host_root / name)
    page = new_page(quiet=False)
    with served(host_root) as host:
        for name in ("a", "b"):
            keep(page, f"{host}/{name}")
        leaving = Path(__file__).parents[2] / "templates" / "assets" / "offline-leaves.js"
        (host_root / "b" / "offline-worker.js").write_bytes(leaving.read_bytes())
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function("caches.keys().then((found) => found.length === 1)")
        without_network(page)
        page.goto(f"{host}/a/en/reviews/{SLUG}/")
        assert page.locator("h1").inner_text()


def test_a_withdrawn_review_replaces_its_copy_and_what_is_switched_off_takes_itself_away(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    site = built(tmp_path)
    page = new_page(quiet=False)
    small = site / "en" / "lite" / SLUG / "index.html"
    listed = site / "en" / "offline" / "kept.json"
    with served(site) as host:
        keep(page, host)
        small.write_text(small.read_text("utf-8").replace("<h1>", "<h1>Withdrawn: "), encoding="utf-8")
        told = json.loads(listed.read_text("utf-8"))
        told["files"][f"/en/lite/{SLUG}/"] = "changed"
        listed.write_text(json.dumps(told), encoding="utf-8")
        page.evaluate(LATER)
        page.goto(f"{host}/en/")
        page.wait_for_function(
            "(path) => caches.match(path).then((found) => found.text()).then((html) => html.includes('Withdrawn: '))",
            arg=f"/en/lite/{SLUG}/",
        )
        leaving = Path(__file__).parents[2] / "templates" / "assets" / "offline-leaves.js"
        (site / "offline-worker.js").write_bytes(leaving.read_bytes())
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function("caches.keys().then((found) => !found.length)")
        page.wait_for_function("navigator.serviceWorker.getRegistrations().then((found) => !found.length)")


LATER = """async () => {
  const store = await caches.open("tasdiq-offline /");
  const list = await store.match("/en/offline/kept.json");
  const headers = { "content-type": "application/json", "x-kept": String(Date.now() - 2 * 3600 * 1000) };
  await store.put("/en/offline/kept.json", new Response(await list.text(), { headers }));
}"""
