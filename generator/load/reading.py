"""The one way in for files: size, encoding and characters are judged here, before any parser sees the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem

KILOBYTE = 1024
MARKDOWN_LIMIT = 512 * KILOBYTE
FRONT_MATTER_LIMIT = 64 * KILOBYTE
CONFIG_LIMIT = 256 * KILOBYTE
LIKELY = 32 * KILOBYTE  # what nearly every text fits in
SHOWN = 5  # refused characters that are told for one file; after that many the editor knows

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\ufeff\ufffe\uffff]")
ISOLATE = re.compile("[\u2066-\u2069]")
GAP = re.compile(r"\n[ \t]*\n")
BROKEN_LINES = {"\x85": "NEL", "\u2028": "line separator", "\u2029": "paragraph separator"}
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of one file in NFC, its lines ended as on Unix; `name` is its path below the site's folder."""

    name: str
    text: str


def read_text(path: Path, name: str, *, limit: int = MARKDOWN_LIMIT) -> tuple[TextFile | None, list[Problem]]:
    """The file's text, or the problems that forbid reading it; `limit` is in bytes.

    A byte order mark is dropped and CRLF becomes LF, so that lines and columns count as in any editor.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LIKELY)  # as much memory as is asked for is set aside: the rest only where it is needed
            raw += file.read(limit + 1 - len(raw)) if len(raw) == LIKELY else b""
    except OSError as error:
        return None, [
            Problem("file-unreadable", f"cannot be read: {error.strerror}", name, hint="Check the file's rights.")
        ]
    if len(raw) > limit:
        message = f"the file is larger than {limit // KILOBYTE} KB"
        return None, [
            Problem("file-too-large", message, name, hint="Split the text, or move pictures and data out of it.")
        ]
    text, fault = _decode(raw, name)
    if fault:
        return None, [fault]
    if refused := refused_characters(text, name):
        return None, refused
    return TextFile(name, text if text.isascii() else unicodedata.normalize("NFC", text)), []


def _decode(raw: bytes, name: str) -> tuple[str, Problem | None]:
    try:
        text = raw.removeprefix(UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raw = raw.removeprefix(UTF8_MARK)
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        kind = "is UTF-16" if raw.startswith(UTF16_MARKS) else "is not UTF-8"
        message = f"the text {kind}: the byte {raw[error.start]:#04x} stands for nothing"
        return "", Problem("file-encoding", message, name, line, column, "Save the file again with the encoding UTF-8.")
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), None


def refused_characters(text: str, name: str, *, first_line: int = 1) -> list[Problem]:
    """A problem for each of the first characters that no text may hold: controls, line breaks of other systems, bidi overrides."""
    found: list[Problem] = []
    for match in REFUSED.finditer(text):
        start, char = match.start(), match.group()
        message, hint = _refusal(char)
        line = text.count("\n", 0, start) + first_line
        column = start - text.rfind("\n", 0, start)
        found.append(Problem("character-refused", message, name, line, column, hint))
        if len(found) == SHOWN:
            break
    return found


def _refusal(char: str) -> tuple[str, str]:
    point = f"U+{ord(char):04X}"
    if "\u202a" <= char <= "\u202e":
        message = f"holds the invisible character {point}, which reorders text and can make it read as something else"
        return message, "Delete it; where a direction must be set use U+2066 to U+2069, in pairs."
    if char in BROKEN_LINES:
        return (
            f"holds an invisible {BROKEN_LINES[char]} ({point})",
            "Delete it and press Enter instead; it came in by pasting.",
        )
    return (
        f"holds the invisible character {point}, which feeds and browsers refuse",
        "Delete it; it came in by pasting.",
    )


def unpaired_isolates(text: str, name: str, first_line: int) -> list[Problem]:
    """A problem for each paragraph that opens a direction isolate without closing it, or the other way round."""
    if not any(char in text for char in "\u2066\u2067\u2068\u2069"):
        return []
    found: list[Problem] = []
    start = 0
    for end in (*(match.end() for match in GAP.finditer(text)), len(text)):
        at = _unpaired(text, start, end)
        if at is not None:
            message = "holds a direction isolate (U+2066 to U+2069) without its other half"
            hint = "Delete it, or write U+2069 where the isolated words end."
            line, column = text.count("\n", 0, at) + first_line, at - text.rfind("\n", 0, at)
            found.append(Problem("character-refused", message, name, line, column, hint))
        start = end
    return found


def _unpaired(text: str, start: int, end: int) -> int | None:
    """The offset of the first isolate in text[start:end] that has no other half."""
    opened: list[int] = []
    for match in ISOLATE.finditer(text, start, end):
        if match.group() != "\u2069":
            opened.append(match.start())
        elif not opened:
            return match.start()
        else:
            opened.pop()
    return opened[0] if opened else None
