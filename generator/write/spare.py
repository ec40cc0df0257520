"""The tree that was the site before the last build, kept to become the next one.

Its files are those of the site itself, by hard links, but for the few in which two generations differ. Bringing it up to
date and writing what changed costs what changed; linking a whole site anew costs what there is.

A file beside it, the mark, holds the token of the record that knows it. Before the tree is touched the mark goes; it
returns when the swap is done and recorded. A tree without its mark is of no use and is thrown away.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.write.manifest import MARK, Manifest

DROPPED = "dropped-"


class Spare:
    """The spare tree of one output folder, out of sight in the cache folder."""

    def __init__(self, manifest: Manifest) -> None:
        self.path = manifest.file.with_name(manifest.file.name.replace("manifest-", "spare-"))
        self._mark = self.path.with_suffix(MARK)
        self._output = manifest.folder

    def fits(self, token: str) -> bool:
        """Whether the tree is there and is the one that the record with `token` knows."""
        try:
            return bool(token) and self._mark.read_text("ascii") == token and self.path.is_dir()
        except (OSError, ValueError):
            return False

    @property
    def possible(self) -> bool:
        """Whether the cache lies on the site's file system, so that files can be shared and trees exchanged."""
        try:
            return self._mark.parent.stat().st_dev == self._output.parent.stat().st_dev
        except OSError:
            return False

    def open(self) -> None:
        """Takes the mark away: from now on the tree is being changed."""
        self._mark.unlink(missing_ok=True)

    def close(self, token: str) -> None:
        """Sets the mark: the tree is whole, and the record with `token` knows how it differs from the site."""
        if self.path.is_dir():
            self._mark.write_text(token, encoding="ascii")

    def take_over(self, tree: Path) -> bool:
        """Makes of `tree`, which was the site until now, the spare; False where it cannot be moved here."""
        self.drop()
        try:
            tree.rename(self.path)
        except OSError:
            return False
        return True

    def lay(self, files: Iterable[str]) -> bool:
        """Makes a new spare of the site's files; False where they cannot be shared."""
        self.drop()
        made = {""}

        def make(folder: str) -> None:
            if folder not in made:
                make(folder.rpartition("/")[0])
                os.mkdir(f"{self.path}/{folder}")  # noqa: PTH102 - called for every folder of the site
                made.add(folder)

        try:
            self.path.mkdir()
            for file in files:
                make(file.rpartition("/")[0])
                os.link(f"{self._output}/{file}", f"{self.path}/{file}", follow_symlinks=False)
        except OSError:  # no hard links here, or no room for folders: the next build does without
            self.drop()
            return False
        return True

    def drop(self) -> None:
        """Puts the tree out of the way; `clear` throws it away, which takes a while for a large one."""
        self.open()
        if self.path.is_dir():
            self.path.rename(self.path.with_name(f"{DROPPED}{secrets.token_hex(8)}"))

    def clear(self) -> None:
        """Throws away what was dropped."""
        for dropped in self.path.parent.glob(f"{DROPPED}*"):
            shutil.rmtree(dropped, ignore_errors=True)
