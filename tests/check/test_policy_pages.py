from __future__ import annotations

from generator.model.config import POLICY_PAGES
from tests.check.newsroom import found, newsroom, page


def test_every_policy_page_exists_in_every_language() -> None:
    kept = [page(slug) for slug in POLICY_PAGES if slug not in {"funding", "contact"}]
    content = newsroom(pages=(*kept, page("funding", langs=["en"])))
    assert found(content) == [
        ("missing-policy-page", "content/pages/contact/index.en.md"),
        ("missing-policy-page", "content/pages/contact/index.ur.md"),
        ("missing-policy-page", "content/pages/funding/index.ur.md"),
    ]


def test_an_empty_site_lacks_them_all() -> None:
    assert len(found(newsroom(pages=()))) == 2 * len(POLICY_PAGES)


def test_a_page_that_could_not_be_read_is_not_missing() -> None:
    kept = tuple(page(slug) for slug in POLICY_PAGES if slug != "privacy")
    assert found(newsroom(pages=kept, broken=frozenset({"pages/privacy"}))) == []
