"""The small pages of whole sites: light, without script, and with all that a reader must know."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest
from lxml import html

from tests.site.judging import dead_links, sitemap_addresses
from tests.site.newsroom import Files, SmallSite, picture, review, text_of, translation

BASE = "https://facts.example.org"
EN = "content/reviews/bridge/index.en.md"
FIRST_ANSWER = 14_000  # bytes that a server sends before it waits for the browser (RFC 6928)
MOST_CSS = 2048
MOST_CARD = 5000  # page and stylesheet, with gzip
LOADING = "//script | //img | //picture | //iframe | //video | //audio | //style | //*[@style] | //form | //object"


def lite(site: SmallSite) -> list[str]:
    return sorted("/" + path.removesuffix("index.html") for path in site.paths() if path[2:].startswith("/lite/"))


def test_every_page_of_the_text_only_edition_arrives_in_one_answer(demo: SmallSite) -> None:
    pages = lite(demo)
    full = (path for lang in ("en", "ur") for path in demo.output.glob(f"{lang}/reviews/*/index.html"))
    reviews = [f"/{path.relative_to(demo.output).parent}/" for path in full if "t-verdict" in path.read_text("utf-8")]
    assert sorted([*(path.replace("/reviews/", "/lite/") for path in reviews), "/en/lite/", "/ur/lite/"]) == pages
    sizes = {path: len(gzip.compress(demo.file(path).read_bytes(), 6)) for path in pages}
    assert {path: size for path, size in sizes.items() if size > FIRST_ANSWER} == {}


def test_it_loads_one_small_stylesheet_and_nothing_else(demo: SmallSite) -> None:
    for path in lite(demo):
        page = demo.page(path)
        assert page.xpath(LOADING) == [], path
        (sheet,) = page.xpath("//link[@rel='stylesheet']/@href")
        assert demo.file(sheet).stat().st_size < MOST_CSS
        assert page.xpath("//link[@rel='icon']/@href") == ["data:,"]


def test_search_engines_are_sent_to_the_full_page(demo: SmallSite) -> None:
    for path in lite(demo):
        page = demo.page(path)
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex,follow"]
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert "/reviews/" in canonical
        assert page.xpath("//script") == []
    assert not [address for address in sitemap_addresses(demo.output) if "/lite/" in address]


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_the_article_is_whole(demo: SmallSite, lang: str) -> None:
    for path in lite(demo):
        full = demo.file(path.replace("/lite/", "/reviews/"))
        if not path.startswith(f"/{lang}/lite/") or path.endswith("/lite/"):
            continue
        words = text_of(demo.page(path))
        (body,) = demo.page(path.replace("/lite/", "/reviews/")).xpath("//div[@class='t-body']")
        for explained in body.xpath(".//*[contains(@class, 't-term__text')]"):
            explained.drop_tree()  # the glossary's words, which only the full page has
        for block in body.xpath(".//p[not(.//picture)][not(ancestor::*[@class='footnote'])] | .//h2 | .//td"):
            assert text_of(block) in words, full


def test_a_picture_is_told_in_words_with_its_label_and_warning(make_site: Callable[[Files], SmallSite]) -> None:
    shot = "[{file: shot.jpg, alt: {en: A bridge falls, ur: پل گرتا ہے}, credit: Amina, role: false-media, shield: blur, warning: {en: Loud, ur: شور}}]"
    files = {EN: review(body="Before ![A bridge falls](shot.jpg) after", images=shot)}
    site = make_site({**files, "content/reviews/bridge/shot.jpg": picture()})
    site.build()
    words = text_of(site.page("/en/lite/bridge/"))
    assert "[Picture · Not what it is said to be · Loud: A bridge falls · Picture credit: Amina]" in words
    assert dead_links(site.output, BASE) == []


def test_a_reader_is_warned_and_told_of_a_withdrawal(make_site: Callable[[Files], SmallSite]) -> None:
    more = {"status": "withdrawn", "content_warning": "{en: Shows blood, ur: خون}"}
    change = "[{date: 2026-02-05, kind: withdrawal, note: {en: We were wrong, ur: ہم غلط تھے}}]"
    site = make_site({EN: review(corrections=change, **more)})
    site.build()
    for path, warning, note in (
        ("/en/lite/bridge/", "Shows blood", "We were wrong"),
        ("/ur/lite/bridge/", "خون", "ہم غلط تھے"),
    ):
        words = text_of(site.page(path))
        assert warning in words
        assert note in words
    assert "has been withdrawn" in text_of(site.page("/en/lite/bridge/"))


def test_a_long_article_is_longer_and_whole(make_site: Callable[[Files], SmallSite]) -> None:
    body = "\n\n".join(f"Paragraph {number} says something of its own." for number in range(2000))
    site = make_site({EN: review(body=body)})
    site.build()
    assert "Paragraph 1999 says" in site.read("/en/lite/bridge/")


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_a_card_is_light_and_runs_nothing(demo: SmallSite, lang: str) -> None:
    cards = sorted(demo.output.glob(f"{lang}/embed/*/index.html"))
    assert cards
    for file in cards:
        page = demo.page(f"/{file.parent.relative_to(demo.output)}/")
        assert page.xpath(LOADING) + page.xpath("//script") == []
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex,follow"]
        (sheet,) = page.xpath("//link[@rel='stylesheet']/@href")
        assert len(gzip.compress(file.read_bytes() + demo.file(sheet).read_bytes())) < MOST_CARD
        assert all(link.get("target") == "_blank" and "noopener" in link.get("rel") for link in page.xpath("//main//a"))


def test_a_withdrawn_review_says_so_on_its_card(make_site: Callable[[Files], SmallSite]) -> None:
    change = "[{date: 2026-02-05, kind: withdrawal, note: {en: We were wrong, ur: ہم غلط تھے}}]"
    site = make_site({EN: review(corrections=change, status="withdrawn")})
    site.build()
    assert "has been withdrawn" in text_of(site.page("/en/embed/bridge/"))
    assert "واپس لے لیا گیا" in text_of(site.page("/ur/embed/bridge/"))


def test_the_review_offers_the_code_and_names_the_oembed_document(built: SmallSite) -> None:
    page = built.page("/ur/reviews/bridge/")
    (code,) = page.xpath("//details//textarea[@readonly]")
    (address,) = page.xpath("//link[@type='application/json+oembed']/@href")
    told = json.loads(built.read(address.removeprefix(BASE)))
    assert told["html"] == code.text_content()
    (source,) = html.fragment_fromstring(told["html"]).xpath("@src")
    assert built.file(source.removeprefix(BASE)).is_file()


def test_full_and_small_pages_lead_to_each_other(built: SmallSite) -> None:
    for lang in ("en", "ur"):
        full, small = f"/{lang}/reviews/bridge/", f"/{lang}/lite/bridge/"
        assert small in built.page(full).xpath("//main//a/@href")
        assert full in built.page(small).xpath("//a/@href")
        assert f"/{lang}/lite/" in built.page(full).xpath("//footer//a/@href")


def test_without_small_pages_nothing_leads_to_them(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({"content/reviews/bridge/index.ur.md": translation()})
    site.edit("site_config.yml", "timezone:", "lite: false\nembeds: false\ntimezone:").build()
    assert lite(site) == []
    for words in ("/lite/", "/embed/", "oembed", "<textarea"):
        assert words not in site.read("/en/reviews/bridge/")
    assert not [path for path in site.paths() if "embed" in path or "/card." in path]
    assert dead_links(site.output, BASE) == []
