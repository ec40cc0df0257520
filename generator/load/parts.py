"""One language file of a document, its fields sorted into those of its language and those that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.load.front_matter import ContentFile
from generator.model.article import ArticleText, LessonFields, NarrativeFields, PageFields, TermFields, TermText
from generator.model.document import Kind
from generator.model.record import Record
from generator.model.review import ReviewFields, ReviewText
from generator.model.source import Source
from generator.problems import Problem, did_you_mean

RENAMED = {"lastmod": "updated", "modified": "updated", "tags": "topics", "description": "summary"}
"""Names that other generators use, and ours."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The records of one kind of document; the file that has the field `original` holds the shared fields."""

    text: type[Record]
    fields: type[Record]
    original: str = ""

    @property
    def names(self) -> list[str]:
        """Every field that a file of this kind may hold."""
        return [*self.text.model_fields, *self.fields.model_fields]


SHAPES: Mapping[Kind, Shape] = {
    "reviews": Shape(ReviewText, ReviewFields, "rating"),
    "narratives": Shape(ArticleText, NarrativeFields, "published"),
    "lessons": Shape(ArticleText, LessonFields, "published"),
    "glossary": Shape(TermText, TermFields),
    "pages": Shape(ArticleText, PageFields),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One language of a document before validation: `text` are its own fields, `shared` those of the document."""

    lang: str
    source: Source
    text: Mapping[str, Any]
    shared: Mapping[str, Any]
    body: str
    body_line: int


def sort_fields(lang: str, file: ContentFile, shape: Shape) -> tuple[Part, list[Problem]]:
    """The file's fields by whom they belong to, with problems for those that no file of its kind has."""
    data, marks, problems = _renamed(file, shape)
    source = Source(file.name, marks)
    own, common = shape.text.model_fields, shape.fields.model_fields
    for name in data:
        if name not in own and name not in common:
            problems.append(
                source.error("unknown-field", name, f"there is no field “{name}”", hint=did_you_mean(name, shape.names))
            )
    text = {name: value for name, value in data.items() if name in own}
    shared = {name: value for name, value in data.items() if name in common}
    return Part(lang, source, text, shared, file.body, file.body_line), problems


def _renamed(file: ContentFile, shape: Shape) -> tuple[dict[str, Any], dict[str, tuple[int, int]], list[Problem]]:
    """The fields and marks under our names, with a warning for each that had another generator's name."""
    data, marks = dict(file.tree.data), dict(file.tree.marks)
    source, names = Source(file.name, marks), shape.names
    problems: list[Problem] = []
    for old, new in RENAMED.items():
        if old not in data or old in names or new not in names:
            continue
        if new in data:
            message = f"“{old}” is another name for “{new}”, which stands here too"
            problems.append(source.error("field-twice", old, message, hint=f"Delete “{old}”."))
        else:
            message = f"“{old}” is read as “{new}”"
            problems.append(source.warning("field-renamed", old, message, hint=f"Write “{new}” instead."))
            data[new] = data[old]
            marks |= {
                new + path.removeprefix(old): mark
                for path, mark in marks.items()
                if path == old or path.startswith(f"{old}.")
            }
        del data[old]
    if "draft" in data and "status" in names:
        problems.append(_draft(data, marks, source))
    return data, marks, problems


def _draft(data: dict[str, Any], marks: dict[str, tuple[int, int]], source: Source) -> Problem:
    """Takes `draft: true` as `status: draft`, and says so."""
    draft = data.pop("draft")
    if draft not in {"true", "false"} if isinstance(draft, str) else True:
        return source.error(
            "wrong-type", "draft", "“draft” must be true or false", hint="Write “status: draft” for a draft."
        )
    if draft == "true":
        data["status"] = "draft"
        marks["status"] = marks["draft"]
        return source.warning(
            "field-renamed", "draft", "“draft: true” is read as “status: draft”", hint="Write “status: draft” instead."
        )
    return source.warning("field-renamed", "draft", "“draft: false” says nothing", hint="Delete it.")
