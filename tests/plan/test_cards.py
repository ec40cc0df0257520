"""What share cards show, where they stand, and that pages name them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from generator.model.config import Config
from generator.model.page import Page
from generator.plan.articles import plan_articles
from generator.plan.cards import FORMATS, plan_cards, shape
from generator.plan.reviews import plan_reviews
from tests.newsroom import CONFIG, Newsroom, made


def cards(newsroom: Newsroom, lang: str = "en") -> list[Page]:
    return list(plan_cards(*newsroom.shelf(lang)))


def told(newsroom: Newsroom, lang: str = "en") -> dict[str, Any]:
    return dict(cards(newsroom, lang)[0].context)


def words(card: dict[str, Any]) -> str:
    return json.dumps([card["kicker"], card["band"]["label"], card["parts"]], ensure_ascii=False)


def test_a_review_has_two_cards_in_each_language() -> None:
    newsroom = Newsroom().review()
    for lang in ("en", "ur"):
        share, status = cards(newsroom, lang)
        assert share.path.startswith(f"/media/cards/{lang}/reviews/flood-picture.")
        assert share.path.endswith(".png")
        assert status.path == share.path.removesuffix("png") + "status.png"
        assert [(page.context["width"], page.context["height"]) for page in (share, status)] == list(FORMATS.values())
        assert not share.listed


def test_the_claim_never_stands_without_its_verdict() -> None:
    card = told(Newsroom().review(texts={"en": {"fact": "Nobody drowned."}}))
    assert card["band"] == {
        "label": "False",
        "colour": "#aa2211",
        "ink": "#fff",
        "shape": "octagon",
        "icon": "material/help-circle",
    }
    claim, fact = card["parts"]
    assert claim == {"kind": "claim", "label": "The claim · False", "text": "flood-picture claim en"}
    assert fact == {"kind": "fact", "label": "The fact", "text": "Nobody drowned."}


def test_without_a_fact_the_title_tells_it() -> None:
    assert told(Newsroom().review())["parts"][1] == {"kind": "fact", "label": "", "text": "flood-picture title en"}


def test_an_urdu_card_is_all_in_urdu() -> None:
    card = told(Newsroom().review(), "ur")
    assert (card["lang"], card["dir"], card["name"], card["band"]["label"]) == ("ur", "rtl", "مثال ڈیسک", "غلط")
    assert card["parts"][0]["label"] == "دعویٰ · غلط"
    assert card["day"] == "3 فروری 2026"


def test_a_card_bears_the_day_of_the_latest_change() -> None:
    assert told(Newsroom().review(updated="2026-03-05"))["day"] == "5 March 2026"


def test_a_withdrawn_review_says_so_and_repeats_neither_verdict_nor_fact() -> None:
    notice = [{"date": "2026-03-01", "kind": "withdrawal", "note": "It was wrong."}]
    texts = {"en": {"fact": "Nobody drowned."}}
    newsroom = Newsroom().review(status="withdrawn", corrections=notice, texts=texts)
    card = told(newsroom)
    assert card["band"]["label"] == "Withdrawn"
    assert "False" not in words(card)
    assert "Nobody drowned" not in words(card)
    assert "title" not in words(card)
    (page,) = plan_reviews(*newsroom.shelf())
    assert "False" not in page.context["head"]["image"]["alt"]


def test_a_draft_says_so() -> None:
    assert "Draft" in told(Newsroom().review(status="draft"))["kicker"]


def test_no_picture_of_the_review_is_on_its_card() -> None:
    images = [{"file": "false.jpg", "alt": "x", "role": "false-media"}, {"file": "a.jpg", "alt": "A photo"}]
    card = json.dumps(told(Newsroom().review(images=images)))
    assert ".jpg" not in card


def test_narratives_and_lessons_have_cards_without_a_verdict() -> None:
    newsroom = Newsroom().narrative("floods").lesson("maps", langs=("ur",))
    (dossier, _), lessons = cards(newsroom), cards(newsroom, "ur")[2:]
    assert dossier.path.startswith("/media/cards/en/narratives/floods.")
    assert dossier.context["band"]["label"] == "Dossier"
    assert dossier.context["band"]["shape"] == ""
    assert [part["text"] for part in dossier.context["parts"]] == ["floods title en", "floods summary en"]
    assert [page.path.rpartition(".")[0].split(".")[0] for page in lessons] == ["/media/cards/ur/learn/maps"] * 2


def test_a_withdrawn_lesson_says_so() -> None:
    card = told(Newsroom().lesson("maps", status="withdrawn"))
    assert card["band"]["label"] == "Withdrawn"
    assert "summary" not in words(card)


def test_pages_name_their_cards() -> None:
    newsroom = Newsroom().review().narrative("floods").lesson("maps")
    view, shelf = newsroom.shelf()
    pages = [*plan_reviews(view, shelf), *plan_articles(*made(newsroom.library()))]
    named = [page for page in pages if page.context["head"]["image"]]
    paths = [card.path for card in cards(newsroom)]
    assert {page.context["head"]["image"]["url"].removeprefix("https://tasdiq.example.org") for page in named} == {
        path for path in paths if ".status." not in path
    }
    assert {page.context["status_card"] for page in named} == {path for path in paths if ".status." in path}
    for page in named:
        assert (page.context["head"]["image"]["width"], page.context["head"]["image"]["height"]) == FORMATS["share"]
    assert (
        named[0].context["head"]["image"]["alt"]
        == "Our verdict: False. The claim: “flood-picture claim en” What we found: flood-picture title en"
    )


def test_where_no_cards_are_wanted_no_page_names_one() -> None:
    newsroom = Newsroom().review().narrative("floods")
    view, shelf = newsroom.shelf()
    without = [
        *plan_reviews(view, replace(shelf, cards=False)),
        *plan_articles(*made(newsroom.library()), cards=False),
    ]
    assert not any(page.context["head"]["image"] or page.context.get("status_card") for page in without)
    (page,) = plan_reviews(view, shelf)
    assert page.fingerprint("") != without[0].fingerprint("")


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ({"texts": {"en": {"claim": "Another claim"}}}, True),
        ({"texts": {"en": {"fact": "Another fact"}}}, True),
        ({"rating": "satire"}, True),
        ({"updated": "2026-04-01"}, True),
        ({"texts": {"en": {"summary": "Another summary"}}}, False),
        ({"texts": {"ur": {"claim": "کچھ اور"}}}, False),
        ({"body": "<p>Another text</p>", "topics": ["floods"]}, False),
    ],
)
def test_a_card_is_drawn_anew_for_what_it_shows_and_for_nothing_else(change: dict[str, Any], *, moved: bool) -> None:
    (before, _), (after, _) = cards(Newsroom().review()), cards(Newsroom().review(**change))
    assert (before.path != after.path) is moved
    assert (before.fingerprint("") != after.fingerprint("")) is moved


def test_another_look_gives_other_addresses() -> None:
    view, shelf = Newsroom().review().shelf()
    changed = replace(view, library=replace(view.library, card_look="another"))
    assert [page.path for page in plan_cards(view, shelf)] != [page.path for page in plan_cards(changed, shelf)]


@pytest.mark.parametrize(
    ("values", "shapes"),
    [
        ((3, 2, 1, None), ("circle", "diamond", "octagon", "square")),
        ((6, 5, 4, 3, 2, 1), ("circle", "circle", "diamond", "diamond", "octagon", "octagon")),
        ((2, 1), ("circle", "octagon")),
        ((1, None), ("octagon", "square")),
    ],
)
def test_the_shape_tells_the_group_of_the_verdict(values: tuple[int | None, ...], shapes: tuple[str, ...]) -> None:
    ratings = [
        {"id": f"r{number}", "label": "x", "definition": "x", "colour": "#000000", "value": value}
        for number, value in enumerate(values)
    ]
    config = Config.model_validate({**CONFIG, "ratings": ratings})
    assert tuple(shape(config, rating) for rating in config.ratings) == shapes


def test_a_site_below_a_path_says_its_whole_address() -> None:
    assert told(Newsroom().configure(base_url="https://www.example.org/facts").review())["site"] == "example.org/facts"
