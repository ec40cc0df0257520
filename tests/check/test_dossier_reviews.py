from __future__ import annotations

from tests.check.newsroom import found, narrative, newsroom, place, review


def test_a_review_that_is_put_first_belongs_to_the_dossier() -> None:
    assert found(newsroom(narrative(reviews=["bridge"]), review(narratives=["bridges"]))) == []
    faulty = narrative(reviews=["bridge"])
    assert found(newsroom(faulty, review())) == [("review-not-in-dossier", place(faulty, "reviews.0"))]


def test_one_that_does_not_exist_is_told_once() -> None:
    faulty = narrative(reviews=["gone"])
    assert found(newsroom(faulty)) == [("unknown-review", place(faulty, "reviews.0"))]
