"""Which letters share cards can show is what their fonts say, also the newsroom's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.load.card_letters import card_letters, letters_of

SHIPPED = Path(__file__).parents[2] / "templates" / "cards" / "fonts"
URDU = "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ۰۱۲۳۴۵۶۷۸۹،۔؟؛"


def test_the_shipped_fonts_have_latin_greek_cyrillic_and_urdu(tmp_path: Path) -> None:
    letters = card_letters(tmp_path)
    assert re.fullmatch(f"[{letters}]+", f"Aéß€“x”… Ωλ Жя 0123 {URDU}")
    assert not re.search(f"[{letters}]", "दिल्ली北京ਲਾਹੌਰ😀")


@pytest.mark.parametrize("name", ["noto-nastaliq-urdu.ttf", "noto-naskh-arabic.ttf"])
def test_each_urdu_font_has_all_urdu_letters(name: str) -> None:
    assert {ord(char) for char in URDU} <= letters_of((SHIPPED / name).read_bytes())


def test_a_newsrooms_own_font_counts(tmp_path: Path) -> None:
    fonts = tmp_path / "templates" / "cards" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "own.TTF").write_bytes(font(by_groups(0x905, 0x939)))
    letters = card_letters(tmp_path)
    assert re.fullmatch(f"[{letters}]+", "दA")
    assert not re.search(f"[{letters}]", "ि")


def test_collections_and_letters_beyond_the_first_plane_are_read() -> None:
    one = font(by_groups(0x10330, 0x1034A), start=16)
    assert letters_of(b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + one) == set(range(0x10330, 0x1034B))


@pytest.mark.parametrize("length", [0, 3, 11, 40, 200, 1000])
def test_a_font_that_is_cut_off_or_none_at_all_has_no_letters(length: int, tmp_path: Path) -> None:
    whole = (SHIPPED / "noto-naskh-arabic.ttf").read_bytes()
    assert letters_of(whole[:length]) == set()
    shutil.copytree(SHIPPED, tmp_path / "templates" / "cards" / "fonts")
    (tmp_path / "templates" / "cards" / "fonts" / "notes.ttf").write_text("no font", "utf-8")
    assert card_letters(tmp_path) == card_letters(tmp_path / "elsewhere")


def by_groups(first: int, last: int) -> bytes:
    """A table of characters of format 12 with one group."""
    return b"".join([n(12, 2), n(0, 2), n(28, 4), n(0, 4), n(1, 4), n(first, 4), n(last, 4), n(1, 4)])


def font(table: bytes, start: int = 0) -> bytes:
    """As much of a font as holds a table of characters, for a file in which it begins at `start`."""
    cmap = n(0, 2) + n(1, 2) + n(3, 2) + n(10, 2) + n(12, 4) + table
    entry = b"cmap" + n(0, 4) + n(start + 28, 4) + n(len(cmap), 4)
    return b"\0\1\0\0" + n(1, 2) + n(0, 6) + entry + cmap


def n(value: int, size: int) -> bytes:
    return value.to_bytes(size, "big")
