from __future__ import annotations

from typing import Any

import pytest

from generator.model.library import AnyDocument
from tests.check.newsroom import found, lesson, narrative, newsroom, place, review

BOTH: dict[str, Any] = {"authors": ["amina"], "reviewers": ["bilal", "amina"]}


@pytest.mark.parametrize("document", [review(**BOTH), narrative(**BOTH), lesson(**BOTH)])
def test_an_author_does_not_review_the_own_text(document: AnyDocument) -> None:
    assert found(newsroom(document)) == [("reviewer-is-author", place(document, "reviewers.1"))]


def test_a_text_without_reviewer_passes() -> None:
    assert found(newsroom(review(reviewers=[]))) == []
