"""What an editor is told when something is wrong: values that are gathered and shown together.

This room imports nothing of ours. Exceptions are for bugs and machines; a fault in content or configuration is a Problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Busy(Exception):  # noqa: N818 - it is no error: the other build is at work
    """Another build of the same site is running."""


class ForeignOutput(Exception):  # noqa: N818 - it is a refusal
    """The output folder holds something that no build of this site wrote, and would be lost."""


class SearchIndexError(RuntimeError):
    """The program that makes the search index is missing, failed, or did not come to an end."""


class Severity(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what it is, where it stands, and how to mend it.

    `file` is relative to the site's folder, with forward slashes; `line` and `column` count from 1, 0 where there is none.
    """

    code: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """The position as editors and editors' programs read it: `file:line:column`."""
        parts = [self.file or "site_config.yml"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def words(self, severity: str) -> str:
        """The problem for people: `file:line:column: error code: message`, and below it how to mend it.

        `severity` is its word, possibly in colour.
        """
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.place}: {severity} {self.code}: {self.message}{hint}"

    def annotation(self, file: str) -> str:
        """The problem as a GitHub workflow command, shown beside its line of `file` in a pull request."""
        place = f"file={_property(file)}"
        if self.line:
            place += f",line={self.line}"
        if self.column:
            place += f",col={self.column}"
        message = f"{self.message}. {self.hint}" if self.hint else self.message
        return f"::{self.severity} {place},title={_property(self.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions, by file and position, so that output never depends on the order of checks."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.message, p.hint, p.severity))


def refused(problems: Iterable[Problem]) -> bool:
    """Whether any problem forbids writing the site."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or an empty string."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: str, known: Sequence[str], *, otherwise: str = "") -> str:
    """A hint that offers the nearest known word, or lists the known words, or falls back to `otherwise`."""
    if guess := nearest(word, known):
        return f"Did you mean “{guess}”?"
    if otherwise:
        return otherwise
    return f"Known: {', '.join(sorted(known)[:20])}." if known else ""
