from __future__ import annotations

import pytest

from generator.model.body import Body
from tests.check.newsroom import found, newsroom, only, review


def showing(html: str) -> Body:
    return Body(html=html, text="x")


@pytest.mark.parametrize(
    "html", ["<p>It was [posted <em>here</em>](https://x.example/1 on 3 June.</p>", "<p>![posted here](a b.jpg)</p>"]
)
def test_brackets_that_readers_would_see_are_warned_of(html: str) -> None:
    problem = only(newsroom(review(bodies={"ur": showing(html)})))
    assert (problem.code, problem.severity) == ("unfinished-link", "warning")
    assert problem.file == "content/reviews/bridge/index.ur.md"
    assert "[posted here](" in problem.message


@pytest.mark.parametrize("html", ["<p>Write <code>[words](address)</code>.</p>", "<p>f[1] (see below)</p>"])
def test_brackets_that_are_meant_pass(html: str) -> None:
    assert found(newsroom(review(bodies={"en": showing(html)}))) == []
