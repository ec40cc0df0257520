"""Dates as editors write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.model.date import EARLIEST, LATEST, Moment, PartialDate, earliest, latest

KARACHI = ZoneInfo("Asia/Karachi")


class Sample(BaseModel):
    """One field of each kind."""

    moment: Moment | None = None
    partial: PartialDate | None = None


def moment(text: object, zone: ZoneInfo | None = KARACHI) -> datetime:
    found = Sample.model_validate({"moment": text}, context={"timezone": zone}).moment
    assert found is not None
    return found


def test_a_day_begins_in_the_newsrooms_time_zone() -> None:
    assert moment("2026-02-03").isoformat() == "2026-02-03T00:00:00+05:00"
    assert moment(" 2026-02-03 ") == datetime(2026, 2, 2, 19, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-02-03T14:30:00+05:00", "2026-02-03 14:30+05:00", "2026-02-03T09:30:00Z"])
def test_a_moment_has_an_offset(text: str) -> None:
    assert moment(text) == datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13-45", "2026-02-03T14:30:00", "2026-02", "tomorrow", "03/02/2026", "", "9999-01-01", "0001-01-01",
     "۲۰۲۶-۰۲-۰۳", "20260203T", "1" * 5000],
)  # fmt: skip
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValidationError, match=r"date|offset|year"):
        moment(text)


@given(st.datetimes(datetime(EARLIEST, 1, 2), datetime(LATEST, 12, 30)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001 - the offset is the other value
def test_any_moment_with_an_offset_is_kept(naive: datetime, minutes: int) -> None:
    from datetime import timezone

    given_moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment(given_moment.isoformat()) == given_moment


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    for field in ("moment", "partial"):
        try:
            found = Sample.model_validate({field: text}, context={"timezone": UTC})
        except ValidationError:
            continue
        if found.partial is not None:
            assert found.partial.isascii()


@pytest.mark.parametrize("text", ["2026", "2026-02", "2026-02-28", 2026])
def test_partial_dates(text: object) -> None:
    assert Sample.model_validate({"partial": text}).partial == str(text)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "26", "2026-2", "1800", "2300", "2026-02-", "۲۰۲۶", "2026-00"]
)
def test_what_is_no_partial_date(text: str) -> None:
    with pytest.raises(ValidationError, match="is no date"):
        Sample.model_validate({"partial": text})


@pytest.mark.parametrize("field", ["moment", "partial"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-04-31", "April 2026 has 30 days"),
        ("2026-04-00", "April 2026 has 30 days"),
        ("2026-31-04", "there is no month 31"),
        ("2026-00-04", "there is no month 0"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_told_in_plain_words(field: str, text: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Sample.model_validate({field: text}, context={"timezone": UTC})


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_partial_date_spans_its_days(partial: str, first: date, last: date) -> None:
    assert (earliest(partial), latest(partial)) == (first, last)
