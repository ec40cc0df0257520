"""Cards, bylines and sources, which stand on many kinds of pages."""

from __future__ import annotations

import pytest

from generator.model.body import Heading
from generator.model.picture import Picture
from generator.model.review import Appearance, Evidence, Image
from generator.plan.parts import appearance, article_card, evidence, image, people, review_card, toc, topics, verdict
from generator.plan.view import View
from tests.newsroom import Newsroom

PICTURE = Picture("x", "ab" * 32, 500, 300, "jpeg")


def view(newsroom: Newsroom | None = None, lang: str = "en") -> View:
    return View((newsroom or Newsroom()).library(), lang)


def test_a_verdict_leads_to_its_list_and_an_unknown_one_nowhere() -> None:
    assert verdict(view(), "satire")["link"] == "/en/ratings/satire/"
    assert (verdict(view(), "old-verdict")["link"], verdict(view(), "old-verdict")["label"]) == (
        "/en/ratings/old-verdict/",
        "Old",
    )
    assert (verdict(view(), "nonsense")["link"], verdict(view(), "nonsense")["label"]) == ("", "nonsense")


def test_a_card_tells_what_a_list_needs() -> None:
    newsroom = Newsroom().review(status="withdrawn")
    card = review_card(view(newsroom, "ur"), newsroom.reviews[0])
    assert card["link"] == "/ur/reviews/flood-picture/"
    assert (card["title"], card["claim"], card["topic"]) == ("flood-picture title ur", "flood-picture claim ur", "صحت")
    assert card["withdrawn"] is True
    assert card["picture"] is None


@pytest.mark.parametrize(
    ("kinds", "status", "marked"),
    [
        (["correction", "update"], "published", True),
        (["clarification", "update"], "published", False),
        (["correction", "withdrawal"], "withdrawn", False),
        ([], "published", False),
    ],
)
def test_a_card_says_that_a_review_was_corrected(*, kinds: list[str], status: str, marked: bool) -> None:
    changes = [{"date": f"2026-02-1{day}", "kind": kind, "note": "N"} for day, kind in enumerate(kinds)]
    newsroom = Newsroom().review(corrections=changes, status=status)
    assert review_card(view(newsroom), newsroom.reviews[0])["corrected"] is marked


@pytest.mark.parametrize(
    ("images", "shown"),
    [
        ([{"role": "photo"}], True),
        ([{"role": "evidence"}], True),
        ([{"role": "false-media"}], False),
        ([{"role": "original"}], False),
        ([{"role": "photo", "shield": "hide"}], False),
    ],
)
def test_a_card_never_shows_what_could_mislead(*, images: list[dict[str, str]], shown: bool) -> None:
    newsroom = Newsroom().review(images=[{"file": "a.jpg", "alt": "x", **told} for told in images])
    newsroom.picture("reviews/flood-picture/a.jpg", PICTURE)
    assert (review_card(view(newsroom), newsroom.reviews[0])["picture"] is not None) is shown


def test_an_article_is_a_link_with_a_summary() -> None:
    found = view(Newsroom().lesson("look"))
    card = article_card(found, found.library.lessons[0])
    assert card == {"link": "/en/learn/look/", "title": "look title en", "text": "look summary en"}


def test_people_and_topics_by_name_and_nobody_else() -> None:
    assert people(view(), ["writer", "nobody"]) == [
        {"text": "A Writer", "lang": "", "dir": "", "link": "/en/people/writer/"}
    ]
    assert topics(view(), ["health", "nothing"]) == [{"title": "Health", "link": "/en/topics/health/"}]


def test_an_appearance_without_a_platform_names_its_host() -> None:
    seen = appearance(view(), Appearance(url="https://www.blog.example:8080/a?b", date="2026-02"))
    assert (seen["platform"], seen["archive"]) == ("blog.example", "")
    assert seen["date"] == {"iso": "2026-02", "text": "February 2026"}


def test_a_source_says_when_it_was_read_and_what_stake_it_has() -> None:
    source = evidence(view(), Evidence(title="Report", accessed="2026-02-03", kind="primary", interest={"ur": "مفاد"}))
    assert "3 February 2026" in source["accessed"]["words"]
    assert source["interest"] == {"text": "مفاد", "lang": "ur", "dir": "rtl"}
    assert (source["url"], source["host"], source["publisher"]) == ("", "", None)


def test_a_picture_that_could_not_be_read_is_left_out() -> None:
    newsroom = Newsroom().review()
    (review,) = newsroom.reviews
    declared = Image(file="a.jpg", alt="x")
    assert image(view(newsroom), review, declared) is None
    shown = image(view(newsroom.picture("reviews/flood-picture/a.jpg", PICTURE)), review, declared)
    assert shown is not None
    assert shown["srcset"].endswith(" 500w")


def test_the_contents_hold_main_headings_then_the_pages_own_sections() -> None:
    headings = [Heading(2, "a", "A"), Heading(3, "b", "B"), Heading(2, "پل", "پل")]
    found = toc(view(), headings, [("evidence", "review.evidence")])
    assert [entry["link"] for entry in found] == ["#a", "#پل", "#evidence"]
