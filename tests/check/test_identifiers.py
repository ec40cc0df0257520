from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.model.library import AnyDocument
from generator.problems import Severity
from tests.check.newsroom import config, found, lesson, narrative, newsroom, only, place, review, technique

FURTHER = {"id": "second", "claim": "A road closed", "rating": "incorrect"}


@pytest.mark.parametrize(
    ("code", "path", "changes"),
    [
        ("unknown-rating", "rating", {"rating": "incorect"}),
        ("unknown-topic", "topics.1", {"topics": ["health", "helth"]}),
        ("unknown-technique", "techniques.0", {"techniques": ["false-contex"]}),
        ("unknown-claimant", "claimant", {"claimant": "town-counsel"}),
        ("unknown-person", "authors.0", {"authors": ["amin"]}),
        ("unknown-person", "reviewers.0", {"reviewers": ["bilaal"]}),
        ("unknown-narrative", "narratives.0", {"narratives": ["bridge-tales"]}),
        ("unknown-review", "related.0", {"related": ["brigde"]}),
        ("unknown-rating", "further_claims.0.rating", {"further_claims": [{**FURTHER, "rating": "nope"}]}),
        ("unknown-claimant", "further_claims.0.claimant", {"further_claims": [{**FURTHER, "claimant": "nobody"}]}),
        (
            "unknown-rating",
            "corrections.0.previous_rating",
            {"corrections": [{"date": "2026-02-12", "kind": "correction", "previous_rating": "nope", "note": "N"}]},
        ),
    ],
)
def test_an_unknown_id_in_a_review_is_named_where_it_stands(code: str, path: str, changes: Mapping[str, Any]) -> None:
    faulty = review(**changes)
    assert found(newsroom(faulty)) == [(code, place(faulty, path))]


@pytest.mark.parametrize(
    ("code", "path", "document"),
    [
        ("unknown-topic", "topics.0", narrative(topics=["floods"])),
        ("unknown-technique", "techniques.0", lesson(techniques=["magic"])),
        ("unknown-person", "authors.0", lesson(authors=["nobody"])),
        ("unknown-review", "timeline.0.review", narrative(timeline=[{"date": "2026", "text": "T", "review": "gone"}])),
    ],
)
def test_narratives_and_lessons_are_read_too(code: str, path: str, document: AnyDocument) -> None:
    assert found(newsroom(document)) == [(code, place(document, path))]


def test_a_translator_is_named_in_the_file_of_the_translation() -> None:
    problem = only(newsroom(review(texts={"ur": {"translators": ["nobody"]}})))
    assert (problem.code, problem.file) == ("unknown-person", "content/reviews/bridge/index.ur.md")
    assert problem.line == 6


def test_the_lesson_of_a_technique_exists() -> None:
    entry = technique("false-context", lesson="old-picture")
    problem = only(newsroom(lesson(), techniques={"false-context": entry}))
    assert (problem.code, problem.place) == ("unknown-lesson", place(entry, "lesson"))
    assert "Did you mean “old-pictures”?" in problem.hint


def test_the_navigation_names_pages() -> None:
    settings = config(navigation=["about", "abuot"])
    assert found(newsroom(config=settings)) == [("unknown-page", place(settings, "navigation.1"))]


def test_the_hint_offers_the_nearest_id_and_the_file_to_create() -> None:
    problem = only(newsroom(review(topics=["helth"])))
    assert problem.message == "there is no topic “helth”"
    assert problem.hint == "Did you mean “health”? If it is new, create content/topics/helth.yml."
    assert problem.severity is Severity.ERROR


def test_the_hint_for_a_document_says_that_drafts_are_not_there() -> None:
    problem = only(newsroom(review(related=["some-draft"])))
    assert problem.hint.startswith("If it is new, create content/reviews/some-draft/index.en.md.")
    assert "draft" in problem.hint


@pytest.mark.parametrize(
    ("folder", "changes"),
    [
        ("people/carla", {"authors": ["carla"]}),
        ("reviews/other", {"related": ["other"]}),
        ("topics/x", {"topics": ["x"]}),
    ],
)
def test_what_could_not_be_read_is_not_reported_again(folder: str, changes: Mapping[str, Any]) -> None:
    faulty = review(**changes)
    assert len(found(newsroom(faulty))) == 1
    assert found(newsroom(faulty, broken=frozenset({folder}))) == []


def test_a_retired_verdict_is_a_warning_that_names_its_successor() -> None:
    faulty = review(rating="old-false")
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("retired-rating", place(faulty, "rating"))
    assert problem.severity is Severity.WARNING
    assert "“incorrect”" in problem.hint


def test_a_correction_may_name_a_retired_verdict() -> None:
    history = [{"date": "2026-02-12", "kind": "correction", "previous_rating": "old-false", "note": "N"}]
    assert found(newsroom(review(corrections=history))) == []
