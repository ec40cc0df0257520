"""What came of reading one folder of content: all that is kept of it until it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.model.abstract import Abstract
from generator.model.picture import Picture
from generator.problems import Problem, Severity

Place = tuple[str, int, int, int]
"""Where a leaf lies: the name of its pack, offset, length, CRC-32."""
Plain = tuple[Any, ...]


class Study(NamedTuple):
    """One folder, read, checked and told, as plain values; thousands are loaded at each build and few looked into.

    `content` is the digest of its files. `valid` is the digest of what else the result was made from: settings, and the
    entries of the vocabularies that it names (`needs`, as (folder, id)). `plain` is the abstract of a review that could
    be read; any other document lies in the leaf `document`. `found` are problems of reading, `faults` of checking.
    `broken` are what cannot be used: the folder itself, or pictures in it.
    """

    content: bytes
    valid: bytes
    needs: tuple[tuple[str, str], ...] = ()
    plain: Plain | None = None
    pictures: Mapping[str, Plain] = {}
    broken: tuple[str, ...] = ()
    found: tuple[Plain, ...] = ()
    faults: tuple[Plain, ...] = ()
    leaves: Mapping[str, Place] = {}

    @property
    def abstract(self) -> Abstract | None:
        """The review in short."""
        return Abstract.of(self.plain) if self.plain else None


def plain_of(record: Picture | Problem) -> Plain:
    """A small record as `marshal` can write it."""
    values = (getattr(record, name) for name in record.__slots__)
    return tuple(str(value) if isinstance(value, Severity) else value for value in values)


def problems_of(plain: Iterable[Plain]) -> Iterable[Problem]:
    """The problems that were kept."""
    for code, message, file, line, column, hint, severity in plain:
        yield Problem(code, message, file, line, column, hint, Severity(severity))
