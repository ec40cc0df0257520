"""The site that is being built stands beside the one that is served, and takes its place in one step at the end.

Whatever happens before (a crash, a full disk, a power cut) leaves the served site as it is; what a dead build left
behind is cleared away by the next one. Files that did not change are the same files as before, by hard links, so their
times stay and tools that copy a site to its host see that there is nothing to send.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.write.exchange import exchange, settle
from generator.write.manifest import Manifest, Written

OUR_MARK = re.compile(rb'<meta name="?generator"? content="tasdiq\b', re.IGNORECASE)
HEAD = 16_384  # bytes of a page in which its marks stand


class ForeignOutput(Exception):  # noqa: N818 - it is a refusal
    """The output folder holds something that no build of this site wrote, and would be lost."""


class NewTree:
    """A new site beside the old one, as a context manager: `keep`, `write`, then `swap`.

    Left without `swap`, or by an exception, it disappears. One at a time: the caller holds the lock. Entering raises
    ForeignOutput; everything may raise OSError (a full disk, a folder that cannot be written), and the old site stands.
    """

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._output = manifest.folder
        self._path = _beside(self._output, "new")
        self._written: dict[str, Written] = {}
        self._files: set[str] = set()
        self._folders = {""}
        self._folded_folders: set[str] = set()

    @property
    def path(self) -> Path:
        """The folder of the new site, for what writes files by itself, such as the search index."""
        return self._path

    @property
    def written(self) -> Mapping[str, Written]:
        """The files that were kept and written."""
        return self._written

    def __enter__(self) -> Self:
        _refuse_foreign(self._manifest)
        self._output.parent.mkdir(parents=True, exist_ok=True)
        repair(self._output)
        self._path.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        repair(self._output)

    def keep(self, files: Iterable[str]) -> None:
        """Takes files over from the old site; they are in its record and intact."""
        for file in files:
            self.record(file, self._linked(file, self._place(file)))

    def write(self, file: str, data: bytes) -> None:
        """Writes a file; one that has the same bytes in the old site is taken over instead.

        ValueError for a path that leads out of the tree, or that is already taken on any file system.
        """
        self.expect([file])
        self.record(file, self.put(file, data))

    def expect(self, files: Iterable[str]) -> None:
        """Makes the folders of files that are to be `put`, perhaps by other processes; ValueError as `write`."""
        for file in files:
            self._place(file)

    def put(self, file: str, data: bytes) -> Written:
        """Writes the bytes of a file that is expected. It changes no state: a forked process may do it, and report."""
        path = f"{self._path}/{file}"
        digest = hashlib.sha256(data).hexdigest()
        before = self._manifest.entries.get(file)
        if before and before.written.digest == digest and self._manifest.intact(file):
            return self._linked(file, path)
        with open(path, "xb") as stream:  # noqa: PTH123 - called for every file of the site
            stream.write(data)
            stream.flush()
            modified = os.fstat(stream.fileno()).st_mtime_ns
        return Written(len(data), modified, digest)

    def record(self, file: str, written: Written) -> None:
        """Takes note of a file that was put."""
        self._written[file] = written

    def swap(self) -> None:
        """Puts the new site where the old one is. Everything is on the disk before."""
        settle(self._path)
        self._manifest.claim()
        if not self._output.exists():
            self._path.rename(self._output)
        elif not exchange(self._path, self._output):
            # For a moment there is no site; a build that dies in it is repaired by the next one.
            self._output.rename(_beside(self._output, "old"))
            self._path.rename(self._output)

    def _linked(self, file: str, path: str) -> Written:
        """The old site's file in the new one."""
        old = f"{self._output}/{file}"
        try:
            os.link(old, path, follow_symlinks=False)
        except OSError:  # a file system without hard links, or too many of one file
            shutil.copy2(old, path, follow_symlinks=False)
        found = os.lstat(path)
        return Written(found.st_size, found.st_mtime_ns, self._manifest.entries[file].written.digest)

    def _place(self, file: str) -> str:
        """The path at which a file goes, its folder made."""
        parts = file.split("/")
        if not {"", ".", ".."}.isdisjoint(parts) or "\0" in file or "\\" in file:
            raise ValueError(f"{file!r} is no path inside the site")
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        folded = _folded(file)
        if folded in self._files or folded in self._folded_folders:
            raise ValueError(f"{file!r} is written twice, or differs from another file only in case")
        self._files.add(folded)
        return f"{self._path}/{file}"

    def _make(self, folder: str) -> None:
        parent = folder.rpartition("/")[0]
        if parent not in self._folders:
            self._make(parent)
        folded = _folded(folder)
        if folded in self._files:
            raise ValueError(f"{folder!r} is both a file and a folder")
        os.makedirs(f"{self._path}/{folder}", exist_ok=True)  # noqa: PTH103 - called for every folder of the site
        self._folders.add(folder)
        self._folded_folders.add(folded)


def repair(output: Path) -> None:
    """Undoes what a build that died left behind: the old site returns if it was just moved aside, the rest goes."""
    if not output.parent.is_dir():
        return
    shape = re.compile(re.escape(output.name) + r"\.(?:new|old)-\d+")
    left = [path for path in output.parent.iterdir() if shape.fullmatch(path.name)]
    aside = [path for path in left if path.name.startswith(f"{output.name}.old-")]
    if aside and not output.exists():
        max(aside, key=lambda path: path.stat().st_mtime_ns).rename(output)
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f"{output.name}.{what}-{os.getpid()}")


def _folded(path: str) -> str:
    """The path as file systems compare it that know neither case nor composition."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _refuse_foreign(manifest: Manifest) -> None:
    """Raises ForeignOutput where the output folder is not a site that we built, and must not be replaced."""
    output = manifest.folder
    if manifest.file.resolve().is_relative_to(output):
        raise ForeignOutput(f"{output} holds the site's own sources; build into a folder of its own, such as site/")
    if not output.exists():
        return
    if not output.is_dir():
        raise ForeignOutput(f"{output} is a file; the site needs a folder")
    if os.path.ismount(output):
        reason = "is a mount point and cannot be replaced; build into a folder below it"
        raise OSError(errno.EBUSY, reason, str(output))
    names = {path.name for path in output.iterdir()}
    if ".git" in names:
        raise ForeignOutput(f"{output} is a Git checkout, which a build would replace; build elsewhere and copy")
    if names and not (_recorded(manifest) or _marked(output)):
        raise ForeignOutput(f"{output} holds files that Tasdiq did not write; give an empty or a new folder")


def _recorded(manifest: Manifest) -> bool:
    """Whether the record speaks of what is there: it has no files (a first build was killed), or one is there."""
    files = manifest.entries
    return manifest.exists and (not files or any(manifest.intact(file) for file in files))


def _marked(output: Path) -> bool:
    """Whether the front page says that we made it: the cache may have been deleted, and the site be ours all the same."""
    try:
        with (output / "index.html").open("rb") as stream:
            return OUR_MARK.search(stream.read(HEAD)) is not None
    except OSError:
        return False
