"""What the site knows of a review without opening it is what the review says."""

from __future__ import annotations

import marshal

import pytest

from generator.model.abstract import Abstract
from generator.model.body import Reference
from generator.model.route import Link
from tests.check.newsroom import body, newsroom, review

LINKS = ["/reviews/dam/#how", "#own", "https://elsewhere.example/", "../dam/index.ur.md"]


WHOLE = review(
    related=["dam", "well"],
    narratives=["bridges"],
    aliases=["/old"],
    further_claims=[{"id": "b", "claim": "C", "rating": "incorrect"}],
    corrections=[{"date": "2026-02-12", "kind": "update", "note": "N"}],
    bodies={"en": body(links=LINKS, anchors=["own"])},
)


@pytest.fixture
def short() -> Abstract:
    """A review in short that names much."""
    return newsroom().abstract(WHOLE)


def test_it_survives_being_kept(short: Abstract) -> None:
    again = Abstract.of(marshal.loads(marshal.dumps(short.plain())))  # noqa: S302 - made here
    assert again == short
    assert again.source == short.source
    assert again.texts["ur"].shown() == short.texts["ur"].shown()


@pytest.mark.parametrize("path", ["title", "related.1", "narratives.0", "aliases.0"])
def test_faults_between_documents_are_placed_where_the_field_stands(short: Abstract, path: str) -> None:
    assert short.source.file == WHOLE.source.file
    assert path in short.source.marks
    assert short.source.at(path) == WHOLE.source.at(path)


def test_links_that_may_lead_to_this_site_are_known_with_their_positions(short: Abstract) -> None:
    assert [(Reference(*written), read) for written, read in short.texts["en"].references] == [
        (Reference(LINKS[0], 40, 7), Link("site", "/reviews/dam/", "how", "en")),
        (Reference(LINKS[3], 43, 7), Link("site", "/reviews/dam/", "", "ur")),
    ]


def test_lists_show_it_without_opening_it(short: Abstract) -> None:
    assert short.texts["en"].shown()["title"] == short.texts["en"].title == "The bridge at Example Town stands (bridge)"
    changed = newsroom().abstract(review(texts={"en": {"title": "Another"}}))
    assert changed.texts["en"].face != short.texts["en"].face
    assert changed.texts["ur"].face == short.texts["ur"].face
