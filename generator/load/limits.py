"""What is refused before a Markdown parser reads it, or while it does: text that takes seconds or gigabytes.

Measured with Python-Markdown 3.11: 5,000 opening brackets in a paragraph take 3 s, 4,000 headings without empty lines 7 s,
and a reference or an abbreviation with a long text multiplies. Nobody writes such text; somebody pastes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KILOBYTE = 1024
HANDBOOK_LENGTH = 128 * KILOBYTE  # characters, about sixty pages in print
SIGNS = "[]()<>*_`~!&\\^\"'{"
MOST_SIGNS = 1000  # of one kind in one paragraph
MOST_LINES = 1000  # without an empty line between them
MOST_COLUMNS = 200
MOST_CELLS = 50_000  # of all tables of a text
MOST_DEFINITIONS = 500  # of addresses, abbreviations and footnotes
MOST_REPEATED = 4_000_000  # characters that definitions add where they are used
DEEPEST = 60  # blocks within one another

GAPS = re.compile(r"\n[ \t]*\n")
TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-[-:| \t]*$", re.MULTILINE)
DEFINITION = re.compile(r"^ {0,3}\*?\[([^\]\n]+)\]:([^\n]*(?:\n[^\n]+){0,2})", re.MULTILINE)
ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
SELF_CLOSING = frozenset(
    "area base br col embed hr img input li link meta p param source td th tr tbody thead tfoot dt dd track wbr".split()  # noqa: SIM905 - a text
)


@dataclass(frozen=True, slots=True)
class Excess:
    """Why a text is refused: the code and message of the problem, and the character at which it lies."""

    code: str
    message: str
    offset: int = 0


def handbook_excess(text: str) -> Excess | None:
    """Why Python-Markdown is not let near the text, or None."""
    if len(text) > HANDBOOK_LENGTH:
        return Excess("file-too-large", f"the text is longer than {HANDBOOK_LENGTH // KILOBYTE} KB")
    cells = 0
    for start, end in _paragraphs(text):
        lines = text.count("\n", start, end) + 1
        if lines > MOST_LINES:
            return Excess(
                "too-many-signs", f"more than {MOST_LINES} lines stand without an empty line between them", start
            )
        for sign in SIGNS if end - start > MOST_SIGNS else "":
            if text.count(sign, start, end) > MOST_SIGNS:
                return Excess(
                    "too-many-signs", f"a paragraph holds more than {MOST_SIGNS} times the sign {sign}", start
                )
        if text.count("|", start, end) > MOST_COLUMNS and any(
            line.count("|") > MOST_COLUMNS for line in text[start:end].split("\n")
        ):
            return Excess("too-many-signs", f"a line holds more than {MOST_COLUMNS} times the sign |", start)
        if table := TABLE.search(text, start, end):
            cells += (table.group().count("|") + 1) * lines
            if cells > MOST_CELLS:
                return Excess("too-many-signs", f"the tables have more than {MOST_CELLS} cells", start)
    return _multiplied(text)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in GAPS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _multiplied(text: str) -> Excess | None:
    """Whether definitions of addresses and abbreviations add too much where they are used."""
    added = 0
    for number, match in enumerate(DEFINITION.finditer(text)):
        added += text.count(match[1]) * len(match[2])
        if number >= MOST_DEFINITIONS or added > MOST_REPEATED:
            return Excess(
                "too-many-signs",
                "addresses, abbreviations or footnotes are defined too often, or too long",
                match.start(),
            )
    return None


def depth(html: str) -> int:
    """How deep the elements of a fragment lie in one another; those that need no end are left out."""
    deepest = now = 0
    for closing, name in ELEMENT.findall(html):
        if name.lower() not in SELF_CLOSING:
            now = max(0, now - 1) if closing else now + 1
            deepest = max(deepest, now)
    return deepest
