"""Which letters share cards can show: read from the fonts, the shipped ones and the newsroom's own.

Only the font's table of characters (`cmap`, formats 4 and 12, which every font of today has) is read. A font that cannot be
read has no letters: typst does not draw with it either.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from generator.load.places import default_templates
from generator.model.letters import in_ranges

FONTS = Path("cards", "fonts")
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
COLLECTION = b"ttcf"
BY_SEGMENTS, BY_GROUPS = 4, 12  # formats of the table
LAST = 0x10FFFF


def card_letters(root: Path) -> str:
    """All characters that a font of the cards has, as the inside of a regular expression's character class."""
    codes = set[int]()
    for templates in (default_templates(), root / "templates"):
        for file in sorted((templates / FONTS).rglob("*")):
            if file.suffix.lower() in SUFFIXES and file.is_file():
                codes |= letters_of(file.read_bytes())
    return in_ranges(codes)


def letters_of(font: bytes) -> set[int]:
    """The code points that a font, or a collection of fonts, has a glyph for."""
    codes = set[int]()
    try:
        starts = [0]
        if font[:4] == COLLECTION:
            (count,) = struct.unpack_from(">I", font, 8)
            starts = list(struct.unpack_from(f">{count}I", font, 12))
        for start in starts:
            for table in _tables(font, start):
                codes.update(_codes(font, table))
    except struct.error:
        return set()
    return codes


def _tables(font: bytes, start: int) -> Iterator[int]:
    """Where the tables of characters of one font begin; those of Unicode alone."""
    (count,) = struct.unpack_from(">H", font, start + 4)
    for number in range(count):
        tag, _, cmap, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == b"cmap":
            (found,) = struct.unpack_from(">H", font, cmap + 2)
            for entry in range(found):
                platform, encoding, at = struct.unpack_from(">HHI", font, cmap + 4 + 8 * entry)
                if platform == 0 or (platform == 3 and encoding in (1, 10)):  # noqa: PLR2004 - Unicode's own, and Windows'
                    yield cmap + at


def _codes(font: bytes, table: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", font, table)
    if form == BY_SEGMENTS:
        yield from _by_segments(font, table)
    elif form == BY_GROUPS:
        (count,) = struct.unpack_from(">I", font, table + 12)
        for number in range(count):
            first, last, _ = struct.unpack_from(">III", font, table + 16 + 12 * number)
            yield from range(first, min(last, LAST) + 1)


def _by_segments(font: bytes, table: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, table + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", font, table + 14)
    starts = struct.unpack_from(f">{count}H", font, table + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", font, table + 16 + 2 * twice)
    offsets = struct.unpack_from(f">{count}H", font, table + 16 + 3 * twice)
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            yield from (code for code in range(start, end + 1) if (code + delta) & 0xFFFF)
            continue
        place = table + 16 + 3 * twice + 2 * number + offset
        glyphs = struct.unpack_from(f">{max(0, end - start + 1)}H", font, place)
        yield from (start + at for at, glyph in enumerate(glyphs) if glyph)
