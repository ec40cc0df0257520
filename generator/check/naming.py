"""Finds the names of states, faiths, parties and agencies in a short text: whole words, in any spelling of their letters.

Some names are everyday words too. In a text they are meant with the capitals of a name (“Turkey”, “US”); a slug has none,
so there each word counts, but `us`, `raw` and their like only beside one that acts (`us-network`). The seat of a
government is a place, and a name only where it acts (“Moscow-backed”, “نئی دہلی کا ہاتھ”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator.check import named_words as listed
from generator.check.readings import Token, readings, seen
from generator.model.folding import script

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
ENDINGS = {"latin": ("s", "on", "yon"), "arabic": ("ی", "یون", "ون", "ین")}
INSTEAD = {"ہ": ("ے", "ون", "ی", "یون")}
"""Endings that stand for a last letter: شیعہ, شیعوں. It is looked for as written: ھ is folded to it, and سکے is no سکھ."""
LEAST_FOR_ENDING, LEAST_AT_BEGINNING = 3, 5

Words = tuple[str, ...]


class Name(NamedTuple):
    """What is known of a name: its kind, empty for a phrase that names nobody; `everyday` if its words may mean something else."""

    kind: str
    everyday: bool = False


class Found(NamedTuple):
    """A name or a harmless phrase and its place in the text."""

    start: int
    end: int
    kind: str


def found_names(text: str, own: tuple[str, ...] = (), *, slug: bool = False) -> Iterator[tuple[str, str]]:
    """Each name in a title or a summary as (kind, words as they stand there); `own` are the newsroom's further words.

    The longest name at a place counts, and the reading of the text that comes first.
    """
    text = seen(text)
    names, longest = _names(own)
    found: list[Found] = [Found(*flag.span(), "state") for flag in FLAG.finditer(text)]
    for tokens in readings(text):
        for name in _matches(tokens, names, longest, slug=slug):
            if all(name.end <= other.start or other.end <= name.start for other in found):
                found.append(name)
    for name in sorted(found):
        if name.kind:
            yield name.kind, text[name.start : name.end]


def _matches(tokens: Sequence[Token], names: Mapping[Words, Name], longest: int, *, slug: bool) -> Iterator[Found]:
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            here = tokens[at : at + length]
            name = names.get(tuple(token.folded for token in here))
            if name and _is_meant(name, here, slug=slug):
                yield Found(here[0].start, here[-1].end, name.kind)
                at += length
                break
        else:
            if tokens[at].part and (name := _beginning(tokens[at].folded, names)):
                yield Found(tokens[at].start, tokens[at].end, name.kind)
            at += 1


def _is_meant(name: Name, here: Sequence[Token], *, slug: bool) -> bool:
    """Whether words that may be everyday ones are written, or stand, as names do."""
    return not name.everyday or all(_stands_as_name(token, slug=slug, alone=len(here) == 1) for token in here)


def _stands_as_name(token: Token, *, slug: bool, alone: bool) -> bool:
    unsure = token.folded in listed.CAPITALS_OR_ACTOR
    if not (unsure or token.folded in listed.CAPITAL_FIRST):
        return True
    if slug or token.part:
        capitals = unsure and not slug and token.written.isupper()
        return capitals or not alone or not (unsure or token.folded in listed.NEVER_ALONE)
    if unsure:  # in a text the capitals tell; an actor beside it says no more
        return alone and ("." in token.written or token.written.isupper())
    return alone and token.written[0].isupper()


def _beginning(word: str, names: Mapping[Words, Name]) -> Name | None:
    """The longest name that a part of a hashtag begins with: “indianarmy”."""
    for length in range(len(word) - 1, LEAST_AT_BEGINNING - 1, -1):
        name = names.get((word[:length],))
        if name and word[:length] not in listed.NEVER_ALONE:
            return name
    return None


@lru_cache(8)
def _names(own: tuple[str, ...]) -> tuple[Mapping[Words, Name], int]:
    """Every name with its endings by its folded words, and the number of words of the longest."""
    found: dict[Words, Name] = {}
    for kind, text in listed.NAMES.items():
        for name in _split(text):
            found |= _forms(name, kind)
    found |= {words: Name(kind, everyday=True) for words, kind in _with_actors()}
    found |= {words: Name("seat") for words in _seats()}
    for name in own:
        found |= _forms(name, "word")
    for phrase in chain(_split(listed.HARMLESS), (f"{seat} accounts for" for seat in _split(listed.SEATS))):
        found[_folded(phrase)] = Name("")
    found.pop((), None)
    return found, max(map(len, found))


def _split(text: str) -> Iterable[str]:
    return (name.strip() for group in text.split("|") for name in group.split(","))


def _forms(name: str, kind: str) -> dict[Words, Name]:
    """A name, and with each ending that its script has."""
    words = _folded(name)
    if not words:
        return {}
    single = words[0] if len(words) == 1 and kind != "word" else ""
    entry = Name(kind, single in listed.CAPITALS_OR_ACTOR | listed.CAPITAL_FIRST | listed.NEVER_ALONE)
    forms = {words: entry}
    last = words[-1]
    if not name.startswith("=") and len(last) >= LEAST_FOR_ENDING and single not in listed.CAPITALS_OR_ACTOR:
        ended = [last + ending for ending in ENDINGS[script(last)]]
        ended += [last[:-1] + ending for ending in INSTEAD.get(name.rstrip()[-1], ())]
        forms |= {(*words[:-1], other): Name(kind) for other in ended}
    return forms


def _with_actors() -> Iterator[tuple[Words, str]]:
    """The words that name somebody only beside one who acts."""
    for word, kind in listed.BEFORE_ACTORS.items():
        actors = listed.ACTORS if word.isascii() else listed.URDU_ACTORS
        for actor in _split(actors):
            yield (*_folded(word), *_folded(actor)), kind
        for side in ("pro", "anti") if word.isascii() else ():
            yield (side, *_folded(word)), kind


def _seats() -> Iterator[Words]:
    hands = [*map(_folded, _split(listed.HANDS))]
    for seat in map(_folded, _split(listed.SEATS)):
        for hand in hands:
            yield from ((*seat, *hand), (*seat, "s", *hand), (*hand, "of", *seat))
        yield from (("pro", *seat), ("anti", *seat))
    hands = [*map(_folded, _split(listed.URDU_HANDS))]
    parting = [(), *map(_folded, ("کا", "کی", "کے"))]
    for seat in map(_folded, _split(listed.URDU_SEATS)):
        yield from ((*seat, *of, *hand) for hand in hands for of in parting)


def _folded(name: str) -> Words:
    return tuple(token.folded for token in next(readings(seen(name))))
