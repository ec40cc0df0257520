"""What a template left to be written: the … of its fields, and headings with nothing below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.record import Record
from generator.model.source import in_words
from generator.model.text import ANY

PLACEHOLDERS = frozenset({"…", "...", "https://…", "https://..."})
TOLD_ELSEWHERE = "source_revision"  # with what to write, when the file is read: translation-unmarked
HEADINGS_ALONE = "the text has headings and nothing below them"
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
SHOWN = re.compile(r"<(?:img|hr|picture|svg|video|audio|input)\b")
TAG = re.compile(r"<[^>]*>")


def is_placeholder(text: str) -> bool:
    """Whether a text is what a template left to be written."""
    return text.strip() in PLACEHOLDERS


def placeholders(value: object) -> Iterator[tuple[str, str]]:
    """The texts in a record, or in a map from YAML, that are still to be written, each with its dotted path."""
    if _is_unwritten(value):
        yield from ((path, text) for path, text in texts(value) if is_placeholder(text) and path != TOLD_ELSEWHERE)


def _is_unwritten(value: object) -> bool:
    """Whether any text in a value is a placeholder; where they stand is worked out only if one is."""
    if isinstance(value, str):
        return is_placeholder(value)
    if isinstance(value, tuple | list):
        return any(map(_is_unwritten, value))
    if isinstance(value, dict):
        return any(map(_is_unwritten, value.values()))
    return isinstance(value, Record) and any(map(_is_unwritten, value.__dict__.values()))


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record or in a map from YAML, with the dotted path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value):
            yield from texts(item, f"{path}.{number}")
    elif isinstance(value, dict | Record):
        for name, item in (value.__dict__ if isinstance(value, Record) else value).items():
            yield from texts(item, f"{path}.{name}" if path else str(name))


def still_holds(path: str, text: str) -> str:
    """The words that tell of a field that holds a placeholder."""
    return f"{in_words(path.removesuffix(f'.{ANY}').split('.'))} still holds the “{text}” of its template"


def headings_alone(html: str) -> bool:
    """Whether a text has headings and nothing below any of them."""
    return HEADING.search(html) is not None and not holds_something(HEADING.sub("", html))


def holds_something(html: str) -> bool:
    """Whether there are words or pictures in a piece of a text."""
    return bool(SHOWN.search(html) or TAG.sub("", html).strip())
