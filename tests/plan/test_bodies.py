"""Bodies as pages and feeds show them: links lead to addresses, pictures to their sizes, and nothing breaks out of a tag."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from generator.model.picture import Picture
from generator.plan.bodies import Bodies, fallback_form, feed_html, picture_data, picture_path
from tests.newsroom import Newsroom, body_of, made

SHOT = Picture("content/reviews/bridge/shot.jpg", "ab" * 32, 1200, 600, "jpeg")
BASE = "https://tasdiq.example.org"


PAGE = f"{BASE}/en/reviews/bridge/"


def newsroom(base_url: str = BASE, **image: object) -> Newsroom:
    """A review `bridge` with a picture beside it, and one that it can link to."""
    images = [{"file": "shot.jpg", "alt": {"en": "A bridge", "ur": "ایک پل"}, **image}] if image else []
    room = Newsroom().configure(base_url=base_url).review("bridge", images=images).review("dam", langs=("en",))
    return room.page("about").picture("reviews/bridge/shot.jpg", SHOT)


PLAIN = newsroom()
LIBRARY = PLAIN.library()


def parts(text: str, lang: str = "en", room: Newsroom = PLAIN) -> list[dict[str, Any]]:
    """The body of `bridge` for its page, if it were this HTML."""
    _, bodies = made(LIBRARY if room is PLAIN else room.library(), lang)
    return parts_by(bodies, text, room)


def parts_by(bodies: Bodies, text: str, room: Newsroom = PLAIN) -> list[dict[str, Any]]:
    bridge = room.reviews[0]
    return bodies.parts(bridge, replace(bridge.translations[bodies.view.lang], body=body_of(text)))


def shown(text: str, lang: str = "en", room: Newsroom = PLAIN) -> str:
    """The HTML of a body without pictures."""
    (part,) = parts(text, lang, room)
    return str(part["html"])


def in_feed(text: str, room: Newsroom = PLAIN) -> str:
    view, bodies = made(LIBRARY if room is PLAIN else room.library())
    return feed_html(view, parts_by(bodies, text, room), PAGE)


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


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_links_that_are_led_later_lead_where_they_would_have_led_at_once(lang: str) -> None:
    """A body is finished when its review is read; what other pages there are is known afterwards."""
    hrefs = ("/about/", "../dam/index.en.md#evidence", f"{BASE}/ur/about/", "#how", "https://elsewhere.example/?a=1")
    text = "".join(f'<a href="{href}" title="A &amp; B">x</a> ' for href in hrefs) + '<img src="shot.jpg" alt="x">'
    view, bodies = made(LIBRARY, lang)
    early = parts_by(Bodies(view, ()), text)
    assert early != parts(text, lang)
    assert bodies.led(early, "reviews/bridge") == parts(text, lang)


def test_in_a_feed_a_footnote_leads_to_the_reviews_own_page() -> None:
    assert in_feed('<a href="#fn-1">1</a>') == f'<a href="{PAGE}#fn-1">1</a>'
    assert in_feed('<code>href="#x"</code>') == '<code>href="#x"</code>'


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
    room = newsroom("https://host.example/check")
    assert 'href="/check/en/about/"' in shown('<a href="/about/">x</a>', room=room)
    assert 'href="https://host.example/check/en/about/"' in in_feed('<a href="/about/">x</a>', room)
    (_, picture, _) = parts('<img src="shot.jpg" alt="x">', room=room)
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
    room = newsroom(role="false-media", shield="blur", warning={"en": "A wound", "ur": "زخم"}, credit="Archive")
    (_, picture, _) = parts('<img src="shot.jpg">', room=room)
    told = picture["picture"]
    assert (told["alt"], told["role"], told["shield"]) == ("A bridge", "false-media", "blur")
    assert told["warning"]["text"] == "A wound"
    assert told["credit"] == {"text": "Archive", "lang": "", "dir": "auto"}
    (_, picture, _) = parts('<img src="shot.jpg">', "ur", room)
    assert picture["picture"]["alt"] == "ایک پل"


def test_a_feed_shows_plain_pictures_with_whole_addresses() -> None:
    text = in_feed('<img src="shot.jpg" alt="A &quot;b&quot;">')
    assert text == f'<img src="{BASE}/media/{"ab" * 10}-960.jpg" alt="A &quot;b&quot;" width="1200" height="600">'


@pytest.mark.parametrize("shield", ["blur", "hide"])
def test_a_feed_shows_nothing_of_a_shielded_picture(shield: str) -> None:
    room = newsroom(shield=shield)
    assert in_feed('<p>a<img src="shot.jpg" alt="x">b</p>', room) == "<p>ab</p>"


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
