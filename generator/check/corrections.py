"""Corrections and the present state of a review, a dossier or a lesson agree.

## Why

Readers of the corrections log must be able to follow what changed. What is withdrawn keeps its page, and its notice
says when and why; a notice of withdrawal on a review that still stands would contradict its verdict.

## Example

Wrong:

    status: withdrawn

Right:

    status: withdrawn
    corrections:
      - date: 2026-03-01
        kind: withdrawal
        note: {en: The original film has come to light., ur: اصل ویڈیو سامنے آ گئی ہے۔}

## Codes

- `withdrawn-without-notice`: the review, dossier or lesson is withdrawn, and no correction of kind `withdrawal` says why.
- `notice-without-withdrawal`: the last correction is a withdrawal, and `status` is not `withdrawn`.
- `correction-without-change` (warning): `previous_rating` is the verdict that followed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.article import Lesson, Narrative
from generator.model.review import Review
from generator.problems import Problem

NAMES = {"reviews": "review", "narratives": "dossier", "lessons": "lesson"}


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the status and the corrections of every review, dossier and lesson."""
    for document in subject.dated:
        yield from _withdrawal(document)
    for review in subject.reviews:
        yield from _verdicts(review)


def _withdrawal(document: Review | Narrative | Lesson) -> Iterator[Problem]:
    name = NAMES[document.kind]
    dated = sorted(enumerate(document.fields.corrections), key=lambda pair: pair[1].date)
    kinds = [correction.kind for _, correction in dated]
    if document.fields.status == "withdrawn" and "withdrawal" not in kinds:
        yield document.source.error(
            "withdrawn-without-notice",
            "status",
            f"the {name} is withdrawn, and no correction says why",
            hint="Add a correction with kind: withdrawal, its date and a note.",
        )
    if document.fields.status == "published" and kinds and kinds[-1] == "withdrawal":
        yield document.source.error(
            "notice-without-withdrawal",
            f"corrections.{dated[-1][0]}.kind",
            f"the last correction withdraws the {name}, and its status is not withdrawn",
            hint="Set status: withdrawn.",
        )


def _verdicts(review: Review) -> Iterator[Problem]:
    """Follows the verdict back in time, from the present one through each correction."""
    following = review.fields.rating
    dated = sorted(enumerate(review.fields.corrections), key=lambda pair: (pair[1].date, pair[0]), reverse=True)
    for number, correction in dated:
        if not correction.previous_rating:
            continue
        if correction.previous_rating == following:
            yield review.source.warning(
                "correction-without-change",
                f"corrections.{number}.previous_rating",
                f"the verdict was “{following}” before this correction and after it",
                hint="previous_rating is the verdict before; leave it out where the verdict stayed.",
            )
        following = correction.previous_rating
