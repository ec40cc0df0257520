"""What is known of the content from the last time is believed only where looking again would find the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.load import folders
from generator.load.folder import Folder
from generator.load.folders import Contents, scan_content
from tests.load.site import ENGLISH_FILE, FOLDER, REVIEW, URDU_FILE, write

LANGS = ("en", "ur")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plain newsroom, of which everything counts as unchanged for long."""
    monkeypatch.setattr(folders, "UNSETTLED", -60)
    return write(tmp_path, {f"{FOLDER}/a.jpg": b"x", "content/pages/about/index.en.md": "x"})


def scan(root: Path, langs: Sequence[str] = LANGS, known: Sequence[Folder] = ()) -> Contents:
    return scan_content(root / "content", langs, {folder.key: folder for folder in known if folder.signs})


def test_folders_come_in_the_order_of_names_with_languages_in_the_sites(root: Path) -> None:
    write(root, {"content/reviews/a-bridge/index.ur.md": REVIEW})
    told = [(folder.key, list(folder.names), folder.pictures) for folder in scan(root, ("ur", "en")).folders]
    assert told == [
        ("pages/about", ["en"], ()),
        ("reviews/a-bridge", ["ur"], ()),
        ("reviews/flood-picture", ["ur", "en"], ("a.jpg",)),
    ]


def test_a_drawing_may_lie_beside_the_picture_that_was_made_of_it(root: Path) -> None:
    """SVG is refused where a text shows it."""
    write(root, {f"{FOLDER}/a.svg": "<svg/>"})
    found = scan(root)
    assert found.problems == []
    assert found.folders[-1].pictures == ("a.jpg",)


def test_a_folder_that_is_unchanged_is_taken_as_it_is(root: Path) -> None:
    known = scan(root).folders
    assert all(now is before for now, before in zip(scan(root, known=known).folders, known, strict=True))


def test_a_folder_is_not_remembered_right_after_a_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "UNSETTLED", 60)
    assert [folder.signs for folder in scan(root).folders] == [(), ()]


@pytest.mark.parametrize(
    "name",
    [f"{FOLDER}/notes.txt", f"{FOLDER}/index.fr.md", f"{FOLDER}/index-ur.md", f"{FOLDER}/below/b.jpg"],
)
def test_what_is_wrong_in_a_folder_is_told_every_time(root: Path, name: str) -> None:
    write(root, {name: "x"})
    first = scan(root)
    assert first.problems
    assert scan(root, known=first.folders).problems == first.problems


def rename(root: Path) -> None:
    (root / FOLDER).rename(root / "content/reviews/other")


def empty(root: Path) -> None:
    (root / ENGLISH_FILE).unlink()
    (root / URDU_FILE).unlink()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / f"{FOLDER}/b.jpg").write_bytes(b"x"), id="a picture more"),
        pytest.param(lambda root: (root / f"{FOLDER}/a.jpg").unlink(), id="a picture less"),
        pytest.param(lambda root: (root / URDU_FILE).unlink(), id="a language less"),
        pytest.param(lambda root: (root / f"{FOLDER}/notes.txt").touch(), id="a file that nothing reads"),
        pytest.param(lambda root: (root / f"{FOLDER}/index.fr.md").touch(), id="no language of the site"),
        pytest.param(lambda root: (root / f"{FOLDER}/below").mkdir(), id="a folder below"),
        pytest.param(rename, id="another name"),
        pytest.param(empty, id="no text any more"),
    ],
)
def test_what_has_changed_is_looked_through_again(root: Path, change: Callable[[Path], object]) -> None:
    known = scan(root).folders
    change(root)
    now = scan(root)
    assert scan(root, known=known) == now != Contents(known)


@pytest.mark.parametrize("langs", [("en",), ("ur",), ("ur", "en"), ("en", "ur", "fr")])
def test_other_languages_of_the_site_change_what_a_known_folder_holds(root: Path, langs: tuple[str, ...]) -> None:
    known, now = scan(root).folders, scan(root, langs)
    again = scan(root, langs, known)
    assert again == now
    assert [list(folder.names) for folder in again.folders] == [list(folder.names) for folder in now.folders]
