"""The library as readers may see it: what is visible when, in which order, under which heading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.model.library import latest_first, newest_first
from tests.check.newsroom import claimant, lesson, narrative, newsroom, person, review, topic

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


def test_drafts_and_what_is_not_due_are_hidden() -> None:
    library = newsroom(
        review("out", published="2026-02-01"),
        review("draft", published="2026-02-01", status="draft"),
        review("withdrawn", published="2026-02-01", status="withdrawn"),
        review("later", published="2026-02-04"),
        lesson("later-lesson", published="2026-02-05"),
        narrative("draft-dossier", published="2026-02-01", status="draft"),
        pages=(),
    ).whole
    shown = library.visible(NOON, drafts=False)
    assert {review.slug for review in shown.reviews} == {"out", "withdrawn"}
    assert not shown.lessons
    assert not shown.narratives
    everything = library.visible(NOON, drafts=True)
    assert len(everything.reviews) == 4
    assert len([*everything.documents]) == 6


def test_the_next_moment_at_which_something_appears() -> None:
    library = newsroom(
        review("a", published="2026-02-09"),
        review("b", published="2026-02-05T10:00:00+00:00"),
        review("c", published="2026-02-04", status="draft"),
        lesson("d", published="2026-02-06"),
    ).whole
    assert library.next_due(NOON) == datetime(2026, 2, 5, 10, tzinfo=UTC)
    assert library.next_due(datetime(2026, 2, 5, 10, tzinfo=UTC)) == datetime(2026, 2, 6, tzinfo=UTC)
    assert library.next_due(datetime(2026, 3, 1, tzinfo=UTC)) is None


def test_a_document_appears_at_its_moment_and_not_before() -> None:
    library = newsroom(review("a", published="2026-02-05T10:00:00+05:00")).whole
    due = library.next_due(NOON)
    assert due is not None
    assert library.visible(due - timedelta(seconds=1), drafts=False).reviews == ()
    assert [review.slug for review in library.visible(due, drafts=False).reviews] == ["a"]


def test_reviews_are_grouped_by_all_that_they_name() -> None:
    several = review(
        "a",
        topics=["health", "water"],
        claimant="council",
        narratives=["story"],
        techniques=["cut"],
        further_claims=[
            {"id": "second", "claim": "x", "rating": "correct", "claimant": "other"},
            {"id": "third", "claim": "x", "rating": "correct", "claimant": "council"},
        ],
    )
    plain = review("b", published="2026-03-01", claimant={"name": "Somebody"}, reviewers=[])
    library = newsroom(
        several,
        plain,
        topics={name: topic(name) for name in ("health", "water")},
        people={name: person(name) for name in ("amina", "bilal")},
        claimants={name: claimant(name) for name in ("council", "other")},
    ).whole
    slugs = {
        name: {key: [review.slug for review in found] for key, found in getattr(library, name).items()}
        for name in ("by_topic", "by_rating", "by_claimant", "by_person", "by_narrative", "by_technique")
    }
    assert slugs == {
        "by_topic": {"health": ["b", "a"], "water": ["a"]},
        "by_rating": {"incorrect": ["b", "a"]},
        "by_claimant": {"council": ["a"], "other": ["a"]},
        "by_person": {"amina": ["b", "a"], "bilal": ["a"]},
        "by_narrative": {"story": ["a"]},
        "by_technique": {"cut": ["a"]},
    }
    assert library.by_slug["a"].slug == "a"


def test_an_edition_holds_the_reviews_that_are_written_in_its_language() -> None:
    library = newsroom(review("both"), review("english", langs=["en"])).whole
    editions = {lang: [review.slug for review in edition.reviews] for lang, edition in library.editions.items()}
    assert editions == {"en": ["both", "english"], "ur": ["both"]}


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_never_depends_on_the_order_of_reading(slugs: list[str]) -> None:
    documents = [review(slug, published="2026-02-03" if slug in "abc" else "2026-02-04") for slug in slugs]
    abstracts = [newsroom().abstract(document) for document in documents]
    assert [document.slug for document in newest_first(documents)] == ["d", "a", "b", "c"]
    assert [abstract.slug for abstract in latest_first(abstracts)] == ["d", "a", "b", "c"]


def test_the_latest_change_is_when_a_review_was_modified() -> None:
    document = review(
        published="2026-02-03",
        updated="2026-02-04",
        corrections=[{"date": "2026-02-06", "kind": "update", "note": "x"}],
    )
    assert document.fields.modified == datetime(2026, 2, 6, tzinfo=UTC)
    assert newsroom().abstract(document).modified == "2026-02-06T00:00:00+00:00"
