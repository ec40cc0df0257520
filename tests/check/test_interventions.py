from __future__ import annotations

from generator.problems import Severity
from tests.check.newsroom import found, narrative, newsroom, only, place

ENTRY = {"date": "2026-03-02", "to": "Example Platform", "kind": "platform", "what": "Forty copies"}
WEIGHED = {**ENTRY, "expression": "We asked for a label only"}


def test_a_report_is_weighed() -> None:
    faulty = narrative(interventions=[WEIGHED, ENTRY])
    assert found(newsroom(faulty)) == [("report-not-weighed", place(faulty, "interventions.1"))]
    assert only(newsroom(narrative(status="draft", interventions=[ENTRY]))).severity is Severity.WARNING


def test_a_question_reports_nothing() -> None:
    assert found(newsroom(narrative(interventions=[{**ENTRY, "content": "false"}]))) == []


def test_an_outcome_follows_the_report() -> None:
    faulty = narrative(interventions=[{**WEIGHED, "outcome_date": "2026-02"}])
    assert found(newsroom(faulty)) == [("outcome-before-report", place(faulty, "interventions.0.outcome_date"))]
    assert found(newsroom(narrative(interventions=[{**WEIGHED, "outcome_date": "2026-03"}]))) == []
