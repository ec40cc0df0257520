"""The tree of the last site becomes the next one: the same site comes of it as of a new tree, and never a wrong one."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.write import read_manifest
from generator.write import tree as tree_module
from generator.write.spare import Spare
from tests.write.newsroom import Site

OLD = {"/": "old front", "/en/": "english", "/en/a/": "a", "/en/b/": "b"}
NEW = {**OLD, "/": "new front"}


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on what is on the disk already."""
    monkeypatch.setattr(tree_module, "settle", lambda _: None)


def spare(site: Site) -> Spare:
    return Spare(read_manifest(site.cache, site.output))


def fits(site: Site) -> bool:
    """Whether the next build will use the spare."""
    record = read_manifest(site.cache, site.output)
    return spare(site).fits(record.token) and record.survey(spare(site).path).spare


def as_files(texts: dict[str, str]) -> dict[str, str]:
    return {path.lstrip("/") + ("index.html" if path.endswith("/") else ""): text for path, text in texts.items()}


def test_the_next_site_is_the_spare_brought_up_to_date(site: Site) -> None:
    site.build(OLD)
    waiting = spare(site).path.stat()
    served = site.output.stat()
    site.build(NEW)
    assert os.path.samestat(site.output.stat(), waiting)
    assert os.path.samestat(spare(site).path.stat(), served)
    assert site.tree() == as_files(NEW)


def test_the_spare_shares_every_file_but_those_that_the_last_build_changed(site: Site) -> None:
    site.build(OLD)
    site.build(NEW)
    kept = Site(spare(site).path, site.cache).tree()
    assert kept == as_files(OLD)
    shared = [name for name in kept if (site.output / name).samefile(spare(site).path / name)]
    assert shared == [name for name in kept if name != "index.html"]


def test_a_site_that_is_new_throughout_keeps_nothing_of_the_old_one(site: Site) -> None:
    site.build(OLD)
    fresh = {path: f"other {text}" for path, text in OLD.items() if path != "/en/b/"}
    site.build(fresh)
    assert Site(spare(site).path, site.cache).tree() == as_files(fresh)
    assert fits(site)


def lose_a_file(kept: Spare) -> None:
    (kept.path / "en" / "a" / "index.html").unlink()


def replace_a_file(kept: Spare) -> None:
    file = kept.path / "en" / "a" / "index.html"
    file.unlink()
    file.write_text("a")


def lose_all(kept: Spare) -> None:
    shutil.rmtree(kept.path)


def lose_the_mark(kept: Spare) -> None:
    kept.open()


def mark_as_another(kept: Spare) -> None:
    kept.close("0" * 32)


def add_a_file(kept: Spare) -> None:
    time.sleep(0.05)
    (kept.path / "en" / "foreign.html").write_text("not ours")


def add_a_folder(kept: Spare) -> None:
    time.sleep(0.05)
    (kept.path / "uploads").mkdir()


SPOILT = (lose_a_file, replace_a_file, lose_all, lose_the_mark, mark_as_another, add_a_file, add_a_folder)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spare_that_is_not_as_it_was_left_is_not_used(site: Site, spoil: Callable[[Spare], None]) -> None:
    site.build(OLD)
    assert fits(site)
    spoil(spare(site))
    assert not fits(site)
    site.build(NEW)
    assert site.tree() == as_files(NEW)
    assert not (site.output / "uploads").exists()
    assert fits(site), "the next build has a good one again"


def test_a_spare_that_a_build_began_to_change_is_not_used_after_it_failed(site: Site) -> None:
    site.build(OLD)

    def fail(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch.object(tree_module, "settle", fail), pytest.raises(OSError, match="No space"):
        site.build(NEW)
    assert site.tree() == as_files(OLD)
    assert not fits(site)
    site.build(NEW)
    assert site.tree() == as_files(NEW)


def test_a_copied_newsroom_does_not_use_the_copied_spare(site: Site, tmp_path: Path) -> None:
    site.build(OLD)
    shutil.copytree(site.output, tmp_path / "copy" / "site", copy_function=shutil.copy2)
    shutil.copytree(site.cache, tmp_path / "copy" / ".tasdiq", copy_function=shutil.copy2)
    copy = Site(tmp_path / "copy" / "site", tmp_path / "copy" / ".tasdiq")
    assert not fits(copy)
    assert copy.build(OLD).stale == ()
    copy.build(NEW)
    assert (copy.tree(), site.tree()) == (as_files(NEW), as_files(OLD))


def test_where_files_cannot_be_shared_there_is_no_spare(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    site.build(OLD)
    assert not fits(site)
    assert not spare(site).path.exists()


def test_where_the_cache_lies_on_another_file_system_there_is_none(site: Site) -> None:
    with patch.object(Spare, "possible", new=False):
        site.build(OLD)
        site.build(NEW)
    assert not spare(site).path.exists()
    assert site.beside() == [".tasdiq", "site"]


KNOWN = {"/robots.txt": "allow"}  # by one file that is as it was, a site is known as ours
NAMES = st.sampled_from(["/", "/a", "/a/", "/a/b/", "/a/b/c", "/a/b/c/", "/en/", "/en/x/", "/en/x/y/"])


def is_possible(texts: dict[str, str]) -> bool:
    """Whether no file has the place of a folder."""
    files = as_files(texts)
    return not any(other.startswith(f"{file}/") for file in files for other in files)


TEXTS = st.dictionaries(NAMES, st.sampled_from(["one", "two", "three"]), min_size=1).filter(is_possible)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "", "delete", "edit", "add", "kill the spare"])), max_size=6))
def test_whatever_was_built_and_broken_before_the_site_is_the_one_that_was_asked_for(
    builds: list[tuple[dict[str, str], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder, "site"), Path(folder, ".tasdiq"))
        site.build({"/": "begun", **KNOWN})
        for change, accident in builds:
            texts = {**change, **KNOWN}
            file = site.output / next(name for name in sorted(site.tree()) if f"/{name}" not in KNOWN)
            match accident:
                case "delete":
                    file.unlink()
                case "edit":
                    file.write_text("edited by somebody")
                case "add":
                    file.with_name("foreign").write_text("not ours")
                case "kill the spare":
                    shutil.rmtree(spare(site).path, ignore_errors=True)
            site.build(texts)
            assert site.tree() == as_files(texts)
            assert not [path for path in site.output.rglob("*") if path.is_dir() and not any(path.iterdir())]
            assert site.build(texts).stale == ()
        assert site.beside() == [".tasdiq", "site"]
