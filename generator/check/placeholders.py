"""Nothing is published that a template left to be written.

## Why

`tasdiq new review` writes … where an editor's words belong, and the headings of a review without their text. A page of
dots, in a feed or a search result too, is worse than no page. In a draft it is only a warning. A translation that is
begun stops nothing: it is left out until it is finished (`translation-unfinished`, [reading](reading.md)).

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

from collections.abc import Iterator

from generator.check.subject import Subject, still_missing
from generator.model.body import Body
from generator.model.library import AnyDocument
from generator.model.placeholders import (
    HEADING,
    HEADINGS_ALONE,
    TAG,
    headings_alone,
    holds_something,
    placeholders,
    still_holds,
)
from generator.model.record import Record
from generator.model.source import Source
from generator.problems import Problem, Severity

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
    for path, text in placeholders(record):
        yield source.error("placeholder", path, still_holds(path, text), hint=HINT)


def _in_body(body: Body, source: Source) -> Iterator[Problem]:
    headings = list(HEADING.finditer(body.html))
    if not headings:
        return
    if headings_alone(body.html):
        yield Problem("placeholder", HEADINGS_ALONE, source.file, *_place(body, 0, len(headings)), hint=BODY_HINT)
        return
    following = [*headings[1:], None]
    for number, (heading, after) in enumerate(zip(headings, following, strict=True)):
        if after and int(after[1]) > int(heading[1]):  # the section holds sections
            continue
        if not holds_something(body.html[heading.end() : after.start() if after else len(body.html)]):
            title = " ".join(TAG.sub("", heading[2]).split())
            message, hint = f"there is nothing below the heading “{title}”", "Write it, or delete the heading."
            place = _place(body, number, len(headings))
            yield Problem("empty-section", message, source.file, *place, hint=hint, severity=Severity.WARNING)


def _place(body: Body, number: int, headings: int) -> tuple[int, int]:
    """Line and column of a heading; zeros where it is not known."""
    if len(body.headings) != headings:
        return (0, 0)
    return body.headings[number].line, body.headings[number].column
