"""The site that is being built stands beside the one that is served, and takes its place in one step at the end.

Whatever happens before (a crash, a full disk, a power cut) leaves the served site as it is; what a dead build left
behind is cleared away by the next one. Files that did not change are the same files as before, by hard links, so their
times stay and tools that copy a site to its host see that there is nothing to send.

The new site is the spare tree of the last build brought up to date (write/spare.py) or, where there is none, a new
folder beside the old one.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.write.exchange import exchange, settle
from generator.write.foreign import refuse_foreign
from generator.write.manifest import Manifest, Survey, Written, is_folder, recorded
from generator.write.spare import Spare

WORTH_IT = 0.5  # the share of files up to which two trees have enough in common to be kept for each other


class NewTree:
    """A new site beside the old one, as a context manager: `keep`, `write`, `swap`, then `save`.

    Left without `swap`, or by an exception, it disappears. One at a time: the caller holds the lock. Entering raises
    ForeignOutput; everything may raise OSError (a full disk, a folder that cannot be written), and the old site stands.
    `survey` is how the old site stands; without one it is looked at when the tree is entered.
    """

    def __init__(self, manifest: Manifest, survey: Survey | None = None) -> None:
        self._manifest = manifest
        self._output = manifest.folder
        self._spare = Spare(manifest)
        self._survey = survey
        self._path = _beside(self._output, "new")
        self._reused = False
        self._swapped = False
        self._written: dict[str, Written] = {}
        self._fresh: set[str] = set()
        self._names: set[str] = set()
        self._folders = {""}
        self._folded_folders: set[str] = set()

    @property
    def path(self) -> Path:
        """The folder of the new site."""
        return self._path

    @property
    def written(self) -> Mapping[str, Written]:
        """The files that were kept and written."""
        return self._written

    @property
    def idle(self) -> bool:
        """Whether the new site would be the old one, so that there is nothing to swap."""
        return not self._fresh and not self._seen.foreign and self._written.keys() == self._manifest.entries.keys()

    @property
    def _seen(self) -> Survey:
        if self._survey is None:
            self._survey = self._manifest.survey(self._spare.path if self._spare.fits(self._manifest.token) else None)
        return self._survey

    def __enter__(self) -> Self:
        refuse_foreign(self._manifest)
        self._output.parent.mkdir(parents=True, exist_ok=True)
        repair(self._output)
        fits = self._seen.spare and self._output.is_dir() and self._spare.fits(self._manifest.token)
        self._reused = fits
        if self._reused:
            self._path = self._spare.path
            self._spare.open()
            self._catch_up()
        else:
            self._spare.drop()
            self._path.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        repair(self._output)

    def keep(self, files: Iterable[str]) -> None:
        """Takes files over from the old site; they are in its record and intact."""
        for file in files:
            if self._reused:
                self._take_name(file)
                self._written[file] = self._manifest.entries[file].written
            else:
                self._written[file] = self._linked(file, self._place(file))

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
        digest = hashlib.sha256(data).digest()
        before = self._manifest.entries.get(file)
        if before and before.written.digest == digest and file not in self._seen.damaged:
            return before.written if self._reused else self._linked(file, path)
        if self._reused:  # never through a hard link: the site that is served shares the file
            _remove(path)
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(number, view) :]
            modified = os.fstat(number).st_mtime_ns
        finally:
            os.close(number)
        return Written(len(data), modified, digest)

    def record(self, file: str, written: Written) -> None:
        """Takes note of a file that was put."""
        self._written[file] = written
        before = self._manifest.entries.get(file)
        if not before or before.written != written:
            self._fresh.add(file)

    def adopt(self, prefix: str, folder: Path) -> None:
        """Moves the files of `folder`, which another program wrote, to the same places below `prefix`."""
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file = f"{prefix}/{path.relative_to(folder).as_posix()}"
                self.expect([file])
                self.record(file, self.put(file, path.read_bytes()))

    def swap(self) -> None:
        """Puts the new site where the old one is, unless they are the same. Everything is on the disk before."""
        if self.idle:
            return
        self._prune()
        settle(self._path)
        self._manifest.claim()
        if not self._output.exists():
            self._path.rename(self._output)
        elif not exchange(self._path, self._output):
            # For a moment there is no site; a build that dies in it is repaired by the next one.
            aside = _beside(self._output, "old")
            self._output.rename(aside)
            self._path.rename(self._output)
            self._path = aside
        self._swapped = True

    def save(self, fingerprints: Mapping[str, str], notes: Mapping[str, str] | None = None) -> Manifest:
        """Records the site as it now stands, keeps the old tree as the spare of the next build, and gives the record."""
        changed = self._fresh.union(self._manifest.entries.keys() - self._written.keys()) if self._swapped else ()
        behind = tuple(sorted(changed))
        token = secrets.token_hex(16) if self._spare.possible and self._keep_spare(behind) else ""
        manifest = recorded(
            self._manifest, self._written, fingerprints, behind=behind if token else (), token=token, notes=notes or {}
        )
        manifest.write()
        if token:
            self._spare.close(token)
        return manifest

    def lay_spare(self, manifest: Manifest) -> Manifest:
        """A spare for the next build where none is left: every file of the site once more, as a link."""
        if manifest.token or not self._spare.possible or not self._spare.lay(manifest.entries):
            return manifest
        laid = replace(manifest, behind=(), token=secrets.token_hex(16))
        laid.write()
        self._spare.close(laid.token)
        return laid

    def _keep_spare(self, behind: tuple[str, ...]) -> bool:
        """Whether the tree that was the site until now serves as the next spare."""
        if not self._path.is_dir() or len(behind) > WORTH_IT * len(self._written):
            return False
        for file in self._seen.foreign:
            path = Path(self._path, file)
            if path.parent.resolve() != self._path.resolve() / Path(file).parent:  # a link came to be there meanwhile
                return False
            _remove(str(path))
        return self._path == self._spare.path or self._spare.take_over(self._path)

    def _catch_up(self) -> None:
        """Brings the spare up to the site, which is one build ahead of it."""
        for file in self._manifest.behind:
            self._drop(file)
        for file in self._manifest.behind:
            if file in self._manifest.entries and file not in self._seen.damaged:
                path = f"{self._path}/{file}"
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                _share(f"{self._output}/{file}", path)

    def _prune(self) -> None:
        """Removes what the spare still holds of the old site and the new one does not have."""
        if not self._reused:
            return
        for file in self._manifest.entries.keys() - self._written.keys() - self._folders:  # a file may become a folder
            self._drop(file)

    def _drop(self, file: str) -> None:
        """Removes a file from the spare, and the folders that it leaves empty."""
        path = f"{self._path}/{file}"
        _remove(path)
        while (path := os.path.dirname(path)) != str(self._path):  # noqa: PTH120
            try:
                os.rmdir(path)  # noqa: PTH106
            except OSError:  # something else is in it
                break

    def _linked(self, file: str, path: str) -> Written:
        """The old site's file in the new one."""
        _share(f"{self._output}/{file}", path)
        found = os.lstat(path)
        return Written(found.st_size, found.st_mtime_ns, self._manifest.entries[file].written.digest)

    def _place(self, file: str) -> str:
        """The path at which a file goes, its folder made."""
        if "//" in file or "\\" in file or "\0" in file or not {"", ".", ".."}.isdisjoint(file.split("/")):
            raise ValueError(f"{file!r} is no path inside the site")
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        self._take_name(file)
        return f"{self._path}/{file}"

    def _take_name(self, file: str) -> None:
        folded = _folded(file)
        if folded in self._names or folded in self._folded_folders:
            raise ValueError(f"{file!r} is written twice, or differs from another file only in case")
        self._names.add(folded)

    def _make(self, folder: str) -> None:
        parent = folder.rpartition("/")[0]
        if parent not in self._folders:
            self._make(parent)
        folded = _folded(folder)
        if folded in self._names:
            raise ValueError(f"{folder!r} is both a file and a folder")
        path = f"{self._path}/{folder}"
        try:
            os.mkdir(path)  # noqa: PTH102 - called for every folder of the site
        except FileExistsError:
            if not is_folder(path):  # a file of the old site may be in its place, or a link, which is no folder of ours
                _remove(path)
                os.mkdir(path)  # noqa: PTH102
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


def _share(old: str, path: str) -> None:
    """The same file at another path; a copy on a file system without hard links, or where a file has too many of them."""
    try:
        os.link(old, path, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, path, follow_symlinks=False)


def _remove(path: str) -> None:
    """Removes a file, or a folder with all that is in it; nothing where there is nothing."""
    try:
        os.unlink(path)  # noqa: PTH108 - called for every file that changes
    except FileNotFoundError:
        pass
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(path, ignore_errors=True)
    except NotADirectoryError:  # a file stands where its folder was
        pass


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f"{output.name}.{what}-{os.getpid()}")


def _folded(path: str) -> str:
    """The path as file systems compare it that know neither case nor composition."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
