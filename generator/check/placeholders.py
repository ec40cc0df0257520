"""Nothing is published that a template left to be written.

## Why

`tasdiq new review` writes … where an editor's words belong, and the headings of a review without their text. A page of
dots, in a feed or a search result too, is worse than no page. In a draft it is only a warning.

## Example

Wrong:

    fact: …

Right:

    fact: The picture was taken in 2019.

## Codes

- `placeholder`: a field still holds the … of its template, or the text has headings and nothing below them.
- `empty-section` (warning): a heading has no text below it, while others have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.subject import Subject, still_missing
from generator.model.body import Body
from generator.model.library import AnyDocument
from generator.model.record import Record
from generator.model.source import Source
from generator.problems import Problem, Severity

PLACEHOLDERS = frozenset({"…", "...", "https://…", "https://..."})
TOLD_ELSEWHERE = "source_revision"  # with what to write, when the file is read: translation-unmarked
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
SHOWN = re.compile(r"<(?:img|hr|picture|svg|video|audio|input)\b")
TAG = re.compile(r"<[^>]*>")
HINT = "Write it, or delete the line where the field may be left out."
BODY_HINT = "Write what belongs below the headings, and delete those that are not needed."


def check(subject: Subject) -> Iterator[Problem]:
    """Reads every field and every body of every document."""
    for document in subject.documents:
        for problem in _in_document(document):
            yield still_missing(document, problem)


def _in_document(document: AnyDocument) -> Iterator[Problem]:
    yield from _in_fields(document.fields, document.source)
    for translation in document.translations.values():
        yield from _in_fields(translation.text, translation.source)
        yield from _in_body(translation.body, translation.source)


def _in_fields(record: Record, source: Source) -> Iterator[Problem]:
    if not _is_unwritten(record):
        return
    for path, text in texts(record):
        if is_placeholder(text) and path != TOLD_ELSEWHERE:
            name = path.removesuffix(".*").rpartition(".")[2]
            yield source.error("placeholder", path, f"“{name}” still holds the “{text}” of its template", hint=HINT)


def _is_unwritten(value: object) -> bool:
    """Whether any text in a record is a placeholder; where they stand is worked out only if one is."""
    if isinstance(value, str):
        return is_placeholder(value)
    if isinstance(value, tuple):
        return any(map(_is_unwritten, value))
    if isinstance(value, dict):
        return any(map(_is_unwritten, value.values()))
    return isinstance(value, Record) and any(map(_is_unwritten, value.__dict__.values()))


def is_placeholder(text: str) -> bool:
    """Whether a text is what a template left to be written."""
    return text.strip() in PLACEHOLDERS


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record, with the dotted path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, f"{path}.{number}")
    elif isinstance(value, dict):
        for key, text in value.items():
            yield from texts(text, f"{path}.{key}")
    elif isinstance(value, Record):
        for name, item in value.__dict__.items():
            if item is not None:
                yield from texts(item, f"{path}.{name}" if path else name)


def _in_body(body: Body, source: Source) -> Iterator[Problem]:
    headings = list(HEADING.finditer(body.html))
    if not headings:
        return
    if not _holds_something(HEADING.sub("", body.html)):
        message = "the text has headings and nothing below them"
        yield Problem("placeholder", message, source.file, *_place(body, 0, len(headings)), hint=BODY_HINT)
        return
    following = [*headings[1:], None]
    for number, (heading, after) in enumerate(zip(headings, following, strict=True)):
        if after and int(after[1]) > int(heading[1]):  # the section holds sections
            continue
        if not _holds_something(body.html[heading.end() : after.start() if after else len(body.html)]):
            title = " ".join(TAG.sub("", heading[2]).split())
            message, hint = f"there is nothing below the heading “{title}”", "Write it, or delete the heading."
            place = _place(body, number, len(headings))
            yield Problem("empty-section", message, source.file, *place, hint=hint, severity=Severity.WARNING)


def _place(body: Body, number: int, headings: int) -> tuple[int, int]:
    """Line and column of a heading; zeros where it is not known."""
    if len(body.headings) != headings:
        return (0, 0)
    return body.headings[number].line, body.headings[number].column


def _holds_something(html: str) -> bool:
    return bool(SHOWN.search(html) or TAG.sub("", html).strip())
