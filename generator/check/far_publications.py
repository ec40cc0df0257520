"""Nothing is scheduled for a day years ahead.

## Why

What is scheduled is left out until its day, without an error. A slip of the keyboard in the year would hide a fact check
that everybody in the newsroom believes to be published.

## Example

Wrong, written in 2026:

    published: 2062-11-26

Right:

    published: 2026-11-26

## Codes

- `published-far-ahead` (warning): the day of publication is more than a year away, in the newsroom's time zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.subject import Subject
from generator.model.library import Library
from generator.model.source import Source
from generator.problems import Problem

FAR = timedelta(days=366)


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at everything that has a day of publication."""
    for day, source in _dated(subject.library):
        if day - FAR > subject.today:
            message = f"nobody sees this before {day.isoformat()}, which is more than a year away"
            yield source.warning("published-far-ahead", "published", message, hint="Look at the year.")


def next_day(library: Library, today: date) -> date | None:
    """The first day after `today` on which this check finds otherwise though nothing was changed, or None."""
    return min((day - FAR for day, _ in _dated(library) if day - FAR > today), default=None)


def _dated(library: Library) -> Iterator[tuple[date, Source]]:
    for review in library.reviews:
        yield date.fromisoformat(review.day), review.source
    for document in (*library.narratives, *library.lessons):
        yield document.fields.published.astimezone(library.config.zone).date(), document.source
