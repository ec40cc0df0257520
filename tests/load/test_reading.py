from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.load.reading import read_text, unpaired_isolates


def written(tmp_path: Path, raw: bytes) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    return path


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    file, problems = read_text(written(tmp_path, b"\xef\xbb\xbfabc"), "a.md")
    assert (file and file.text, problems) == ("abc", [])


def test_line_ends_of_all_systems_become_one(tmp_path: Path) -> None:
    file, _ = read_text(written(tmp_path, b"a\r\nb\rc\nd"), "a.md")
    assert file is not None
    assert file.text == "a\nb\nc\nd"


def test_text_is_read_in_nfc(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "آؤ کیفے é")
    file, _ = read_text(written(tmp_path, decomposed.encode()), "a.md")
    assert file is not None
    assert file.text == "آؤ کیفے é"


def test_invalid_utf8_names_line_and_column_also_after_a_byte_order_mark(tmp_path: Path) -> None:
    _, problems = read_text(written(tmp_path, b"\xef\xbb\xbfa\n\xd8\xa7b\xff"), "a.md")
    assert [(p.code, p.line, p.column) for p in problems] == [("file-encoding", 2, 3)]


def test_only_the_first_refused_characters_are_told(tmp_path: Path) -> None:
    _, problems = read_text(written(tmp_path, b"a\x00" * 1000), "a.md")
    assert [(p.line, p.column) for p in problems] == [(1, 2), (1, 4), (1, 6), (1, 8), (1, 10)]


def test_marks_of_direction_and_joiners_are_allowed(tmp_path: Path) -> None:
    text = "a\u200e \u200f\u061c \u2067b\u2069 \u200c\u200d\t"
    file, problems = read_text(written(tmp_path, text.encode()), "a.md")
    assert (file and file.text, problems) == (text, [])


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    file, problems = read_text(tmp_path / "none.md", "none.md")
    assert file is None
    assert problems[0].code == "file-unreadable"


def test_isolates_are_paired_within_a_paragraph() -> None:
    text = "\u2067a\u2069\n\nb \u2066c\n\nd\u2069"
    assert [p.line for p in unpaired_isolates(text, "a.md", 10)] == [12, 14]
