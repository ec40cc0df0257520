from __future__ import annotations

from generator.problems import Severity
from tests.check.newsroom import found, lesson, narrative, newsroom, only, place, review

WITHDRAWAL = {"date": "2026-03-01", "kind": "withdrawal", "note": "N"}


def change(day: str, previous: str) -> dict[str, str]:
    return {"date": day, "kind": "correction", "previous_rating": previous, "note": "N"}


def test_a_withdrawn_review_says_why() -> None:
    faulty = review(status="withdrawn")
    assert found(newsroom(faulty)) == [("withdrawn-without-notice", place(faulty, "status"))]
    assert found(newsroom(review(status="withdrawn", corrections=[WITHDRAWAL]))) == []


def test_a_notice_of_withdrawal_withdraws() -> None:
    faulty = review(corrections=[change("2026-02-20", "correct"), WITHDRAWAL])
    assert found(newsroom(faulty)) == [("notice-without-withdrawal", place(faulty, "corrections.1.kind"))]


def test_a_review_may_be_published_again_after_a_withdrawal() -> None:
    again = {"date": "2026-04-01", "kind": "update", "note": "N"}
    assert found(newsroom(review(corrections=[again, WITHDRAWAL]))) == []


def test_a_correction_that_leaves_the_verdict_is_a_warning() -> None:
    faulty = review(corrections=[change("2026-02-20", "incorrect")])
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == (
        "correction-without-change",
        place(faulty, "corrections.0.previous_rating"),
    )
    assert problem.severity is Severity.WARNING


def test_a_verdict_may_go_and_come_back() -> None:
    history = [change("2026-02-20", "incorrect"), change("2026-02-25", "mostly-false")]
    assert found(newsroom(review(corrections=history))) == []


def test_the_history_is_followed_by_date_whatever_the_order_in_the_file() -> None:
    faulty = review(corrections=[change("2026-02-25", "mostly-false"), change("2026-02-20", "mostly-false")])
    assert found(newsroom(faulty)) == [("correction-without-change", place(faulty, "corrections.1.previous_rating"))]


def test_a_withdrawn_dossier_or_lesson_says_why() -> None:
    for make in (narrative, lesson):
        faulty = make(status="withdrawn")
        assert found(newsroom(faulty)) == [("withdrawn-without-notice", place(faulty, "status"))]
        assert found(newsroom(make(status="withdrawn", corrections=[WITHDRAWAL]))) == []
        noticed = make(corrections=[WITHDRAWAL])
        assert found(newsroom(noticed)) == [("notice-without-withdrawal", place(noticed, "corrections.0.kind"))]
        early = make(corrections=[{**WITHDRAWAL, "kind": "update", "date": "2020-01-01"}])
        assert found(newsroom(early)) == [("correction-before-publication", place(early, "corrections.0.date"))]
