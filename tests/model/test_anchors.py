"""Where on a page a link can lead, and which links lead to this site."""

from __future__ import annotations

from datetime import UTC

import pytest

from generator.model.anchors import page_anchors, site_links
from generator.model.library import AnyDocument
from tests.check.newsroom import body, config, lesson, narrative, page, review, term

OWN = {"en": body(anchors=["how-we-checked"]), "ur": body(anchors=["طریقہ"])}


def test_a_reviews_page_has_its_headings_claims_corrections_and_sections() -> None:
    note = {"kind": "update", "note": "N"}
    document = review(
        bodies=OWN,
        further_claims=[{"id": "road", "claim": "C", "rating": "incorrect"}],
        corrections=[{"date": "2026-02-12", **note}, {"date": "2026-02-13", **note}],
        appearances=[{"url": "https://video.example.com/1", "date": "2026-05"}],
    )
    sections = {"evidence", "further", "how", "main", "media", "returns", "trick"}
    shared = {"road", "correction-1", "correction-2", "return-2026-05", *sections}
    assert set(page_anchors(document, document.translations["en"], UTC)) == shared | {"how-we-checked"}
    assert set(page_anchors(document, document.translations["ur"], UTC)) == shared | {"طریقہ"}


@pytest.mark.parametrize("document", [narrative(bodies=OWN), lesson(bodies=OWN), page(bodies=OWN), term(bodies=OWN)])
def test_any_other_page_has_those_of_its_text(document: AnyDocument) -> None:
    assert page_anchors(document, document.translations["en"], UTC) == ("how-we-checked",)


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("/learn/look/#how", ("site", "/learn/look/", "how", "en")),
        ("../dam/index.ur.md", ("site", "/reviews/dam/", "", "ur")),
        ("https://facts.example.org/ur/about/", ("site", "/ur/about/", "", "en")),
        ("/nowhere/", ("site", "/nowhere/", "", "en")),
        ("#own", None),
        ("https://elsewhere.example/", None),
        ("mailto:desk@example.org", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_links_that_may_lead_to_another_page_of_this_site(written: str, led: tuple[str, ...] | None) -> None:
    found = site_links(body(links=["#first", written]), "en", "reviews/bridge", config())
    assert found == (((written, 41, 7, *led),) if led else ())
