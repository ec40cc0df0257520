"""Whenever a page would show something else, its fingerprint is another: pages are made late, of what they say they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from generator.model.library import Asset
from generator.model.page import Page
from generator.model.picture import Picture
from generator.plan import plan_routes, plan_site
from tests.newsroom import CONFIG, Newsroom

Fields = dict[str, Any]
CORRECTION: Fields = {"date": "2026-02-01", "kind": "correction", "note": {"en": "Note", "ur": "نوٹ"}}


@dataclass
class Draft:
    """All that a site is planned from, to be changed before it is."""

    settings: Fields = field(default_factory=lambda: {"lists": {"per_page": 2, "latest": 2}, "feeds": {"items": 2}})
    reviews: dict[str, Fields] = field(
        default_factory=lambda: {
            "a": {"published": "2026-01-01", "narratives": ["story"], "techniques": ["cut"]},
            "b": {"published": "2026-01-02", "topics": ["water"], "rating": "correct", "claimant": "council"},
            "c": {"published": "2026-01-03", "body": '<p><a href="/reviews/a/">A</a></p>', "authors": ["editor"]},
            "d": {"published": "2026-01-04", "langs": ("ur",), "corrections": [CORRECTION]},
            "e": {"published": "2026-01-05", "images": [{"file": "shot.jpg", "alt": "Shot"}]},
        }
    )
    others: dict[str, dict[str, Fields]] = field(
        default_factory=lambda: {
            "topic": {"health": {"name": "Health"}, "water": {"name": "Water"}},
            "person": {"writer": {}, "editor": {}},
            "claimant": {"council": {}},
            "technique": {"cut": {"lesson": "look"}},
            "narrative": {"story": {"timeline": [{"date": "2026-01", "text": "Event", "review": "a"}]}},
            "lesson": {"look": {"techniques": ["cut"]}},
            "term": {"claim": {}},
            "page": {"about": {}, "methodology": {}},
        }
    )
    pictures: dict[str, Picture] = field(
        default_factory=lambda: {"reviews/e/shot.jpg": Picture("shot.jpg", "ab" * 32, 500, 300, "jpeg")}
    )

    def pages(self) -> dict[str, Page]:
        """Every page of the site by its address."""
        newsroom = Newsroom().configure(**self.settings)
        for place, picture in self.pictures.items():
            newsroom.picture(place, picture)
        for slug, fields in self.reviews.items():
            newsroom.review(slug, **fields)
        for kind, entries in self.others.items():
            for name, fields in entries.items():
                getattr(newsroom, kind)(name, **fields)
        archive = newsroom.archive()
        library = replace(archive.library, assets={"material": Asset("material", "", "0" * 64)})
        planned = plan_site(library, plan_routes(library), archive.leaves, archive.pieces)
        return {page.path: page for page in planned}


def shows(page: Page) -> Mapping[str, Any]:
    """Everything that is put into a page."""
    context = page.context
    return {**context, "pieces": list(context["pieces"])} if "pieces" in context else context


def of(slug: str, /, **fields: Any) -> Callable[[Draft], None]:  # noqa: ANN401 - any field of a review
    def change(draft: Draft) -> None:
        draft.reviews[slug] = {**draft.reviews.get(slug, {}), **fields}

    return change


def with_a(kind: str, slug: str, /, **fields: Any) -> Callable[[Draft], None]:  # noqa: ANN401 - any field of a document
    def change(draft: Draft) -> None:
        draft.others[kind][slug] = {**draft.others[kind].get(slug, {}), **fields}

    return change


def without(kind: str, name: str) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        del (draft.reviews if kind == "review" else draft.others[kind])[name]

    return change


def with_settings(**settings: Any) -> Callable[[Draft], None]:  # noqa: ANN401 - any setting
    def change(draft: Draft) -> None:
        draft.settings |= settings

    return change


def another_picture(draft: Draft) -> None:
    draft.pictures["reviews/e/shot.jpg"] = Picture("shot.jpg", "cd" * 32, 500, 300, "jpeg")


EDITS: Mapping[str, Callable[[Draft], None]] = {
    "title": of("a", texts={"en": {"title": "Other"}}),
    "claim in Urdu": of("a", texts={"ur": {"claim": "دوسرا"}}),
    "fact": of("c", texts={"en": {"fact": "It is so"}}),
    "body": of("a", body="<p>Other</p>"),
    "link": of("c", body='<p><a href="/reviews/b/">A</a></p>'),
    "rating": of("a", rating="correct"),
    "topic": of("a", topics=["water"]),
    "second topic": of("a", topics=["health", "water"]),
    "author": of("a", authors=["editor"]),
    "claimant": of("a", claimant="council"),
    "withdrawn": of("b", status="withdrawn"),
    "date": of("a", published="2026-01-06"),
    "correction": of("a", corrections=[CORRECTION]),
    "correction's note": of("d", corrections=[{**CORRECTION, "note": "Other"}]),
    "return": of("a", appearances=[{"url": "https://s.example/1", "date": "2026-05-12"}]),
    "return's note": of("b", appearances=[{"url": "https://s.example/1", "date": "2026-06", "note": "Again"}]),
    "appearance's platform": of("a", appearances=[{"url": "https://s.example/1", "platform": "x"}]),
    "appearance's language": of("a", appearances=[{"url": "https://s.example/1", "language": "sd"}]),
    "claim's date": of("a", claim_date="2025-12-30"),
    "related": of("a", related=["e"]),
    "narrative": of("b", narratives=["story"]),
    "technique": of("b", techniques=["cut"]),
    "alias": of("a", aliases=["old"]),
    "evidence": of("a", evidence=[{"title": "Report", "url": "https://e.example"}]),
    "translation gone": of("a", langs=("en",)),
    "translation new": of("d", langs=("ur", "en")),
    "new review": of("new", published="2026-01-03T12:00:00+00:00"),
    "no review": without("review", "b"),
    "no target of a link": without("review", "a"),
    "picture": another_picture,
    "picture's words": of("e", images=[{"file": "shot.jpg", "alt": "Other"}]),
    "renamed topic": with_a("topic", "water", name="Rivers"),
    "described topic": with_a("topic", "water", description="Rivers and lakes"),
    "new topic": with_a("topic", "fire"),
    "renamed person": with_a("person", "editor", name="An Editor"),
    "renamed claimant": with_a("claimant", "council", name="The Council"),
    "described claimant": with_a("claimant", "council", description="A town"),
    "renamed technique": with_a("technique", "cut", name="Cropping"),
    "technique without lesson": with_a("technique", "cut", lesson=None),
    "lesson in one language": with_a("lesson", "look", langs=("ur",)),
    "no lesson": without("lesson", "look"),
    "narrative in one language": with_a("narrative", "story", langs=("en",)),
    "event": with_a("narrative", "story", timeline=[{"date": "2026-02", "text": "Event"}]),
    "what is known": with_a("narrative", "story", known=["It is so"]),
    "behaviour": with_a("narrative", "story", behaviour=[{"what": "Forty copies"}]),
    "attribution": with_a("narrative", "story", attribution={"level": 0}),
    "intervention": with_a(
        "narrative", "story", interventions=[{"date": "2026-02", "to": "X", "kind": "platform", "what": "A film"}]
    ),
    "new page": with_a("page", "funding"),
    "page updated": with_a("page", "about", updated="2026-03-01T00:00:00+05:00"),
    "new term": with_a("term", "source"),
    "site's name": with_settings(name={"en": "Facts", "ur": "حقائق"}),
    "address": with_settings(base_url="https://other.example/sub"),
    "day": with_settings(timezone="America/Los_Angeles"),
    "shorter lists": with_settings(lists={"per_page": 1, "latest": 1}),
    "longer feeds": with_settings(feeds={"items": 5}),
    "old address of feeds": with_settings(feeds={"items": 2, "id_base": "https://old.example"}),
    "new verdict": with_settings(
        ratings=[*CONFIG["ratings"], {"id": "new", "label": "New", "definition": "x", "colour": "#000000"}]
    ),
    "licence": with_settings(license="https://creativecommons.org/publicdomain/zero/1.0/"),
    "no text-only edition": with_settings(lite=False),
    "no cards": with_settings(embeds=False),
    "host": with_settings(host="netlify"),
    "contact": with_settings(organisation={"name": "x", "contact": {"email": "new@example.org"}}),
}


@pytest.fixture(scope="module")
def before() -> Mapping[str, Page]:
    return Draft().pages()


def after(change: Callable[[Draft], None]) -> Mapping[str, Page]:
    draft = Draft()
    change(draft)
    return draft.pages()


def renewed(before: Mapping[str, Page], after: Mapping[str, Page]) -> set[str]:
    """The pages that have another fingerprint."""
    return {path for path in before.keys() & after if before[path].fingerprint("") != after[path].fingerprint("")}


@pytest.mark.parametrize("edit", EDITS)
def test_no_page_that_shows_something_else_has_the_old_fingerprint(edit: str, before: Mapping[str, Page]) -> None:
    changed = after(EDITS[edit])
    differ = {path for path in before.keys() & changed if shows(before[path]) != shows(changed[path])}
    assert differ or before.keys() != changed.keys(), "an edit that changes nothing tests nothing"
    assert differ - renewed(before, changed) == set()


def test_the_same_site_has_the_same_fingerprints(before: Mapping[str, Page]) -> None:
    assert renewed(before, Draft().pages()) == set()


def test_an_edited_text_renews_its_own_pages_the_feeds_and_the_data(before: Mapping[str, Page]) -> None:
    found = renewed(before, after(EDITS["body"]))
    own = {f"/{lang}/{folder}/a/" for lang in ("en", "ur") for folder in ("reviews", "lite", "embed")}
    assert {path for path in found if not path.startswith("/data/")} == own
    fresh = renewed(before, after(of("e", body="<p>Other</p>")))
    pages = {path for path in fresh if path.endswith("/")}
    assert pages == {path.replace("/a/", "/e/") for path in own}
    assert "/en/rss.xml" in fresh
    assert "/en/topics/water/rss.xml" not in fresh


def test_a_renamed_lesson_renews_no_review_of_another_technique(before: Mapping[str, Page]) -> None:
    found = renewed(before, after(EDITS["no lesson"]))
    assert {path for path in found if "/reviews/" in path} == {"/en/reviews/a/", "/ur/reviews/a/"}
