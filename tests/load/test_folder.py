"""A folder is taken to be as it was only while everything in it says so, and never on the word of a clock alone."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load.folder import Folder

LONG_AGO = 1_000_000_000
TICK = 0.02  # seconds: longer than the clock of any file system that tests run on


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a text and a picture, unchanged for long as far as dates can say."""
    home = tmp_path / "content" / "reviews" / "flood"
    home.mkdir(parents=True)
    for path in (home / "index.en.md", home / "a.jpg", home):
        if not path.exists():
            path.write_text("first")
        os.utime(path, (LONG_AGO, LONG_AGO))
    return Folder("reviews", "flood", str(home), {"en": "index.en.md"}, ("a.jpg",))


def settled(folder: Folder) -> Folder:
    """The folder with its signs, signed when nothing has changed for a while."""
    signed = folder.signed(time.time() + 60)
    assert signed.signs
    return signed


def test_a_folder_that_nobody_touched_is_unchanged(folder: Folder) -> None:
    assert settled(folder).unchanged()


def put_time_back(home: Path) -> None:
    time.sleep(TICK)
    (home / "index.en.md").write_text("other")
    os.utime(home / "index.en.md", (LONG_AGO, LONG_AGO))


def replace_with_its_copy(home: Path) -> None:
    (home / "copy").write_text("other")
    os.utime(home / "copy", (LONG_AGO, LONG_AGO))
    (home / "copy").replace(home / "a.jpg")
    os.utime(home, (LONG_AGO, LONG_AGO))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda home: (home / "index.en.md").write_text("other"), id="a text, to one as long"),
        pytest.param(lambda home: (home / "a.jpg").write_text("other"), id="a picture, to one as long"),
        pytest.param(lambda home: (home / "a.jpg").unlink(), id="a picture is gone"),
        pytest.param(lambda home: (home / "index.ur.md").write_text("new"), id="a text more"),
        pytest.param(put_time_back, id="a text, its time put back"),
        pytest.param(replace_with_its_copy, id="another file of the same length and time"),
    ],
)
def test_any_change_shows(folder: Folder, change: Callable[[Path], object]) -> None:
    signed = settled(folder)
    change(Path(folder.home))
    assert not signed.unchanged()


def test_what_has_just_changed_is_not_signed(folder: Folder) -> None:
    """A second change in the same tick of the clock would not show."""
    (Path(folder.home) / "index.en.md").write_text("other")
    assert folder.signed(time.time() - 60).signs == ()


def test_a_folder_without_signs_counts_as_changed(folder: Folder) -> None:
    assert not folder.unchanged()
    (Path(folder.home) / "a.jpg").unlink()
    assert folder.signed(time.time() + 60).signs == ()


def test_a_folder_survives_being_kept(folder: Folder, tmp_path: Path) -> None:
    signed = settled(folder)
    again = Folder.of(marshal.loads(marshal.dumps(signed.plain())), str(tmp_path / "content"))  # noqa: S302 - made here
    assert again == signed
    assert again.unchanged()


def test_a_newsroom_that_was_moved_keeps_its_folders(folder: Folder, tmp_path: Path) -> None:
    plain = settled(folder).plain()
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    assert Folder.of(plain, str(tmp_path / "elsewhere")).unchanged()
