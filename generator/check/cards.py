"""What a share card says fits on it.

## Why

A card that is forwarded stands alone. Words that do not fit even in the smallest letters that can be read on a phone
are cut at a word, with an ellipsis, and half a claim or half a fact may say something else. The length is measured
carefully, without drawing anything: what passes here fits on both forms of the card. The limits are 550 characters for
claim and fact together, 340 in Arabic-script letters and 200 in Nastaliq, whose lines are twice as high; a review
without a `fact` shows its title. The label of a verdict, which stands on one line, may have 40.

## Example

Wrong:

    claim: According to a message that has been forwarded since Monday, and that names (six more lines) ...

Right:

    claim: The bridge at Example Town fell on 3 February

## Codes

- `card-text-too-long` (warning): claim and fact, or the label of a verdict, are longer than a share card can show.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.config import Config
from generator.model.document import Translation
from generator.model.review import ReviewText
from generator.model.text import ANY
from generator.problems import Problem

LONGEST_LABEL = 40
LONGEST = {"ltr": 550, "rtl": 340, "nastaliq": 200}
"""Characters that fit in the smallest letters of templates/cards/card.typ (tests/render/test_cards.py draws them)."""


def check(subject: Subject) -> Iterator[Problem]:
    """Measures claim and fact of every review in every language."""
    for review in subject.reviews:
        for translation in review.translations.values():
            yield from _too_long(translation, subject.library.config)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Measures the labels of the rating scale."""
    config = subject.library.config
    for number, rating in enumerate(config.ratings):
        for lang, label in rating.label.items():
            if (length := _length(label)) > LONGEST_LABEL:
                path = f"ratings.{number}.label" + ("" if lang == ANY else f".{lang}")
                yield config.source.warning(
                    "card-text-too-long",
                    path,
                    f"the verdict's label has {length} characters; a share card has room for {LONGEST_LABEL}",
                    hint="Shorten it; the verdict's `definition` is the place to explain it.",
                )


def _too_long(translation: Translation[ReviewText], config: Config) -> Iterator[Problem]:
    text = translation.text
    field, words = ("fact", text.fact) if text.fact else ("title", text.title)
    length, most = _length(text.claim) + _length(words), _longest(config, translation.lang)
    if length > most:
        yield translation.source.warning(
            "card-text-too-long",
            "claim" if len(text.claim) >= len(words) else field,
            f"claim and {field} have {length} characters together; a share card has room for {most} and cuts the rest",
            hint="Say it in fewer words; details have their place in the text.",
        )


def _longest(config: Config, lang: str) -> int:
    language = config.language(lang)
    return LONGEST["nastaliq" if language.font == "nastaliq" else language.direction]


def _length(text: str) -> int:
    """Characters, of which those of East Asia are twice as wide."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
