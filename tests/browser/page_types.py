"""One page of every type: what the tests of all pages go through."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class PageType:
    """A page of the demonstration site; `path` follows the site's address, `lang` is "" where the page speaks every language."""

    name: str
    path: str
    lang: str


IN_BOTH = {
    "home": "",
    "review": "reviews/flood-picture-from-another-year/",
    "review-with-corrections": "reviews/exam-postponed-notice/",
    "review-withdrawn": "reviews/heatwave-school-closure/",
    "review-of-several-claims": "reviews/rainfall-record-claims/",
    "review-with-shield": "reviews/bridge-collapse-video/",
    "list": "reviews/",
    "list-page-2": "reviews/page/2/",
    "topic": "topics/disasters/",
    "rating": "ratings/misleading/",
    "claimant": "claimants/unnamed-analysts/",
    "person": "people/demo-reviewer/",
    "directory": "topics/",
    "verdicts": "ratings/",
    "narrative": "narratives/accounts-that-glorify-violence/",
    "narrative-with-all": "narratives/pictures-that-return-with-rain/",
    "lesson": "learn/check-an-old-picture/",
    "learning-path": "learn/",
    "worksheet": "learn/check-an-old-picture/worksheet/",
    "content": "about/",
    "methodology": "methodology/",
    "glossary": "glossary/",
    "corrections": "corrections/",
    "returns": "returns/",
    "statistics": "statistics/",
    "search": "search/",
}
PAGES = (
    PageType("root", "/", ""),
    PageType("404", "/not/there/", ""),
    PageType("review-in-english-only", "/en/reviews/library-budget-chart/", "en"),
    PageType("review-in-urdu-only", "/ur/reviews/toll-plaza-voice-note/", "ur"),
    *(PageType(f"{name}-{lang}", f"/{lang}/{path}", lang) for lang in ("en", "ur") for name, path in IN_BOTH.items()),
)
NOT_FOUND = "404"

every_page = pytest.mark.parametrize("kind", PAGES, ids=[kind.name for kind in PAGES])
every_page_with_urdu = pytest.mark.parametrize(
    "kind", [kind for kind in PAGES if kind.lang != "en"], ids=[kind.name for kind in PAGES if kind.lang != "en"]
)
both_languages = pytest.mark.parametrize("lang", ["en", "ur"])
