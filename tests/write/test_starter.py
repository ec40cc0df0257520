"""What an editor begins with: a new newsroom without dead links, a new review that stops nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.write.starter import write_review, write_starter

DEMONSTRATION = Path(__file__).parents[2]
TODAY = date(2026, 2, 3)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_has_settings_policies_lists_lessons_and_one_review(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "site"
    written = write_starter(DEMONSTRATION, folder)
    assert {path.relative_to(folder).as_posix() for path in written} == names(folder)
    found = names(folder)
    assert "site_config.yml" in found
    for part in ("pages/methodology/index.ur.md", "topics/health.yml", "lessons/read-an-attribution/index.en.md"):
        assert f"content/{part}" in found
    assert len({name.split("/")[2] for name in found if name.startswith("content/reviews/")}) == 1
    assert not [name for name in found if not name.startswith(("content/", "site_config.yml"))]


def test_words_stay_where_a_link_would_lead_nowhere(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "new"
    (source / "content/lessons/look").mkdir(parents=True)
    (source / "site_config.yml").write_text("base_url: https://x.example\n", encoding="utf-8")
    text = (
        "See [a *flood* picture](/reviews/flood/#how), [the water](/reviews/tap-water-test-results/), "
        "[a story](/narratives/story/), [all](/reviews/), [method](/methodology/#x), ![p](shot.jpg), [1]"
    )
    (source / "content/lessons/look/index.en.md").write_text(text, encoding="utf-8")
    write_starter(source, folder)
    assert (folder / "content/lessons/look/index.en.md").read_text("utf-8") == (
        "See a *flood* picture, [the water](/reviews/tap-water-test-results/), "
        "a story, [all](/reviews/), [method](/methodology/#x), ![p](shot.jpg), [1]"
    )


def test_pictures_come_along_unchanged(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "new"
    picture = source / "content/pages/about/logo.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG\xff")
    (source / "site_config.yml").touch()
    write_starter(source, folder)
    assert (folder / "content/pages/about/logo.png").read_bytes() == b"\x89PNG\xff"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".hidden").touch()
    (tmp_path / "file").touch()
    for target in ("mine", "file"):
        with pytest.raises(FileExistsError, match="not empty"):
            write_starter(DEMONSTRATION, tmp_path / target)
    assert names(tmp_path) == {"mine/.hidden", "file"}


def begun(root: Path, slug: str = "flood", langs: tuple[str, ...] = ("en", "ur")) -> dict[str, str]:
    written, problems = write_review(root, slug, langs, ["correct", "unproven"], today=TODAY)
    assert problems == []
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in written}


def test_the_first_language_holds_the_shared_fields(tmp_path: Path) -> None:
    files = begun(tmp_path)
    english, urdu = files["content/reviews/flood/index.en.md"], files["content/reviews/flood/index.ur.md"]
    assert "status: draft" in english
    assert "one of: correct, unproven" in english
    assert "published: 2026-02-03" in english
    assert "rating" not in urdu
    assert "translated_from: en" in urdu


def test_it_offers_what_the_newsroom_has(tmp_path: Path) -> None:
    for file in ("topics/water.yml", "topics/health.yml", "people/amina.yml"):
        path = tmp_path / "content" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    text = begun(tmp_path)["content/reviews/flood/index.en.md"]
    assert "topics: [health]   # at least one of: health, water" in text
    assert "authors: [amina]" in text


def test_it_begins_with_a_verdict_of_the_newsrooms_own_scale(tmp_path: Path) -> None:
    (file,), _ = write_review(tmp_path, "flood", ["en"], ["right", "wrong"], today=TODAY)
    assert "rating: wrong " in file.read_text("utf-8")
    assert "rating: unproven " in begun(tmp_path, "dam")["content/reviews/dam/index.en.md"]


def test_a_language_named_twice_is_written_once(tmp_path: Path) -> None:
    assert list(begun(tmp_path, langs=("ur", "ur"))) == ["content/reviews/flood/index.ur.md"]


@pytest.mark.parametrize("slug", ["Flood", "../flood", "سیلاب", "", "a b", "a/b"])
def test_a_name_that_cannot_be_an_address_is_refused(slug: str, tmp_path: Path) -> None:
    written, (problem,) = write_review(tmp_path, slug, ["en"], ["correct"], today=TODAY)
    assert (written, problem.code) == ([], "bad-slug")
    assert names(tmp_path) == set()


def test_a_review_that_is_there_is_left_alone(tmp_path: Path) -> None:
    before = begun(tmp_path)
    written, (problem,) = write_review(tmp_path, "flood", ["en"], ["correct"], today=TODAY)
    assert (written, problem.code, problem.file) == ([], "address-taken", "content/reviews/flood")
    assert {name: (tmp_path / name).read_text("utf-8") for name in before} == before
