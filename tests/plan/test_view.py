"""What a reader of one language sees: words, dates, numbers, addresses, and texts that are in another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.view import NATIVE_DIGITS, View, compact
from tests.newsroom import Newsroom


def view(lang: str = "en", digits: str = "ascii", **settings: object) -> View:
    languages = [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "digits": digits}]
    return View(Newsroom().configure(languages=languages, **settings).library(), lang)


URDU = view("ur", "native")


def test_addresses_lie_below_the_sites_path() -> None:
    found = view(base_url="https://host.example/check")
    assert found.link("/en/") == "/check/en/"
    assert found.absolute("/en/") == "https://host.example/check/en/"


def test_a_day_is_the_newsrooms_day() -> None:
    late = datetime(2026, 2, 2, 21, tzinfo=UTC)
    assert view().day(late) == {"iso": "2026-02-02T21:00:00+00:00", "text": "3 February 2026"}
    assert view(timezone="UTC").day(late)["text"] == "2 February 2026"


@pytest.mark.parametrize(
    ("date", "text"), [("2026", "2026"), ("2026-02", "February 2026"), ("2026-02-03", "3 February 2026")]
)
def test_a_partial_date_says_no_more_than_is_known(date: str, text: str) -> None:
    assert view().partial(date) == {"iso": date, "text": text}


def test_no_date_is_none() -> None:
    assert view().partial(None) is None


def test_digits_follow_the_languages_setting() -> None:
    assert view("ur", "native").number(2026) == "۲۰۲۶"
    assert view("ur", "ascii").number(2026) == "2026"
    assert view("en", "native").number(2026) == "2026"
    assert view("ur", "native").partial("2026-02-03") == {"iso": "2026-02-03", "text": "۳ فروری ۲۰۲۶"}


@given(st.text())
def test_only_digits_change(text: str) -> None:
    changed = URDU.digits(text)
    assert len(changed) == len(text)
    assert not set(changed) & set("0123456789")
    assert all(
        old == new or (old in "0123456789" and new in NATIVE_DIGITS["ur"])
        for old, new in zip(text, changed, strict=True)
    )


def test_words_are_filled_in() -> None:
    assert view().word("list.page", number="2", total="3")
    with pytest.raises(KeyError):
        view().word("no.such.text")


def test_a_text_in_another_language_says_so() -> None:
    found = view("en")
    assert found.told({"en": "x", "ur": "ا"}) == {"text": "x", "lang": "", "dir": ""}
    assert found.told({"ur": "ا"}) == {"text": "ا", "lang": "ur", "dir": "rtl"}
    assert view("ur").told({"en": "x"}) == {"text": "x", "lang": "en", "dir": "ltr"}
    assert found.told({"*": "x"}) == {"text": "x", "lang": "", "dir": "auto"}
    assert found.told(None) is None
    assert found.text(None) == ""


def test_what_is_missing_is_left_out_and_zero_is_not() -> None:
    assert compact({"a": None, "b": "", "c": [], "d": {}, "e": (), "f": 0, "g": False, "h": "x"}) == {
        "f": 0,
        "g": False,
        "h": "x",
    }


def test_what_stands_on_many_pages_is_made_once() -> None:
    found, made = view(), list[int]()

    def make() -> dict[str, object]:
        made.append(1)
        return {}

    assert found.once("card", "a", make) is found.once("card", "a", make)
    found.once("card", "b", make)
    found.once("verdict", "a", make)
    assert len(made) == 3
