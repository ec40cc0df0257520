"""What is kept of a finder is believed only for the files that it was kept of, by the program that kept it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.finders import FinderCache

PLAIN: tuple[object, ...] = (b"names", {"/en/": (b"digest", ("pack", 1, 2, 3), ("2026",))}, {})


@pytest.fixture
def kept(tmp_path: Path) -> FinderCache:
    cache = FinderCache(tmp_path, "1")
    cache.write("en", b"index", PLAIN)
    return cache


def test_what_was_kept_is_found(kept: FinderCache) -> None:
    assert kept.read("en", b"index") == PLAIN
    assert [file.name for file in kept.folder.iterdir()] == ["finder-en"]


def test_nothing_is_found_of_another_language_index_or_version(kept: FinderCache) -> None:
    assert kept.read("ur", b"index") is None
    assert kept.read("en", b"other") is None
    assert FinderCache(kept.folder, "2").read("en", b"index") is None


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_file_is_as_none(kept: FinderCache, place: int) -> None:
    file = kept.folder / "finder-en"
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert kept.read("en", b"index") is None


@pytest.mark.parametrize("data", [b"", b"short", b"\0" * 100])
def test_what_is_no_kept_finder_is_as_none(kept: FinderCache, data: bytes) -> None:
    (kept.folder / "finder-en").write_bytes(data)
    assert kept.read("en", b"index") is None
