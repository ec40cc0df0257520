"""What is right passes all checks: without this, every other test here proves nothing."""

from __future__ import annotations

from tests.check.newsroom import found, lesson, narrative, newsroom, page, review, term


def test_a_faultless_library_gives_no_problem() -> None:
    assert found(newsroom(review(), narrative(), lesson(), term(), page("our-method"))) == []


def test_a_newsroom_without_reviews_gives_no_problem() -> None:
    assert found(newsroom()) == []
