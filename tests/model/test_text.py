"""Texts: what is refused, what is made of them, and which language a reader gets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.model.text import ANY, BIDI_OVERRIDES, CONTROL, Ids, Localized, Prose, direction, is_slug, pick


class Sample(BaseModel):
    """One field of each kind."""

    prose: Prose = "x"
    texts: Localized = "x"
    ids: Ids = ()


def accepted(**fields: object) -> bool:
    try:
        Sample.model_validate(fields)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("lang", "way"),
    [("ur", "rtl"), ("ur-PK", "rtl"), ("ar", "rtl"), ("ckb", "rtl"), ("en", "ltr"), ("fr-CA", "ltr"), ("urd", "ltr")],
)
def test_the_direction_follows_from_the_language(lang: str, way: str) -> None:
    assert direction(lang) == way


@pytest.mark.parametrize("slug", ["a", "flood-2026", "0", "a" * 100])
def test_slugs(slug: str) -> None:
    assert is_slug(slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "پل", "a_b", "a.b", "a/b", "a" * 101, "a\n", "é", "²"])
def test_what_is_no_slug(slug: str) -> None:
    assert not is_slug(slug)


@given(st.text())
def test_a_slug_needs_no_encoding_anywhere(text: str) -> None:
    if is_slug(text):
        assert text.isascii()
        assert text == text.lower()
        assert not set(text) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(st.characters(codec=None), max_size=40))
def test_a_text_is_clean_or_refused(text: str) -> None:
    try:
        prose = Sample.model_validate({"prose": text}).prose
    except ValidationError:
        return
    assert prose == unicodedata.normalize("NFC", text).strip() != ""
    assert not CONTROL.search(prose)
    assert not BIDI_OVERRIDES.search(prose)
    prose.encode()
    openings = sum(prose.count(mark) for mark in "\u2066\u2067\u2068")
    assert openings == prose.count("\u2069")


@pytest.mark.parametrize("text", ["a\u2067اردو\u2069b", "a\u200eb", "\u061cx", "a\u200cb", "a\nb\tc"])
def test_what_urdu_needs_is_allowed(text: str) -> None:
    assert accepted(prose=text)


@pytest.mark.parametrize("text", ["\u2067a", "a\u2069", "\u2069a\u2067", "a\x00", "a\ud800", "a\u202eb", " ", 5, None])
def test_what_no_text_may_be(text: object) -> None:
    assert not accepted(prose=text)


@pytest.mark.parametrize("texts", ["x", {"en": "x"}, {"en": "x", "ur": "ا"}])
def test_localized_texts(texts: object) -> None:
    assert accepted(texts=texts)


@pytest.mark.parametrize("texts", [{}, [], ["x"], {"en": ""}, {"en": ["x"]}, 5, None])
def test_what_is_no_localized_text(texts: object) -> None:
    assert not accepted(texts=texts)


def test_an_id_stands_once() -> None:
    assert accepted(ids=["a", "b"])
    assert not accepted(ids=["a", "a"])
    assert not accepted(ids=["A"])


def told(texts: dict[str, str] | None, lang: str, *others: str) -> tuple[str, str] | None:
    found = pick(texts, lang, others)
    return (found.text, found.lang) if found else None


def test_a_reader_gets_the_own_language_then_any_then_the_sites_order() -> None:
    texts = {"en": "e", "ur": "u", "fr": "f"}
    assert told(texts, "ur", "en") == ("u", "ur")
    assert told(texts, "ar", "fr", "en") == ("f", "fr")
    assert told(texts, "ar") == ("e", "en")
    assert told({ANY: "x", "en": "e"}, "ur", "en") == ("x", "")
    assert told(None, "en") is None
    assert told({}, "en") is None


@given(
    st.dictionaries(st.sampled_from(["en", "ur", "ar", ANY]), st.text(min_size=1), min_size=1),
    st.sampled_from(["en", "ur", "fr"]),
)
def test_whoever_has_a_text_gets_one(texts: dict[str, str], lang: str) -> None:
    found = pick(texts, lang, ("en", "ur"))
    assert found is not None
    assert found.text == texts[found.lang or ANY]
