from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.check.newsroom import CLAIMS, found, newsroom, only, review

ENGLISH = "content/reviews/bridge/index.en.md:2:1"
URDU = "content/reviews/bridge/index.ur.md:2:1"


@pytest.mark.parametrize(
    ("lang", "place", "title"),
    [
        ("en", ENGLISH, "Did the bridge fall?"),
        ("en", ENGLISH, "“Did the bridge fall?”"),
        ("en", ENGLISH, "Did the bridge fall (again?) "),
        ("ur", URDU, "کیا پل گر گیا؟"),
        ("ur", URDU, "کیا پل گر گیا؟\u200f"),
    ],
)
def test_a_bare_question_is_an_error(lang: str, place: str, title: str) -> None:
    assert found(newsroom(review(texts={lang: {"title": title}}))) == [("question-title", place)]


@pytest.mark.parametrize("title", ["Did the bridge fall? No, it stands", "What the bridge film shows"])
def test_a_title_that_answers_passes(title: str) -> None:
    assert found(newsroom(review(texts={"en": {"title": title}}))) == []


def test_a_title_that_repeats_the_claim_is_a_warning() -> None:
    problem = only(newsroom(review(texts={"en": {"title": CLAIMS["en"].upper() + "."}})))
    assert (problem.code, problem.place, problem.severity) == ("title-is-claim", ENGLISH, Severity.WARNING)


def test_two_reviews_with_one_title_are_an_error_at_the_second() -> None:
    same = {"en": {"title": "The bridge stands"}}
    problem = only(newsroom(review("dam", texts=same), review("bridge", texts={"en": {"title": "The  Bridge stands"}})))
    assert (problem.code, problem.place) == ("same-title", "content/reviews/dam/index.en.md:2:1")
    assert "content/reviews/bridge/index.en.md" in problem.message


def test_one_title_in_two_languages_passes() -> None:
    same = {"title": "COVID-19"}
    assert found(newsroom(review(texts={"en": same, "ur": same}))) == []
