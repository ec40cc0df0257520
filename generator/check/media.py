"""A picture torn from its context is shown with the context that it came from.

## Why

“Decontextualized” says that the medium is real and its context false. The true context is what readers need, and
schema.org's `originalMediaContextDescription` belongs to this category.

## Example

Wrong:

    media_reviews:
      - {medium: image, category: DecontextualizedContent}

Right:

    media_reviews:
      - medium: image
        category: DecontextualizedContent
        original_context: {en: A flood in another town in 2010, ur: 2010 میں ایک اور شہر کا سیلاب}

## Codes

- `media-without-context`: `original_context` is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at every media review of that category."""
    for review in subject.reviews:
        for number, media in enumerate(review.fields.media_reviews):
            if media.category == "DecontextualizedContent" and not media.original_context:
                yield review.source.error(
                    "media-without-context",
                    f"media_reviews.{number}.category",
                    "DecontextualizedContent needs original_context",
                    hint="Say what the picture or recording really shows: where, when, from whom.",
                )
