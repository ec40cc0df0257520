"""Which letters the fonts of share cards can show, and which of a text they cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

FIRST_SYMBOL = "\u2190"  # from here on lie signs and pictures that the fonts do not have
UNPRINTED = frozenset({"So", "Sk", "Cs", "Co", "Cn"})  # categories of Unicode: pictures, and what is no letter at all
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # need no drawing
JOINED = re.compile("[\ufe00-\ufe0f\u20e3]")  # choose and frame the forms of emoji


def is_picture(char: str) -> bool:
    """Whether cards leave the character out: emoji and their like."""
    return char >= FIRST_SYMBOL and unicodedata.category(char) in UNPRINTED


def in_ranges(codes: Iterable[int]) -> str:
    """Code points as the inside of a regular expression's character class."""
    ordered = enumerate(sorted(set(codes)))
    runs = ([code for _, code in run] for _, run in groupby(ordered, key=lambda item: item[1] - item[0]))
    return "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in runs)


def missing_letters(text: str, letters: str) -> tuple[str, ...]:
    """The characters of the text that `letters`, a character class of `in_ranges`, does not hold, each once, in order.

    A letter that is made of others, such as a vowel with its accent, is there if those are.
    """
    return tuple(dict.fromkeys(_missing(text, letters))) if letters else ()


def _missing(text: str, letters: str) -> Iterator[str]:
    unknown = re.compile(f"[^{letters}]")
    for found in unknown.finditer(JOINED.sub("", text)):
        char = found.group()
        if is_picture(char) or unicodedata.category(char) in INVISIBLE:
            continue
        if unknown.search(unicodedata.normalize("NFD", char)):
            yield char
