from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.check.newsroom import body, found, newsroom, only, review

SEEN = [{"url": "https://www.video.example.com/watch?v=1", "archive_url": "https://archive.example.com/1"}]


@pytest.mark.parametrize(
    "target", ["https://www.video.example.com/watch?v=1", "http://video.example.com/watch/?v=1#t=5"]
)
def test_a_link_to_the_place_of_the_claim_is_a_warning(target: str) -> None:
    problem = only(newsroom(review(appearances=SEEN, bodies={"ur": body(links=[target])})))
    assert (problem.code, problem.place) == ("live-link-to-appearance", "content/reviews/bridge/index.ur.md:40:7")
    assert problem.severity is Severity.WARNING
    assert "https://archive.example.com/1" in problem.hint


@pytest.mark.parametrize(
    "target", ["https://archive.example.com/1", "https://video.example.com/watch?v=2", "/methodology/"]
)
def test_other_links_pass(target: str) -> None:
    assert found(newsroom(review(appearances=SEEN, bodies={"en": body(links=[target])}))) == []


def test_what_is_evidence_too_may_be_linked() -> None:
    evidence = [{"title": "The film", "url": SEEN[0]["url"]}, {"title": "Minutes"}]
    source = review(appearances=SEEN, evidence=evidence, bodies={"en": body(links=[SEEN[0]["url"]])})
    assert found(newsroom(source)) == []
