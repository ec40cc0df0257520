"""What is kept of a folder says after the next start what it said before."""

from __future__ import annotations

import marshal
from typing import Any

import pytest

from generator.model.picture import Picture
from generator.model.study import Study, plain_of, problems_of
from generator.problems import Problem, Severity
from tests.check.newsroom import newsroom, review


def kept(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    """A value as it comes back from the cache."""
    return marshal.loads(marshal.dumps(value))  # noqa: S302 - made here


@pytest.mark.parametrize("severity", Severity)
def test_a_problem_comes_back_as_it_was_told(severity: Severity) -> None:
    problem = Problem("dead-link", "there is no پل", "content/a.md", 3, 5, "Mend it.", severity)
    assert list(problems_of(kept([plain_of(problem)]))) == [problem]


def test_a_picture_comes_back_as_it_was_measured() -> None:
    picture = Picture("content/reviews/a/b.jpg", "0" * 64, 40, 60, "jpeg", alpha=True, orientation=6)
    assert Picture(*kept(plain_of(picture))) == picture


def test_a_study_gives_the_review_in_short_where_there_is_one() -> None:
    short = newsroom().abstract(review())
    study = Study(b"content", b"valid", plain=short.plain(), leaves={"record": ("pack", 0, 5, 7)})
    again = Study._make(kept(tuple(study)))
    assert again == study
    assert again.abstract == short
    assert Study(b"content", b"valid").abstract is None
