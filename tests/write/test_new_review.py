"""What an editor begins with: a new review that stops nothing, and one more language of a review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.model.review import ReviewFields, ReviewText
from generator.write.new_review import Choices, Original, write_review

CHOICES = Choices(("en", "ur"), ("correct", "unproven"), date(2026, 2, 3))


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def begun(root: Path, slug: str = "flood", langs: tuple[str, ...] = ("en", "ur")) -> dict[str, str]:
    written, problems = write_review(root, slug, langs, CHOICES)
    assert problems == []
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in written}


def test_the_first_language_holds_the_shared_fields(tmp_path: Path) -> None:
    files = begun(tmp_path)
    english, urdu = files["content/reviews/flood/index.en.md"], files["content/reviews/flood/index.ur.md"]
    assert "status: draft" in english
    assert "CHOOSE one of: correct, unproven" in english
    assert "published: 2026-02-03" in english
    assert "rating" not in urdu
    assert "translated_from: en\nsource_revision: … " in urdu


def test_it_offers_what_the_newsroom_has(tmp_path: Path) -> None:
    for file in ("topics/water.yml", "topics/health.yml", "people/amina.yml"):
        path = tmp_path / "content" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    text = begun(tmp_path)["content/reviews/flood/index.en.md"]
    assert "# CHOOSE one or more of: health, water" in text
    assert "authors: [amina]" in text


def test_it_begins_with_a_verdict_of_the_newsrooms_own_scale(tmp_path: Path) -> None:
    (file,), _ = write_review(tmp_path, "flood", ["en"], Choices(("en",), ("right", "wrong"), CHOICES.today))
    assert "rating: wrong " in file.read_text("utf-8")
    assert "rating: unproven " in begun(tmp_path, "dam")["content/reviews/dam/index.en.md"]


def test_a_language_named_twice_is_written_once(tmp_path: Path) -> None:
    assert list(begun(tmp_path, langs=("ur", "ur"))) == ["content/reviews/flood/index.ur.md"]


@pytest.mark.parametrize("slug", ["Flood", "../flood", "سیلاب", "", "a b", "a/b"])
def test_a_name_that_cannot_be_an_address_is_refused(slug: str, tmp_path: Path) -> None:
    written, (problem,) = write_review(tmp_path, slug, ["en"], CHOICES)
    assert (written, problem.code) == ([], "bad-slug")
    assert names(tmp_path) == set()


def test_a_review_that_is_there_is_left_alone(tmp_path: Path) -> None:
    before = begun(tmp_path)
    written, (problem,) = write_review(tmp_path, "flood", ["en"], CHOICES)
    assert (written, problem.code, problem.file) == ([], "address-taken", "content/reviews/flood")
    assert "“--lang” adds a language, but this review has all of them: en, ur." in problem.hint
    assert {name: (tmp_path / name).read_text("utf-8") for name in before} == before


def test_every_field_of_a_review_is_there_and_every_line_says_what_it_is(tmp_path: Path) -> None:
    text = begun(tmp_path)["content/reviews/flood/index.en.md"]
    for name in (*ReviewFields.model_fields, *ReviewText.model_fields):
        if name not in {"translated_from", "source_revision"}:  # of translations
            assert f"\n{name}: " in text or f"\n# {name}: " in text or f"\n{name}:" in text, name


def test_a_line_for_a_picture_out_of_context_has_what_that_category_needs(tmp_path: Path) -> None:
    text = begun(tmp_path)["content/reviews/flood/index.en.md"]
    line = next(line for line in text.splitlines() if "DecontextualizedContent" in line)
    assert "original_context: …" in line


def test_each_language_has_headings_of_its_own(tmp_path: Path) -> None:
    files = begun(tmp_path, langs=("en", "ur", "ps"))
    assert "## What we found" in files["content/reviews/flood/index.en.md"]
    assert "## ہم نے کیا پایا" in files["content/reviews/flood/index.ur.md"]
    assert "## What" not in files["content/reviews/flood/index.ur.md"]
    assert (
        "## What we found" in files["content/reviews/flood/index.ps.md"]
    )  # words in any language are better than none


def test_a_language_is_added_to_a_review_that_is_there(tmp_path: Path) -> None:
    before = begun(tmp_path, langs=("en",))
    (file,), problems = write_review(tmp_path, "flood", ["en", "ur"], CHOICES, Original("en", "0123456789ab"))
    assert problems == []
    assert file == tmp_path / "content/reviews/flood/index.ur.md"
    text = file.read_text("utf-8")
    assert "translated_from: en\nsource_revision: 0123456789ab\n" in text
    assert "rating" not in text
    assert "## ہم نے کیا پایا" in text
    assert {name: (tmp_path / name).read_text("utf-8") for name in before} == before


def test_who_begins_it_again_learns_how_to_add_a_language(tmp_path: Path) -> None:
    begun(tmp_path, langs=("en",))
    written, (problem,) = write_review(tmp_path, "flood", ["en", "ur"], CHOICES)
    assert (written, problem.code) == ([], "address-taken")
    assert "tasdiq new review flood --lang ur" in problem.hint


def test_a_language_that_is_there_is_left_alone(tmp_path: Path) -> None:
    before = begun(tmp_path)
    written, (problem,) = write_review(tmp_path, "flood", ["ur"], CHOICES, Original("en", "0123456789ab"))
    assert (written, problem.code) == ([], "address-taken")
    assert {name: (tmp_path / name).read_text("utf-8") for name in before} == before
