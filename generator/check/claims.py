"""A claim is told as it was made: short, and without the verdict.

## Why

`claim` becomes ClaimReview's `claimReviewed`. Search engines, feeds and other newsrooms match it against what people
say; “False: the bridge fell” matches nobody's words, and repeats the verdict that stands beside it. Only the label of
the claim's own verdict is looked for, as a whole word in the same language. Words within quotation marks do not count,
so a claim that really says the word can be told: `The council printed “false” maps`.

## Example

Wrong, with the verdict False:

    claim: False claim that the bridge fell

Right:

    claim: The bridge at Example Town fell on 3 February

## Codes

- `verdict-in-claim`: the claim holds the label of its verdict.
- `long-claim` (warning): the claim is longer than 75 characters, which search engines cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.subject import Subject
from generator.model.review import Review
from generator.model.source import Source
from generator.model.text import ANY
from generator.problems import Problem

LONGEST = 75  # Google's documentation of ClaimReview
QUOTED = re.compile(r"“[^”]*”|”[^“]*“|\"[^\"]*\"|‘[^’]*’|«[^»]*»")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim in one language, with the id of its verdict."""

    text: str
    lang: str
    rating: str
    source: Source
    path: str


def check(subject: Subject) -> Iterator[Problem]:
    """Reads every claim in every language."""
    config = subject.library.config
    labels = {rating.id: rating.label for rating in config.ratings}
    for review in subject.reviews:
        for told in _claims(review):
            label = labels.get(told.rating, {})
            words = label.get(told.lang) or label.get(ANY) or (label.get(review.lang) if told.lang == ANY else None)
            if words and holds(told.text, words):
                yield told.source.error(
                    "verdict-in-claim",
                    told.path,
                    f"the claim holds its verdict, “{words}”",
                    hint="Write what was claimed. If the claim itself says this word, put it in quotation marks.",
                )
            if len(told.text) > LONGEST:
                yield told.source.warning(
                    "long-claim",
                    told.path,
                    f"the claim has {len(told.text)} characters; {LONGEST} or fewer are advised",
                    hint="Keep to what was claimed; who, when and where have fields of their own.",
                )


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words outside quotation marks; `false-flag` does not hold `false`."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return re.search(rf"(?<![\w-]){pattern}(?![\w-])", QUOTED.sub(" ", text), re.IGNORECASE) is not None


def _claims(review: Review) -> Iterator[Told]:
    fields = review.fields
    for lang, translation in review.translations.items():
        yield Told(translation.text.claim, lang, fields.rating, translation.source, "claim")
    for number, further in enumerate(fields.further_claims):
        for lang, text in further.claim.items():
            path = f"further_claims.{number}.claim" + ("" if lang == ANY else f".{lang}")
            yield Told(text, lang, further.rating, review.source, path)
