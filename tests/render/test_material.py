"""What is taken from Material: its stylesheet, and icons by name."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from lxml import etree

from generator.render.material import (
    bundle_css,
    has_icon,
    icon_faults,
    icon_property,
    theme_css,
    theme_icon,
    theme_templates,
)
from tests.newsroom import CONFIG, Newsroom


def test_the_stylesheet_asks_for_nothing_that_is_not_there() -> None:
    css = theme_css()
    assert len(css) > 50_000
    assert "sourceMappingURL" not in css
    assert [url for url in re.findall(r"url\(([^)]*)\)", css) if not url.strip("\"'").startswith("data:")] == []


def test_an_icon_is_svg() -> None:
    assert etree.fromstring(theme_icon("material/check-circle")).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("name", ["material/nothing", "", "../../base", "material/../../../base", "/etc/passwd"])
def test_no_other_file_is_an_icon(name: str) -> None:
    assert not has_icon(name)
    with pytest.raises(ValueError, match="no icon is called"):
        theme_icon(name)


def test_an_icon_in_a_stylesheet_is_one_data_address() -> None:
    told = icon_property("material/check-circle")
    match = re.fullmatch(r'url\("data:image/svg\+xml;charset=utf-8,([^"]*)"\)', told)
    assert match
    assert not set(match[1]) & set("<>#\n")
    assert etree.fromstring(unquote(match[1])).tag.endswith("svg")


def test_the_bundle_begins_with_the_theme_and_ends_with_ours() -> None:
    css = bundle_css({"--icon-b": "material/check", "--icon-a": "material/close"}, ["x{}", "y{}"])
    assert css.startswith('@charset "UTF-8";')
    assert css.count("@charset") == 1
    assert css.endswith("\nx{}\ny{}")
    assert css.index("--icon-a:") < css.index("--icon-b:"), "in one order, whatever the map's"


def test_the_themes_templates_are_where_templates_look_for_them() -> None:
    assert (theme_templates() / "partials").is_dir()


def test_unknown_icons_of_the_settings_are_told_with_the_nearest() -> None:
    ratings = [{**CONFIG["ratings"][0], "icon": "material/chek-circle"}, CONFIG["ratings"][1]]
    config = Newsroom().configure(ratings=ratings, theme={"logo": "logo.svg"}).library().config
    first, second = icon_faults(config)
    assert (first.code, second.code) == ("unknown-icon", "unknown-icon")
    assert "material/check-circle" in first.hint
    assert "logo.svg" in second.message
    assert icon_faults(Newsroom().library().config) == []
