"""Where a document came from, so that every fault found later can still name file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Problem, Severity


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
