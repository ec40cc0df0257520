"""Lists with further pages, old addresses, and what stands beside what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.site.judging import alternates_of, dead_links, sitemap_addresses
from tests.site.newsroom import Files, SmallSite, article, review, text_of, translation

BASE = "https://facts.example.org"


@pytest.fixture
def eight(make_site: Callable[[Files], SmallSite]) -> SmallSite:
    """Eight reviews, three on a page; four of them also in Urdu."""
    files = {
        f"content/reviews/r{number}/index.en.md": review(f"r{number}", published=f"2026-01-0{number}")
        for number in range(1, 8)
    }
    files |= {f"content/reviews/r{number}/index.ur.md": translation(f"r{number}") for number in range(1, 4)}
    site = make_site(files)
    site.build()
    return site


def listed(site: SmallSite, path: str) -> list[str]:
    """The reviews that a list page shows, in its order."""
    return [
        str(link).split("/")[-2] for link in site.page(path).xpath("//article[contains(@class, 't-card')]//h2/a/@href")
    ]


def test_a_list_goes_on_over_pages_newest_first(eight: SmallSite) -> None:
    assert listed(eight, "/en/reviews/") == ["bridge", "r7", "r6"]
    assert listed(eight, "/en/reviews/page/2/") == ["r5", "r4", "r3"]
    assert listed(eight, "/en/reviews/page/3/") == ["r2", "r1"]
    assert not eight.file("/en/reviews/page/4/").exists()
    assert not eight.file("/en/reviews/page/1/").exists()
    assert listed(eight, "/ur/reviews/page/2/") == ["r1"]
    assert (
        listed(eight, "/en/topics/disasters/page/3/") == listed(eight, "/en/ratings/incorrect/page/3/") == ["r2", "r1"]
    )


def test_list_pages_name_their_place_and_lead_on(eight: SmallSite) -> None:
    page = eight.page("/en/reviews/page/2/")
    assert page.xpath("//a[@rel='prev']/@href") == ["/en/reviews/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/en/reviews/page/3/"]
    assert text_of(page.xpath("//*[@aria-current='page'][ancestor::nav[@class='t-pager']]")[0]) == "2"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/en/reviews/page/2/"]
    assert set(alternates_of(page)) == {"en", "x-default"}, "page 2 in Urdu lists other reviews"
    assert page.xpath("//nav[@class='t-switch']/a/@href") == ["/ur/reviews/"]
    assert f"{BASE}/en/reviews/page/2/" in sitemap_addresses(eight.output)
    assert dead_links(eight.output, BASE) == []


def test_a_list_page_that_is_no_longer_needed_goes(eight: SmallSite) -> None:
    eight.write({f"content/reviews/r{number}/index.{lang}.md": None for number in (1, 2) for lang in ("en", "ur")})
    eight.build()
    assert not eight.file("/en/reviews/page/3/").exists()
    assert not (eight.output / "en/reviews/page/3").exists()
    assert listed(eight, "/en/reviews/page/2/") == ["r5", "r4", "r3"]


def test_the_home_page_shows_the_latest(eight: SmallSite) -> None:
    titles = eight.page("/en/").xpath("//section[@aria-labelledby='latest']//h3/a/@href")
    assert titles == ["/en/reviews/bridge/", "/en/reviews/r7/"]


def test_old_addresses_lead_to_the_new_one(make_site: Callable[[Files], SmallSite]) -> None:
    aliases = "[old-bridge, /2019/03/bridge.html, /ur/purana-pul/]"
    site = make_site({"content/reviews/bridge/index.en.md": review(aliases=aliases)})
    site.build()
    for old, new in (
        ("/en/reviews/old-bridge/", "/en/reviews/bridge/"),
        ("/ur/reviews/old-bridge/", "/ur/reviews/bridge/"),
        ("/2019/03/bridge.html", "/en/reviews/bridge/"),
        ("/ur/purana-pul/", "/ur/reviews/bridge/"),
    ):
        page = site.page(old)
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]
        assert page.xpath("//a/@href") == [new]
        assert f"{old} {new} 301" in site.read("/_redirects")
        assert BASE + old not in sitemap_addresses(site.output)


def test_a_renamed_review_keeps_its_readers(site: SmallSite) -> None:
    site.build()
    site.write({f"content/reviews/bridge/index.{lang}.md": None for lang in ("en", "ur")})
    site.write({"content/reviews/river-bridge/index.en.md": review(aliases="[bridge]")})
    site.write({"content/reviews/river-bridge/index.ur.md": translation()})
    site.build()
    assert site.page("/ur/reviews/bridge/").xpath("//meta[@http-equiv='refresh']/@content") == [
        "0; url=/ur/reviews/river-bridge/"
    ]


def test_further_claims_have_an_anchor_a_verdict_and_a_place_of_their_own(
    make_site: Callable[[Files], SmallSite],
) -> None:
    further = "[{id: second-pier, claim: {en: A pier broke, ur: ستون ٹوٹ گیا}, rating: satire}]"
    site = make_site({"content/reviews/bridge/index.en.md": review(further_claims=further)})
    site.build()
    (section,) = site.page("/en/reviews/bridge/").xpath("//*[@id='second-pier']")
    assert "A pier broke" in text_of(section)
    assert "Satire" in text_of(section)
    assert "ستون ٹوٹ گیا" in text_of(site.page("/ur/reviews/bridge/").xpath("//*[@id='second-pier']")[0])
    assert listed(site, "/en/ratings/satire/") == [], "a list is by the verdict of the main claim"


def test_articles_of_every_kind(make_site: Callable[[Files], SmallSite]) -> None:
    dossier = article("Bridges", published="2026-02-01", timeline="[{date: 2026-01, text: It began, review: bridge}]")
    site = make_site(
        {
            "content/reviews/bridge/index.en.md": review(narratives="[bridges]", techniques="[cut]"),
            "content/narratives/bridges/index.en.md": dossier,
            "content/lessons/look/index.en.md": article(
                "Look twice", published="2026-02-01", minutes="12", level="beginner"
            ),
            "content/techniques/cut.yml": "name: Cut short\nlesson: look\n",
            "content/glossary/claim/index.en.md": article(
                "Claim", "See [how we work](/methodology/).", summary="What somebody said that others can check."
            ),
        }
    )
    site.build()
    assert dead_links(site.output, BASE) == []
    story = site.page("/en/narratives/bridges/")
    assert story.xpath("//*[@id='timeline']//a[@href='/en/reviews/bridge/']")
    assert story.xpath("//*[@id='reviews']//a[@href='/en/reviews/bridge/']")
    lesson = site.page("/en/learn/look/")
    assert "12" in text_of(lesson.xpath("//main")[0])
    assert lesson.xpath("//*[@id='reviews']//a[@href='/en/reviews/bridge/']")
    page = site.page("/en/reviews/bridge/")
    assert page.xpath("//main//a[@href='/en/narratives/bridges/']")
    assert page.xpath("//main//a[@href='/en/learn/look/']")
    assert site.page("/en/glossary/").xpath("//*[@id='claim']")
    assert not site.page("/ur/glossary/").xpath("//*[@id='claim']")
    assert [tab.get("href") for tab in site.page("/ur/").xpath("//nav[contains(@class, 't-tabs')]//a")][:3] == [
        "/ur/reviews/", "/ur/topics/", "/ur/about/",
    ], "no tab for what a language does not have"  # fmt: skip
