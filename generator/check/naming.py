"""Finds the names of states, faiths and parties in a short text: whole words, in any spelling of their letters.

Names that are everyday words without their capital (“polish”, “turkey”) need it, and abbreviations (US, PPP) theirs; a slug
has none, so there every word counts but those that are everyday words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.check.named_words import ACTORS, BEFORE_ACTORS, FAITHS, HARMLESS, PARTIES, STATES
from generator.model.folding import fold, script

TOKEN = re.compile(r"[^\W_][\w\u0300-\u036f\u064b-\u065f\u0670]*")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
ENDINGS = {"latin": ("s",), "arabic": ("ی", "یون", "ون", "ین")}
EVERYDAY = frozenset({"chad", "china", "guinea", "polish", "swede", "turkey"})
EVERYDAY_IN_SLUGS = frozenset({"aap", "bap", "polish", "us"})
UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200d\u2060")
LEAST_FOR_ENDING = 3

Words = tuple[str, ...]


class Token(NamedTuple):
    """A word: folded, and as it was written."""

    folded: str
    written: str


class Name(NamedTuple):
    """What is known of a name: `kind` is `state`, `faith`, `party`, `word`, or empty for a phrase that names nobody."""

    kind: str
    capitals: bool = False


def found_names(text: str, own: tuple[str, ...] = (), *, slug: bool = False) -> Iterator[tuple[str, str]]:
    """Each name in a title or a summary as (kind, words as they stand there); `own` are the newsroom's further words.

    The longest name at a place counts.
    """
    names, longest = _names(own)
    tokens = _tokens(text)
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            here = tokens[at : at + length]
            name = names.get(tuple(token.folded for token in here))
            if name and _is_meant(name, here, slug=slug):
                if name.kind:
                    yield name.kind, " ".join(token.written for token in here)
                at += length
                break
        else:
            at += 1
    for flag in FLAG.findall(text):
        yield "state", flag


def _is_meant(name: Name, here: list[Token], *, slug: bool) -> bool:
    first = here[0]
    if slug:
        return not (len(here) == 1 and first.folded in EVERYDAY_IN_SLUGS)
    if name.capitals:
        return first.written.rstrip("s").isupper()
    return not (len(here) == 1 and first.folded in EVERYDAY) or first.written[0].isupper()


def _tokens(text: str) -> list[Token]:
    return [Token(fold(found), found) for found in TOKEN.findall(text.translate(UNSEEN))]


@lru_cache(8)
def _names(own: tuple[str, ...]) -> tuple[Mapping[Words, Name], int]:
    """Every name with its endings by its folded words, and the number of words of the longest."""
    found: dict[Words, Name] = {}
    for kind, text in (("state", STATES), ("faith", FAITHS), ("party", PARTIES)):
        for name in _listed(text):
            found |= _forms(name, kind)
    actors = [_folded(actor) for actor in ACTORS.split(",")]
    for word, kind in BEFORE_ACTORS.items():
        found |= {(*_folded(word), *actor): Name(kind) for actor in actors}
    for name in own:
        found |= _forms(name, "word")
    for group in HARMLESS.split("|"):
        found[_folded(group)] = Name("")
    found.pop((), None)
    return found, max(len(words) for words in found)


def _listed(text: str) -> Iterable[str]:
    return (name.strip() for group in text.split("|") for name in group.split(","))


def _forms(name: str, kind: str) -> dict[Words, Name]:
    """A name, and with each ending that its script has."""
    words = _folded(name)
    if not words:
        return {}
    entry = Name(kind, name.isupper() and kind != "word")
    forms = {words: entry}
    if not name.startswith("=") and len(words[-1]) >= LEAST_FOR_ENDING:
        endings = ENDINGS[script(words[-1])]
        forms |= {(*words[:-1], words[-1] + ending): entry for ending in endings}
    return forms


def _folded(name: str) -> Words:
    return tuple(token.folded for token in _tokens(name))
