"""The stylesheet that all pages share, the colours of the verdicts, and files that are served as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.library import Asset, Library
from generator.model.page import Page
from generator.model.rating import Rating
from generator.plan.assets import ink, plan_assets, scale_css, stylesheet
from tests.newsroom import CONFIG, Newsroom

ASSETS = {
    "material": Asset("material", "", "11" * 32),
    "tasdiq.css": Asset("tasdiq.css", "/assets/tasdiq.1.css", "22" * 32, "a{b:c}"),
    "search.js": Asset("search.js", "/assets/search.2.js", "33" * 32, "run()"),
    "fonts/x.woff2": Asset("fonts/x.woff2", "/assets/x.3.woff2", "44" * 32),
}


def library(assets: dict[str, Asset] | None = None, **settings: object) -> Library:
    return replace(Newsroom().configure(**settings).library(), assets=assets or ASSETS)


def planned(found: Library) -> dict[str, Page]:
    return {page.path: page for page in plan_assets(found)}


def test_what_is_bundled_is_not_served_again() -> None:
    pages = planned(library())
    (sheet,) = (path for path in pages if path.startswith("/assets/site."))
    (card,) = (path for path in pages if path.startswith("/assets/card."))
    assert set(pages) == {sheet, card, "/assets/search.2.js", "/assets/x.3.woff2"}
    assert pages["/assets/search.2.js"].context == {"text": "run()"}
    assert pages["/assets/x.3.woff2"].template == "copy"
    assert "a{b:c}" in pages[sheet].context["parts"]


@pytest.mark.parametrize(
    "changed",
    [
        library({**ASSETS, "material": Asset("material", "", "99" * 32)}),
        library({**ASSETS, "tasdiq.css": replace(ASSETS["tasdiq.css"], text="a{b:d}")}),
        library({**ASSETS, "extra.css": Asset("extra.css", "/assets/extra.4.css", "55" * 32, "x{}")}),
        library(theme={"accent": "#123456"}),
        library(ratings=[{**rating, "icon": "material/check"} for rating in CONFIG["ratings"]]),
        library(ratings=[{**rating, "colour": "#000000"} for rating in CONFIG["ratings"]]),
    ],
)
def test_the_stylesheets_name_changes_with_its_content(changed: Library) -> None:
    assert stylesheet(changed).path != stylesheet(library()).path


def test_each_verdict_has_its_colour_and_shape() -> None:
    css = scale_css(library())
    for rating in CONFIG["ratings"]:
        assert f".verdict--{rating['id']}{{--v:{rating['colour']};" in css
        assert f"var(--icon-{rating['id']})" in css


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_words_can_be_read_on_any_colour(colour: str) -> None:
    rating = Rating(id="x", label="X", definition="X", colour=colour)
    chosen = {"#fff": "#ffffff", "#000": "#000000"}[ink(rating)]
    assert contrast(colour, chosen) >= 4.5
    other = "#000000" if chosen == "#ffffff" else "#ffffff"
    assert contrast(colour, chosen) >= contrast(colour, other) - 0.5


def test_cards_have_the_colours_of_the_scale_and_their_own_rules() -> None:
    found = library({**ASSETS, "card.css": Asset("card.css", "/assets/card.5.css", "55" * 32, ".card{d:e}")})
    (card,) = (page for path, page in planned(found).items() if path.startswith("/assets/card."))
    assert ".verdict--incorrect{" in card.context["text"]
    assert ".card{d:e}" in card.context["text"]
    without = library({**ASSETS, "card.css": found.assets["card.css"]}, embeds=False)
    assert not [path for path in planned(without) if path.startswith("/assets/card.")]
