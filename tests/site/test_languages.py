"""Languages by configuration alone, texts that are missing in one, digits and fonts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from generator.model.config import POLICY_PAGES
from tests.claimreview_rules import site_faults
from tests.site.judging import alternates_of, dead_links, graph_of, hreflang_faults, html_pages, sitemap_addresses
from tests.site.newsroom import CONFIG, Files, SmallSite, article, review, smallest, text_of, translation

BASE = "https://facts.example.org"
DAM = "content/reviews/dam/index.en.md"


def configured(old: str, new: str) -> str:
    assert old in CONFIG
    return CONFIG.replace(old, new)


def in_a_third_language() -> dict[str, str | bytes | None]:
    """The smallest newsroom with Arabic beside the two languages, for which Tasdiq ships no words."""
    files = smallest()
    config = configured("  - {id: ur, name: اردو}\n", "  - {id: ur, name: اردو}\n  - {id: ar, name: العربية}\n")
    files["site_config.yml"] = re.sub(r"(\bur: [^}]*)\}", r"\1, ar: نص بالعربية}", config).replace(
        "name: اردو, ar: نص بالعربية}", "name: اردو}"
    )
    for slug in POLICY_PAGES:
        files[f"content/pages/{slug}/index.ar.md"] = article(f"صفحة {slug}")
    files["content/reviews/bridge/index.ar.md"] = translation(
        lang="en", title="الجسر سليم", claim="سقط الجسر", summary="الجسر سليم."
    )
    files["content/people/amina.yml"] = "name: {en: Amina, ur: آمنہ, ar: آمنة}\n"
    files["content/topics/disasters.yml"] = "name: {en: Disasters, ur: آفات, ar: كوارث}\n"
    return files


def test_a_third_language_needs_nothing_but_configuration(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site(in_a_third_language())
    report = site.build()
    assert [problem.code for problem in report.problems] == ["missing-strings"]
    page = site.page("/ar/reviews/bridge/")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert text_of(page.xpath("//h1")[0]) == "الجسر سليم"
    assert "Copy link" in text_of(page.xpath("//section[contains(@class, 't-share')]")[0]), "English words underneath"
    assert set(alternates_of(page)) == {"en", "ur", "ar", "x-default"}
    switch = page.xpath("//nav[@class='t-switch']/a")
    assert [link.get("hreflang") for link in switch] == ["en", "ur"]
    assert {f"{BASE}/ar/", f"{BASE}/ar/reviews/bridge/"} <= set(sitemap_addresses(site.output))
    assert site.file("/ar/rss.xml").is_file()
    assert site_faults(site.output) == []
    assert dead_links(site.output, BASE) == []
    assert hreflang_faults(site.output, BASE) == []


def test_a_newsrooms_own_words_stand_above_the_shipped_ones(make_site: Callable[[Files], SmallSite]) -> None:
    files = {**in_a_third_language(), "templates/strings/ar.yml": "review.share.copy: انسخ الرابط\n"}
    files["templates/strings/en.yml"] = "review.share.copy: Take the link\n"
    site = make_site(files)
    site.build()
    assert "انسخ الرابط" in site.read("/ar/reviews/bridge/")
    assert "Take the link" in site.read("/en/reviews/bridge/")


def test_a_missing_translation_is_no_page_but_a_way_to_the_original(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({DAM: review("dam")})
    site.build()
    there = site.page("/en/reviews/dam/")
    assert alternates_of(there) == {"en": f"{BASE}/en/reviews/dam/", "x-default": f"{BASE}/en/reviews/dam/"}
    (option,) = there.xpath("//nav[@class='t-switch']/a")
    assert option.get("href") == "#untranslated"
    (note,) = there.xpath("//*[@id='untranslated']")
    assert (note.get("lang"), note.get("dir")) == ("ur", "rtl")
    assert note.xpath(".//a[@href='/ur/reviews/']")
    assert not site.page("/ur/reviews/").xpath("//a[contains(@href, 'dam')]")
    assert "reviews/dam" not in site.read("/ur/feed.json")
    sent_on = site.page("/ur/reviews/dam/")
    assert sent_on.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/en/reviews/dam/"]
    assert sent_on.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/ur/reviews/dam/ /en/reviews/dam/ 302" in site.read("/_redirects")
    assert f"{BASE}/ur/reviews/dam/" not in sitemap_addresses(site.output)
    assert dead_links(site.output, BASE) == []


def test_a_review_that_exists_only_in_urdu_is_its_own_original(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({"content/reviews/dam/index.ur.md": review("dam", lang="ur")})
    site.build()
    page = site.page("/ur/reviews/dam/")
    assert alternates_of(page)["x-default"] == f"{BASE}/ur/reviews/dam/"
    (node,) = [node for node in graph_of(page) if node["@type"] == "ClaimReview"]
    assert node["inLanguage"] == "ur"
    assert node["reviewRating"]["alternateName"] == "غلط"  # type: ignore[index]
    assert site.page("/en/reviews/dam/").xpath("//meta[@http-equiv='refresh']")


def test_a_link_to_what_is_not_translated_leads_to_the_original(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site(
        {
            DAM: review("dam"),
            "content/reviews/bridge/index.ur.md": translation(body="دیکھیے [بند](/reviews/dam/)۔"),
        }
    )
    site.build()
    assert site.page("/ur/reviews/bridge/").xpath("//a[@href='/en/reviews/dam/']")


def test_native_digits_are_for_readers_and_ascii_for_machines(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site(
        {
            "site_config.yml": configured("{id: ur, name: اردو}", "{id: ur, name: اردو, digits: native}"),
            **{f"content/reviews/r{number}/index.ur.md": review(f"r{number}", lang="ur") for number in range(7)},
        }
    )
    site.build()
    page = site.page("/ur/reviews/bridge/")
    (day,) = page.xpath("//p[@class='t-byline']//time")
    assert "۳" in text_of(day)
    assert "۲۰۲۶" in text_of(day)
    assert not re.search("[0-9]", text_of(day))
    assert day.get("datetime") == "2026-02-03T00:00:00+05:00"
    pager = site.page("/ur/reviews/").xpath("//nav[@class='t-pager']")[0]
    assert "۲" in text_of(pager)
    assert pager.xpath(".//a[@href='/ur/reviews/page/2/']")
    told = json.dumps([graph_of(found) for found in html_pages(site.output).values()], ensure_ascii=False)
    for text in (
        told,
        site.read("/ur/feed.json"),
        site.read("/ur/rss.xml"),
        site.read("/sitemap.xml"),
        site.read("/data/reviews.csv"),
    ):
        assert not re.search("[۰-۹]", text)
    assert "3 February 2026" in text_of(site.page("/en/reviews/bridge/").xpath("//p[@class='t-byline']")[0])


@pytest.mark.parametrize(
    ("font", "face"), [("nastaliq", "noto-nastaliq-urdu"), ("naskh", "noto-naskh-arabic"), ("system", "")]
)
def test_a_language_brings_its_own_font_and_no_other_language_loads_it(
    font: str, face: str, make_site: Callable[[Files], SmallSite]
) -> None:
    site = make_site({"site_config.yml": configured("{id: ur, name: اردو}", f"{{id: ur, name: اردو, font: {font}}}")})
    site.build()
    urdu, english = (site.page(f"/{lang}/").xpath("//link[@rel='stylesheet']/@href") for lang in ("ur", "en"))
    extra = [href for href in urdu if href not in english]
    assert len(english) == 1
    if not face:
        assert extra == []
        return
    (sheet,) = extra
    (address,) = re.findall(rf'url\("({face}\.[0-9a-f]+\.woff2)"\)', site.read(sheet))
    assert site.file(f"/assets/{address}").is_file()


def test_the_front_page_offers_every_language_and_decides_for_nobody(site: SmallSite) -> None:
    site.build()
    page = site.page("/")
    links = page.xpath("//a[@hreflang]")
    assert [(link.get("href"), link.get("hreflang")) for link in links] == [("/en/", "en"), ("/ur/", "ur")]
    assert alternates_of(page) == {"en": f"{BASE}/en/", "ur": f"{BASE}/ur/", "x-default": f"{BASE}/"}
    assert not page.xpath("//meta[@http-equiv='refresh']")
    missing = site.page("/404.html")
    assert {item.get("lang") for item in missing.xpath("//li")} == {"en", "ur"}
    assert missing.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_text_that_is_not_in_the_pages_language_is_marked(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({"content/people/amina.yml": "name: {ur: آمنہ}\n"})
    site.build()
    (name,) = site.page("/en/reviews/bridge/").xpath("//p[@class='t-byline']//a[@href='/en/people/amina/']")
    assert (name.get("lang"), name.get("dir")) == ("ur", "rtl")
    (name,) = site.page("/ur/reviews/bridge/").xpath("//p[@class='t-byline']//a[@href='/ur/people/amina/']")
    assert name.get("lang") is None
