"""Every verdict rests on evidence that readers can follow.

## Why

A verdict without a source is one more claim. Two independent sources are the usual minimum; there are cases with one.

## Example

Wrong:

    evidence: []

Right:

    evidence:
      - title: {en: Minutes of the council meeting, ur: کونسل کے اجلاس کی روداد}
        url: https://council.example.org/minutes/12
        kind: primary

## Codes

- `no-evidence`: the review has no evidence. In a draft, which may be unfinished, a warning.
- `one-evidence` (warning): the review has one piece of evidence; two are advised.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, still_missing
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Counts the evidence of every review."""
    for review in subject.reviews:
        count = len(review.fields.evidence)
        if count == 0:
            missing = review.source.error(
                "no-evidence",
                "evidence",
                "the review gives no evidence for its verdict",
                hint="Add evidence with title and url; two sources are advised.",
            )
            yield still_missing(review, missing)
        elif count == 1:
            yield review.source.warning(
                "one-evidence", "evidence", "the verdict rests on one piece of evidence", hint="Two are advised."
            )
