from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.problems import Severity
from tests.check.newsroom import config, found, lesson, newsroom, only, place, review

SEEN = {"url": "https://video.example.com/1", "archive_url": "https://archive.example.com/1"}
CORRECTION = {"kind": "correction", "note": "N"}


@pytest.mark.parametrize(
    ("code", "path", "changes"),
    [
        ("updated-before-published", "updated", {"updated": "2026-01-11"}),
        (
            "correction-before-publication",
            "corrections.0.date",
            {"corrections": [{"date": "2026-02-09", **CORRECTION}]},
        ),
        ("claim-after-check", "claim_date", {"claim_date": "2026-02-11"}),
        ("claim-after-check", "claim_date", {"claim_date": "2026-03"}),
        (
            "claim-after-check",
            "further_claims.0.claim_date",
            {"further_claims": [{"id": "b", "claim": "C", "rating": "incorrect", "claim_date": "2027"}]},
        ),
    ],
)
def test_dates_in_the_wrong_order_are_errors(code: str, path: str, changes: Mapping[str, Any]) -> None:
    faulty = review(**changes)
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place, problem.severity) == (code, place(faulty, path), Severity.ERROR)


@pytest.mark.parametrize(
    ("code", "path", "changes"),
    [
        ("appearance-before-claim", "appearances.0.date", {"appearances": [{**SEEN, "date": "2026-02-02"}]}),
        ("appearance-before-claim", "appearances.0.date", {"appearances": [{**SEEN, "date": "2025"}]}),
        (
            "accessed-after-check",
            "evidence.1.accessed",
            {"evidence": [{"title": "A"}, {"title": "B", "accessed": "2026-02-11"}]},
        ),
    ],
)
def test_doubtful_dates_are_warnings(code: str, path: str, changes: Mapping[str, Any]) -> None:
    faulty = review(**changes)
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place, problem.severity) == (code, place(faulty, path), Severity.WARNING)


@pytest.mark.parametrize(
    "changes",
    [
        {"claim_date": "2026-02"},
        {"claim_date": "2026"},
        {"claim_date": "2026-02-10"},
        {"claim_date": "2026-02", "appearances": [{**SEEN, "date": "2026-02-01"}]},
        {"appearances": [{**SEEN, "date": "2026-02"}]},
        {"evidence": [{"title": "A"}, {"title": "B", "accessed": "2026-02-11"}], "updated": "2026-02-11"},
        {"published": "2026-02-10T14:00:00+05:00", "updated": "2026-02-10"},
        {"published": "2026-02-10T14:00:00+05:00", "corrections": [{"date": "2026-02-10", **CORRECTION}]},
    ],
)
def test_dates_that_may_be_in_order_pass(changes: Mapping[str, Any]) -> None:
    assert found(newsroom(review(**changes))) == []


def test_times_of_one_day_are_compared() -> None:
    faulty = review(published="2026-02-10T14:00:00+00:00", updated="2026-02-10T13:00:00+00:00")
    assert found(newsroom(faulty)) == [("updated-before-published", place(faulty, "updated"))]


def test_days_are_those_of_the_newsroom() -> None:
    late = review(published="2026-02-10T20:30:00+00:00", claim_date="2026-02-11")  # 01:30 of the 11th in Karachi
    assert found(newsroom(late)) == [("claim-after-check", place(late, "claim_date"))]
    assert found(newsroom(late, config=config(timezone="Asia/Karachi"))) == []


def test_lessons_are_read_too() -> None:
    faulty = lesson(updated="2025-01-01")
    assert found(newsroom(faulty)) == [("updated-before-published", place(faulty, "updated"))]
