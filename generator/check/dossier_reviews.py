"""A review that a dossier puts first belongs to the dossier.

## Why

Which reviews tell a dossier's story, the reviews say, under `narratives`; the dossier's own `reviews` only puts some of
them first. One that it lists and that does not name it would be missing on its page.

## Example

Wrong, in `content/narratives/bridges/`, while the review `mill` has no `narratives`:

    reviews: [mill]

Right, in the review `mill`:

    narratives: [bridges]

## Codes

- `review-not-in-dossier`: the review does not name the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compares what dossiers put first with what reviews say of themselves."""
    library = subject.library
    for narrative in library.narratives:
        for number, slug in enumerate(narrative.fields.reviews):
            review = library.by_slug.get(slug)
            if review and narrative.slug not in review.narratives:
                yield narrative.source.error(
                    "review-not-in-dossier",
                    f"reviews.{number}",
                    f"the review “{slug}” does not name this dossier",
                    hint=f"Add {narrative.slug} to narratives in {review.source.file}, or take the review off this list.",
                )
