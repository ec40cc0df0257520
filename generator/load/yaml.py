"""YAML 1.2 without its traps: read as libyaml's events, refused before anything is built, every key with its position.

All scalars are text; the schema types them. A plain `null`, `~` or nothing means that the key is absent. Anchors, aliases,
merge keys, tags, second documents, duplicate keys and deep nesting are refused: nobody writes them in an article, and each
can hang or mislead a program that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.load.yaml_messages import syntax_problem
from generator.model.source import shown
from generator.problems import Problem, Severity, refused

DEPTH = 20
ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
MOST = 20  # faults told for one text
CUT = re.compile(r"([ \t]+)#([^\n]*)")

NAMES = (yaml.ScalarEvent, yaml.AliasEvent)

Marks = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML text holds: a map of maps, lists and texts, and the file position of each key by its dotted path."""

    data: Mapping[str, Any]
    marks: Marks


def parse_yaml(text: str, file: str, *, first_line: int = 1) -> tuple[Tree | None, list[Problem]]:
    """The map that `text` holds, and the problems, which forbid it where one is an error.

    `first_line` is the file's line on which `text` begins.
    """
    builder = _Builder(file, text, first_line)
    try:
        data = builder.document()
    except _RefusedError:
        data = None
    except yaml.YAMLError as error:
        builder.problems.append(syntax_problem(error, text, file, first_line))
        data = None
    if data is None or refused(builder.problems):
        return None, builder.problems
    return Tree(data, builder.marks), builder.problems


class _RefusedError(Exception):
    """Ends the reading of a text whose faults are already noted."""


@dataclass(slots=True)
class _Builder:
    """Walks the events of one text and builds its map; faults are noted, and those that hide the rest end the walk."""

    file: str
    text: str
    first_line: int
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    next_event: Callable[[], Any] = yaml.StreamEndEvent
    cut: bool = False

    def document(self) -> dict[str, Any]:
        self.cut = CUT.search(self.text) is not None
        loader: Any = yaml.CSafeLoader(self.text)
        self.next_event = loader.get_event
        self.next_event()
        start = self.next_event()
        if isinstance(start, yaml.StreamEndEvent):
            return {}
        if isinstance(start, yaml.DocumentStartEvent) and (start.version or start.tags):
            self._refuse("yaml-tag", start, "begins with a YAML directive (%)", "Delete the line that begins with %.")
        root = self._value(self.next_event(), "", 1)
        self.next_event()
        self._end(self.next_event())
        if root is None:
            return {}
        if not isinstance(root, dict):
            message = "must hold fields, one on a line, such as “title: …”"
            self.problems.append(
                Problem(
                    "yaml-syntax", message, self.file, self.first_line, 1, "Is a colon missing, or the space after it?"
                )
            )
            raise _RefusedError
        return root

    def _end(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._refuse(
                "yaml-documents",
                event,
                "holds a second YAML document",
                "Keep one, and delete the line “---” between them.",
            )
            raise _RefusedError

    def _value(self, event: yaml.Event, path: str, depth: int) -> Any:  # noqa: ANN401 - maps, lists and texts, as they come
        if type(event) is yaml.ScalarEvent and not event.anchor and not event.tag:  # nearly all of them
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            hint = "A text that begins with * must be quoted; a value that repeats is written again."
            self._refuse("yaml-alias", event, f"“*{event.anchor}” refers to another value", hint)
            return ""
        self._check_node(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEPTH:
            self._refuse(
                "yaml-depth", event, f"is nested deeper than {DEPTH} levels", "Is an opening bracket too many?"
            )
            raise _RefusedError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        return self._map(path, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        if event.style:
            return event.value
        if self.cut:
            self._look_behind(event)
        return None if event.value in ABSENT and event.implicit[0] else event.value

    def _check_node(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's node events share these attributes without a type
        if event.anchor:
            hint = "A text that begins with & must be quoted; otherwise delete it."
            self._refuse("yaml-anchor", event, f"“&{event.anchor}” names a value for later use", hint)
        if event.tag:
            hint = "A text that begins with ! must be quoted; otherwise delete it."
            self._refuse("yaml-tag", event, f"“{event.tag}” is a YAML tag", hint)

    def _look_behind(self, event: yaml.ScalarEvent) -> None:
        """Warns of a # that ends a text although it may have been meant as a part of it; YAML begins a comment there.

        A comment that is set off as such, `text  # comment`, is left alone.
        """
        end = event.end_mark
        cut = CUT.match(self.text, end.index) if end else None
        if not cut or not end:
            return
        gap, words = cut.groups()
        meant = bool(words) and not words[0].isspace() and words[0] not in "#!"
        if not (meant or (gap == " " and " " in event.value)) or len(self.problems) >= MOST:
            return
        line, column = end.line + self.first_line, end.column + len(gap) + 1
        message = (
            f"“#{shown(words.strip() if meant else words.rstrip())}” is left out: a # after a space begins a comment"
        )
        hint = "Put the whole text in quotation marks; if this is a comment, write two spaces before the # and one after it."
        self.problems.append(Problem("yaml-comment", message, self.file, line, column, hint, Severity.WARNING))

    def _list(self, path: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            place = f"{path}.{len(found)}"
            self.marks[place] = self._mark(event)
            if (value := self._value(event, place, depth + 1)) is not None:
                found.append(value)
        return found

    def _map(self, path: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: dict[str, int] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key, mark = self._key(event, path, depth), self._mark(event)
            if key in seen:
                message = f"“{shown(key)}” stands here a second time; it is already in line {seen[key]}"
                self._refuse("yaml-duplicate-key", event, message, "Keep one of the two.")
            place = f"{path}.{key}" if path else key
            seen.setdefault(key, mark[0])
            self.marks.setdefault(place, mark)
            if (value := self._value(self.next_event(), place, depth + 1)) is not None:
                found.setdefault(key, value)
            elif not self._has_colon(event):  # half a text, which would be lost in silence
                message = f"“{shown(key)}” has no value: a comma within {{ }} begins a new field"
                self._refuse("yaml-syntax", event, message, "Put the text that holds the comma in quotation marks.")
        return found

    def _has_colon(self, key: yaml.Event) -> bool:
        """Whether a colon follows a key; within braces YAML asks for none."""
        end = key.end_mark
        return end is None or self.text[end.index :].lstrip().startswith(":")

    def _key(self, event: yaml.Event, path: str, depth: int) -> str:
        if type(event) is yaml.ScalarEvent and not event.anchor and not event.tag and event.value != "<<":
            self._scalar(event)
            return event.value
        if not isinstance(event, NAMES):
            self._refuse(
                "yaml-syntax", event, "a field's name must be a word", "Is a quotation mark missing before [ or {?"
            )
            raise _RefusedError
        key = str(self._value(event, path, depth) or "")
        if isinstance(event, yaml.ScalarEvent):
            key = event.value
            if key == "<<" and not event.style:
                self._refuse("yaml-merge", event, "“<<” merges another map into this one", "Write the fields out.")
        return key

    def _mark(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _refuse(self, code: str, event: yaml.Event, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self.file, *self._mark(event), hint))
        if len(self.problems) >= MOST:
            raise _RefusedError
