"""A site is replaced whole or not at all, never anything but a site, and what did not change stays the same file."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from generator.write import ForeignOutput, NewTree, read_manifest
from generator.write import tree as tree_module
from tests.write.newsroom import Site

OLD = {"/": "old front", "/en/": "old english"}
NEW = {"/": "new front", "/ur/": "اردو"}


@pytest.fixture(params=["exchange", "rename"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's exchange of folders, and as on a system that has none."""
    if request.param == "rename":
        monkeypatch.setattr(tree_module, "exchange", lambda *_: False)


@pytest.fixture
def tree(site: Site) -> Iterator[NewTree]:
    site.cache.mkdir()
    with NewTree(read_manifest(site.cache, site.output)) as made:
        yield made


@pytest.mark.usefixtures("_both_ways")
def test_a_new_site_takes_the_place_of_the_old_one(site: Site) -> None:
    site.build(OLD)
    site.build(NEW)
    assert site.tree() == {"index.html": "new front", "ur/index.html": "اردو"}
    assert site.beside() == [".tasdiq", "site"]


@pytest.mark.usefixtures("_both_ways")
def test_files_that_did_not_change_are_the_same_files(site: Site) -> None:
    site.build(OLD)
    before = {name: (site.output / name).stat() for name in ("index.html", "en/index.html")}
    site.build({**OLD, "/": "new front"})
    assert os.path.samestat((site.output / "en/index.html").stat(), before["en/index.html"])
    assert (site.output / "en/index.html").stat().st_mtime_ns == before["en/index.html"].st_mtime_ns
    assert not os.path.samestat((site.output / "index.html").stat(), before["index.html"])
    for front in ("newer", "newest"):
        site.build({**OLD, "/": front})
        assert (site.output / "en/index.html").stat().st_nlink <= 2, "more links at every build"
        assert (site.output / "index.html").stat().st_nlink == 1, "a new file is no old one's"


def test_a_page_that_is_made_anew_with_the_same_bytes_is_the_same_file(site: Site) -> None:
    site.build(OLD)
    before = (site.output / "index.html").stat()
    assert len(site.build(OLD, {"page.html": "2"}).stale) == 2
    assert os.path.samestat((site.output / "index.html").stat(), before)


def test_without_hard_links_files_are_copied_with_their_times(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build(OLD)
    before = (site.output / "en/index.html").stat()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    for front in ("new front", "newer", "newest"):
        site.build({**OLD, "/": front})
        after = (site.output / "en/index.html").stat()
        assert site.tree() == {"index.html": front, "en/index.html": "old english"}
        assert after.st_mtime_ns == before.st_mtime_ns
        assert site.build({**OLD, "/": front}).stale == ()


@pytest.mark.parametrize(
    "file",
    ["../a", "a/../b", "/etc/passwd", "", "a//b", "a/", ".", "./a", "a/.", "a\0b", "..", "a\\..\\b", "../site/x"],
)
def test_a_path_out_of_the_tree_is_a_bug(tree: NewTree, file: str) -> None:
    with pytest.raises(ValueError, match="no path inside the site"):
        tree.write(file, b"")
    assert list(tree.path.iterdir()) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.html", "a.html"),
        ("en/a.html", "en/A.HTML"),
        ("caf\u00e9", "cafe\u0301"),
        ("straße", "STRASSE"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a/b/c", "A"),
        ("A", "a/b/c"),
    ],
)
def test_two_files_in_one_place_are_a_bug_on_every_file_system(tree: NewTree, first: str, second: str) -> None:
    tree.write(first, b"1")
    with pytest.raises(ValueError, match=r"written twice|both a file and a folder"):
        tree.write(second, b"2")


def test_left_without_a_swap_the_new_site_disappears(site: Site) -> None:
    site.build(OLD)
    with NewTree(read_manifest(site.cache, site.output)) as tree:
        tree.write("index.html", b"new")
        assert tree.path.is_dir()
    assert site.tree() == {"index.html": "old front", "en/index.html": "old english"}
    assert site.beside() == [".tasdiq", "site"]


def test_what_another_program_wrote_is_swapped_in_too(site: Site, tmp_path: Path) -> None:
    site.build(OLD)
    (tmp_path / "made" / "deep").mkdir(parents=True)
    (tmp_path / "made" / "deep" / "index").write_text("words")
    with NewTree(read_manifest(site.cache, site.output)) as tree:
        tree.keep(read_manifest(site.cache, site.output).entries)
        tree.adopt("pagefind/en", tmp_path / "made")
        tree.swap()
        tree.save({})
    assert site.tree()["pagefind/en/deep/index"] == "words"
    assert site.tree()["index.html"] == "old front"
    assert "pagefind/en/deep/index" in read_manifest(site.cache, site.output).entries


def test_a_site_that_is_as_it_was_is_not_swapped(site: Site) -> None:
    site.build(OLD)
    before = site.output.stat()
    site.build(OLD, {"page.html": "2"})
    assert os.path.samestat(site.output.stat(), before)


def test_the_output_may_be_deep_or_an_empty_folder_or_a_link(site: Site, tmp_path: Path) -> None:
    deep = Site(tmp_path / "a" / "b" / "site", site.cache)
    deep.build(NEW)
    assert "index.html" in deep.tree()
    (tmp_path / "empty").mkdir()
    empty = Site(tmp_path / "empty", site.cache)
    empty.build(NEW)
    assert "index.html" in empty.tree()
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b" / "site")
    link = Site(tmp_path / "link", site.cache)
    assert link.build(NEW).stale == ()
    assert (tmp_path / "link").is_symlink()


def own_folder(home: Path) -> None:
    (home / "thesis.txt").write_text("three years of work")


def own_site(home: Path) -> None:
    (home / "index.html").write_text('<html><head><meta name="generator" content="Hugo 0.168"></head></html>')


def git_checkout(home: Path) -> None:
    (home / ".git").mkdir()


@pytest.mark.parametrize("fill", [own_folder, own_site, git_checkout])
def test_a_folder_that_is_not_ours_is_not_replaced(site: Site, fill: Callable[[Path], None]) -> None:
    site.output.mkdir()
    fill(site.output)
    before = sorted(site.output.rglob("*"))
    with pytest.raises(ForeignOutput, match=str(site.output)):
        site.build(NEW)
    assert sorted(site.output.rglob("*")) == before
    assert site.beside() == [".tasdiq", "site"]


def test_a_folder_that_took_the_place_of_our_site_is_not_replaced(site: Site) -> None:
    site.build(OLD)
    site.output.rename(site.output.with_name("kept"))
    site.output.mkdir()
    own_folder(site.output)
    with pytest.raises(ForeignOutput):
        site.build(NEW)


def test_our_site_that_became_a_git_checkout_is_not_replaced(site: Site) -> None:
    site.build(OLD)
    git_checkout(site.output)
    with pytest.raises(ForeignOutput, match="Git checkout"):
        site.build(NEW)


@pytest.mark.parametrize("output", [".", ".."])
def test_the_newsrooms_own_folder_is_not_replaced(site: Site, tmp_path: Path, output: str) -> None:
    (tmp_path / "index.html").write_text('<meta name="generator" content="Tasdiq 0.1.0">')
    home = Site(tmp_path / output, site.cache)
    with pytest.raises(ForeignOutput, match="sources"):
        home.build(NEW)


def test_a_file_in_the_sites_place_is_not_replaced(site: Site) -> None:
    site.output.write_text("notes")
    with pytest.raises(ForeignOutput, match="is a file"):
        site.build(NEW)


def test_our_own_site_is_known_without_its_record(site: Site) -> None:
    site.build({"/": '<html><head><meta name="generator" content="Tasdiq 0.1.0"></head></html>'})
    shutil.rmtree(site.cache)
    site.build(NEW)
    assert "ur/index.html" in site.tree()


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes: the kernel refuses the write, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old_site(site: Site) -> None:
    site.build(OLD)
    with small_disk(4096), pytest.raises(OSError, match="large"):
        site.build({**NEW, "/en/big/": "x" * 10_000})
    assert site.tree() == {"index.html": "old front", "en/index.html": "old english"}
    assert site.beside() == [".tasdiq", "site"]
    site.build(NEW)
    assert "ur/index.html" in site.tree()


def test_a_disk_that_fails_while_everything_is_synced_leaves_the_old_site(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build(OLD)

    def fail(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tree_module, "settle", fail)
    with pytest.raises(OSError, match="No space left"):
        site.build(NEW)
    assert site.tree()["index.html"] == "old front"
    assert site.beside() == [".tasdiq", "site"]


def test_a_folder_that_cannot_be_written_leaves_the_old_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build(OLD)

    def fail(self: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(self))

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(OSError, match="Read-only"):
        NewTree(read_manifest(site.cache, site.output)).__enter__()
    monkeypatch.undo()
    assert site.tree()["index.html"] == "old front"


@pytest.mark.parametrize("spare", [True, False])
def test_a_rename_that_fails_half_way_is_undone(*, spare: bool, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site = replace(site, spare=spare)
    site.build(OLD)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == site.output and ".old-" not in self.name:
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(tree_module, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="Input/output"):
        site.build(NEW)
    assert site.tree()["index.html"] == "old front"
    assert site.beside() == [".tasdiq", "site"]
