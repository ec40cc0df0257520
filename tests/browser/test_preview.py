"""The preview in a real browser: it reloads by itself, and shows problems over the last good site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.previewing import Preview, previewing


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with previewing(tmp_path) as running:
        yield running


def test_a_page_reloads_and_shows_problems_over_the_last_good_site(page: Page, preview: Preview) -> None:
    page.goto(preview.address)
    expect(page.locator("h1")).to_have_text("Home")
    preview.write("Second")
    expect(page.locator("h1")).to_have_text("Second")
    expect(page.locator("tasdiq-problems")).to_have_count(0)
    preview.write("Loud!")
    expect(page.locator(".heading")).to_have_text("1 error – this is the last good version")
    expect(page.locator(".place")).to_have_text("content/title.txt:1:5")
    expect(page.locator(".message")).to_have_text("“Loud!” <b>shouts</b>")
    expect(page.locator(".hint")).to_have_text("Say it.")
    expect(page.locator(".panel")).to_have_css("position", "fixed")
    expect(page.locator("h1")).to_have_text("Second")
    preview.write("Dull")
    expect(page.locator("h1")).to_have_text("Dull")
    expect(page.locator(".heading")).to_have_text("1 warning")
    expect(page.locator(".message")).not_to_be_visible()
    preview.write("Good")
    expect(page.locator("h1")).to_have_text("Good")
    expect(page.locator("tasdiq-problems")).to_have_count(0)


def test_errors_stand_before_warnings(page: Page, preview: Preview) -> None:
    page.goto(preview.address)
    preview.write("Dull and loud!")
    expect(page.locator(".heading")).to_have_text("1 error, 1 warning – this is the last good version")
    expect(page.locator(".place").first).to_have_text("content/title.txt:1:5")


def test_what_is_not_yet_due_says_when_it_appears(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}en/reviews/new/")
    expect(page.locator("h1 + .t-state")).to_contain_text("Scheduled: appears on 3 February 2999.")
    for path in ("en/reviews/old/", "en/about/"):
        page.goto(preview.address + path)
        expect(page.locator(".t-byline")).to_be_visible()
        expect(page.locator(".t-state")).to_have_count(0)
