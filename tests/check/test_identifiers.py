from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.model.library import AnyDocument
from generator.model.vocabulary import Topic
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


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"rating": "False"}, "Did you mean “incorrect”, which readers see as “False”?"),
        ({"rating": "غلط"}, "Did you mean “incorrect”, which readers see as “غلط”?"),
        ({"rating": "Incorrect"}, "Did you mean “incorrect”?"),
        ({"rating": "mostly false"}, "Did you mean “mostly-false”, which readers see as “Mostly false”?"),
        ({"rating": "Mostly  Fals"}, "Did you mean “mostly-false”?"),
        ({"topics": ["Health"]}, "Did you mean “health”, which readers see as “Health”?"),
        ({"topics": ["صحت عامہ"]}, "There are: health."),
        ({"authors": ["Amina"]}, "Did you mean “amina”, which readers see as “Amina”?"),
        ({"claimant": "Some Council"}, "create content/claimants/some-council.yml, or write it out: {name: …"),
    ],
)
def test_who_writes_a_label_for_an_id_is_told_the_id(changes: Mapping[str, Any], hint: str) -> None:
    assert hint in only(newsroom(review(**changes))).hint


def test_where_nothing_is_near_the_hint_names_what_there_is_in_short() -> None:
    many = {id_: Topic(id=id_, name=id_) for id_ in (f"topic-{letter}" for letter in "abcdefghijklmnop")}
    problem = only(newsroom(review(topics=["qqq"]), topics=many))
    assert "There are: topic-a, topic-b, " in problem.hint
    assert " and 4 more." in problem.hint
    assert "create content/topics/qqq.yml" in problem.hint


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
