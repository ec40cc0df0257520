"""Which appearances are returns of a claim, and in which order."""

from __future__ import annotations

from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator.model.returns import returns_of
from tests.check.newsroom import review


def dates(*seen: str, zone: Any = UTC, **fields: Any) -> list[str]:  # noqa: ANN401 - any field
    appearances = [{"url": f"https://v.example/{number}", "date": date} for number, date in enumerate(seen)]
    told = review(appearances=[{"url": "https://v.example/"}, *appearances], **fields)
    return [found.date for found in returns_of(told, zone)]


@pytest.mark.parametrize("date", ["2026-02-11", "2026-03", "2027"])
def test_what_is_certainly_later_than_publication_is_a_return(date: str) -> None:
    assert dates(date, published="2026-02-10") == [date]


@pytest.mark.parametrize("date", ["2026-02-10", "2026-02", "2026", "2026-02-09", "2025"])
def test_what_may_be_earlier_is_none(date: str) -> None:
    assert dates(date, published="2026-02-10") == []


def test_the_day_of_publication_is_the_newsrooms() -> None:
    late = "2026-02-10T20:30:00+00:00"  # 01:30 of the 11th in Karachi
    assert dates("2026-02-11", published=late) == ["2026-02-11"]
    assert dates("2026-02-11", published=late, zone=ZoneInfo("Asia/Karachi")) == []


def test_the_latest_stands_first_whatever_the_order_in_the_file() -> None:
    order = ["2027", "2026-12-31", "2026-12-01", "2026-12", "2026-05"]
    assert dates(*order) == order
    assert dates(*reversed(order)) == order


def test_places_with_one_date_are_one_return_and_keep_its_anchor() -> None:
    claim = {"id": "b", "claim": "C", "rating": "incorrect"}
    again = {"url": "https://v.example/1", "date": "2026-05-12"}
    (one,) = returns_of(review(appearances=[again, {**again, "url": "https://v.example/2"}]), UTC)
    (more,) = returns_of(review(appearances=[again], further_claims=[{**claim, "appearances": [again]}]), UTC)
    assert one.anchor == more.anchor == "return-2026-05-12"
    assert [place.field for place in one.places] == ["appearances.0", "appearances.1"]
    assert [place.field for place in more.places] == ["appearances.0", "further_claims.0.appearances.0"]
    assert [place.claim.id if place.claim else "" for place in more.places] == ["", "b"]


def test_a_withdrawn_review_has_none() -> None:
    assert dates("2027", status="withdrawn") == []
