from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.check.newsroom import found, newsroom, only, place, review


@pytest.mark.parametrize("day", ["2062-02-10", "2027-12-03"])
def test_a_day_more_than_a_year_away_is_a_warning_where_it_stands(day: str) -> None:
    faulty = review(published=day)
    problem = only(newsroom(faulty))
    assert (problem.code, problem.severity) == ("published-far-ahead", Severity.WARNING)
    assert problem.place == place(faulty, "published")


@pytest.mark.parametrize("day", ["2026-02-10", "2026-12-24", "2027-12-02"])
def test_a_day_within_a_year_passes(day: str) -> None:
    assert found(newsroom(review(published=day))) == []
