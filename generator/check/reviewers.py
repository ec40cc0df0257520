"""Whoever reviews a text did not write it.

## Why

The second pair of eyes is the point of a review before publication, and readers are told that there was one.

## Example

Wrong:

    authors: [amina]
    reviewers: [amina]

Right:

    authors: [amina]
    reviewers: [bilal]

## Codes

- `reviewer-is-author`: one person stands in both lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compares the authors and reviewers of reviews, narratives and lessons."""
    for document in subject.dated:
        for number, person in enumerate(document.fields.reviewers):
            if person in document.fields.authors:
                yield document.source.error(
                    "reviewer-is-author",
                    f"reviewers.{number}",
                    f"“{person}” is an author of this text and cannot be its reviewer",
                    hint="Name somebody else, or leave reviewers out.",
                )
