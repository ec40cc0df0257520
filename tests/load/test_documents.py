from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.load.documents import source_revision
from generator.model.record import Record
from generator.problems import Severity
from tests.load.site import ENGLISH_FILE, REVIEW, URDU, URDU_FILE, Loaded, load, place


def test_shared_fields_come_from_the_file_that_has_the_rating(tmp_path: Path) -> None:
    shared = REVIEW[REVIEW.index("rating") : REVIEW.index("---\n##")]
    english, urdu = REVIEW.replace(shared, ""), URDU.replace("translated_from: en\n", shared)
    review = load(tmp_path, {ENGLISH_FILE: english, URDU_FILE: urdu}).review
    assert review.lang == "ur"
    assert review.source.file == URDU_FILE
    assert list(review.translations) == ["en", "ur"]


def test_days_are_days_of_the_newsroom(tmp_path: Path) -> None:
    published: datetime = load(tmp_path).review.fields.published
    assert published.utcoffset() == timedelta(hours=5)


def test_a_translation_may_repeat_a_shared_field_with_the_same_value(tmp_path: Path) -> None:
    repeated = 'rating: incorrect\npublished: "2026-02-03T00:00:00+05:00"\ntopics:\n  - health\n'
    loaded = load(tmp_path, {URDU_FILE: URDU.replace("translated_from", f"{repeated}translated_from")})
    assert loaded.problems == []


def test_a_translation_may_not_add_a_shared_field(tmp_path: Path) -> None:
    loaded = load(tmp_path, {URDU_FILE: URDU.replace("translated_from", "places: [Karachi]\ntranslated_from")})
    problem = loaded.one("translation-disagrees")
    assert place(problem) == ("translation-disagrees", URDU_FILE, 5)
    assert "does not have it" in problem.message


def test_a_faulty_shared_field_in_a_translation_is_told_there(tmp_path: Path) -> None:
    loaded = load(tmp_path, {URDU_FILE: URDU.replace("translated_from", "published: yesterday\ntranslated_from")})
    assert [place(problem) for problem in loaded.errors] == [("bad-date", URDU_FILE, 5)]


def test_when_the_original_cannot_be_read_its_fields_are_not_asked_of_the_translation(tmp_path: Path) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: "no fields"})
    assert [place(problem) for problem in loaded.errors] == [("front-matter-missing", ENGLISH_FILE, 1)]


def test_an_unknown_field_gets_the_nearest_name(tmp_path: Path) -> None:
    problem = load(tmp_path, {ENGLISH_FILE: REVIEW.replace("topics:", "topic:")}).one("unknown-field")
    assert problem.hint == "Did you mean “topics”?"


def test_an_unknown_field_deep_inside_gets_the_nearest_name(tmp_path: Path) -> None:
    problem = load(tmp_path, {ENGLISH_FILE: REVIEW.replace("    url:", "    archive_ulr:")}).one("unknown-field")
    assert place(problem) == ("unknown-field", ENGLISH_FILE, 12)
    assert problem.hint == "Did you mean “archive_url”?"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("private_forward", "lastmod: 2026-02-04\nprivate_forward", "updated"),
        ("private_forward", "modified: 2026-02-04\nprivate_forward", "updated"),
        ("topics:", "tags:", "topics"),
        ("summary:", "description:", "summary"),
        ("private_forward", "draft: true\nprivate_forward", "status"),
    ],
)
def test_names_of_other_generators_are_understood_with_a_hint(tmp_path: Path, old: str, new: str, field: str) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW.replace(old, new)})
    problem = loaded.one("field-renamed")
    assert problem.severity is Severity.WARNING
    assert field in problem.hint
    assert loaded.errors == []
    review = loaded.review
    assert {
        "updated": review.fields.updated is not None,
        "topics": review.fields.topics == ("health",),
        "summary": review.translations["en"].text.summary == "The picture was taken in 2019.",
        "status": review.fields.status == "draft",
    }[field]


def test_a_field_under_both_names_is_refused(tmp_path: Path) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW.replace("topics:", "tags: [a]\ntopics:")})
    assert place(loaded.one("field-twice")) == ("field-twice", ENGLISH_FILE, 8)


def test_faults_of_a_renamed_field_keep_their_line(tmp_path: Path) -> None:
    loaded = load(tmp_path, {ENGLISH_FILE: REVIEW.replace("topics: [health]", "tags: [a, [b]]")})
    assert place(loaded.one("bad-slug")) == ("bad-slug", ENGLISH_FILE, 8)


@pytest.mark.parametrize(
    ("claimant", "expected"),
    [
        ("Some One", []),  # looked up among the claimants by a check, which knows their names
        ("{name: A, kind: robot}", [("unknown-value", 6)]),
        ("{kind: person}", [("missing-field", 6)]),
        ("{name: A, sameas: []}", [("unknown-field", 6)]),
        ("[a]", [("bad-slug", 6)]),
    ],
)
def test_a_claimant_is_judged_by_the_way_it_is_written(
    tmp_path: Path, claimant: str, expected: list[tuple[str, int]]
) -> None:
    loaded = load(
        tmp_path, {ENGLISH_FILE: REVIEW.replace("rating: incorrect", f"rating: incorrect\nclaimant: {claimant}")}
    )
    assert [(problem.code, problem.line) for problem in loaded.errors] == expected


def revision(loaded: Loaded, body: str) -> str:
    text: Record = loaded.review.translations["en"].text
    return source_revision(text, body)


def test_a_translation_of_an_older_text_is_marked(tmp_path: Path) -> None:
    body = REVIEW[REVIEW.index("## What") :]
    now = revision(load(tmp_path), body)
    fresh = load(
        tmp_path, {URDU_FILE: URDU.replace("translated_from: en", f"translated_from: en\nsource_revision: {now}")}
    )
    assert fresh.problems == []
    assert not fresh.review.translations["ur"].outdated
    changed = load(
        tmp_path,
        {
            ENGLISH_FILE: REVIEW.replace("The picture is [older]", "It is [older]"),
            URDU_FILE: (tmp_path / URDU_FILE).read_text(),
        },
    )
    problem = changed.one("translation-outdated")
    assert place(problem) == ("translation-outdated", URDU_FILE, 6)
    assert problem.severity is Severity.WARNING
    assert revision(changed, body.replace("The picture is [older]", "It is [older]")) in problem.hint
    assert changed.review.translations["ur"].outdated


def test_a_translation_from_a_language_that_the_site_lacks_is_refused(tmp_path: Path) -> None:
    loaded = load(tmp_path, {URDU_FILE: URDU.replace("translated_from: en", "translated_from: fr")})
    assert place(loaded.one("unknown-language")) == ("unknown-language", URDU_FILE, 5)


def test_reviews_stand_newest_first(tmp_path: Path) -> None:
    older, newer = REVIEW.replace("2026-02-03", "2025-01-01"), REVIEW.replace("2026-02-03", "2026-03-01")
    loaded = load(tmp_path, {"content/reviews/older/index.en.md": older, "content/reviews/newer/index.en.md": newer})
    assert [review.slug for review in loaded.reviews] == ["newer", "flood-picture", "older"]


def test_the_order_of_files_on_disk_changes_nothing(tmp_path: Path) -> None:
    texts: dict[str, str | bytes | None] = {f"content/reviews/r{number}/index.en.md": REVIEW for number in range(9)}
    first = load(tmp_path / "a", texts)
    second = load(tmp_path / "b", dict(reversed(texts.items())))
    assert [r.slug for r in first.reviews] == [r.slug for r in second.reviews]
    assert first.problems == second.problems


def test_terms_share_a_page_so_their_anchors_carry_the_slug(tmp_path: Path) -> None:
    term = "---\ntitle: Claim\nsummary: What is said.\n---\n## Note\n\nSee[^1] [it](#note).\n\n[^1]: x\n"
    loaded = load(tmp_path, {"content/glossary/claim/index.en.md": term})
    body = loaded.document("glossary/claim").translations["en"].body
    assert set(body.anchors) == {"claim-note", "claim-fn-1", "claim-fnref-1"}
    assert 'href="#claim-fn-1"' in body.html


def test_a_lesson_needs_a_date_and_a_page_does_not(tmp_path: Path) -> None:
    text = "---\ntitle: A\nsummary: B\n---\nText.\n"
    loaded = load(tmp_path, {"content/lessons/a/index.en.md": text, "content/pages/a/index.en.md": text})
    assert [place(problem) for problem in loaded.errors] == [("missing-field", "content/lessons/a/index.en.md", 1)]
    assert [document.folder for document in loaded.documents if document.kind == "pages"] == ["pages/a"]
