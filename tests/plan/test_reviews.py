"""The review page's data: the verdict, the fact, the proof and what stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from generator.model.body import Body, Heading
from generator.model.picture import Picture
from generator.plan.reviews import plan_reviews
from tests.newsroom import Newsroom

APPEARANCE = {
    "url": "https://www.social.example/1",
    "archive_url": "https://archive.example/1",
    "platform": "x",
    "medium": "image",
}


def contexts(newsroom: Newsroom, lang: str = "en") -> dict[str, dict[str, Any]]:
    """The context of each review page by slug."""
    return {page.path.split("/")[3]: dict(page.context) for page in plan_reviews(*newsroom.shelf(lang))}


def context(lang: str = "en", **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a review
    newsroom = Newsroom().claimant("council", name={"en": "Council"}, role="Town")
    return contexts(newsroom.review(**fields), lang)["flood-picture"]


def test_the_verdict_comes_with_words_and_a_way_to_its_list() -> None:
    told = context()["verdict"]
    assert told == {"id": "incorrect", "label": "False", "definition": "Wrong", "link": "/en/ratings/incorrect/"}
    assert context("ur")["verdict"]["label"] == "غلط"


def test_a_page_exists_in_the_languages_of_the_review_only() -> None:
    newsroom = Newsroom().review("a", langs=("en",)).review("b")
    assert set(contexts(newsroom)) == {"a", "b"}
    assert set(contexts(newsroom, "ur")) == {"b"}


def test_whoever_made_the_claim_is_named_or_unknown() -> None:
    assert context()["claim"]["claimant"] is None
    known = context(claimant="council")["claim"]["claimant"]
    assert (known["text"], known["link"]) == ("Council", "/en/claimants/council/")
    named = context(claimant={"name": "Somebody", "kind": "anonymous"})["claim"]["claimant"]
    assert (named["text"], named["link"], named["kind"]) == ("Somebody", "", "anonymous")


def test_readers_get_the_archived_post_and_never_the_live_one() -> None:
    (seen,) = context(appearances=[APPEARANCE])["appearances"]
    assert seen["archive"] == "https://archive.example/1"
    assert seen["host"] == "social.example"
    assert "https://www.social.example/1" not in str(seen)


def test_where_it_was_seen_first_stands_first() -> None:
    found = context(appearances=[APPEARANCE, {"url": "https://b.example/", "first": True}])["appearances"]
    assert [seen["first"] for seen in found] == [True, False]


def test_corrections_are_counted_from_the_oldest() -> None:
    changes = [
        {"date": "2026-03-01", "kind": "correction", "previous_rating": "correct", "note": "second"},
        {"date": "2026-02-20", "kind": "update", "note": "first"},
    ]
    found = {
        c["anchor"]: (c["note"]["text"], c["previous"] and c["previous"]["label"])
        for c in context(corrections=changes)["corrections"]
    }
    assert found == {"correction-1": ("first", None), "correction-2": ("second", "True")}
    assert context(corrections=changes)["updated"]["iso"].startswith("2026-03-01")


def test_an_unchanged_review_has_no_date_of_change() -> None:
    assert context()["updated"] is None
    assert context(updated="2026-02-03")["updated"] is None


def test_related_are_the_named_then_the_same_story_then_the_same_topic() -> None:
    newsroom = (
        Newsroom()
        .topic("water")
        .narrative("story")
        .review("it", related=["named", "gone"], narratives=["story"], published="2026-01-01")
        .review("named", topics=["water"])
        .review("withdrawn", status="withdrawn")
        .review("same-story", topics=["water"], narratives=["story"])
        .review("same-topic", published="2026-01-02")
        .review("older", published="2025-01-01")
        .review("oldest", published="2024-01-01")
        .review("untranslated", langs=("ur",), published="2026-03-01")
    )
    links = [card["link"].split("/")[3] for card in contexts(newsroom)["it"]["related"]]
    assert links == ["named", "same-story", "same-topic", "older"]
    assert contexts(newsroom)["it"]["narratives"][0]["link"] == "/en/narratives/story/"


def test_the_contents_name_only_what_is_there() -> None:
    body = Body("<h2>A</h2>", headings=(Heading(2, "a", "A"), Heading(3, "b", "B")))
    (page,) = plan_reviews(*Newsroom().review(evidence=[{"title": "Report"}], body=body).shelf())
    assert [entry["link"] for entry in page.context["toc"]] == ["#a", "#evidence", "#how"]
    assert [entry["link"] for entry in context()["toc"]] == ["#how"]


def test_a_shared_text_holds_the_verdict_the_fact_and_the_address() -> None:
    texts = {"en": {"fact": "Nobody drowned & all is well"}}
    shares = contexts(Newsroom().review(texts=texts))["flood-picture"]["shares"]
    assert shares["address"] == "https://tasdiq.example.org/en/reviews/flood-picture/"
    assert shares["whatsapp"].startswith("https://wa.me/?text=")
    text = unquote(shares["whatsapp"].partition("=")[2])
    assert "False" in text
    assert "Nobody drowned & all is well" in text
    assert text.endswith("\n" + shares["address"])
    assert text.splitlines() == shares["lines"]
    assert "&" not in shares["whatsapp"]


def test_what_was_withdrawn_is_not_passed_on() -> None:
    texts = {"en": {"fact": "Nobody drowned"}}
    shares = contexts(Newsroom().review(texts=texts, status="withdrawn"))["flood-picture"]["shares"]
    assert shares["lines"] == [
        "We have withdrawn this fact check. Please do not pass on what it said.",
        shares["address"],
    ]


@pytest.mark.parametrize(
    ("role", "shield", "shared"), [("photo", "none", True), ("evidence", "blur", False), ("false-media", "none", False)]
)
def test_the_picture_of_a_shared_link_where_there_are_no_cards(*, role: str, shield: str, shared: bool) -> None:
    images = [
        {"file": "false.jpg", "alt": "x", "role": "false-media"},
        {"file": "a.jpg", "alt": "A bridge", "role": role, "shield": shield},
    ]
    newsroom, picture = Newsroom().review(images=images), Picture("x", "ab" * 32, 1200, 600, "jpeg")
    for name in ("a.jpg", "false.jpg"):
        newsroom.picture(f"reviews/flood-picture/{name}", picture)
    view, shelf = newsroom.shelf()
    (page,) = plan_reviews(view, replace(shelf, cards=False))
    image = page.context["head"]["image"]
    assert (image is not None) is shared
    if image:
        size = {"width": 1200, "height": 600}
        assert image == {"url": f"https://tasdiq.example.org/media/{'ab' * 10}-1200.jpg", "alt": "A bridge", **size}
    assert len(page.context["images"]) == 2


def test_unknown_ids_show_what_is_known() -> None:
    told = context(topics=["nothing"], authors=["nobody"], claimant="noone", techniques=["x"], related=["gone"])
    assert (told["topics"], told["credits"]["authors"], told["techniques"], told["related"]) == ([], [], [], [])
    assert told["claim"]["claimant"] is None


def test_what_was_translated_from_a_text_that_changed_says_so() -> None:
    newsroom = Newsroom().review().outdate("flood-picture", "ur")
    (page,) = plan_reviews(*newsroom.shelf("ur"))
    assert page.context["outdated"] == {"link": "/en/reviews/flood-picture/", "lang": "en"}
    (page,) = plan_reviews(*newsroom.shelf())
    assert page.context["outdated"] is None
