from __future__ import annotations

from generator.problems import Severity
from tests.check.newsroom import found, newsroom, only, place, review


def test_a_verdict_without_evidence_is_an_error() -> None:
    faulty = review(evidence=[])
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("no-evidence", place(faulty, "evidence"))
    assert problem.severity is Severity.ERROR


def test_one_piece_of_evidence_is_a_warning() -> None:
    faulty = review(evidence=[{"title": "Minutes"}])
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("one-evidence", place(faulty, "evidence"))
    assert problem.severity is Severity.WARNING


def test_two_pieces_pass() -> None:
    assert found(newsroom(review(evidence=[{"title": "Minutes"}, {"title": "A map"}]))) == []
