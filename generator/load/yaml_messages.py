"""What libyaml says of broken YAML, in an editor's words, with what to do about it."""

from __future__ import annotations

import yaml

from generator.problems import Problem

COLON_HINT = 'A text that holds ": " must be quoted: title: "Flood picture: its source". Check also that no field is indented by mistake.'
QUOTED_START = "@`%|>"

# The beginning of libyaml's message (with its context where that decides), what we say, and the hint.
KNOWN: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon stands where none can be", COLON_HINT),
    (
        "found unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "Close it at the end of the text, or take it away.",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotation marks begins no known sign",
        "Write the text in single quotation marks, or double the backslash.",
    ),
    (
        "did not find expected ',' or ']'",
        "a list that is opened with [ is not closed",
        "Put commas between the entries and close the list with ].",
    ),
    (
        "did not find expected ',' or '}'",
        "a map that is opened with { is not closed",
        "Put commas between the entries and close the map with }.",
    ),
    (
        "could not find expected ':'",
        "this line is no field: it has no colon",
        "Write “name: text”. A text that goes on in a second line must be indented.",
    ),
    (
        "did not find expected key",
        "this does not belong to the field before it",
        "Check the indentation; and a text that begins with a quotation mark must end with the same one and hold no other.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a text begins with * or &, which YAML reads as a reference",
        'Put the text in quotation marks: title: "*…"',
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its field",
        "Begin each entry on a line of its own, or put the text in quotation marks.",
    ),
    (
        "mapping keys are not allowed",
        "a text begins with a question mark and a space",
        "Put the text in quotation marks.",
    ),
    (
        "did not find expected node content",
        "a text begins with a sign that YAML reads as its own",
        "Put the text in quotation marks.",
    ),
    (
        "did not find expected comment or line break",
        "nothing may follow > or | on its line",
        "Begin the text on the next line, indented; or put it in quotation marks.",
    ),
)
# By the quotation mark after which a text goes on: it was meant as a part of the text, and has ended it.
INNER_QUOTES = {
    "'": (
        "the text begins with ' and this apostrophe ends it, but more words follow",
        "Put the text in double quotation marks: \"It's here\"; or write the apostrophe twice: 'It''s here'.",
    ),
    '"': (
        'the text begins with " and this quotation mark ends it, but more words follow',
        "Put the whole text in single quotation marks: 'She said \"no\"'; or write “ and ” inside.",
    ),
}
CONTEXT_FIRST = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ',' or")


def syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """The problem for a text that libyaml could not read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("yaml-syntax", f"cannot be read as YAML: {error}", file, first_line, 1)
    said = error.problem or ""
    mark = error.problem_mark
    if error.context_mark and said.startswith(CONTEXT_FIRST):
        mark = error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    line = _line(text, row)
    if "\t" in line[: column + 1] and ("tab" in said or "cannot start any token" in said):
        message, hint = "a tab stands where YAML wants spaces", "Replace the tab by two spaces."
        return Problem("yaml-tab", message, file, row + first_line, line.index("\t") + 1, hint)
    if said.startswith("did not find expected key") and (told := INNER_QUOTES.get(line[:column].rstrip()[-1:])):
        return Problem("yaml-syntax", told[0], file, row + first_line, len(line[:column].rstrip()), told[1])
    message, hint = _told(said, line[column : column + 1])
    return Problem("yaml-syntax", message, file, row + first_line, column + 1, hint)


def _told(said: str, sign: str) -> tuple[str, str]:
    if "cannot start any token" in said and sign in QUOTED_START:
        return f"a text begins with “{sign}”, which YAML keeps for itself", "Put the text in quotation marks."
    for start, message, hint in KNOWN:
        if said.startswith(start):
            return message, hint
    return (
        f"cannot be read as YAML: {said}",
        "Compare with another file of this kind, or put the text in quotation marks.",
    )


def _line(text: str, row: int) -> str:
    lines = text.split("\n", row + 1)
    return lines[row] if row < len(lines) else ""
