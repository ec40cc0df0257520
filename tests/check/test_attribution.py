"""A rung of the ladder of attribution without what it needs."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Severity
from tests.check.newsroom import found, narrative, newsroom, place, problems

Fields = dict[str, Any]
VOICE: Fields = {
    "name": {"en": "Example Platform", "ur": "مثالی پلیٹ فارم"},
    "kind": "platform",
    "url": "https://platform.example/7",
    "quote": "One office ran them",
    "independent_of": "It has no office in the region",
}
OTHER: Fields = {**VOICE, "name": "Example Court", "kind": "court", "url": "https://www.court.example/1"}
PAPER: Fields = {"category": "documents", "title": "A contract", "url": "https://papers.example/1"}
WHOLE: Fields = {
    "by": [VOICE, OTHER],
    "evidence": [PAPER],
    "confidence": "low",
    "alternatives": "Hired",
    "reply": {"contacted": True},
}
OBSERVED = [
    {"what": "Forty copies in an hour", "sources": [{"title": "Log", "archive_url": "https://archive.example/1"}]}
]


def without(*names: str, **changes: object) -> Fields:
    return {name: value for name, value in WHOLE.items() if name not in names} | changes


def codes(level: int, fields: Fields, **more: Any) -> list[str]:  # noqa: ANN401 - fields of a dossier
    subject = narrative(attribution={"level": level, **fields}, **more)
    return [problem.code.removeprefix("attribution-without-") for problem in problems(newsroom(subject))]


def test_no_attribution_and_similar_content_need_nothing() -> None:
    assert found(newsroom(narrative())) == []
    assert codes(0, {}) == []


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_rung_with_all_that_it_needs_is_right(level: int) -> None:
    assert codes(level, WHOLE, behaviour=OBSERVED) == []


@pytest.mark.parametrize(
    ("level", "missing"),
    [
        (1, ["evidence"]),
        (2, ["alternatives", "confidence", "source"]),
        (3, ["alternatives", "confidence", "evidence", "reply", "source"]),
        (4, ["alternatives", "confidence", "evidence", "reply", "source"]),
    ],
)
def test_a_bare_rung_tells_all_that_it_lacks(level: int, missing: list[str]) -> None:
    assert codes(level, {}) == missing


@pytest.mark.parametrize(
    "voice",
    [
        {**VOICE, "kind": "authority"},
        {**VOICE, "kind": "newsroom"},
        {key: value for key, value in VOICE.items() if key != "quote"},
        {key: value for key, value in VOICE.items() if key != "url"},
    ],
)
def test_level_2_needs_a_platform_or_researchers_in_their_words(voice: Fields) -> None:
    assert codes(2, without(by=[voice])) == ["source"]
    assert codes(2, without(by=[voice, {**VOICE, "kind": "researchers"}])) == []


@pytest.mark.parametrize("sign", [{**PAPER, "category": "testimony"}, {"category": "documents", "title": "A contract"}])
def test_level_3_needs_a_document_with_a_link(sign: Fields) -> None:
    assert codes(3, without(evidence=[sign])) == ["evidence"]
    assert codes(3, without(evidence=[sign, {**PAPER, "category": "financial"}])) == []


@pytest.mark.parametrize(
    "second",
    [
        {**OTHER, "kind": "newsroom"},
        {**OTHER, "name": VOICE["name"]},
        {**OTHER, "url": "https://www.platform.example/8"},
        {key: value for key, value in OTHER.items() if key != "independent_of"},
        {key: value for key, value in OTHER.items() if key != "quote"},
        {**OTHER, "independent_of": "."},
        {**OTHER, "independent_of": {"en": "It has no office here", "ur": "۔"}},
        {**OTHER, "quote": "–"},
        {**OTHER, "name": "Example Platform (press office)"},
        {**OTHER, "name": "The press office of the Example Platform"},
        {**OTHER, "name": {"en": "Another name", "ur": "مثالي پلیٹ فارم"}},
        {**OTHER, "url": "https://b.platform.example/1"},
        {**OTHER, "url": "https://PLATFORM.example./1"},
    ],
)
def test_level_4_needs_two_bodies_that_are_two(second: Fields) -> None:
    assert codes(4, without(by=[VOICE, second])) == ["source"]
    assert codes(4, without(by=[VOICE, second, OTHER])) == []


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("a.example.gov", "b.example.gov", False),
        ("a.example.gov.pk", "b.example.gov.pk", False),
        ("a.gov.pk", "b.gov.pk", False),
        ("a.gov", "b.gov", False),
        ("a.gov.pk", "a.gov.in", True),
        ("a.gov.pk", "a.example", True),
        ("a.co.uk", "b.co.uk", True),
        ("x.a.co.uk", "y.a.co.uk", False),
        ("x.a.uk", "y.a.uk", False),
        ("192.0.2.1", "198.51.100.7", True),
    ],
)
def test_authorities_of_one_domain_or_one_government_are_one(one: str, other: str, *, two: bool) -> None:
    bodies = [
        {**VOICE, "kind": "authority", "name": name, "url": f"https://{host}/1"}
        for name, host in (("Ministry of Roads", one), ("Bureau of Water", other))
    ]
    assert codes(4, without(by=bodies)) == ([] if two else ["source"])


def test_names_that_differ_in_their_last_letter_are_two() -> None:
    bodies = [{**VOICE, "name": f"Ministry of {name}", "url": f"https://{name}.example/1"} for name in ("A", "B")]
    assert codes(4, without(by=bodies)) == []


def test_a_court_is_not_one_with_a_ministry_of_its_state() -> None:
    bodies = [
        {**VOICE, "kind": "authority", "name": "Ministry of Roads", "url": "https://roads.gov.pk/1"},
        {**OTHER, "name": "High Court", "url": "https://court.gov.pk/1"},
    ]
    assert codes(4, without(by=bodies)) == []


def test_two_of_three_are_enough() -> None:
    office = {**VOICE, "name": "Example Platform (press office)", "url": "https://office.example/1"}
    assert codes(4, without(by=[VOICE, office, OTHER])) == []


def test_level_4_needs_evidence_with_its_category_and_a_link() -> None:
    assert codes(4, without("evidence")) == ["evidence"]
    assert codes(4, without(evidence=[{"category": "testimony", "title": "A talk"}])) == ["evidence"]
    assert codes(4, without(evidence=[{**PAPER, "category": "technical"}])) == []


def test_each_need_is_told_where_the_editor_mends_it() -> None:
    faulty = narrative(attribution={"level": 3, "by": [{"name": "X", "kind": "platform"}]})
    assert dict(found(newsroom(faulty))) == {
        "attribution-without-source": place(faulty, "attribution.by"),
        "attribution-without-evidence": place(faulty, "attribution.level"),
        "attribution-without-confidence": place(faulty, "attribution.level"),
        "attribution-without-alternatives": place(faulty, "attribution.level"),
        "attribution-without-reply": place(faulty, "attribution.level"),
    }


def test_a_draft_may_be_unfinished() -> None:
    draft = problems(newsroom(narrative(status="draft", attribution={"level": 4})))
    assert {problem.severity for problem in draft} == {Severity.WARNING}
