"""Dates as editors write them: whole days, partial dates such as 2026-02, and moments with an offset."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name, monthrange
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
BEGINNING = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])", re.ASCII)
TURNED = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
MONTHS, LONGEST = 12, 31
EARLIEST, LATEST = 1900, 2200


def _moment(value: object, info: ValidationInfo) -> datetime:
    context: dict[str, Any] = info.context or {}
    zone: tzinfo | None = context.get("timezone")
    text = str(value).strip()
    try:
        if DAY.fullmatch(text):
            found = datetime.combine(date.fromisoformat(text), time(), zone)
        else:
            found = datetime.fromisoformat(text.replace(" ", "T", 1) if "T" not in text else text)
    except ValueError:
        msg = _impossible(text) or "is no date; write 2026-02-03, or 2026-02-03T14:30:00+05:00"
        raise ValueError(msg) from None
    if found.tzinfo is None:
        msg = "has a time but no offset; write 2026-02-03T14:30:00+05:00"
        raise ValueError(msg)
    if not EARLIEST <= found.year <= LATEST:
        msg = f"has the year {found.year}, which cannot be right"
        raise ValueError(msg)
    return found


def _partial(value: object) -> str:
    text = str(value).strip()
    if not _is_partial(text):
        msg = _impossible(text) or "is no date; write 2026-02-03, 2026-02 or 2026"
        raise ValueError(msg)
    return text


def _impossible(text: str) -> str:
    """What is wrong with a date that is written as one and is not in the calendar; empty for anything else."""
    if len(text) <= LONGEST and (plain := _in_ascii_digits(text)) != text:
        return f"is no date; write it with the digits 0 to 9: {plain}"
    if turned := TURNED.fullmatch(text):
        return f"is no date; the year stands first, then month and day: {_year_first(*turned.groups())}"
    match = BEGINNING.match(text)
    if not match:
        return ""
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not 1 <= month <= MONTHS:
        return f"is no date: there is no month {month}; the order is year, month, day: 2026-02-03"
    days = monthrange(year, month)[1] if year else LONGEST
    if not 1 <= day <= days:
        return f"is no date: {month_name[month]} {year} has {days} days; look up the day that was meant"
    return ""


def _in_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _year_first(first: str, second: str, year: str) -> str:
    """The date with the year in front; an example where both other numbers may be the month."""
    month, day = (first, second) if int(second) > MONTHS else (second, first)
    return "2026-02-03" if int(first) <= MONTHS and int(second) <= MONTHS else f"{year}-{month:0>2}-{day:0>2}"


def _is_partial(text: str) -> bool:
    match = PARTIAL.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= LATEST


def earliest(partial: str) -> date:
    """The first day that a date such as `2026-02` may mean."""
    year, month, day = _numbers(partial)
    return date(year, month or 1, day or 1)


def latest(partial: str) -> date:
    """The last day that a date such as `2026-02` may mean."""
    year, month, day = _numbers(partial)
    if day:
        return date(year, month, day)
    following = date(year + 1, 1, 1) if month in {0, MONTHS} else date(year, month + 1, 1)
    return following - timedelta(days=1)


def _numbers(partial: str) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in f"{partial}-0-0".split("-")[:3])
    return year, month, day


Moment = Annotated[datetime, BeforeValidator(_moment)]
PartialDate = Annotated[str, BeforeValidator(_partial)]
