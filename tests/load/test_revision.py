"""A translation that is begun now is told what it is made from, or why that cannot be said."""

from __future__ import annotations

from pathlib import Path

from generator.load.config import load_config
from generator.load.revision import read_original
from generator.problems import Problem, Severity
from tests.load.site import ENGLISH_FILE, REVIEW, URDU, URDU_FILE, load, place, write

NOTED = "translated_from: en\nsource_revision: "


def original(root: Path, slug: str = "flood-picture") -> tuple[tuple[str, str] | None, list[Problem]]:
    config, problems = load_config(root / "site_config.yml")
    assert config is not None, problems
    return read_original(root, slug, config)


def test_a_translation_that_notes_the_revision_is_up_to_date_until_the_original_changes(tmp_path: Path) -> None:
    write(tmp_path)
    found, problems = original(tmp_path)
    assert problems == []
    assert found is not None
    lang, revision = found
    assert lang == "en"
    begun = URDU.replace("translated_from: en\n", f"{NOTED}{revision}\n")
    assert load(tmp_path, {URDU_FILE: begun}).problems == []
    changed = {ENGLISH_FILE: REVIEW.replace("in 2019.", "in 2018."), URDU_FILE: begun}
    assert [problem.code for problem in load(tmp_path, changed).problems] == ["translation-outdated"]
    assert original(tmp_path)[0] != found


def test_a_translation_that_was_begun_with_its_original_is_told_the_mark_once_it_is_no_draft(tmp_path: Path) -> None:
    begun = URDU.replace("translated_from: en\n", f"{NOTED}…\n")
    draft = REVIEW.replace("rating:", "status: draft\nrating:")
    assert load(tmp_path, {ENGLISH_FILE: draft, URDU_FILE: begun}).problems == []
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW, URDU_FILE: begun})
    problem = loaded.one("translation-unmarked")
    assert place(problem) == ("translation-unmarked", URDU_FILE, begun[: begun.index("source_rev")].count("\n") + 1)
    assert problem.severity is Severity.WARNING
    assert not loaded.review.translations["ur"].outdated, "readers are not told of a change that nobody knows of"
    found, _ = original(tmp_path)
    assert found
    assert f"source_revision: {found[1]}" in problem.hint


def test_the_original_is_the_file_with_the_shared_fields_in_any_language(tmp_path: Path) -> None:
    shared = REVIEW[REVIEW.index("rating") : REVIEW.index("---\n##")]
    write(
        tmp_path,
        {
            ENGLISH_FILE: REVIEW.replace("claim:", "translated_from: ur\nclaim:"),  # it may repeat them
            URDU_FILE: URDU.replace("translated_from: en\n", shared),
        },
    )
    found, _ = original(tmp_path)
    assert found is not None
    assert found[0] == "ur"


def test_where_no_file_has_them_there_is_no_original(tmp_path: Path) -> None:
    write(tmp_path, {ENGLISH_FILE: None})
    assert original(tmp_path) == (None, [])
    assert original(tmp_path, "another-review") == (None, [])


def test_an_original_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {ENGLISH_FILE: REVIEW.replace("title: The", "title: A: The")})
    found, problems = original(tmp_path)
    assert found is None
    assert [place(problem) for problem in problems] == [("yaml-syntax", ENGLISH_FILE, 2)]


def test_an_original_whose_texts_are_faulty_is_told(tmp_path: Path) -> None:
    write(tmp_path, {ENGLISH_FILE: REVIEW.replace("claim:", "claims:")})
    found, problems = original(tmp_path)
    assert found is None
    assert "unknown-field" in {problem.code for problem in problems}
