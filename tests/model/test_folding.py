"""Every spelling of a word meets the others: letters of other keyboards, marks, digits, endings, Urdu in Latin letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.folding import TABLE, fold, script, skeleton, stem, words

LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z")))


@pytest.mark.parametrize(
    ("typed", "careful"),
    [
        ("ويڈيو", "ویڈیو"),
        ("لاھور", "لاہور"),
        ("لاهور", "لاہور"),
        ("كراچي", "کراچی"),
        ("۲۰۱۹", "2019"),
        ("٢٠١٩", "2019"),
        ("آزاد", "ازاد"),
        ("مُلک", "ملک"),
        ("مسئلہ", "مسیلہ"),
        ("رحمٰن", "رحمن"),
        ("جانب\u200cدار", "جانبدار"),
        ("Café", "cafe"),
        ("don’t", "dont"),
        ("ﷲ", "اللہ"),
        ("𝕬", "a"),
    ],
)
def test_look_alike_letters_are_one(typed: str, careful: str) -> None:
    assert fold(typed) == fold(careful)


def test_words_are_parted_at_what_is_no_letter() -> None:
    assert list(words("The picture—of 18 July, 2021۔ پُل گِر گیا؟")) == [
        "the",
        "picture",
        "of",
        "18",
        "july",
        "2021",
        "پل",
        "گر",
        "گیا",
    ]
    assert list(words("हिन्दी_शब्द a1िb _ ।")) == [
        "हिन्दी",
        "शब्द",
        "a1िb",
    ]  # signs that are no letters, but part of a word


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("videos", "video"), ("libraries", "library"), ("buses", "bus"), ("boxes", "box"),
        ("تصویریں", "تصویر"), ("تصویروں", "تصویر"), ("ویڈیوز", "ویڈیو"), ("لڑکے", "لڑکا"), ("پیغامات", "پیغام"),
    ],
)  # fmt: skip
def test_endings_are_taken_off(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize("word", ["glass", "virus", "gas", "was", "is", "اور", "یہ"])
def test_what_is_no_ending_stays(word: str) -> None:
    assert stem(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("roman", "urdu"),
    [
        ("video", "ویڈیو"), ("vidyo", "ویڈیو"), ("khabar", "خبر"), ("ghalat", "غلط"), ("hamla", "حملہ"), ("hukumat", "حکومت"),
        ("hukoomat", "حکومت"), ("tasveer", "تصویر"), ("taswir", "تصویر"), ("selab", "سیلاب"), ("sailaab", "سیلاب"),
        ("pakistan", "پاکستان"), ("intikhabat", "انتخابات"), ("vaccine", "ویکسین"), ("election", "الیکشن"), ("phool", "پھول"),
        ("photo", "فوٹو"), ("larkiyan", "لڑکیاں"), ("zalzala", "زلزلہ"), ("karachi", "کراچی"), ("qanoon", "قانون"),
    ],
)  # fmt: skip
def test_roman_urdu_sounds_like_urdu(roman: str, urdu: str) -> None:
    meant = [roman, *(re.sub(pattern, other, roman) for pattern, other in TABLE["meant"])]  # as the browser asks
    assert skeleton(fold(urdu)) in [skeleton(word) for word in meant]


def test_a_word_of_one_consonant_has_no_skeleton() -> None:
    """It would find everything."""
    assert [skeleton(fold(word)) for word in ("یہ", "ہے", "کیا", "aao", "2026")] == ["", "", "", "", ""]


@pytest.mark.parametrize(
    "word",
    ["kya", "yeh", "woh", "hai", "hay", "thay", "ko", "ki", "kay", "se", "mein", "mai", "aur", "jo", "bhi", "ek"],
)
def test_the_commonest_words_are_known_in_latin_letters(word: str) -> None:
    """The browser leaves them out as it leaves out their Urdu forms."""
    common = {fold(other) for other in TABLE["common"]}
    assert word in common or fold(TABLE["exceptions"][word]) in common


def test_the_exceptions_are_words_that_are_found() -> None:
    for roman, urdu in TABLE["exceptions"].items():
        assert script(fold(roman)) == "latin"
        assert all(script(word) == "arabic" for word in words(urdu))
