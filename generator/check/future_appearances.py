"""No claim was seen on a day that has not come yet.

## Why

An appearance after publication is a return: the page says at its top that the claim came back, and subscribers are told.
A slip of the keyboard in the year would send that round. Until the day has come, it is nearly always such a slip.

## Example

Wrong, written in 2026:

    appearances:
      - {url: https://video.example.org/watch/1, date: 2062-05-12}

Right:

    appearances:
      - {url: https://video.example.org/watch/1, date: 2026-05-12}

## Codes

- `appearance-in-future` (warning): the date is later than today, in the newsroom's time zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.check.subject import Subject
from generator.model.date import earliest
from generator.model.library import Library
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the appearances that count as returns; earlier ones are not later than publication."""
    for review in subject.library.reviews:
        for seen, field in review.returns:
            if earliest(seen) > subject.today:
                yield review.source.warning(
                    "appearance-in-future",
                    field,
                    f"the claim was seen on {seen}, a day that has not come yet",
                    hint="Look at the year; the page already says that the claim came back.",
                )


def next_day(library: Library, today: date) -> date | None:
    """The first day after `today` on which this check finds otherwise though nothing was changed, or None."""
    days = {earliest(seen) for review in library.reviews for seen, _ in review.returns}
    return min((day for day in days if day > today), default=None)
