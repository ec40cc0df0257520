from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.problems import Severity
from tests.check.newsroom import found, narrative, newsroom, only, person, place, review


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("rating_explanation", {"rating_explanation": {"en": "Because"}}),
        ("evidence.1.title", {"evidence": [{"title": "A map"}, {"title": {"en": "Minutes"}}]}),
        ("claimant.name", {"claimant": {"name": {"en": "A page"}}}),
        ("places.0", {"places": [{"en": "Example Town"}]}),
        (
            "further_claims.0.claim",
            {"further_claims": [{"id": "b", "claim": {"en": "A road closed"}, "rating": "incorrect"}]},
        ),
    ],
)
def test_a_text_that_lacks_a_language_of_the_review_is_a_warning(path: str, changes: Mapping[str, Any]) -> None:
    faulty = review(**changes)
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("missing-translation", place(faulty, path))
    assert problem.severity is Severity.WARNING
    assert "ur" in problem.message


def test_a_review_in_one_language_needs_one() -> None:
    assert found(newsroom(review(langs=["en"], rating_explanation={"en": "Because"}))) == []


def test_a_text_for_all_languages_passes() -> None:
    assert found(newsroom(review(rating_explanation="2010"))) == []


def test_narratives_are_read_too() -> None:
    faulty = narrative(timeline=[{"date": "2026", "text": {"ur": "پل"}}])
    assert found(newsroom(faulty)) == [("missing-translation", place(faulty, "timeline.0.text"))]


def test_small_files_have_every_language_of_the_site() -> None:
    faulty = person("amina", name={"en": "Amina"})
    people = {"amina": faulty, "bilal": person("bilal")}
    assert found(newsroom(review(), people=people)) == [("missing-translation", place(faulty, "name"))]
