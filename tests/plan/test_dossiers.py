"""A dossier's page: what was observed apart from who is behind it, with the ladder always whole."""

from __future__ import annotations

from typing import Any

import pytest

from generator.plan.articles import plan_articles
from tests.newsroom import Newsroom, made

UNKNOWN = {"en": "We do not know who is behind this.", "ur": "ہمیں معلوم نہیں کہ اس کے پیچھے کون ہے۔"}


def page(newsroom: Newsroom, lang: str = "en") -> Any:  # noqa: ANN401 - plain data
    pages = {page.path: page for page in plan_articles(*made(newsroom.library(), lang))}
    found = pages[f"/{lang}/narratives/story/"]
    assert found.template == "dossier.html"
    return found.context


@pytest.mark.parametrize("lang", ["en", "ur"])
@pytest.mark.parametrize("attribution", [None, {"level": 0}, {"level": 1}])
def test_where_nobody_is_named_it_says_that_we_do_not_know(lang: str, attribution: dict[str, Any] | None) -> None:
    context = page(Newsroom().narrative("story", attribution=attribution), lang)
    assert context["attribution"]["verdict"] == UNKNOWN[lang]


@pytest.mark.parametrize("level", [None, 0, 1, 2, 3, 4])
def test_the_ladder_is_whole_and_one_rung_is_marked(level: int | None) -> None:
    attribution = None if level is None else {"level": level}
    told = page(Newsroom().narrative("story", attribution=attribution))["attribution"]
    assert [rung["number"] for rung in told["ladder"]] == ["0", "1", "2", "3", "4"]
    assert [rung["number"] for rung in told["ladder"] if rung["reached"]] == ([] if level is None else [str(level)])
    assert len({rung["title"] for rung in told["ladder"]}) == 5
    assert (told["verdict"] == UNKNOWN["en"]) is (level is None or level < 2)


def test_who_says_it_is_told_with_words_and_link() -> None:
    voice = {
        "name": {"en": "Example Platform", "ur": "مثالی پلیٹ فارم"},
        "kind": "platform",
        "url": "https://www.platform.example/7",
        "quote": "One office ran them",
    }
    sign = {"category": "technical", "title": "Hours of work", "archive_url": "https://archive.example/7"}
    told = page(
        Newsroom().narrative("story", attribution={"level": 2, "by": [voice], "evidence": [sign], "confidence": "low"})
    )
    attribution = told["attribution"]
    assert attribution["by"][0]["name"]["text"] == "Example Platform"
    assert (attribution["by"][0]["kind"], attribution["by"][0]["host"]) == ("Platform", "platform.example")
    assert attribution["by"][0]["quote"] == {"text": "One office ran them", "lang": "", "dir": "auto"}
    assert (attribution["evidence"][0]["category"], attribution["evidence"][0]["url"]) == ("Technical traces", "")
    assert attribution["confidence"] == "Low confidence"


def test_reviews_stand_in_the_editors_order_then_newest_first() -> None:
    newsroom = Newsroom().narrative("story", reviews=["old"])
    for slug, day in (("old", "2026-01-01"), ("mid", "2026-01-02"), ("new", "2026-01-03")):
        newsroom.review(slug, published=day, narratives=["story"])
    newsroom.review("stranger")
    links = [card["link"] for card in page(newsroom)["reviews"]]
    assert links == ["/en/reviews/old/", "/en/reviews/new/", "/en/reviews/mid/"]


def test_techniques_are_the_dossiers_and_its_reviews_each_once_with_their_lesson() -> None:
    newsroom = (
        Newsroom().technique("cut", lesson="look").technique("own").technique("other").lesson("look", langs=("en",))
    )
    newsroom.review("a", narratives=["story"], techniques=["cut", "own"]).review("b", techniques=["other"])
    newsroom.narrative("story", techniques=["own"])
    assert [bool(technique["lesson"]) for technique in page(newsroom)["techniques"]] == [False, True]
    assert [technique["lesson"] for technique in page(newsroom, "ur")["techniques"]] == [None, None]


def test_contents_name_the_sections_that_are_there() -> None:
    links = [entry["link"] for entry in page(Newsroom().narrative("story"))["toc"]]
    assert links == ["#dossier-attribution", "#reviews"]
    rich = (
        Newsroom()
        .review("a", narratives=["story"])
        .narrative(
            "story",
            known=["It is so"],
            behaviour=[{"what": "Forty copies"}],
            interventions=[{"date": "2026-02", "to": "X", "kind": "platform", "what": "A film"}],
        )
    )
    assert [entry["link"] for entry in page(rich)["toc"]] == [
        "#dossier-known",
        "#timeline",
        "#dossier-behaviour",
        "#dossier-attribution",
        "#reviews",
        "#dossier-interventions",
    ]


def test_interventions_run_forward() -> None:
    entry = {"to": "X", "kind": "authority", "what": "A film"}
    log = [{**entry, "date": "2026-03"}, {**entry, "date": "2026-02-01", "outcome": "None"}]
    told = page(Newsroom().narrative("story", interventions=log))["interventions"]
    assert [one["date"]["iso"] for one in told] == ["2026-02-01", "2026-03"]
    assert [bool(one["outcome"]) for one in told] == [True, False]
