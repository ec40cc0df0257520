"""A translation that was begun is left out until it is finished, with one warning; an original is never left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Severity
from tests.load.site import CONFIG, ENGLISH_FILE, REVIEW, URDU, URDU_FILE, load

CLAIM, BODY = "تصویر اس سال کے سیلاب کی ہے", "تصویر پرانی ہے۔"
PASHTO_FILE = URDU_FILE.replace(".ur.", ".ps.")
THREE = CONFIG.replace("organisation:", "  - {id: ps, name: پښتو}\norganisation:", 1)


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        (CLAIM, "…", (3, 1), "“claim” still holds the “…” of its template"),
        (CLAIM, '" ... "', (3, 1), "“claim” still holds"),
        (BODY, "## کیا\n\n## کیسے", (7, 1), "the text has headings and nothing below them"),
        ("translated_from", "fact: …\nsummery: …\ntranslators: …\ntranslated_from", (5, 1), "“fact” still holds"),
        ("translated_from", "places: [Karachi, …]\ntranslated_from", (5, 19), "the 2nd entry of “places” still holds"),
    ],
)
def test_it_is_left_out_with_one_warning_at_the_first_placeholder(
    old: str, new: str, place: tuple[int, int], told: str, tmp_path: Path
) -> None:
    loaded = load(tmp_path, {URDU_FILE: URDU.replace(old, new)})
    assert list(loaded.review.translations) == ["en"]
    (problem,) = loaded.problems
    assert (problem.code, problem.severity, problem.file) == ("translation-unfinished", Severity.WARNING, URDU_FILE)
    assert (problem.line, problem.column) == place
    assert told in problem.message
    assert "اردو (ur)" in problem.message
    assert problem.hint


def test_a_mark_that_is_still_to_be_written_is_no_reason(tmp_path: Path) -> None:
    begun = URDU.replace("translated_from: en\n", "translated_from: en\nsource_revision: …\n")
    loaded = load(tmp_path, {URDU_FILE: begun})
    assert [problem.code for problem in loaded.problems] == ["translation-unmarked"]
    assert list(loaded.review.translations) == ["en", "ur"]


def test_an_original_stays_whatever_its_language(tmp_path: Path) -> None:
    shared = REVIEW[REVIEW.index("rating") : REVIEW.index("---\n##")]
    urdu = URDU.replace("translated_from: en\n", shared).replace(CLAIM, "…")
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW.replace(shared, "translated_from: ur\n"), URDU_FILE: urdu})
    assert loaded.problems == [], "that it is unfinished is for a check to say"
    assert list(loaded.review.translations) == ["en", "ur"]


def test_what_was_made_from_a_translation_stays_without_it(tmp_path: Path) -> None:
    pashto = URDU.replace("translated_from: en", "translated_from: ur\nsource_revision: 0123456789ab")
    changes = {"site_config.yml": THREE, PASHTO_FILE: pashto, URDU_FILE: URDU.replace(CLAIM, "…")}
    loaded = load(tmp_path, changes)
    assert list(loaded.review.translations) == ["en", "ps"]
    told = {problem.code for problem in loaded.problems if problem.file.startswith("content/reviews/")}
    assert told == {"translation-unfinished"}


def test_one_that_cannot_be_read_is_an_error_as_ever(tmp_path: Path) -> None:
    loaded = load(tmp_path, {URDU_FILE: URDU.replace(CLAIM, "…: …: [")})
    assert [problem.code for problem in loaded.errors] == ["yaml-syntax"]


@pytest.mark.parametrize("kind", ["pages", "lessons", "narratives", "glossary"])
def test_every_kind_of_content(kind: str, tmp_path: Path) -> None:
    dated = "published: 2026-02-03\nauthors: [writer]\ntopics: [health]\n" if kind in {"lessons", "narratives"} else ""
    folder = f"content/{kind}/method"
    loaded = load(
        tmp_path,
        {
            f"{folder}/index.en.md": f"---\ntitle: Method\nsummary: Ours.\n{dated}---\nText.\n",
            f"{folder}/index.ur.md": "---\ntitle: طریقہ\nsummary: …\n---\nمتن۔\n",
        },
    )
    assert list(loaded.document(f"{kind}/method").translations) == ["en"]
    problem = loaded.one("translation-unfinished")
    assert problem.place == f"{folder}/index.ur.md:3:1"
    assert loaded.errors == []
