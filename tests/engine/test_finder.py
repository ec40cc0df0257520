"""The claim finder goes live with the pages; a correction changes the files of its own words, whatever was lost before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import SearchIndexError, finders, search
from generator.plan import plan_claims
from tests.site.newsroom import SmallSite, hashes, review, smallest, translation

EDITED = "content/reviews/bridge-3/index.en.md"


@pytest.fixture
def made_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages whose finder was made of the one before. Pagefind, which takes long, makes nothing here."""
    told: list[str] = []

    def noted(library: Any, lang: str, place: Any, sources: Any, before: Any) -> Any:  # noqa: ANN401 - as it is
        told.extend([lang] if before else [])
        return plan_claims(library, lang, place, sources, before)

    monkeypatch.setattr(finders, "plan_claims", noted)
    monkeypatch.setattr(search, "index_search", lambda *_, **__: None)
    return told


@pytest.fixture
def archive(tmp_path: Path, made_of: list[str]) -> SmallSite:
    site = SmallSite(tmp_path / "newsroom", {"search": True, "cards": False, "jobs": 1}).write(smallest())
    for number in range(20):
        day = f"2026-02-{number + 1:02}"
        site.write({f"content/reviews/bridge-{number}/index.en.md": review(f"bridge-{number}", published=day)})
        site.write({f"content/reviews/bridge-{number}/index.ur.md": translation(f"bridge-{number}")})
    site.build()
    assert made_of == []
    return site


def finder(site: SmallSite) -> dict[str, str]:
    return {name: told for name, told in hashes(site.output).items() if name.startswith("finder/")}


def clean(site: SmallSite, tmp_path: Path) -> dict[str, str]:
    shutil.copytree(site.root / "content", tmp_path / "clean" / "content")
    shutil.copy(site.config, tmp_path / "clean")
    other = SmallSite(tmp_path / "clean", site.defaults)
    other.build()
    return finder(other)


def edit(site: SmallSite, old: str = "stands", new: str = "remains") -> SmallSite:
    return site.edit(EDITED, old, new)


def test_a_correction_writes_the_files_of_its_own_words_alone(
    archive: SmallSite, made_of: list[str], tmp_path: Path
) -> None:
    before = finder(archive)
    inodes = {name: (archive.output / name).stat().st_ino for name in before}
    edit(archive).build()
    assert made_of == ["en"]
    after = finder(archive)
    written = {name.split(".")[0] for name in after if (archive.output / name).stat().st_ino != inodes.get(name)}
    assert written == {
        f"finder/en/{name}" for name in ("index", "vocabulary", "pages/1", "words/72", "words/73")
    }  # r, s
    assert after == clean(archive, tmp_path)


def test_a_new_review_leaves_the_finders_other_pages(archive: SmallSite, made_of: list[str], tmp_path: Path) -> None:
    before = finder(archive)
    archive.write({"content/reviews/dam/index.en.md": review("dam", published="2026-03-01")}).build()
    assert made_of == ["en"]
    changed = {name.split(".")[0] for name, told in finder(archive).items() if before.get(name) != told}
    assert "finder/en/pages/0" not in changed
    assert {name for name in changed if name.startswith("finder/ur")} == set()
    assert finder(archive) == clean(archive, tmp_path)


@pytest.mark.parametrize(
    "lost",
    [".tasdiq/finder-en", ".tasdiq/packs", "site/finder/en/index.json", "site/finder/en/words", "site/finder"],
)
def test_a_finder_of_which_something_is_lost_is_made_from_nothing(
    lost: str, archive: SmallSite, made_of: list[str], tmp_path: Path
) -> None:
    place = archive.root / lost
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    edit(archive).build()
    assert made_of == [] or lost == ".tasdiq/packs"  # it is tried, until an old leaf is missed
    assert finder(archive) == clean(archive, tmp_path)


def test_a_file_that_was_edited_unseen_is_not_built_upon(archive: SmallSite, tmp_path: Path) -> None:
    (file,) = (archive.output / "finder" / "en" / "words").glob("73.*")
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"5", b"6"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    edit(archive).build()
    assert finder(archive) == clean(archive, tmp_path)


def test_a_finder_outlives_the_packs_of_corrections(archive: SmallSite, made_of: list[str], tmp_path: Path) -> None:
    """A refused build forgets what it kept of the review before, and the pack of an earlier correction goes with it."""
    edit(archive).build()
    edit(archive, "rating: incorrect", "rating: unheard")
    assert not archive.run().ok
    edit(archive, "rating: unheard", "rating: incorrect")
    edit(archive, "remains", "lasts").build()
    assert made_of == ["en", "en"]
    assert finder(archive) == clean(archive, tmp_path)


def test_where_full_texts_fail_the_finder_is_up_to_date_and_made_of_again(
    archive: SmallSite, made_of: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SearchIndexError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(search, "index_search", fail)
        with pytest.raises(SearchIndexError):
            edit(archive).run()
    edit(archive, "remains", "lasts").build()
    assert made_of == ["en", "en"]
    assert finder(archive) == clean(archive, tmp_path)


def drafts(site: SmallSite) -> Iterator[dict[str, str]]:
    for shown in (True, False):
        site.build(drafts=shown)
        yield finder(site)


def test_with_drafts_and_without_them(archive: SmallSite, made_of: list[str]) -> None:
    edit(archive, "rating:", "status: draft\nrating:")
    shown, hidden = drafts(archive)
    assert shown != hidden
    again = [*drafts(archive)]
    assert again == [shown, hidden]
    assert made_of
