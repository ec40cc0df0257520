"""What an editor, an editing interface or an attacker may hand in: a problem with file and line each time, never a crash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.load.site import ENGLISH_FILE, FOLDER, PLAIN, REVIEW, URDU, URDU_FILE, load, place


def edited(old: str, new: str) -> str:
    assert old in REVIEW
    return REVIEW.replace(old, new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Just text.\n", ("front-matter-missing", 1), id="no front matter"),
        pytest.param("", ("front-matter-missing", 1), id="an empty file"),
        pytest.param("\n---\ntitle: x\n---\n", ("front-matter-missing", 1), id="an empty line first"),
        pytest.param("+++\ntitle = 'x'\n+++\n", ("front-matter-missing", 1), id="TOML"),
        pytest.param("---\ntitle: x\n\nText.\n", ("front-matter-not-closed", 1), id="not closed"),
        pytest.param(edited("rating:", "rating"), ("yaml-syntax", 5), id="broken YAML"),
        pytest.param(edited("rating:", "\trating:"), ("yaml-tab", 5), id="a tab"),
        pytest.param(edited("title: The", "title: Fact: The"), ("yaml-syntax", 2), id="a colon in a title"),
        pytest.param(edited("rating: ", "rating: &a "), ("yaml-anchor", 5), id="an anchor"),
        pytest.param(edited("topics: [health]", "topics: " + "[" * 40_000), ("yaml-depth", 8), id="40,000 brackets"),
        pytest.param(
            edited("title: The", f"note: {'x' * 70_000}\ntitle: The"),
            ("front-matter-too-large", 1),
            id="70 KB of fields",
        ),
        pytest.param(REVIEW + "x" * 10_000_000, ("file-too-large", 0), id="10 MB"),
        pytest.param(REVIEW.encode() + b"\nab\xff\n", ("file-encoding", 18), id="invalid UTF-8"),
        pytest.param(REVIEW.encode("utf-16"), ("file-encoding", 1), id="UTF-16"),
        pytest.param(REVIEW + "a\x00b\n", ("character-refused", 17), id="a NUL"),
        pytest.param(REVIEW + "a\u202eb\n", ("character-refused", 17), id="a bidi override"),
        pytest.param(
            edited("title: The", "title: \u202eThe"), ("character-refused", 2), id="a bidi override in a title"
        ),
        pytest.param(edited("title: The", "subject: x\ntitle: The"), ("unknown-field", 2), id="an unknown field"),
        pytest.param(
            edited("title: The picture is from 2019", 'title: "a\\u202eb"'),
            ("character-refused", 2),
            id="an escaped override",
        ),
        pytest.param(REVIEW + "a\u2067b\n\nc\n", ("character-refused", 17), id="an isolate not closed"),
        pytest.param(edited("rating: incorrect\n", ""), ("missing-field", 1), id="no rating"),
        pytest.param(edited("rating: incorrect", "rating:"), ("empty-field", 5), id="an empty rating"),
        pytest.param(
            edited("  - title: An archive", "  - title:"), ("empty-field", 11), id="an empty title of evidence"
        ),
        pytest.param(edited("title: The picture is from 2019\n", ""), ("missing-field", 1), id="no title"),
        pytest.param(edited("2026-02-03", "2026-13-45"), ("bad-date", 6), id="no such day"),
        pytest.param(edited("2026-02-03", "9" * 5000), ("bad-date", 6), id="5,000 digits"),
        pytest.param(edited("2026-02-03", "2026-02-03T10:00"), ("bad-date", 6), id="a time without offset"),
        pytest.param(edited("[health]", "health"), ("wrong-type", 8), id="text for a list"),
        pytest.param(edited("[health]", "[]"), ("missing-field", 8), id="no topic"),
        pytest.param(edited("[health]", "[health, health]"), ("duplicate-id", 8), id="a topic twice"),
        pytest.param(
            edited("[health]", "[health]\nrelated: [Public Health]"), ("bad-slug", 9), id="a slug with capitals"
        ),
        pytest.param(
            edited("private_forward: true", "private_forward: maybe"), ("wrong-type", 7), id="neither true nor false"
        ),
        pytest.param(
            edited("https://example.org/archive", "www.example.org"), ("bad-address", 12), id="half an address"
        ),
        pytest.param(
            edited("https://example.org/archive", "javascript:alert(1)"), ("bad-address", 12), id="no web address"
        ),
        pytest.param(edited("    url:", "    urll:"), ("unknown-field", 12), id="an unknown field in evidence"),
        pytest.param(
            edited("    url:", "    kind: prime\n    url:"), ("unknown-value", 12), id="an unknown kind of evidence"
        ),
        pytest.param(edited("The picture is from 2019", "x" * 111), ("too-long", 2), id="a title too long"),
        pytest.param(
            edited("rating: incorrect", "rating: incorrect\nstatus: hidden"),
            ("unknown-value", 6),
            id="an unknown status",
        ),
        pytest.param(
            edited("An archive", "{en: An archive, fr: Une archive}"),
            ("unknown-language", 11),
            id="a language too many",
        ),
        pytest.param(edited("An archive", "''"), ("empty-field", 11), id="an empty text"),
        pytest.param(REVIEW[: REVIEW.index("## What")], ("missing-body", 14), id="no text"),
        pytest.param(REVIEW + "[x](javascript:alert(1))\n", ("address-refused", 17), id="a script as link"),
        pytest.param(REVIEW + "> " * 200 + "x\n", ("too-deep", 17), id="200 quotations"),
    ],
)
def test_a_faulty_file_is_told_with_code_and_line(tmp_path: Path, text: str | bytes, expected: tuple[str, int]) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: text})
    code, line = expected
    assert [place(problem) for problem in loaded.errors] == [(code, ENGLISH_FILE, line)]
    # What is whole goes on to the checks, so that all its faults are told together; the rest is known to be broken.
    assert bool(loaded.reviews) is ("reviews/flood-picture" not in loaded.broken)


def test_a_review_with_one_fault_goes_on_to_the_checks(tmp_path: Path) -> None:
    assert load(tmp_path, {ENGLISH_FILE: edited("An archive", "{en: An archive, fr: Une archive}")}).reviews


def test_an_unreadable_original_gives_no_second_fault_in_its_translation(tmp_path: Path) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW.replace("title: ", "title: A: ", 1)})
    assert {problem.file for problem in loaded.errors} == {ENGLISH_FILE}


def test_the_plain_newsroom_is_faultless(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.problems == []
    assert [review.slug for review in loaded.reviews] == ["flood-picture"]


def test_a_missing_urdu_file_is_no_fault_of_loading(tmp_path: Path) -> None:
    loaded = load(tmp_path, {URDU_FILE: None})
    assert loaded.problems == []
    assert list(loaded.review.translations) == ["en"]


def test_files_that_disagree_are_both_named(tmp_path: Path) -> None:
    text = URDU.replace("translated_from", "rating: correct\ntranslated_from")
    problem = load(tmp_path, {URDU_FILE: text}).one("translation-disagrees")
    assert place(problem) == ("translation-disagrees", URDU_FILE, 5)
    assert "“correct”" in problem.message
    assert "“incorrect”" in problem.message
    assert ENGLISH_FILE in problem.message


def test_an_empty_content_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    loaded = load(tmp_path, {name: None for name in PLAIN if name.startswith("content")})
    assert place(loaded.one("no-content")) == ("no-content", "content", 0)


def test_no_content_folder_at_all_is_told(tmp_path: Path) -> None:
    loaded = load(tmp_path, {name: None for name in PLAIN if name.startswith("content")})
    assert loaded.one("no-content").file == "content"


@pytest.mark.parametrize("name", ["سیلاب", "Flood", "flood picture", "flood--picture", "x" * 101, "flood_picture"])
def test_a_folder_name_that_is_no_address_is_refused(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, {f"content/reviews/{name}/index.en.md": REVIEW})
    assert place(loaded.one("bad-slug")) == ("bad-slug", f"content/reviews/{name}", 0)
    assert f"reviews/{name}" in loaded.broken


def test_a_folder_without_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "content/reviews/nothing").mkdir(parents=True)
    assert load(tmp_path).one("empty-folder").file == "content/reviews/nothing"


@pytest.mark.parametrize("name", ["index.fr.md", "index.md", "index.EN.md", "index.en.markdown"])
def test_a_text_in_no_language_of_the_site_is_told(tmp_path: Path, name: str) -> None:
    assert load(tmp_path, {f"{FOLDER}/{name}": REVIEW}).one("unknown-language").file == f"{FOLDER}/{name}"


@pytest.mark.parametrize(
    "name",
    [
        "content/reviews/notes.txt",
        f"{FOLDER}/draft.docx",
        f"{FOLDER}/notes.md",
        "content/photographs/a.md",
        "content/topics/a.txt",
    ],
)
def test_a_file_that_nothing_reads_is_warned_of(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, {name: "x"})
    assert loaded.one("stray-file").file in name
    assert loaded.errors == []


@pytest.mark.parametrize("name", ["content/.DS_Store", f"{FOLDER}/.index.en.md.swp", f"{FOLDER}/index.en.md~"])
def test_what_editors_programs_leave_behind_is_not_mentioned(tmp_path: Path, name: str) -> None:
    assert load(tmp_path, {name: "x"}).problems == []


@pytest.mark.parametrize(
    ("name", "place", "meant"),
    [
        ("content/review/a/index.en.md", "content/review", "content/reviews"),
        ("content/Reviews/a/index.en.md", "content/Reviews", "content/reviews"),
        ("content/topic/a.yml", "content/topic", "content/topics"),
        ("content/reviews/flood.md", "content/reviews/flood.md", "content/reviews/flood/index.en.md"),
        (f"{FOLDER}/index-ur.md", "", "index.ur.md"),
        (f"{FOLDER}/index_ur.md", "", "index.ur.md"),
        (f"{FOLDER}/Index.ur.md", "", "index.ur.md"),
        (f"{FOLDER}/index.ur.md.txt", "", "index.ur.md"),
        (f"{FOLDER}/ur.md", "", "index.ur.md"),
        (f"{FOLDER}/index.ur.MD", "", "index.ur.md"),
    ],
)
def test_content_with_nearly_the_right_name_is_an_error_with_the_right_one(
    tmp_path: Path, name: str, place: str, meant: str
) -> None:
    problem = load(tmp_path, {name: REVIEW}).one("file-misnamed")
    assert (problem.severity, problem.file, problem.hint) == ("error", place or name, f"Rename it {meant}.")


def test_a_text_without_a_language_is_told_its_names(tmp_path: Path) -> None:
    hint = load(tmp_path, {f"{FOLDER}/index.md": REVIEW}).one("unknown-language").hint
    assert hint == "Rename it to one of: index.en.md, index.ur.md."


def test_a_link_that_leads_out_of_the_content_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.en.md").write_text(REVIEW)
    root = tmp_path / "site"
    (root / "content/reviews").mkdir(parents=True)
    (root / "content/reviews/linked").symlink_to(outside)
    (root / "content/reviews/file").mkdir()
    (root / "content/reviews/file/index.en.md").symlink_to(outside / "index.en.md")
    (root / "content/reviews/nowhere").symlink_to(tmp_path / "missing")
    refused = [problem.file for problem in load(root).problems if problem.code == "outside-content"]
    assert refused == ["content/reviews/file/index.en.md", "content/reviews/linked", "content/reviews/nowhere"]


def test_a_link_within_the_content_is_followed(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / "content/reviews/again").symlink_to(tmp_path / FOLDER)
    assert load(tmp_path).errors == []


def test_a_pipe_in_the_content_does_not_hang_the_build(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    os.mkfifo(tmp_path / FOLDER / "index.fr.md")
    assert load(tmp_path).one("stray-file").file == f"{FOLDER}/index.fr.md"


def test_all_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            ENGLISH_FILE: edited("rating: incorrect", "raiting: incorrect\npublished: x").replace(
                "published: 2026-02-03\n", ""
            ),
            "content/topics/health.yml": "nam: Health\n",
            "content/people/writer.yml": "name: [x\n",
            "content/pages/about/index.en.md": "---\ntitle: x\n---\n",
        },
    )
    assert {place(problem) for problem in loaded.errors} == {
        ("unknown-field", ENGLISH_FILE, 5),
        ("missing-field", ENGLISH_FILE, 1),
        ("bad-date", ENGLISH_FILE, 6),
        ("unknown-field", "content/topics/health.yml", 1),
        ("missing-field", "content/topics/health.yml", 1),
        ("yaml-syntax", "content/people/writer.yml", 1),
        ("missing-field", "content/pages/about/index.en.md", 1),
        ("missing-body", "content/pages/about/index.en.md", 4),
    }
    assert loaded.broken == {"reviews/flood-picture", "topics/health", "people/writer", "pages/about"}


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("20-11-2026", "The year stands first, then month and day: 2026-11-20"),
        ("11/20/2026", "The year stands first, then month and day: 2026-11-20"),
        ("3.2.2026", "The year stands first, then month and day: 2026-02-03"),
        ("۲۰۲۶-۱۱-۲۰", "Write it with the digits 0 to 9: 2026-11-20"),
        ("20 November", "Write 2026-02-03, or 2026-02-03T14:30:00+05:00"),
    ],
)
def test_a_date_in_another_order_or_in_other_digits_is_told_as_such(tmp_path: Path, given: str, hint: str) -> None:
    problem = load(tmp_path, {ENGLISH_FILE: edited("published: 2026-02-03", f"published: {given}")}).one("bad-date")
    assert problem.hint == hint
    seen = f"private_forward: true\nclaim_date: {given}"
    problem = load(tmp_path, {ENGLISH_FILE: edited("private_forward: true", seen)}).one("bad-date")
    assert problem.hint.startswith(hint[:16])


@pytest.mark.parametrize("url", ["www.example.org", "https://example.org/a<b"])
def test_an_address_that_is_none_has_a_hint(tmp_path: Path, url: str) -> None:
    faulty = {ENGLISH_FILE: edited("https://example.org/archive", url)}
    assert load(tmp_path, faulty).one("bad-address").hint.startswith("Copy it ")


@pytest.mark.parametrize(
    ("given", "meant"), [("platform: twitter", "x"), ("platform: Facebook", "facebook"), ("medium: photo", "image")]
)
def test_a_word_that_others_use_is_understood_in_the_hint(tmp_path: Path, given: str, meant: str) -> None:
    seen = f"appearances: [{{url: https://example.com/1, {given}}}]"
    problem = load(tmp_path, {ENGLISH_FILE: edited("private_forward: true", seen)}).one("unknown-value")
    assert problem.hint == f"Did you mean “{meant}”?"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("url: https://example.org/archive", "url: example", "“url” in the 1st entry of “evidence” (example)"),
        ("topics: [health]", "topics: [health]\nrelated: [a, B]", "the 2nd entry of “related” (B)"),
        (
            "rating: incorrect",
            "rating: incorrect\ncorrections: [{date: 2026-02-31, kind: update, note: x}]",
            "31) is no date",
        ),
    ],
)
def test_entries_of_a_list_are_counted_as_people_count(tmp_path: Path, old: str, new: str, told: str) -> None:
    message = load(tmp_path, {ENGLISH_FILE: edited(old, new)}).errors[0].message
    assert told in message
    assert ".0" not in message
