"""Bodies as pages and feeds show them: links lead to addresses, pictures to their sizes, and nothing breaks out of a tag."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from generator.model.body import Body
from generator.model.library import AnyDocument, Library
from generator.model.picture import Picture
from generator.plan.bodies import Bodies, fallback_form, picture_data, picture_path
from generator.plan.routes import plan_routes
from generator.plan.view import View
from tests.newsroom import Newsroom

SHOT = Picture("content/reviews/bridge/shot.jpg", "ab" * 32, 1200, 600, "jpeg")
BASE = "https://tasdiq.example.org"


def library(base_url: str = BASE, **image: object) -> Library:
    """A review `bridge` with a picture beside it, and one that it can link to."""
    images = [{"file": "shot.jpg", "alt": {"en": "A bridge", "ur": "ایک پل"}, **image}] if image else []
    made = (
        Newsroom()
        .configure(base_url=base_url)
        .review("bridge", images=images)
        .review("dam", langs=("en",))
        .page("about")
        .library()
    )
    return replace(made, pictures={"reviews/bridge/shot.jpg": SHOT})


def with_body(found: Library, text: str, lang: str = "en") -> tuple[Bodies, AnyDocument, Any]:
    document = found.by_folder["reviews/bridge"]
    translation = replace(document.translations[lang], body=Body(html=text))
    known = frozenset(route.path for route in plan_routes(found))
    return Bodies(View(found, lang), known), document, translation


def parts(text: str, lang: str = "en", found: Library | None = None) -> list[dict[str, Any]]:
    bodies, document, translation = with_body(found or library(), text, lang)
    return bodies.parts(document, translation)


def shown(text: str, lang: str = "en", found: Library | None = None) -> str:
    """The HTML of a body without pictures."""
    (part,) = parts(text, lang, found)
    return str(part["html"])


def in_feed(text: str, found: Library | None = None) -> str:
    bodies, document, translation = with_body(found or library(), text)
    return bodies.html(document, translation)


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("/about/", "/en/about/"),
        ("../dam/index.en.md#evidence", "/en/reviews/dam/#evidence"),
        (f"{BASE}/ur/about/", "/ur/about/"),
        ("#how", "#how"),
        ("mailto:a@example.org?subject=x&amp;body=y", "mailto:a@example.org?subject=x&amp;body=y"),
    ],
)
def test_links_within_the_site(href: str, leads_to: str) -> None:
    assert shown(f'<p><a href="{href}">x</a></p>') == f'<p><a href="{leads_to}">x</a></p>'


def test_a_link_outside_says_whose_it_is_not() -> None:
    text = shown('<a href="https://elsewhere.example/?a=1&amp;b=2" title="T" rel="me">x</a>')
    (link,) = lxml_html.fromstring(f"<p>{text}</p>").iter("a")
    assert dict(link.items()) == {
        "href": "https://elsewhere.example/?a=1&b=2",
        "title": "T",
        "rel": "nofollow noopener noreferrer",
    }


def test_a_link_to_what_is_only_in_english_leads_there() -> None:
    assert 'href="/en/reviews/dam/"' in shown('<a href="/reviews/dam/">x</a>', "ur")


def test_below_a_sub_path_links_and_pictures_lie_in_it() -> None:
    found = library("https://host.example/check")
    assert 'href="/check/en/about/"' in shown('<a href="/about/">x</a>', found=found)
    assert 'href="https://host.example/check/en/about/"' in in_feed('<a href="/about/">x</a>', found)
    (_, picture, _) = parts('<img src="shot.jpg" alt="x">', found=found)
    assert picture["picture"]["src"].startswith("/check/media/")


@pytest.mark.parametrize(
    "text",
    [
        '<abbr title="A &amp; B">AB</abbr>',
        "<aside>x</aside>",
        '<article id="a">x</article>',
        "<a>x</a>",
        "<p>a < b</p>",
    ],
)
def test_other_elements_stay_as_they_are(text: str) -> None:
    assert shown(text) == text
    assert in_feed(text) == text


def test_a_picture_stands_between_the_stretches_of_text() -> None:
    before, picture, after = parts('<p>one <img src="./shot.jpg" alt="A &quot;bridge&quot;"> two</p>')
    assert (before["html"], after["html"]) == ("<p>one ", " two</p>")
    assert before["picture"] is after["picture"] is None
    told = picture["picture"]
    assert told["alt"] == 'A "bridge"'
    assert told["shield"] == "none"
    assert (told["width"], told["height"]) == (1200, 600)
    assert told["src"] == f"/media/{'ab' * 10}-960.jpg"
    assert told["srcset"] == ", ".join(f"/media/{'ab' * 10}-{width}.webp {width}w" for width in (480, 960, 1200))


def test_what_the_fields_say_of_a_picture_holds_in_the_body_too() -> None:
    found = library(role="false-media", shield="blur", warning={"en": "A wound", "ur": "زخم"}, credit="Archive")
    (_, picture, _) = parts('<img src="shot.jpg">', found=found)
    told = picture["picture"]
    assert (told["alt"], told["role"], told["shield"]) == ("A bridge", "false-media", "blur")
    assert told["warning"]["text"] == "A wound"
    assert told["credit"] == {"text": "Archive", "lang": "", "dir": "auto"}
    (_, picture, _) = parts('<img src="shot.jpg">', "ur", found)
    assert picture["picture"]["alt"] == "ایک پل"


def test_a_feed_shows_plain_pictures_with_whole_addresses() -> None:
    text = in_feed('<img src="shot.jpg" alt="A &quot;b&quot;">')
    assert text == f'<img src="{BASE}/media/{"ab" * 10}-960.jpg" alt="A &quot;b&quot;" width="1200" height="600">'


@pytest.mark.parametrize("shield", ["blur", "hide"])
def test_a_feed_shows_nothing_of_a_shielded_picture(shield: str) -> None:
    found = library(shield=shield)
    assert in_feed('<p>a<img src="shot.jpg" alt="x">b</p>', found) == "<p>ab</p>"


def test_a_picture_that_is_not_there_is_left_out() -> None:
    assert shown('<p>a<img src="nothing.jpg" alt="x">b</p>') == "<p>ab</p>"


def test_transparency_needs_png() -> None:
    clear = replace(SHOT, alpha=True, width=300)
    assert fallback_form(clear) == "png"
    assert picture_data(clear)["src"] == picture_path(clear, 300, "png")


@given(text=st.text(max_size=30), attribute=st.sampled_from(["href", "title"]))
def test_no_attribute_gets_out_of_its_quotation_marks(text: str, attribute: str) -> None:
    escaped = html.escape(text).replace("\r", "").replace("\x00", "")
    for lang in ("en", "ur"):
        told = shown(f'<p><a {attribute}="{escaped}">word</a> after</p>', lang)
        (paragraph,) = lxml_html.fragments_fromstring(told)
        assert [element.tag for element in paragraph.iter()] == ["p", "a"]
        assert paragraph.xpath("string()") == "word after"
        assert set(paragraph[0].attrib) <= {"href", "title", "rel"}


@given(st.text(max_size=30))
def test_no_alternative_text_gets_out_of_a_feeds_picture(text: str) -> None:
    escaped = html.escape(text).replace("\r", "").replace("\x00", "")
    told = in_feed(f'<p><img src="shot.jpg" alt="{escaped}"></p>')
    (paragraph,) = lxml_html.fragments_fromstring(told)
    (picture,) = paragraph
    assert set(picture.attrib) == {"src", "alt", "width", "height"}
