"""Where a document came from, so that every fault found later can still name file, line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.problems import Problem, Severity

SHOWN = 60
ENTRY = re.compile(r"[0-9]{1,9}")
"""The number of an entry in a list; what else counts as a digit somewhere is the name of a field."""


@dataclass(frozen=True, slots=True)
class Source:
    """A content file: its path below the site's folder, and the position of each front matter key.

    `marks` maps a dotted path such as `evidence.0.url` to (line, column), both from 1.
    """

    file: str = ""
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def at(self, path: str) -> tuple[int, int]:
        """The position of a field, or of the nearest field around it that has one."""
        while path:
            if path in self.marks:
                return self.marks[path]
            path = path.rpartition(".")[0]
        return (1, 1) if self.file else (0, 0)

    def error(self, code: str, path: str, message: str, *, hint: str = "") -> Problem:
        """A problem that stops the build, placed at the field `path`."""
        line, column = self.at(path)
        return Problem(code, message, self.file, line, column, hint)

    def warning(self, code: str, path: str, message: str, *, hint: str = "") -> Problem:
        """A problem that lets the build go on, placed at the field `path`."""
        line, column = self.at(path)
        return Problem(code, message, self.file, line, column, hint, Severity.WARNING)


def in_words(path: Sequence[str]) -> str:
    """A field as people name it: “url” in the 2nd entry of “appearances”."""
    numbers = [at for at, part in enumerate(path) if at and ENTRY.fullmatch(part)]
    if not numbers:
        return f"“{shown('.'.join(path))}”"
    at = numbers[-1]
    inner, outer = ".".join(path[at + 1 :]), in_words(path[:at])
    entry = f"the {_ordinal(int(path[at]) + 1)} entry of {outer}"
    return f"“{shown(inner)}” in {entry}" if inner else entry


def _ordinal(number: int) -> str:
    teens = range(11, 14)
    ending = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def shown(value: object) -> str:
    """A value as a message quotes it: short, on one line, without characters that steer a terminal."""
    text = "".join(char if char.isprintable() else " " for char in str(value)[: SHOWN + 1])
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
