from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Severity
from tests.check.newsroom import found, lesson, newsroom, place, problems

RIGHT: dict[str, Any] = {"text": {"en": "A copy", "ur": "نقل"}, "right": True}
OTHER: dict[str, Any] = {"text": {"en": "A caption", "ur": "کیپشن"}}


def quiz(*options: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"question": "What?", "options": [RIGHT, OTHER]}, {"question": "What else?", "options": list(options)}]


def test_a_question_with_one_right_answer_of_several_has_no_fault() -> None:
    assert found(newsroom(lesson(quiz=quiz(OTHER, RIGHT)))) == []


@pytest.mark.parametrize(
    ("options", "code", "path"),
    [
        ([OTHER, {"text": "Another"}], "quiz-without-answer", "quiz.1.options"),
        ([RIGHT], "quiz-one-option", "quiz.1.options"),
        ([RIGHT, OTHER, {**OTHER, "text": "Right too", "right": True}], "quiz-two-answers", "quiz.1.options.2.right"),
        ([RIGHT, OTHER, {"text": {"en": "a  COPY", "ur": "اور"}}], "quiz-same-option", "quiz.1.options.2.text.en"),
        ([RIGHT, OTHER, {"text": {"en": "New", "ur": "كیپشن"}}], "quiz-same-option", "quiz.1.options.2.text.ur"),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_where_it_stands(
    options: list[dict[str, Any]], code: str, path: str
) -> None:
    faulty = lesson(quiz=quiz(*options))
    assert found(newsroom(faulty)) == [(code, place(faulty, path))]


def test_a_draft_may_have_an_unfinished_quiz() -> None:
    told = problems(newsroom(lesson(status="draft", quiz=quiz(OTHER))))
    assert {problem.severity for problem in told} == {Severity.WARNING}
