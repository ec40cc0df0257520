"""The cache of one site: the study of each folder, and the packs that hold their leaves.

    .tasdiq/studies       what was kept of each folder, one file, replaced whole
    .tasdiq/packs/*.pack  the leaves

The first is sealed (model/sealed.py): nothing in it is believed before.
"""

from __future__ import annotations

import marshal
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cache.packs import SUFFIX, DamagedCache, Packs, PackWriter
from generator.model.sealed import seal, unsealed
from generator.model.study import Place, Study

FORMAT = 1
MARK = ".mark"
FOLDERS = ("packs", "templates", "preview", "spare-")  # of the whole cache folder; a mark lies beside each spare
LEFT = ("dropped-", "search-")  # what a build that was killed had still to throw away
WORTH_IT = 64 << 20  # bytes of leaves that nobody reads any more, below which packs are never written anew

Kept = tuple[Any, Study]
"""A folder as plain values, and its study."""


@dataclass
class Store:
    """The cache in the folder `folder`. `kept` holds what the last build kept, by folder of content.

    `notice` says what to tell the editor of a cache that could not be used.
    """

    folder: Path
    version: str
    kept: dict[str, Kept] = field(default_factory=dict)
    notice: str = ""
    packs: Packs = field(init=False)
    generation: str = field(default_factory=lambda: f"{time.time_ns():x}")
    _writers: dict[str, PackWriter] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.packs = Packs(self._packs_folder)

    @property
    def _packs_folder(self) -> Path:
        return self.folder / "packs"

    def lay(self, leaf: bytes, among: str = "leaves") -> Place:
        """Keeps a leaf, in the pack of the process that calls; `among` are those that are read together."""
        writer = self._writers.get(among)
        if writer is None or writer.process != os.getpid():
            self._packs_folder.mkdir(parents=True, exist_ok=True)
            writer = self._writers[among] = PackWriter(self._packs_folder, f"{self.generation}-{among}")
        return writer.put(leaf)

    def flush(self) -> None:
        """Makes what this process laid down readable for others."""
        for writer in self._writers.values():
            writer.flush()

    def read(self, place: Place) -> bytes:
        """A leaf; DamagedCache where it is not what was written."""
        return self.packs.read(place)

    def read_all(self, places: Iterable[Place]) -> Iterator[memoryview]:
        """Many leaves, one after another."""
        return self.packs.read_all(places)

    def save(self, kept: Mapping[str, Kept]) -> None:
        """Keeps these and no others; packs that none of them needs are deleted."""
        if self._wasted(kept):
            kept = self._together(kept)
        packs = {place[0] for _, study in kept.values() for place in study.leaves.values()}
        told = marshal.dumps(
            (FORMAT, self.version, {key: (folder, tuple(study)) for key, (folder, study) in kept.items()}, list(packs))
        )
        new = self.folder / "studies.new"
        with new.open("wb") as file:
            file.write(seal(told, "studies"))
            file.write(told)
        new.replace(self.folder / "studies")
        for pack in self._packs_folder.glob(f"*{SUFFIX}"):
            if pack.name.removesuffix(SUFFIX) not in packs:
                pack.unlink(missing_ok=True)

    def _wasted(self, kept: Mapping[str, Kept]) -> bool:
        """Whether most of the packs is read no more."""
        live = sum(place[2] for _, study in kept.values() for place in study.leaves.values())
        packs = {place[0] for _, study in kept.values() for place in study.leaves.values()}
        size = sum((self._packs_folder / f"{name}{SUFFIX}").stat().st_size for name in packs)
        return size - live > max(live, WORTH_IT)

    def _together(self, kept: Mapping[str, Kept]) -> dict[str, Kept]:
        """The same, with all leaves in new packs, one for each sort."""
        writers: dict[str, PackWriter] = {}

        def move(place: Place) -> Place:
            among = place[0].split("-")[1]
            if among not in writers:
                writers[among] = PackWriter(self._packs_folder, f"{self.generation}whole-{among}")
            return writers[among].put(self.read(place))

        moved = {
            key: (folder, study._replace(leaves={name: move(place) for name, place in study.leaves.items()}))
            for key, (folder, study) in kept.items()
        }
        for writer in writers.values():
            writer.close()
        return moved

    def close(self) -> None:
        """Closes the packs."""
        self.packs.close()
        for writer in self._writers.values():
            writer.close()


def open_store(folder: Path, version: str) -> Store:
    """The cache in `folder`: empty with a notice where it is damaged, empty without one where another version wrote it."""
    store = Store(folder, version)
    try:
        data = (folder / "studies").read_bytes()
    except FileNotFoundError:
        return store
    except OSError:
        return _unusable(store)
    if (told := unsealed(data, "studies")) is None:
        return _unusable(store)
    match marshal.loads(told):  # noqa: S302 - its seal was compared
        case (form, version, dict(kept), list(packs)) if (form, version) == (FORMAT, store.version):
            pass
        case _:
            return store
    try:
        store.packs.open(packs)
    except DamagedCache:
        return _unusable(store)
    store.kept = {key: (plain, Study._make(study)) for key, (plain, study) in kept.items()}
    return store


def _unusable(store: Store) -> Store:
    store.notice = "the cache of the last build cannot be read; everything is built anew"
    return store


def forget(folder: Path) -> None:
    """Throws the cache away, after something in it was found damaged."""
    (folder / "studies").unlink(missing_ok=True)
    shutil.rmtree(folder / "packs", ignore_errors=True)


def tidy(folder: Path) -> str:
    """Removes what would be in the way: folders, and links that lead nowhere, in the places of files, and files in those of folders.

    Gives the line that tells of it, or an empty one.
    """
    removed = ""
    for place in (folder, folder / "packs"):
        for path in place.iterdir() if place.is_dir() else ():
            if path.is_dir() and not path.is_symlink():
                if path.name.startswith(FOLDERS) and not path.name.endswith(MARK):
                    continue
                shutil.rmtree(path)
                if path.name.startswith(LEFT):
                    continue
            elif path.name in FOLDERS or not path.is_file():
                path.unlink()
            else:
                continue
            removed = path.name
    return f"the cache was damaged ({removed} is not what was written); it is made anew" if removed else ""
