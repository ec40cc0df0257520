"""Quizzes and the words of the glossary in a real browser: with a mouse, a keyboard, a finger, and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types import both_languages

LESSON = "learn/check-an-old-picture/"
WORDY = "methodology/"
PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize(("lang", "count"), [("en", "2 of 3"), ("ur", "3 میں سے 2")])
def test_a_choice_is_answered_at_once_and_counted_at_the_end(
    new_page: Callable[..., Page], demo: str, lang: str, count: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{demo}/{lang}/{LESSON}")
    questions = page.locator(".t-question")
    told = questions.nth(0).locator("[role=status]")
    questions.nth(0).locator("label").nth(0).click()
    expect(told).to_have_attribute("data-told", "wrong")
    questions.nth(0).locator("label").nth(1).click()
    expect(told).to_have_attribute("data-told", "right")
    expect(questions.nth(0).locator("label[data-told]")).to_have_count(1)
    for number in (1, 2):
        expect(page.locator(".t-quiz__count")).to_be_empty()
        questions.nth(number).locator("label").nth(2).click()
    expect(page.locator(".t-quiz__count")).to_contain_text(count)
    assert page.evaluate("localStorage.length + document.cookie.length") == 0


def test_arrow_keys_only_pass_and_enter_answers(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page()
    page.goto(f"{demo}/en/{LESSON}")
    question = page.locator(".t-question").first
    question.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(question.locator("input").nth(1)).to_be_checked()
    expect(question.locator("[role=status]")).to_be_empty()
    page.keyboard.press("Enter")
    expect(question.locator("[role=status]")).to_have_attribute("data-told", "right")


@both_languages
def test_without_scripts_each_answer_opens(new_page: Callable[..., Page], demo: str, lang: str) -> None:
    page = new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{demo}/{lang}/{LESSON}")
    answer = page.locator(".t-answer").first
    expect(answer.locator("li").first).not_to_be_visible()
    answer.locator("summary").click()
    expect(answer.locator("li").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
@both_languages
def test_a_word_tells_its_definition_on_hover_and_focus(
    new_page: Callable[..., Page], demo: str, lang: str, *, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts, viewport=PHONE)
    page.goto(f"{demo}/{lang}/{WORDY}")
    for term in page.locator(".t-term").all():
        word, definition = term.locator("a"), term.locator("[role=tooltip]")
        expect(definition).not_to_be_visible()
        word.hover()
        expect(definition).to_be_visible()
        definition.hover()  # WCAG 1.4.13: the pointer may go there
        expect(definition).to_be_visible()
        box = definition.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        page.mouse.move(0, 0)
        expect(definition).not_to_be_visible()
        word.focus()
        expect(definition).to_be_visible()
        word.blur()


def test_escape_puts_a_definition_away_until_the_word_is_left(new_page: Callable[..., Page], demo: str) -> None:
    page = new_page()
    page.goto(f"{demo}/en/{WORDY}")
    word, definition = page.locator(".t-term > a").first, page.locator(".t-term__text").first
    word.hover()
    page.keyboard.press("Escape")
    expect(definition).not_to_be_visible()
    page.mouse.move(0, 0)
    word.hover()
    expect(definition).to_be_visible()
    page.mouse.move(0, 0)
    word.focus()
    page.keyboard.press("Escape")
    expect(definition).not_to_be_visible()
    expect(word).to_be_focused()


@both_languages
def test_the_first_tap_tells_and_the_second_leads_to_the_glossary(
    new_page: Callable[..., Page], demo: str, lang: str
) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{demo}/{lang}/{WORDY}")
    word, definition = page.locator(".t-term > a").first, page.locator(".t-term__text").first
    word.tap()
    expect(definition).to_be_visible()
    page.locator("h1").tap()
    expect(definition).not_to_be_visible()
    word.tap()
    word.tap()
    page.wait_for_url(f"**/{lang}/glossary/#*")


@both_languages
def test_a_worksheet_prints_its_answers_on_a_page_of_their_own(
    new_page: Callable[..., Page], demo: str, lang: str
) -> None:
    page = new_page()
    page.goto(f"{demo}/{lang}/{LESSON}worksheet/")
    page.emulate_media(media="print")
    expect(page.locator(".t-sheet__answers")).to_have_css("break-before", "page")
    expect(page.locator(".t-sheet__do")).not_to_be_visible()
    assert page.locator(".t-box").count() > 9
