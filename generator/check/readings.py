"""The words of a short text, read in each way in which somebody may mean them, so that no spelling hides a name.

- As they stand: apostrophes, hyphens and joiners part words.
- Joined: “Shi'ites”, words with a joiner in the middle, and initials (“U.S.A.”, “P T I”) are one word.
- In parts: “IndianArmy”, “india_24” and what stands behind a `#` are cut at capitals, digits and underscores.

Letters of other alphabets that look Latin are read as Latin where a word mixes both; characters that nobody sees are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.model.folding import fold

MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
JOINTS = "'`\u00b4\u02bb-\u02bf\u2018\u2019\u200c"
"""What stands within a word without parting it: apostrophes in their forms, and the joiner of Urdu keyboards."""

STANDING = re.compile(rf"[^\W_][\w{MARKS}]*")
INITIALS = r"(?<!\w)[^\W\d_](?:\.\s?[^\W\d_])+(?!\w)\.?|(?<!\w)[A-Z](?:[ -][A-Z])+(?!\w)"
JOINED = re.compile(rf"(?P<initials>{INITIALS})|[^\W_](?:[\w{MARKS}]|[{JOINTS}](?=[^\W_]))*")
BETWEEN = re.compile(rf"[{JOINTS}.\s-]")
WORD = re.compile(rf"[\w{MARKS}]+")
LATIN = re.compile("[A-Za-z]")
HASH = "#\uff03"

UNSEEN = str.maketrans(
    "", "", "\u00ad\u034f\u061c\u200b\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіїјкмнорсԁһԛԝтухΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχօսհոıɑɡ",
    "ABESIJKMHOPCTYXaesiijkmhopcdhqwtyxABEZHIKMNOPTYXaeikvoptuxouhniag",
)
"""Cyrillic, Greek and Armenian letters, and Latin ones of other sounds, with what a reader takes them for."""


class Token(NamedTuple):
    """A word: folded, as it was written, where it stands, and whether it is a part of a longer one or a hashtag's."""

    folded: str
    written: str
    start: int
    end: int
    part: bool = False


def seen(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text.translate(UNSEEN)


def readings(text: str) -> Iterator[list[Token]]:
    """The words of a text (as `seen` gives it) in each reading; places are the same in all of them."""
    plain = WORD.sub(_without_lookalikes, text)
    yield [_token(plain, *found.span()) for found in STANDING.finditer(plain)]
    yield [_token(plain, *found.span()) for found in JOINED.finditer(plain)]
    yield [token for found in WORD.finditer(plain) for token in _parts(plain, *found.span())]


def _without_lookalikes(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(LOOKALIKES) if LATIN.search(word) else word


def _token(text: str, start: int, end: int, *, part: bool = False) -> Token:
    written = text[start:end]
    return Token(fold(BETWEEN.sub("", written)), written, start, end, part)


def _parts(text: str, start: int, end: int) -> Iterator[Token]:
    """A word cut before capitals, around digits and at underscores; a capital before a small letter begins a part."""
    cuts = [at for at in range(start + 1, end) if _is_border(text[at - 1], text[at], text[at + 1 : end][:1])]
    hashtag = text[start - 1 : start] in HASH if start else False
    for first, last in pairwise((start, *cuts, end)):
        if text[first] != "_":
            yield _token(text, first, last, part=hashtag or bool(cuts))


def _is_border(before: str, letter: str, after: str) -> bool:
    if "_" in (before, letter) or before.isdigit() != letter.isdigit():
        return True
    return letter.isupper() and (before.islower() or (before.isupper() and after.islower()))
