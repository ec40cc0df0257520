"""A review, read once: what the rest of the site knows of it, and what is kept for its own page and data."""

from __future__ import annotations

import marshal
from dataclasses import replace

from generator.model.picture import Picture
from generator.plan import abstract_of, plan_views
from generator.plan.abstracts import search_record
from tests.newsroom import Newsroom

PICTURE = Picture("content/reviews/full/a.jpg", "ab" * 32, 500, 300, "jpeg")


def full() -> Newsroom:
    seen = [{"url": "https://b.example", "platform": "x"}]
    claim = {"id": "b", "claim": "B", "rating": "correct", "claimant": "council", "appearances": seen}
    return (
        Newsroom()
        .claimant("council")
        .person("editor")
        .picture("reviews/full/a.jpg", PICTURE)
        .review(
            "full",
            body='<a href="/reviews/other/#how">x</a><a href="#b">y</a><a href="https://e.example">z</a><img src="a.jpg">',
            published="2026-02-03T20:00:00+00:00",
            topics=["health"],
            reviewers=["writer", "editor"],
            claimant={"name": "Somebody"},
            further_claims=[claim],
            corrections=[{"date": "2026-03-01", "kind": "update", "note": "n"}],
            images=[{"file": "a.jpg", "alt": "A"}, {"file": "lost.jpg", "alt": "L"}],
            aliases=["old"],
        )
    )  # fmt: skip


def test_it_knows_what_lists_and_checks_of_the_whole_site_ask_for() -> None:
    (found,) = full().library().reviews
    assert (found.folder, found.lang, found.rating, found.status) == ("reviews/full", "en", "incorrect", "published")
    assert (found.topics, found.people, found.claimants) == (("health",), ("writer", "editor"), ("council",))
    assert (found.platforms, found.aliases) == (("x",), ("old",))
    assert {use[:2] for use in found.pictures} == {("reviews/full/a.jpg", "photo")}
    assert found.modified.startswith("2026-03-01")
    assert found.day == "2026-02-04", "the newsroom's day"
    assert [link.path for _, link in found.texts["en"].references] == ["/reviews/other/"]
    assert {"b", "correction-1", "evidence"} <= set(found.texts["en"].anchors)
    assert found.texts["ur"].shown()["title"] == "full title ur"


def test_everything_that_is_kept_is_plain_data() -> None:
    newsroom = full()
    abstract, leaves = abstract_of(plan_views(newsroom.settings()), newsroom.reviews[0], b"digest", whole=True)
    assert sorted(leaves) == sorted(
        [
            "record",
            *(
                f"{name}.{lang}"
                for name in ("page", "card", "search", "find", "items", "rows")
                for lang in ("en", "ur")
            ),
        ]
    )
    assert marshal.loads(marshal.dumps(leaves)) == leaves  # noqa: S302 - made here
    assert type(abstract).of(marshal.loads(marshal.dumps(abstract.plain()))) == abstract  # noqa: S302 - made here
    assert search_record(leaves["search.ur"]).title == "full title ur"


def test_a_review_with_errors_is_known_all_the_same_and_nothing_is_kept_of_it() -> None:
    newsroom = full()
    views = plan_views(newsroom.settings())
    whole, _ = abstract_of(views, newsroom.reviews[0], b"digest", whole=True)
    assert abstract_of(views, newsroom.reviews[0], b"digest", whole=False) == (whole, {})


def test_it_depends_on_no_other_document() -> None:
    newsroom = full()
    alone = abstract_of(plan_views(newsroom.settings()), newsroom.reviews[0], b"", whole=True)
    among = newsroom.review("other").narrative("story").lesson("look").term("claim").archive().library
    assert abstract_of(plan_views(among), newsroom.reviews[0], b"", whole=True) == alone


def test_a_face_is_of_what_lists_show_and_of_nothing_else() -> None:
    newsroom = full()
    (review,) = newsroom.reviews
    views = plan_views(newsroom.settings())

    def face(**fields: object) -> bytes:
        changed = replace(review, fields=review.fields.model_copy(update=fields))
        return abstract_of(views, changed, b"", whole=False)[0].texts["en"].face

    assert face(rating="correct") != face()
    assert face(status="withdrawn") != face()
    assert face(content_warning={"*": "Blood"}, aliases=()) == face()
