"""Share cards can show every letter of what stands on them.

## Why

Cards are drawn with the fonts that come with Tasdiq and those in the newsroom's `templates/cards/fonts/`, never with those
of the machine. A letter that none of them has leaves an empty place, in a picture that is forwarded alone. Emoji are left
out on purpose and are not reported.

## Example

Wrong:

    fact: The sign in the picture reads 北京.

Right:

    fact: The sign in the picture reads Beijing.

or a font for Chinese in `templates/cards/fonts/`.

## Codes

- `card-letter-missing` (warning): claim, fact, title, summary, a verdict's label or the site's name has letters that no
  font of the share cards has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from generator.check.subject import Subject
from generator.model.letters import missing_letters
from generator.model.source import Source
from generator.model.text import ANY
from generator.problems import Problem

NAMED = 4
HINT = (
    "Write it in letters of Latin, Greek, Cyrillic or Urdu, or put a font that has them into templates/cards/fonts/ "
    "(docs/cards.md)."
)


def check(subject: Subject) -> Iterator[Problem]:
    """Reads what the cards of reviews, dossiers and lessons show."""
    letters = subject.library.card_letters
    for review in subject.reviews:
        for checked in review.translations.values():
            text = checked.text
            words = {"fact": text.fact} if text.fact else {"title": text.title}
            yield from _missing(checked.source, {"claim": text.claim, **words}, letters)
    for article in subject.dated:
        if article.kind != "reviews":
            for told in article.translations.values():
                yield from _missing(told.source, {"title": told.text.title, "summary": told.text.summary}, letters)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Reads the labels of the rating scale, and the name of the site."""
    config = subject.library.config
    shown = dict(_localized("name", config.name))
    for number, rating in enumerate(config.ratings):
        shown.update(_localized(f"ratings.{number}.label", rating.label))
    yield from _missing(config.source, shown, subject.library.card_letters)


def _localized(path: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for lang, text in texts.items():
        yield path if lang == ANY else f"{path}.{lang}", text


def _missing(source: Source, shown: Mapping[str, str], letters: str) -> Iterator[Problem]:
    for path, text in shown.items():
        if missing := missing_letters(text, letters):
            named = ", ".join(_named(char) for char in missing[:NAMED])
            more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
            message = f"no font of the share cards has {named}{more}; their places stay empty"
            yield source.warning("card-letter-missing", path, message, hint=HINT)


def _named(char: str) -> str:
    """The character, and its name in Unicode, by which it can be told from its likes."""
    return f"“{char}” ({unicodedata.name(char, f'U+{ord(char):04X}').lower()})"
