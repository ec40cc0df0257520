"""The record of what the last build wrote, so that the next one renders and writes only what changed.

It lies in the cache folder, one for each output folder, and is never published. It is only ever believed together with
the files: one that is missing or was touched since is looked into, and made anew where it differs.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.page import Page
from generator.model.sealed import seal, unsealed

FORMAT = 2  # grows when an older Tasdiq's records can no longer be read
MARK = ".mark"  # ends the name of the file beside the spare tree that says that it is whole


class Written(NamedTuple):
    """A file as it was written: its size in bytes, when (nanoseconds since 1970), and the SHA-256 of its bytes."""

    size: int
    modified: int
    digest: bytes


class Entry(NamedTuple):
    """One file of the record: the fingerprint of its page (empty for files that no page stands for), and the file."""

    fingerprint: str
    written: Written


class Changes(NamedTuple):
    """What a build has to do: pages to render, files that stay as they are, and every page's fingerprint by file."""

    stale: tuple[Page, ...]
    kept: tuple[str, ...]
    fingerprints: Mapping[str, str]


class Survey(NamedTuple):
    """How the site stands beside its record: files that are not as recorded, and files that nobody recorded.

    `spare` says whether the spare tree is as it was left.
    """

    damaged: frozenset[str] = frozenset()
    foreign: tuple[str, ...] = ()
    spare: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one output folder.

    `folder` is the output folder, `file` where the record lies, `name` the folder as the record calls it. `folders` are
    the site's folders with the times of their last change. `behind` are the files in which the spare tree differs from
    the site, `token` proves that it is the one which the record speaks of (write/spare.py). `notes` are what else the next build is to
    know. `exists` says whether there
    is a record at all, `notice` what to tell the editor of a record that could not be read.
    """

    folder: Path
    file: Path
    name: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    token: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    exists: bool = False
    notice: str = ""

    def survey(self, spare: Path | None = None) -> Survey:
        """Looks at every file and folder of the site, and of the spare tree `spare`, without reading what looks right."""
        displaced, foreign = self._folders_now()
        damaged = frozenset(
            file
            for file, entry in self.entries.items()
            if (displaced and _lies_in(file, displaced)) or not self._intact(file, entry.written)
        )
        return Survey(damaged, foreign, self._matches(spare, damaged) if spare else True)

    def compare(self, pages: Iterable[Page], shaping: Mapping[str, str], survey: Survey | None = None) -> Changes:
        """Which pages must be rendered, and which files may stay.

        `shaping` gives for each template name a digest of all that shapes its output besides the context: templates,
        libraries. KeyError for a template that it does not know: its pages would never be renewed.
        """
        damaged = (survey or self.survey()).damaged
        stale: list[Page] = []
        kept: list[str] = []
        fingerprints: dict[str, str] = {}
        for page in pages:
            file = page.file
            fingerprint = fingerprints[file] = page.fingerprint(shaping[page.template])
            entry = self.entries.get(file)
            if entry and entry.fingerprint == fingerprint and file not in damaged:
                kept.append(file)
            else:
                stale.append(page)
        return Changes(tuple(stale), tuple(kept), fingerprints)

    def intact(self, file: str) -> bool:
        """Whether the file stands in the output folder with the bytes that the record says."""
        folders = _folders_of([file]) - {""}
        return all(is_folder(f"{self.folder}/{folder}") for folder in folders) and self._intact(
            file, self.entries[file].written
        )

    def read(self, file: str) -> bytes:
        """The bytes of a file, which are those that were recorded; ValueError where they are not."""
        data = Path(self.folder, file).read_bytes()
        if hashlib.sha256(data).digest() != self.entries[file].written.digest:
            raise ValueError(f"{file} is not what was written")
        return data

    def _intact(self, file: str, written: Written) -> bool:
        """A file of the recorded size and time is taken as it is. Any other is read.

        The last build may have been killed between the site and its record, or the folder restored from a copy.
        """
        path = f"{self.folder}/{file}"
        try:
            found = os.lstat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size != written.size:
                return False
            if found.st_mtime_ns == written.modified:
                return True
            with open(path, "rb") as stream:  # noqa: PTH123 - called for every file of the site
                return hashlib.file_digest(stream, "sha256").digest() == written.digest
        except OSError:
            return False

    def _folders_now(self) -> tuple[set[str], tuple[str, ...]]:
        """Recorded folders in whose place something else stands, and what nobody recorded in those touched since.

        A link in the place of a folder is damage and foreign itself: what it leads to is not the site's, and is left alone.
        """
        displaced: set[str] = set()
        foreign: list[str] = []
        for folder, modified in self.folders.items():  # they are recorded in order: outer folders before inner ones
            path = f"{self.folder}/{folder}" if folder else str(self.folder)
            if displaced and _lies_in(folder, displaced):
                continue
            try:
                found = os.lstat(path)
                if not stat.S_ISDIR(found.st_mode):
                    displaced.add(folder)
                    foreign.append(folder)
                    continue
                if found.st_mtime_ns == modified:
                    continue
                names = os.listdir(path)  # noqa: PTH208
            except OSError:  # a folder that is gone: its files are damaged
                continue
            inner = (f"{folder}/{name}" if folder else name for name in names)
            foreign += [name for name in inner if name not in self.entries and name not in self.folders]
        return displaced, tuple(foreign)

    def _matches(self, spare: Path, damaged: frozenset[str]) -> bool:
        """Whether every file that the spare tree shares with the site is there, the same file and not one like it, and no other.

        Whatever was put into the tree since it was closed has made one of its folders younger than the mark beside it.
        """
        behind = damaged.union(self.behind)
        try:
            closed = os.lstat(spare.with_suffix(MARK)).st_mtime_ns
            folders = (f"{spare}/{folder}" for folder in _folders_of(self.behind).union(self.folders))
            return not any(_changed_after(folder, closed) for folder in folders) and all(
                os.lstat(f"{spare}/{file}").st_ino == os.lstat(f"{self.folder}/{file}").st_ino
                for file in self.entries
                if file not in behind
            )
        except OSError:
            return False

    def claim(self) -> None:
        """Records that the output folder is ours before it is: a build that is killed right after still finds it so."""
        if not self.exists:
            replace(self, entries={}).write()

    def write(self) -> None:
        """Puts the record in its place."""
        files = {file: (entry.fingerprint, *entry.written) for file, entry in self.entries.items()}
        told = marshal.dumps(
            (FORMAT, sys.version, self.name, files, dict(self.folders), self.behind, self.token, dict(self.notes))
        )
        new = self.file.with_suffix(".new")
        new.write_bytes(seal(told, "manifest") + told)
        new.replace(self.file)


def read_manifest(cache: Path, output: Path) -> Manifest:
    """The record of the folder `output` from the folder `cache`; empty, with a notice, where it cannot be read.

    The folder's name in it is relative to where the cache lies, so a project that is moved keeps its record.
    """
    folder = output.resolve()
    name = Path(os.path.relpath(folder, cache.resolve().parent)).as_posix()
    file = cache / f"manifest-{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}"
    try:
        return _read(file.read_bytes(), Manifest(folder, file, name, exists=True))
    except FileNotFoundError:
        return Manifest(folder, file, name)
    except (OSError, ValueError):
        notice = f"the record of the last build ({file.name}) cannot be read; everything is built anew"
        return Manifest(folder, file, name, exists=True, notice=notice)


def _read(data: bytes, empty: Manifest) -> Manifest:
    """The record in `data`; ValueError for one that is damaged or of another folder."""
    if (told := unsealed(data, "manifest")) is None:
        raise ValueError("a record that is damaged")
    version, *rest = marshal.loads(told)  # noqa: S302 - its seal was compared
    if version != FORMAT or rest[0] != sys.version:
        return empty
    _, name, files, folders, behind, token, notes = rest
    if name != empty.name:
        raise ValueError("a record of something else")
    entries = {file: Entry(values[0], Written._make(values[1:])) for file, values in files.items()}
    return replace(empty, entries=entries, folders=folders, behind=behind, token=token, notes=notes)


def recorded(
    manifest: Manifest,
    written: Mapping[str, Written],
    fingerprints: Mapping[str, str],
    **news: Any,  # noqa: ANN401 - the record's own fields
) -> Manifest:
    """The record of the site as it stands after a swap, with its folders as they are now; `news` are its other fields."""
    entries = {file: Entry(fingerprints.get(file, ""), found) for file, found in written.items()}
    return replace(
        manifest, entries=entries, folders=_folders(manifest.folder, written), exists=True, notice="", **news
    )


def _folders(root: Path, files: Iterable[str]) -> dict[str, int]:
    """Every folder that a file lies in, with its time."""
    names = sorted(_folders_of(files))
    return {folder: os.lstat(f"{root}/{folder}" if folder else root).st_mtime_ns for folder in names}


def _folders_of(files: Iterable[str]) -> set[str]:
    folders = {""}
    for file in files:
        folder = file.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _lies_in(name: str, folders: set[str]) -> bool:
    """Whether a file or folder lies in one of these folders, however deep."""
    while name := name.rpartition("/")[0]:
        if name in folders:
            return True
    return False


def is_folder(path: str) -> bool:
    """Whether a folder stands there, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _changed_after(folder: str, moment: int) -> bool:
    """Whether something happened in a folder since, or something else stands in its place."""
    try:
        found = os.lstat(folder)
    except OSError:  # the other tree alone has it
        return False
    return found.st_mtime_ns > moment or not stat.S_ISDIR(found.st_mode)
