from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.problems import Severity
from tests.check.newsroom import config, found, newsroom, only, place, review

SEEN = {"url": "https://video.example.com/1", "archive_url": "https://archive.example.com/1"}


def seen(date: str, **more: Any) -> Mapping[str, Any]:  # noqa: ANN401 - fields of a review
    return {"appearances": [SEEN, {**SEEN, "date": date}], **more}


@pytest.mark.parametrize("date", ["2026-12-02", "2027", "2027-01"])
def test_a_day_that_has_not_come_is_a_warning_where_the_date_stands(date: str) -> None:
    faulty = review(**seen(date))
    problem = only(newsroom(faulty))
    assert (problem.code, problem.severity) == ("appearance-in-future", Severity.WARNING)
    assert problem.place == place(faulty, "appearances.1.date")


def test_further_claims_are_looked_at_too() -> None:
    claim = {"id": "b", "claim": "C", "rating": "incorrect", "appearances": [{**SEEN, "date": "2062-05-12"}]}
    faulty = review(further_claims=[claim])
    assert found(newsroom(faulty)) == [("appearance-in-future", place(faulty, "further_claims.0.appearances.0.date"))]


@pytest.mark.parametrize("date", ["2026-12-01", "2026-12", "2026-05-12", "2026-02-10"])
def test_today_and_what_may_be_past_pass(date: str) -> None:
    assert found(newsroom(review(**seen(date)))) == []


def test_a_withdrawn_review_tells_of_no_return() -> None:
    note = [{"date": "2026-03-01", "kind": "withdrawal", "note": "We were wrong"}]
    assert found(newsroom(review(**seen("2062-05-12", status="withdrawn", corrections=note)))) == []


def test_in_another_time_zone_the_day_of_publication_is_the_newsrooms() -> None:
    late = review(**seen("2026-12-02", published="2026-12-01T20:30:00+00:00"))  # 01:30 of the 2nd in Karachi
    assert found(newsroom(late)) == [("appearance-in-future", place(late, "appearances.1.date"))]
    assert found(newsroom(late, config=config(timezone="Asia/Karachi"))) == []
