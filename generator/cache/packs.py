"""Leaves in packs: many small values in few large files, each written once and found by its place.

A worker process appends to a pack of its own, so nothing is locked and nothing travels between processes. Readers use
`pread`, which shares no position: a forked process reads through the same open files.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

from generator.model.study import Place

SUFFIX = ".pack"
BUFFER = 1 << 20
LeafT = TypeVar("LeafT", bytes, memoryview)


class DamagedCache(Exception):  # noqa: N818 - it is a finding
    """Something kept is not what was written."""


class PackWriter:
    """Appends leaves to a new pack, whose name no other process gives."""

    def __init__(self, folder: Path, name: str) -> None:
        self.process = os.getpid()
        self.name = f"{name}-{self.process}"
        self._file = (folder / f"{self.name}{SUFFIX}").open("ab", buffering=BUFFER)
        self._at = self._file.tell()

    def put(self, leaf: bytes) -> Place:
        """Where the leaf lies now; other processes can read it after `flush`."""
        place = (self.name, self._at, len(leaf), zlib.crc32(leaf))
        self._file.write(leaf)
        self._at += len(leaf)
        return place

    def flush(self) -> None:
        """Hands everything to the operating system."""
        self._file.flush()

    def close(self) -> None:
        """Ends the pack."""
        self._file.close()


class Packs:
    """The packs of one folder, for reading."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, int] = {}

    def open(self, names: Iterable[str]) -> None:
        """Opens packs before processes are forked; DamagedCache where one is missing."""
        for name in names:
            if name not in self._open:
                try:
                    self._open[name] = os.open(self._folder / f"{name}{SUFFIX}", os.O_RDONLY | os.O_CLOEXEC)
                except OSError as error:
                    raise DamagedCache(f"{name}{SUFFIX} cannot be read") from error

    def read(self, place: Place) -> bytes:
        """The leaf at a place; DamagedCache where it is not what was written."""
        name, offset, length, _ = place
        self.open([name])
        try:
            leaf = os.pread(self._open[name], length, offset)
        except OSError as error:
            raise DamagedCache(f"{name}{SUFFIX} cannot be read") from error
        return _checked(leaf, place)

    def read_all(self, places: Iterable[Place]) -> Iterator[memoryview]:
        """The leaves at many places, for which each pack is mapped once; DamagedCache as `read`."""
        maps: dict[str, memoryview] = {}
        for place in places:
            name, offset, length, _ = place
            if name not in maps:
                self.open([name])
                try:
                    maps[name] = memoryview(mmap(self._open[name], 0, access=ACCESS_READ))
                except (OSError, ValueError) as error:  # an empty file cannot be mapped
                    raise DamagedCache(f"{name}{SUFFIX} cannot be read") from error
            yield _checked(maps[name][offset : offset + length], place)

    def close(self) -> None:
        """Closes all packs."""
        for descriptor in self._open.values():
            os.close(descriptor)
        self._open.clear()


def _checked(leaf: LeafT, place: Place) -> LeafT:
    name, _, length, crc = place
    if len(leaf) != length or zlib.crc32(leaf) != crc:
        raise DamagedCache(f"{name}{SUFFIX} holds something else than was written")
    return leaf
