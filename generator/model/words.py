"""Words, whatever the script: where they begin and end, which spellings are one, and which of them a text may hold.

A text's words are kept as a filter (after Bloom): a few hundred bytes that say of any word “certainly not here” or
“probably here”. So planning knows which texts can hold a term without opening any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Vowel signs and other marks of the Arabic script, which most writers leave out."""
JOINERS = "\u200c\u200d"
INSIDE = rf"\w\u0300-\u036f{MARKS}{JOINERS}\u0900-\u0963\u0966-\u0dff"
"""What a word is made of, for a regular expression's brackets: Python's `\\w` leaves out marks and joiners."""
WORD = re.compile(rf"[{INSIDE}]+")
SPELLINGS = ("یيى", "کك", "ہۂۀ")
"""Letters that are written for one another, the one of Urdu first."""

_UNWRITTEN = re.compile(f"[{MARKS}{JOINERS}]+")
_BESIDE = ".,:;!?()[]'\"“”‘’«»…–—،۔؟؛"
_SET = ord("1")
_LEAST_BITS, _MOST_BITS = 64, 65_536
_BITS_FOR_A_WORD = 6  # with two bits set for each word, one question in twelve is answered “probably” in vain


def fold(text: str) -> str:
    """The text as words are compared: in small letters, without vowel signs, one letter for each group of spellings."""
    folded = text.lower()
    if folded.isascii():
        return folded
    for letters in SPELLINGS:
        for other in letters[1:]:
            folded = folded.replace(other, letters[0])
    return _UNWRITTEN.sub("", folded)


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return WORD.findall(fold(text))


def word_filter(text: str) -> bytes:
    """Which words the text holds; empty for a text without words."""
    found = _distinct(text)
    if not found:
        return b""
    size = _LEAST_BITS
    while size < min(_BITS_FOR_A_WORD * len(found), _MOST_BITS):
        size *= 2
    digits, last = bytearray(b"0") * size, size - 1
    for told in map(crc32, map(str.encode, found)):
        digits[last - (told & last)] = digits[last - (told >> 16 & last)] = _SET
    return int(digits, 2).to_bytes(size // 8, "little")


def _distinct(text: str) -> set[str]:
    """The words of a text, each once; most are found by their blanks, which takes a third of the time."""
    found, rest = set(), []
    for piece in fold(" ".join(set(text.lower().split()))).split():
        word = piece.strip(_BESIDE)
        if word.isalnum():
            found.add(word)
        else:
            rest.append(word)
    if rest:
        found.update(WORD.findall(" ".join(rest)))
    return found


def filter_mask(found: Iterable[str], size: int) -> int:
    """The bits that a filter of `size` bytes has if its text holds all these folded words, as a little-endian number."""
    mask, last = 0, size * 8 - 1
    for told in map(crc32, map(str.encode, found)):
        mask |= 1 << (told & last) | 1 << (told >> 16 & last)
    return mask
