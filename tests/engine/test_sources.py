"""What a build reads by roundabout ways is watched like the rest: links, files of other names, another maker of the index."""

from __future__ import annotations

import marshal
import os
from hashlib import blake2b
from pathlib import Path

import pytest

from generator.model.search import SearchRecord
from generator.write import search_index
from tests.site.newsroom import SmallSite, smallest

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
NOT_FOUND = "<p>{% include 'banner.svg' %}</p>"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path).write(smallest())


def test_a_template_may_include_a_file_of_any_name(site: SmallSite) -> None:
    site.write({"templates/bare.html": NOT_FOUND, "templates/banner.svg": "<b>one</b>"}).build()
    site.write({"templates/banner.svg": "<b>two</b>"}).build()
    assert "two" in site.read("/404.html")


def test_a_linked_folder_of_templates_is_watched(site: SmallSite) -> None:
    site.write({"theme/banner.svg": "<b>one</b>", "templates/bare.html": NOT_FOUND.replace("banner", "theme/banner")})
    (site.root / "templates" / "theme").symlink_to(site.root / "theme")
    site.build()
    site.write({"theme/banner.svg": "<b>two</b>"}).build()
    assert "two" in site.read("/404.html")


def test_a_content_folder_that_is_a_link_may_be_led_elsewhere(site: SmallSite) -> None:
    (site.root / "content").rename(site.root / "content-1")
    (site.root / "content").symlink_to("content-1")
    site.build()
    site.build()
    for path in sorted((site.root / "content-1").rglob("*.*")):
        text = path.read_text("utf-8").replace("unharmed", "open to all")
        site.write({f"content-2/{path.relative_to(site.root / 'content-1')}": text})
    (site.root / "content").unlink()
    (site.root / "content").symlink_to("content-2")
    site.build()
    assert "open to all" in site.read("/en/reviews/bridge/")


def test_another_version_of_pagefind_makes_the_index_anew(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build(search=True)
    entry = site.output / "pagefind" / "en" / "pagefind-entry.json"
    made: list[Path] = []
    index = search_index.index_search

    def told(records: list[SearchRecord], folder: Path, *, jobs: int) -> None:
        made.append(folder)
        index(records, folder, jobs=jobs)

    monkeypatch.setattr("generator.pipeline.search.index_version", lambda: "9.9")
    monkeypatch.setattr("generator.pipeline.search.index_search", told)
    os.utime(site.config)
    site.build(search=True)
    assert len(made) == 1
    assert entry.is_file()


def test_the_preview_survives_a_build(site: SmallSite) -> None:
    preview = site.root / ".tasdiq" / "preview" / "site"
    site.build(output=preview, drafts=True)
    report = site.build()
    assert (preview / "en" / "index.html").is_file()
    assert report.notice == ""


@pytest.mark.parametrize("name", ["lock", "snapshot", "studies"])
def test_a_folder_in_the_place_of_a_file_is_no_obstacle(name: str, site: SmallSite) -> None:
    site.build()
    path = site.root / ".tasdiq" / name
    path.unlink(missing_ok=True)
    path.mkdir()
    os.utime(site.config)  # or a slow machine finds that nothing has changed, and looks no further
    site.build()
    assert not path.is_dir()


@pytest.mark.parametrize("name", ["snapshot", "studies"])
def test_a_cache_of_another_shape_is_left_aside(name: str, site: SmallSite) -> None:
    site.build()
    told = marshal.dumps((2, "x"))
    (site.root / ".tasdiq" / name).write_bytes(blake2b(told, digest_size=32, person=name.encode()).digest() + told)
    os.utime(site.config)
    site.build()
