"""Every question of a quiz can be answered: it offers at least two different answers, and exactly one is right.

## Why

Readers learn from a quiz what is right. One without a right answer, or with the same answer twice, teaches that the
newsroom did not look; one with two right answers marks readers as wrong who are not.

## Example

Wrong:

    quiz:
      - question: Does an old copy prove the date?
        options:
          - text: It does
          - text: It does not

Right:

    quiz:
      - question: Does an old copy prove the date?
        options:
          - text: It does
          - {text: It does not, right: true, why: It proves that the picture existed by then.}

## Codes

- `quiz-without-answer`: no option of a question says `right: true`.
- `quiz-two-answers`: more than one option does.
- `quiz-one-option`: a question has fewer than two options.
- `quiz-same-option`: two options of a question say the same in one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, still_missing
from generator.model.article import Lesson, Question
from generator.model.folding import fold
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at every question of lessons; in a draft, which may be unfinished, faults are warnings."""
    for document in subject.documents:
        if document.kind == "lessons":
            for number, question in enumerate(document.fields.quiz):
                for problem in _faults(document, question, f"quiz.{number}"):
                    yield still_missing(document, problem)


def _faults(lesson: Lesson, question: Question, path: str) -> Iterator[Problem]:
    source = lesson.source
    if len(question.options) <= 1:
        yield source.error(
            "quiz-one-option",
            f"{path}.options",
            "a question needs at least two options to choose from",
            hint="Add answers that readers may well think of.",
        )
    right = [number for number, option in enumerate(question.options) if option.right]
    if not right:
        yield source.error(
            "quiz-without-answer",
            f"{path}.options",
            "no option of this question is right",
            hint="Write “right: true” beside the right one.",
        )
    for number in right[1:]:
        yield source.error(
            "quiz-two-answers",
            f"{path}.options.{number}.right",
            f"option {right[0] + 1} of this question is right already",
            hint="Leave one right option, or make two questions of it.",
        )
    yield from _repeated(lesson, question, path)


def _repeated(lesson: Lesson, question: Question, path: str) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for number, option in enumerate(question.options):
        for lang, text in option.text.items():
            key = lang, fold(" ".join(text.split()))
            if key in seen:
                yield lesson.source.error(
                    "quiz-same-option",
                    f"{path}.options.{number}.text.{lang}",
                    f"option {seen[key] + 1} of this question says the same",
                    hint="Give each option words of its own.",
                )
            seen.setdefault(key, number)
