"""The record of what the last build wrote, so that the next one renders only what changed.

It lies in the cache folder, one for each output folder, and is never published. It is only ever believed together with
the files: one that is missing or was touched since is looked into, and made anew where it differs.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.page import Page

FORMAT = 1  # grows when an older Tasdiq's records can no longer be read


class Written(NamedTuple):
    """A file as it was written: its size in bytes, when (nanoseconds since 1970), and the SHA-256 of its bytes."""

    size: int
    modified: int
    digest: str


class Entry(NamedTuple):
    """One file of the record: the fingerprint of its page (empty for files that no page stands for), and the file."""

    fingerprint: str
    written: Written


class Changes(NamedTuple):
    """What a build has to do: pages to render, files that stay as they are, and every page's fingerprint by file."""

    stale: tuple[Page, ...]
    kept: tuple[str, ...]
    fingerprints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one output folder.

    `folder` is the output folder, `file` where the record lies, `name` the folder as the record calls it. `exists` says
    whether there is a record at all, `notice` what to tell the editor of a record that could not be read.
    """

    folder: Path
    file: Path
    name: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    exists: bool = False
    notice: str = ""

    def compare(self, pages: Iterable[Page], shaping: Mapping[str, str]) -> Changes:
        """Which pages must be rendered, and which files may stay.

        `shaping` gives for each template name a digest of all that shapes its output besides the context: templates,
        libraries. KeyError for a template that it does not know: its pages would never be renewed.
        """
        stale: list[Page] = []
        kept: list[str] = []
        fingerprints: dict[str, str] = {}
        for page in pages:
            file = page.file
            fingerprint = fingerprints[file] = page.fingerprint(shaping[page.template])
            entry = self.entries.get(file)
            if entry and entry.fingerprint == fingerprint and self.intact(file):
                kept.append(file)
            else:
                stale.append(page)
        return Changes(tuple(stale), tuple(kept), fingerprints)

    def intact(self, file: str) -> bool:
        """Whether the file stands in the output folder with the bytes that the record says.

        A file of the recorded size and time is taken as it is. Any other is read: the last build may have been killed
        between the site and its record, or the folder restored from a copy.
        """
        written = self.entries[file].written
        path = f"{self.folder}/{file}"
        try:
            found = os.lstat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size != written.size:
                return False
            if found.st_mtime_ns == written.modified:
                return True
            with open(path, "rb") as stream:  # noqa: PTH123 - called for every file of the site
                return hashlib.file_digest(stream, "sha256").hexdigest() == written.digest
        except OSError:
            return False

    def claim(self) -> None:
        """Records that the output folder is ours before it is: a build that is killed right after still finds it so."""
        if not self.exists:
            self._write({})

    def save(self, written: Mapping[str, Written], fingerprints: Mapping[str, str]) -> None:
        """Records the site as it now stands."""
        self._write({file: [fingerprints.get(file, ""), *found] for file, found in written.items()})

    def _write(self, files: Mapping[str, list[Any]]) -> None:
        told = json.dumps({"format": FORMAT, "output": self.name, "files": files}, separators=(",", ":"))
        new = self.file.with_suffix(".new")
        new.write_text(told, encoding="utf-8")
        new.replace(self.file)


def read_manifest(cache: Path, output: Path) -> Manifest:
    """The record of the folder `output` from the folder `cache`; empty, with a notice, where it cannot be read.

    The folder's name in it is relative to where the cache lies, so a project that is moved keeps its record.
    """
    folder = output.resolve()
    name = Path(os.path.relpath(folder, cache.resolve().parent)).as_posix()
    file = cache / f"manifest-{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}.json"
    try:
        return Manifest(folder, file, name, _entries(file.read_bytes(), name), exists=True)
    except FileNotFoundError:
        return Manifest(folder, file, name)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        notice = f"the record of the last build ({file.name}) cannot be read; everything is built anew"
        return Manifest(folder, file, name, exists=True, notice=notice)


def _entries(data: bytes, name: str) -> dict[str, Entry]:
    """The entries of a record; fails in many ways for one that is damaged or of another folder."""
    told = json.loads(data)
    if told["format"] != FORMAT or told["output"] != name:
        raise ValueError("a record of something else")
    entries: dict[str, Entry] = {}
    for file, (fingerprint, size, modified, digest) in told["files"].items():
        if not (type(fingerprint) is type(digest) is str and type(size) is type(modified) is int):
            raise TypeError(file)
        entries[file] = Entry(fingerprint, Written(size, modified, digest))
    return entries
