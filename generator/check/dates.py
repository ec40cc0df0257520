"""Dates follow each other: the claim, its appearances, the check, then updates and corrections.

## Why

Dates in the wrong order are nearly always slips of the keyboard, and readers, feeds and search engines trust them.
A partial date counts as any of its days: `2026-02` is not after 10 February 2026. A date without a time counts as the
whole day in the newsroom's time zone.

## Example

Wrong:

    published: 2026-02-10
    updated: 2026-01-11

Right:

    published: 2026-02-10
    updated: 2026-02-11

## Codes

- `updated-before-published`: `updated` is earlier than `published`.
- `correction-before-publication`: a correction is dated before the review was published.
- `claim-after-check`: `claim_date` is later than `published`.
- `appearance-before-claim` (warning): the claim was seen before `claim_date`.
- `accessed-after-check` (warning): evidence was accessed after the last change of the review.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo

from generator.check.subject import Subject
from generator.model.article import Lesson, Narrative
from generator.model.date import earliest, latest
from generator.model.review import Review
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compares the dates of each review, narrative and lesson."""
    zone = subject.library.config.zone
    for document in subject.dated:
        fields = document.fields
        if fields.updated and _before(fields.updated, fields.published, zone):
            yield document.source.error(
                "updated-before-published",
                "updated",
                f"updated ({_day(fields.updated, zone)}) is before published ({_day(fields.published, zone)})",
                hint="updated is the day of the last change; leave it out where nothing has changed.",
            )
        yield from _corrections(document, zone)
    for review in subject.reviews:
        yield from _claims(review, zone)
        yield from _accesses(review, zone)


def _corrections(document: Review | Narrative | Lesson, zone: tzinfo) -> Iterator[Problem]:
    for number, correction in enumerate(document.fields.corrections):
        if _before(correction.date, document.fields.published, zone):
            yield document.source.error(
                "correction-before-publication",
                f"corrections.{number}.date",
                f"the correction ({_day(correction.date, zone)}) is dated before publication "
                f"({_day(document.fields.published, zone)})",
                hint="A correction is dated by the day on which readers could see it.",
            )


def _claims(review: Review, zone: tzinfo) -> Iterator[Problem]:
    fields = review.fields
    published = _day(fields.published, zone)
    claims = [("", fields.claim_date, fields.appearances)]
    claims += [(f"further_claims.{n}.", c.claim_date, c.appearances) for n, c in enumerate(fields.further_claims)]
    for path, claimed, appearances in claims:
        if not claimed:
            continue
        if earliest(claimed) > published:
            yield review.source.error(
                "claim-after-check",
                f"{path}claim_date",
                f"the claim is dated {claimed}, after the check was published ({published})",
                hint="A partial date such as 2026-02 or 2026 is enough where the day is not known.",
            )
        for number, appearance in enumerate(appearances):
            if appearance.date and latest(appearance.date) < earliest(claimed):
                yield review.source.warning(
                    "appearance-before-claim",
                    f"{path}appearances.{number}.date",
                    f"the claim was seen on {appearance.date}, before claim_date ({claimed})",
                    hint="claim_date is when the claim was first made, as far as is known.",
                )


def _accesses(review: Review, zone: tzinfo) -> Iterator[Problem]:
    changed = _day(review.fields.modified, zone)
    for number, evidence in enumerate(review.fields.evidence):
        if evidence.accessed and earliest(evidence.accessed) > changed:
            yield review.source.warning(
                "accessed-after-check",
                f"evidence.{number}.accessed",
                f"the evidence was accessed on {evidence.accessed}, after the last change of the review ({changed})",
                hint="If it was added later, set updated; if it changed what the review says, add a correction.",
            )


def _day(moment: datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date()


def _before(one: datetime, other: datetime, zone: tzinfo) -> bool:
    """Whether `one` is earlier; by day where either has no time (loading makes midnight of a bare date)."""
    if time() in {one.astimezone(zone).time(), other.astimezone(zone).time()}:
        return _day(one, zone) < _day(other, zone)
    return one < other
