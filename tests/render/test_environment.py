"""Templates see plain data, every value is escaped, and no text gets out of the structured data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html
from markupsafe import Markup, escape

from generator.model.page import Page
from generator.render.compiler import told
from generator.render.environment import CUT, LanguageRenderer, jsonld, langdir

FRAME: dict[str, Any] = {
    "lang": "en",
    "dir": "ltr",
    "strings": {"hello": "Hello"},
    "assets": {"icon.svg": "/assets/icon.1.svg"},
}


def renderer(folder: Path, page: str, frame: str = "") -> LanguageRenderer:
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "frame.html").write_text(frame or CUT.join("ABCD"), encoding="utf-8")
    return LanguageRenderer([folder], FRAME)


def rendered(folder: Path, template: str, section: str = "", **context: object) -> str:
    return renderer(folder, template).html(Page("/en/", "page.html", context, lang="en", section=section)).decode()


def test_every_value_is_escaped(tmp_path: Path) -> None:
    told = rendered(tmp_path, '<p title="{{ x }}">{{ x }}</p>', x="\"><script>alert('1')</script>&")
    (paragraph,) = html.fragments_fromstring(told)
    assert [element.tag for element in paragraph.iter()] == ["p"]
    assert paragraph.get("title") == "\"><script>alert('1')</script>&"


def test_content_is_never_a_template(tmp_path: Path) -> None:
    assert (
        rendered(tmp_path, "{{ x }}", x="{{ 7 * 7 }}{% include 'frame.html' %}")
        == "{{ 7 * 7 }}{% include &#39;frame.html&#39; %}"
    )


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{{ x.nothing }}", "{% if x.nothing %}{% endif %}", "{{ t['no.text'] }}"]
)
def test_what_is_missing_is_an_error(template: str, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        rendered(tmp_path, template, x={"a": 1})


def test_a_key_is_a_key_even_where_maps_have_a_method_of_that_name(tmp_path: Path) -> None:
    assert (
        rendered(tmp_path, "{{ x.items }} {{ x.a is defined }} {{ x.b is defined }}", x={"items": "I", "a": 1})
        == "I True False"
    )


def test_the_frame_is_cut_in_four_and_made_once_for_each_section(tmp_path: Path) -> None:
    made = renderer(
        tmp_path,
        "{{ chrome.head }}|{{ chrome.top }}|{{ chrome.middle }}|{{ chrome.bottom }}",
        CUT.join(["<h>", "{{ section }}", "m", "b"]),
    )
    pages = [Page("/en/", "page.html", {}, section=section) for section in ("reviews", "", "reviews")]
    assert [made.html(page).decode() for page in pages] == ["<h>|reviews|m|b", "<h>||m|b", "<h>|reviews|m|b"]


def test_a_word_that_a_template_calls_its_own_is_no_word_of_the_interface(tmp_path: Path) -> None:
    own = "{% for t in [{'hello': 'mine'}] %}{{ t['hello'] }}{% endfor %} {% macro m(t) %}{{ t.hello }}{% endmacro %}"
    assert rendered(tmp_path, own + "{{ m({'hello': 'given'}) }} {{ t['hello'] }}") == "mine given Hello"


def test_words_in_the_code_are_escaped_as_any_other_value(tmp_path: Path) -> None:
    renderer(tmp_path, "{{ t['a'] }} {{ t['a'] | upper }} {{ frame.lang }}{{ t['{'].format(x='<') }}")
    made = LanguageRenderer([tmp_path], {**FRAME, "strings": {"a": "x & 'y'", "{": "<{x}>"}})
    told = made.html(Page("/", "page.html", {})).decode()
    assert told == "x &amp; &#39;y&#39; X &amp; &#39;Y&#39; en&lt;&lt;&gt;"


def test_what_is_drawn_once_is_what_the_macro_draws(tmp_path: Path) -> None:
    made = renderer(
        tmp_path, "{% import 'cards.html' as m %}{% for c in cards %}{{ c | once(m.card, level) }}{% endfor %}"
    )
    (tmp_path / "cards.html").write_text("{% macro card(c, level) %}<{{ level }}>{{ c.title }}{% endmacro %}")

    def told(level: str, *titles: str) -> str:
        cards = [{"link": "/same/", "title": title} for title in titles]
        return made.html(Page("/", "page.html", {"cards": cards, "level": level})).decode()

    assert told("h2", "A", "A", "<B>") == "<h2>A<h2>A<h2>&lt;B&gt;"
    assert told("h3", "A", "C") == "<h3>A<h3>C"
    assert told("h2", "A") == "<h2>A"


def test_compiled_templates_are_found_again_unless_anything_changed(tmp_path: Path) -> None:
    def told(text: str, frame: dict[str, Any]) -> str:
        renderer(tmp_path / "templates", text)
        made = LanguageRenderer([tmp_path / "templates"], frame, tmp_path / "cache" / "templates")
        return made.html(Page("/", "page.html", {})).decode()

    text, folder = "{{ t['hello'] }}", tmp_path / "cache" / "templates"
    assert told(text, FRAME) == "Hello"
    files = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert files
    assert told(text, FRAME) == "Hello"
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == files
    assert told(text, {**FRAME, "strings": {"hello": "Salam"}}) == "Salam"
    assert told(text + "!", FRAME) == "Hello!"
    for file in files:
        file.write_bytes(b"j2 broken")
    assert told(text + "!", FRAME) == "Hello!"


def test_a_newsrooms_template_stands_before_the_shipped_one(tmp_path: Path) -> None:
    renderer(tmp_path / "shipped", "shipped")
    own = tmp_path / "own"
    own.mkdir()
    made = LanguageRenderer([own, tmp_path / "shipped"], FRAME)
    assert made.html(Page("/", "page.html", {})) == b"shipped"
    (own / "page.html").write_text("own", encoding="utf-8")
    made = LanguageRenderer([own, tmp_path / "shipped"], FRAME)
    assert made.html(Page("/", "page.html", {})) == b"own"


def test_templates_know_words_assets_and_icons(tmp_path: Path) -> None:
    told = rendered(tmp_path, "{{ t['hello'] }} {{ asset('icon.svg') }} {{ icon('material/check') }}")
    assert told.startswith("Hello /assets/icon.1.svg <svg")
    with pytest.raises(KeyError):
        rendered(tmp_path, "{{ asset('nothing.svg') }}")


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ({"lang": "", "dir": ""}, ""),
        ({"lang": "ur", "dir": "rtl"}, ' lang="ur" dir="rtl"'),
        ({"lang": "", "dir": "auto"}, ' dir="auto"'),
        ({"lang": '"x', "dir": ""}, ' lang="&#34;x"'),
    ],
)
def test_a_text_in_another_language_is_marked(text: dict[str, str], attributes: str) -> None:
    assert str(langdir(text)) == attributes


@given(st.text())
def test_what_is_told_is_what_markupsafe_escapes(text: str) -> None:
    assert told(text) == str(escape(text))
    assert told(Markup(text)) == text  # noqa: S704 - markup is what it tests
    assert told(7) == "7"


JSON = st.recursive(
    st.one_of(
        st.text(),
        st.sampled_from(["</script>", "<!--", "-->", "]]>", "\u2028", "&lt;"]),
        st.integers(),
        st.booleans(),
        st.none(),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=10,
)


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=4), max_size=3))
def test_no_text_ends_the_script_and_all_of_it_is_read_back(nodes: list[dict[str, Any]]) -> None:
    told = str(jsonld(nodes))
    assert not set(told) & set("<>&\u2028\u2029")
    assert json.loads(told) == {"@context": "https://schema.org", "@graph": nodes}


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        jsonld([{"x": float("nan")}])
