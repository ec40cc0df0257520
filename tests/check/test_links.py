from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.model.library import AnyDocument
from tests.check.newsroom import body, found, lesson, narrative, newsroom, only, page, review, term

FILE = "content/reviews/bridge/index.en.md"
FURTHER = {"id": "second-claim", "claim": "A road closed", "rating": "incorrect"}


def linking(*links: str, anchors: Sequence[str] = (), **changes: Any) -> AnyDocument:  # noqa: ANN401 - any field of a review
    return review(bodies={"en": body(links=links, anchors=anchors)}, **changes)


@pytest.mark.parametrize(
    "target",
    [
        "/reviews/dam/",
        "/reviews/dam",
        "/en/reviews/dam/",
        "/ur/reviews/dam/",
        "../dam/",
        "../dam/index.ur.md",
        "https://facts.example.org/en/reviews/dam/",
        "/learn/old-pictures/",
        "/narratives/bridges/",
        "/methodology/",
        "../../pages/methodology/index.en.md",
        "/topics/health/",
        "/glossary/#claim",
        "/glossary/#part-of-claim",
        "/reviews/dam/#how-we-checked",
        "/reviews/dam/#second-claim",
        "/reviews/dam/#correction-1",
        "/reviews/dam/#evidence",
        "/topics/health/#whatever",
        "#own-heading",
        "#%D8%AE%D8%A8%D8%B1",
        "/reviews/only-urdu/",
        "https://other.example.com/x?y=1#z",
        "mailto:desk@example.org",
        "tel:+923001234567",
    ],
)
def test_links_that_lead_somewhere_pass(target: str) -> None:
    dam = review(
        "dam",
        bodies={"en": body(anchors=["how-we-checked"])},
        further_claims=[FURTHER],
        corrections=[{"date": "2026-02-12", "kind": "clarification", "note": "N"}],
    )
    claim = term("claim", bodies={"en": body(anchors=["part-of-claim"])})
    source = linking(target, anchors=["own-heading", "خبر"])
    assert found(newsroom(source, dam, review("only-urdu", langs=["ur"]), lesson(), narrative(), claim)) == []


@pytest.mark.parametrize(
    "target",
    [
        "/reviews/dma/",
        "/en/reviews/dma",
        "../dma/index.en.md",
        "https://facts.example.org/en/reviews/dma/",
        "/nowhere/",
        "/rss.xml",
        "picture.pdf",
        "",
        "#",
    ],
)
def test_a_link_to_nothing_is_reported_where_it_stands(target: str) -> None:
    assert found(newsroom(linking("/", target), review("dam"))) == [("dead-link", f"{FILE}:41:7")]


def test_a_dead_link_is_told_the_nearest_address() -> None:
    assert (
        "Did you mean “/reviews/dam-of-stone/”?"
        in only(newsroom(linking("/reviews/dam-of-ston/"), review("dam-of-stone"))).hint
    )


@pytest.mark.parametrize("target", ["#no-such-place", "/reviews/dam/#no-such-place", "/glossary/#no-such-term"])
def test_an_anchor_that_is_not_there_is_reported(target: str) -> None:
    assert found(newsroom(linking(target), review("dam"), term())) == [("dead-anchor", f"{FILE}:40:7")]


def test_an_anchor_is_looked_for_in_the_language_that_the_link_leads_to() -> None:
    bodies = {"en": body(anchors=["sources"]), "ur": body(anchors=["ذرائع"])}
    source = review(bodies={"en": body(links=["/reviews/dam/#sources"]), "ur": body(links=["/reviews/dam/#sources"])})
    assert found(newsroom(source, review("dam", bodies=bodies))) == [
        ("dead-anchor", "content/reviews/bridge/index.ur.md:40:7")
    ]


def test_terms_of_the_glossary_link_to_each_other_by_anchor() -> None:
    assert found(newsroom(term("claim", bodies={"en": body(links=["#claimant"])}), term("claimant"))) == []
    assert [code for code, _ in found(newsroom(term(bodies={"en": body(links=["#claimant"])})))] == ["dead-anchor"]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/x",
        "//example.org/x",
        "http://[broken",
        "file:///etc/x",
    ],
)
def test_other_kinds_of_links_are_refused(target: str) -> None:
    assert found(newsroom(linking(target))) == [("link-scheme", f"{FILE}:40:7")]


@pytest.mark.parametrize(
    ("folder", "target"),
    [
        ("reviews/torn", "/reviews/torn/"),
        ("lessons/torn", "/en/learn/torn/"),
        ("pages/torn", "/torn/"),
        ("people/torn", "/people/torn/"),
        ("glossary/torn", "/glossary/#torn"),
    ],
)
def test_links_to_what_could_not_be_read_are_not_reported(folder: str, target: str) -> None:
    assert len(found(newsroom(linking(target)))) == 1
    assert found(newsroom(linking(target), broken=frozenset({folder}))) == []


def test_pages_are_read_in_every_language() -> None:
    faulty = page("method", bodies={"ur": body(links=["/nowhere/"])})
    assert found(newsroom(faulty)) == [("dead-link", "content/pages/method/index.ur.md:40:7")]
