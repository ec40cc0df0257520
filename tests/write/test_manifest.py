"""The record says what changed, and is believed only where the files agree with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.write import Changes, manifest, read_manifest
from tests.write.newsroom import Site

TEXTS = {"/": "front", "/en/": "english", "/en/reviews/a/": "review a", "/robots.txt": "allow"}
FILES = ["index.html", "en/index.html", "en/reviews/a/index.html", "robots.txt"]


def stale(changes: Changes) -> list[str]:
    return [page.file for page in changes.stale]


def record(site: Site) -> Path:
    (found,) = site.cache.glob("manifest-*")
    return found


def test_the_first_build_makes_everything(site: Site) -> None:
    changes = site.build(TEXTS)
    assert stale(changes) == FILES
    assert changes.kept == ()
    assert sorted(changes.fingerprints) == sorted(FILES)
    assert site.tree() == dict(zip(FILES, TEXTS.values(), strict=True))


def test_nothing_changed_means_nothing_to_make(site: Site) -> None:
    site.build(TEXTS)
    changes = site.build(TEXTS)
    assert stale(changes) == []
    assert list(changes.kept) == FILES


def test_only_the_changed_page_is_made(site: Site) -> None:
    site.build(TEXTS)
    changed = {**TEXTS, "/en/": "corrected"}
    assert stale(site.build(changed)) == ["en/index.html"]
    assert site.tree()["en/index.html"] == "corrected"
    assert stale(site.build(changed)) == []


def test_a_page_that_is_no_longer_planned_is_gone(site: Site) -> None:
    site.build(TEXTS)
    site.build({"/": "front"})
    assert site.tree() == {"index.html": "front"}
    assert not (site.output / "en").exists()


def test_a_new_shape_makes_its_pages_anew(site: Site) -> None:
    site.build(TEXTS)
    assert stale(site.build(TEXTS, {"page.html": "2"})) == FILES


def test_a_template_without_a_digest_is_a_bug(site: Site) -> None:
    with pytest.raises(KeyError, match=r"page\.html"):
        site.build(TEXTS, {})


def test_a_file_that_somebody_deleted_returns(site: Site) -> None:
    site.build(TEXTS)
    (site.output / "robots.txt").unlink()
    shutil.rmtree(site.output / "en" / "reviews")
    assert stale(site.build(TEXTS)) == ["en/reviews/a/index.html", "robots.txt"]
    assert sorted(site.tree()) == sorted(FILES)


@pytest.mark.parametrize("text", ["allof", "longer than before", ""])
def test_a_file_that_somebody_edited_is_made_anew(site: Site, text: str) -> None:
    site.build(TEXTS)
    (site.output / "robots.txt").write_text(text)
    assert stale(site.build(TEXTS)) == ["robots.txt"]
    assert site.tree()["robots.txt"] == "allow"


def test_a_file_that_became_a_folder_or_a_link_is_made_anew(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    (site.output / "robots.txt").unlink()
    (site.output / "robots.txt").mkdir()
    (tmp_path / "elsewhere").write_text("english")
    (site.output / "en" / "index.html").unlink()
    (site.output / "en" / "index.html").symlink_to(tmp_path / "elsewhere")
    assert stale(site.build(TEXTS)) == ["en/index.html", "robots.txt"]
    assert not (site.output / "en" / "index.html").is_symlink()


def test_a_touched_file_is_read_and_kept(site: Site) -> None:
    site.build(TEXTS)
    os.utime(site.output / "robots.txt", (1, 1))
    assert stale(site.build(TEXTS)) == []


def test_a_project_that_is_moved_keeps_its_record(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    moved = tmp_path / "moved"
    moved.mkdir()
    shutil.move(site.output, moved / "site")
    shutil.move(site.cache, moved / ".tasdiq")
    there = Site(moved / "site", moved / ".tasdiq")
    assert stale(there.build(TEXTS)) == []


def test_each_output_folder_has_its_own_record(site: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "preview", site.cache)
    site.build(TEXTS)
    assert stale(other.build({"/": "draft"})) == ["index.html"]
    assert stale(site.build(TEXTS)) == []
    assert stale(other.build({"/": "draft"})) == []


DAMAGE: tuple[Callable[[bytes], bytes], ...] = (
    lambda _: b"",
    lambda _: b"{",
    lambda _: b"\xff\xfe\0" * 100,
    lambda _: b'{"format":1,"output":"site","files":{}}',
    lambda told: told[:-1],
    lambda told: told[: len(told) // 2],
    lambda told: told + b"0",
    lambda told: bytes([told[0] ^ 1]) + told[1:],
    lambda told: told[:-9] + bytes([told[-9] ^ 128]) + told[-8:],
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_costs_one_full_build_and_one_line(site: Site, damage: Callable[[bytes], bytes]) -> None:
    site.build(TEXTS)
    record(site).write_bytes(damage(record(site).read_bytes()))
    told = read_manifest(site.cache, site.output)
    assert told.entries == {}
    assert "\n" not in told.notice
    assert "everything is built anew" in told.notice
    assert stale(site.build(TEXTS)) == FILES
    assert read_manifest(site.cache, site.output).notice == ""
    assert stale(site.build(TEXTS)) == []


def test_the_record_of_another_folder_is_not_believed(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    mine = record(site)
    Site(tmp_path / "other", site.cache).build({"/": "other"})
    (theirs,) = set(site.cache.glob("manifest-*")) - {mine}
    shutil.copy(theirs, mine)
    assert "everything is built anew" in read_manifest(site.cache, site.output).notice
    assert stale(site.build(TEXTS)) == FILES


@pytest.mark.parametrize(("where", "what"), [("FORMAT", 99), ("sys.version", "2.7")])
def test_the_record_of_another_version_is_left_without_a_word(
    site: Site, where: str, what: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(f"generator.write.manifest.{where}", what)
        site.build(TEXTS)
    told = read_manifest(site.cache, site.output)
    assert (told.entries, told.exists, told.notice) == ({}, True, "")
    assert stale(site.build(TEXTS)) == FILES


def test_the_record_is_not_in_the_site_and_names_no_place_on_the_disk(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    assert os.fsencode(tmp_path) not in record(site).read_bytes()
    assert read_manifest(site.cache, site.output).name == "site"
    assert sorted(site.tree()) == sorted(FILES)


def survey(site: Site) -> manifest.Survey:
    return read_manifest(site.cache, site.output).survey()


def test_a_survey_of_an_untouched_site_finds_nothing(site: Site) -> None:
    site.build(TEXTS)
    assert survey(site) == (frozenset(), (), True)


def test_a_survey_tells_what_was_damaged_and_what_nobody_recorded(site: Site) -> None:
    site.build(TEXTS)
    (site.output / "robots.txt").write_text("other")
    (site.output / "en" / "index.html").write_text("longer than it was")
    (site.output / "en" / "notes.txt").write_text("not ours")
    (site.output / "uploads" / "2026").mkdir(parents=True)
    found = survey(site)
    assert found.damaged == {"robots.txt", "en/index.html"}
    assert sorted(found.foreign) == ["en/notes.txt", "uploads"]


def test_a_survey_of_a_site_that_is_gone_finds_every_file_damaged(site: Site) -> None:
    site.build(TEXTS)
    shutil.rmtree(site.output)
    assert survey(site) == (frozenset(FILES), (), True)


def test_what_nobody_recorded_goes_though_no_page_has_changed(site: Site) -> None:
    site.build(TEXTS)
    (site.output / "en" / "notes.txt").write_text("not ours")
    (site.output / "uploads").mkdir()
    assert stale(site.build(TEXTS)) == []
    assert sorted(path.name for path in site.output.rglob("*") if path.name in {"notes.txt", "uploads"}) == []
    assert survey(site) == (frozenset(), (), True)
