from __future__ import annotations

import pytest

from generator.model.library import AnyDocument
from tests.check.newsroom import found, lesson, narrative, newsroom, page, review, term


@pytest.mark.parametrize(
    "document", [review("page"), narrative("page"), lesson("page"), page("statistics"), page("media"), page("ur")]
)
def test_a_slug_that_the_site_uses_is_refused(document: AnyDocument) -> None:
    assert found(newsroom(document)) == [("reserved-slug", f"{document.source.file}:1:1")]


@pytest.mark.parametrize("document", [review("search"), page("our-search"), term("page"), narrative("reviews")])
def test_the_same_word_elsewhere_is_free(document: AnyDocument) -> None:
    assert found(newsroom(document)) == []
