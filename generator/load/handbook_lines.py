"""How a line begins a block in CommonMark: what the handbook side's processors for lists, quotations and headings agree on."""

from __future__ import annotations

import re

MARKER = re.compile(r"( {0,3})([-+*]|(\d{1,9})([.)]))( +|$)(.*)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
QUOTED = re.compile(r" {0,3}>[ ]?(.*)")
PLACEHOLDER = "\x02"  # what a preprocessor has taken out, such as a fence, stands as a sign that begins so
OPENERS = ("!!!", "???", "===")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
STASHED = re.compile(f" {{0,3}}{PLACEHOLDER}[^{PLACEHOLDER}\x03]*\x03[ \\t]*")
DELIMITERS = re.compile(r" {0,3}(?=.*[|])(?=.*-)[-:| \t]+")
DEEPEST = 12  # lists and quotations within one another; deeper ones are text


def interrupts(line: str) -> bool:
    """Whether a line begins a block of its own even right below a paragraph."""
    text = line.lstrip(" ")
    if len(line) - len(text) > 3:  # noqa: PLR2004 - four spaces are text or code
        return False
    return bool(RULE.match(line) or HEADING.match(line) or QUOTED.match(line)) or text.startswith(
        (PLACEHOLDER, *OPENERS)
    )


def ends_text(line: str) -> bool:
    """Whether a line is a whole block, so that the next one cannot go on in it."""
    return bool(RULE.match(line) or HEADING.match(line) or STASHED.fullmatch(line))


def list_marker(line: str) -> re.Match[str] | None:
    """The marker with which `line` begins an entry of a list, if it does."""
    match = MARKER.match(line)
    return match if match and not RULE.match(line) else None
