from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.check.newsroom import config, found, newsroom, only, place, review

ARCHIVED = "https://archive.example.com/1"


@pytest.mark.parametrize("appearances", [None, []])
def test_a_claim_that_was_seen_nowhere_is_an_error(appearances: list[object] | None) -> None:
    faulty = review(appearances=appearances)
    assert found(newsroom(faulty)) == [("claim-without-appearance", place(faulty, "appearances"))]


def test_a_private_message_needs_no_appearance() -> None:
    assert found(newsroom(review(appearances=None, private_forward=True))) == []


def test_a_further_claim_needs_no_appearance_of_its_own() -> None:
    further = [{"id": "second", "claim": "A road closed", "rating": "incorrect"}]
    assert found(newsroom(review(further_claims=further))) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://facts.example.org/en/",
        "https://www.facts.example.org/x",
        "https://newsroom.example.org/2",
        "http://FACTS.example.org",
    ],
)
def test_an_appearance_on_the_newsrooms_own_site_is_an_error(url: str) -> None:
    faulty = review(appearances=[{"url": url, "archive_url": ARCHIVED}])
    assert found(newsroom(faulty)) == [("own-appearance", place(faulty, "appearances.0.url"))]


def test_a_further_claims_appearance_on_the_own_site_is_an_error() -> None:
    seen = [{"url": "https://facts.example.org/1", "archive_url": ARCHIVED}]
    faulty = review(further_claims=[{"id": "b", "claim": "C", "rating": "incorrect", "appearances": seen}])
    assert found(newsroom(faulty)) == [("own-appearance", place(faulty, "further_claims.0.appearances.0.url"))]


def test_a_newsroom_that_lives_on_a_platform_does_not_own_the_platform() -> None:
    settings = config(organisation={"name": "Facts", "url": "https://www.facebook.com/facts"})
    seen = [{"url": "https://facebook.com/somebody/1", "archive_url": ARCHIVED}]
    assert found(newsroom(review(appearances=seen), config=settings)) == []


def test_an_appearance_without_a_copy_is_a_warning() -> None:
    faulty = review(appearances=[{"url": "https://video.example.com/1"}])
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("not-archived", place(faulty, "appearances.0.url"))
    assert problem.severity is Severity.WARNING
