"""A review's title states what is known, says more than the claim, and is its own.

## Why

Many people read the title alone. A bare question plants the claim and leaves it open; a title that only repeats the
claim spreads it. Two pages of one title cannot be told apart in a list, a feed or a search result.

## Example

Wrong:

    title: Did the bridge at Example Town fall?

Right:

    title: The bridge at Example Town stands; the film shows another bridge

## Codes

- `question-title`: the title ends with a question mark.
- `same-title`: another review in the same language has this title.
- `title-is-claim` (warning): the title is the claim itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.document import Translation
from generator.model.placeholders import is_placeholder
from generator.model.review import ReviewText
from generator.problems import Problem

QUESTION_MARKS = ("?", "؟", "？", "⁇", "⁈")
CLOSING = " \t\"'”’»)]\u200e\u200f\u061c\u2069"


def check(subject: Subject) -> Iterator[Problem]:
    """Reads the title of every review in every language."""
    for review in subject.reviews:
        for translation in review.translations.values():
            yield from _alone(translation)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Compares the titles of all reviews in each language."""
    first: dict[tuple[str, str], str] = {}
    for review in sorted(subject.library.reviews, key=lambda review: review.slug):
        for lang, text in review.texts.items():
            if is_placeholder(text.title):
                continue
            owner = first.setdefault((lang, _folded(text.title)), text.file)
            if owner != text.file:
                yield text.source.error(
                    "same-title",
                    "title",
                    f"{owner} has the same title",
                    hint="Readers and search engines would mix the two up; say what sets this one apart.",
                )


def _alone(translation: Translation[ReviewText]) -> Iterator[Problem]:
    text, source = translation.text, translation.source
    if text.title.rstrip(CLOSING).endswith(QUESTION_MARKS):
        yield source.error(
            "question-title", "title", "the title is a bare question", hint="State the fact that the review found."
        )
    if _folded(text.title) == _folded(text.claim) and not is_placeholder(text.title):
        yield source.warning(
            "title-is-claim",
            "title",
            "the title repeats the claim",
            hint="State the fact; the claim stands in its own field.",
        )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .۔")
