"""One folder of content, and the signs by which it is known to be as it was when it was last read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.model.document import Kind

Sign = tuple[int, ...]
"""Size, times of content and of inode (nanoseconds since 1970), inode: no program changes a file and leaves all of them."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of content: its kind, its name, the file of each language, and the pictures beside them.

    `home` is where it lies; `names` are file names by language, `pictures` paths below it. `signs` are those of the folder
    itself, of each text and of each picture, in this order.
    """

    kind: Kind
    slug: str
    home: str
    names: Mapping[str, str]
    pictures: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The folder below `content/`."""
        return f"{self.kind}/{self.slug}"

    @property
    def name(self) -> str:
        """The folder below the site's folder."""
        return f"content/{self.kind}/{self.slug}"

    @property
    def files(self) -> dict[str, Path]:
        """The file of each language."""
        return {lang: Path(self.home, name) for lang, name in self.names.items()}

    @property
    def paths(self) -> list[str]:
        """What the signs are of."""
        return [self.home, *(f"{self.home}/{name}" for name in (*self.names.values(), *self.pictures))]

    def signed(self, before: float) -> Folder:
        """The folder with its signs. No signs where something changed at or after `before` (seconds since 1970).

        A file that is changed twice in one tick of the clock would show the same signs: so what has just changed is read
        again next time.
        """
        try:
            signs = tuple(sign_of(path) for path in self.paths)
        except OSError:
            signs = ()
        if any(max(sign[1:3]) >= before * 1e9 for sign in signs):
            signs = ()
        return Folder(self.kind, self.slug, self.home, self.names, self.pictures, signs)

    def unchanged(self) -> bool:
        """Whether everything in it is as its signs say."""
        try:
            return bool(self.signs) and all(
                sign_of(path) == sign for path, sign in zip(self.paths, self.signs, strict=True)
            )
        except OSError:
            return False

    def plain(self) -> tuple[Any, ...]:
        """The folder as `marshal` can write it, without where it lies."""
        return (self.kind, self.slug, dict(self.names), self.pictures, self.signs)

    @classmethod
    def of(cls, plain: tuple[Any, ...], content: str) -> Folder:
        """The folder that `plain` gave, in the content folder `content`."""
        kind, slug, names, pictures, signs = plain
        return cls(kind, slug, f"{content}/{kind}/{slug}", names, pictures, signs)


def sign_of(path: str) -> Sign:
    """The signs of a file or folder; OSError where there is none."""
    found = os.stat(path)  # noqa: PTH116 - called for every file of the content
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
