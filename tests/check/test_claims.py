from __future__ import annotations

import pytest

from generator.check.claims import holds
from generator.problems import Severity
from tests.check.newsroom import found, newsroom, only, place, review


@pytest.mark.parametrize(
    ("lang", "line", "claim"),
    [
        ("en", 3, "False claim that the bridge fell"),
        ("en", 3, "The bridge fell (FALSE)"),
        ("ur", 3, "یہ غلط ہے کہ پل گر گیا"),
        ("ur", 3, "پل گر گیا: غلط"),
    ],
)
def test_a_claim_that_holds_its_verdict_is_reported_in_its_own_file(lang: str, line: int, claim: str) -> None:
    problem = only(newsroom(review(texts={lang: {"claim": claim}})))
    assert (problem.code, problem.place) == ("verdict-in-claim", f"content/reviews/bridge/index.{lang}.md:{line}:1")


@pytest.mark.parametrize(
    "claim",
    [
        "The council spread falsehoods about the bridge",
        "A false-flag operation brought the bridge down",
        "A true story of the bridge",  # the label of another verdict
        "The council printed “false” maps of the bridge",
        'The mayor said "that is false" about the bridge',
        "پل کے غلطان پتھر گر گئے",
        "کونسل نے “غلط” نقشے چھاپے",
    ],
)
def test_other_words_pass(claim: str) -> None:
    lang = "en" if claim.isascii() or "The" in claim else "ur"
    assert found(newsroom(review(texts={lang: {"claim": claim}}))) == []


def test_a_further_claim_is_read_by_its_own_verdict() -> None:
    claim = {"id": "b", "claim": {"en": "It is mostly  false", "ur": "پل زیادہ تر غلط بنا"}, "rating": "mostly-false"}
    faulty = review(further_claims=[claim])
    assert found(newsroom(faulty)) == [
        ("verdict-in-claim", place(faulty, "further_claims.0.claim.en")),
        ("verdict-in-claim", place(faulty, "further_claims.0.claim.ur")),
    ]


def test_a_further_claim_without_language_is_read_too() -> None:
    faulty = review(further_claims=[{"id": "b", "claim": "False: a road closed", "rating": "incorrect"}])
    assert found(newsroom(faulty)) == [("verdict-in-claim", place(faulty, "further_claims.0.claim"))]


def test_an_unknown_verdict_is_reported_once() -> None:
    faulty = review(rating="nope", texts={"en": {"claim": "False claim"}})
    assert found(newsroom(faulty)) == [("unknown-rating", place(faulty, "rating"))]


def test_a_long_claim_is_a_warning() -> None:
    assert found(newsroom(review(texts={"en": {"claim": "x" * 75}}))) == []
    problem = only(newsroom(review(texts={"en": {"claim": "x" * 76}})))
    assert (problem.code, problem.place) == ("long-claim", "content/reviews/bridge/index.en.md:3:1")
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It is Mostly\u00a0True", "mostly true", True),
        ("Mostly, true", "mostly true", False),
        ("C++ (beta)", "C++", True),
        ("falsе", "false", False),  # with a Cyrillic letter
    ],
)
def test_words_are_whole(text: str, words: str, *, expected: bool) -> None:
    assert holds(text, words) is expected
