"""Which words a text holds, kept in a few hundred bytes.

A filter (after Bloom) says of any word “certainly not here” or “probably here”, so planning knows which texts can hold a
term without opening any of them. Words are folded by the one table of spellings (model/folding.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from zlib import crc32

from generator.model import folding

_APOSTROPHE = re.compile("['\u2018\u2019\u02bc]")
_SET = ord("1")
_LEAST_BITS, _MOST_BITS = 64, 65_536
_MOST_KEPT = 50_000
_BITS_FOR_A_WORD = 6  # with two bits set for each word, one question in twelve is answered “probably” in vain


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order; an apostrophe parts them, so that a term is seen in “the term's”."""
    return folding.words(_APOSTROPHE.sub(" ", text))


class _Signs(dict[str, tuple[int, ...]]):
    """A number for each word of a piece of text without blanks; most pieces come again."""

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[piece] = tuple(crc32(word.encode()) for word in words(piece))
        return found


_SIGNS = _Signs()


def word_filter(text: str) -> bytes:
    """Which words the text holds; empty for a text without words."""
    found = set(chain.from_iterable(map(_SIGNS.__getitem__, set(text.split()))))
    if not found:
        return b""
    size = _LEAST_BITS
    while size < min(_BITS_FOR_A_WORD * len(found), _MOST_BITS):
        size *= 2
    digits, last = bytearray(b"0") * size, size - 1
    for told in found:
        digits[last - (told & last)] = digits[last - (told >> 16 & last)] = _SET
    return int(digits, 2).to_bytes(size // 8, "little")


def filter_mask(found: Iterable[str], size: int) -> int:
    """The bits that a filter of `size` bytes has if its text holds all these folded words, as a little-endian number."""
    mask, last = 0, size * 8 - 1
    for told in map(crc32, map(str.encode, found)):
        mask |= 1 << (told & last) | 1 << (told >> 16 & last)
    return mask
