"""The record says what changed, and is believed only where the files agree with it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.write import Changes, read_manifest
from tests.write.newsroom import Site

TEXTS = {"/": "front", "/en/": "english", "/en/reviews/a/": "review a", "/robots.txt": "allow"}
FILES = ["index.html", "en/index.html", "en/reviews/a/index.html", "robots.txt"]


def stale(changes: Changes) -> list[str]:
    return [page.file for page in changes.stale]


def record(site: Site) -> Path:
    (found,) = site.cache.glob("manifest-*.json")
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


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\0",
        b"null",
        b"[]",
        b'{"format":1}',
        b'{"format":99,"output":"site","files":{}}',
        b'{"format":1,"output":"somewhere else","files":{}}',
        b'{"format":1,"output":"site","files":[]}',
        b'{"format":1,"output":"site","files":{"robots.txt":["a"]}}',
        b'{"format":1,"output":"site","files":{"robots.txt":["a","b",1,"c"]}}',
        b'{"format":1,"output":"site","files":{"robots.txt":7}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_record_costs_one_full_build_and_one_line(site: Site, damage: bytes) -> None:
    site.build(TEXTS)
    record(site).write_bytes(damage)
    manifest = read_manifest(site.cache, site.output)
    assert manifest.entries == {}
    assert "\n" not in manifest.notice
    assert "everything is built anew" in manifest.notice
    assert stale(site.build(TEXTS)) == FILES
    assert read_manifest(site.cache, site.output).notice == ""
    assert stale(site.build(TEXTS)) == []


def test_the_record_is_not_in_the_site_and_names_no_place_on_the_disk(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    told = record(site).read_text()
    assert str(tmp_path) not in told
    assert json.loads(told)["output"] == "site"
    assert sorted(site.tree()) == sorted(FILES)
