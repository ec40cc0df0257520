"""The demonstration site, whole: what every page, feed and data file of a newsroom must keep."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from tests.claimreview_rules import site_faults
from tests.site.judging import (
    canonical_faults,
    dead_links,
    graph_of,
    hreflang_faults,
    html_pages,
    indexable,
    is_redirect,
    outside_requests,
    sitemap_addresses,
)
from tests.site.newsroom import SmallSite, text_of

BASE = "https://tasdiq.example.org"
CONTENT = Path(__file__).parents[2] / "content"
LANGS = ("en", "ur")


def test_it_builds_without_an_error_or_a_warning(demo: SmallSite) -> None:
    assert demo.build().problems == []


def test_the_claimreview_rules_hold_on_every_page(demo: SmallSite) -> None:
    assert site_faults(demo.output) == []


def test_every_link_and_anchor_leads_somewhere(demo: SmallSite) -> None:
    assert dead_links(demo.output, BASE) == []


def test_languages_name_each_other(demo: SmallSite) -> None:
    assert hreflang_faults(demo.output, BASE) == []


def test_every_page_names_itself_as_the_canonical_one(demo: SmallSite) -> None:
    assert canonical_faults(demo.output, BASE) == []


def test_nothing_is_asked_of_another_host(demo: SmallSite) -> None:
    assert outside_requests(demo.output) == []


def test_the_sitemap_lists_exactly_what_may_be_listed(demo: SmallSite) -> None:
    listed = sitemap_addresses(demo.output)
    assert sorted(listed) == sorted({BASE + path for path in indexable(html_pages(demo.output))})


def test_no_two_pages_have_the_same_title_or_address(demo: SmallSite) -> None:
    pages = indexable(html_pages(demo.output))
    titles = Counter((page.get("lang"), page.findtext(".//title")) for path, page in pages.items() if path != "/")
    assert [title for title, number in titles.items() if number > 1] == []
    paths = [path.lower() for path in demo.paths()]
    assert len(paths) == len(set(paths))


def test_every_page_has_one_main_heading_a_description_and_its_language(demo: SmallSite) -> None:
    for path, page in html_pages(demo.output).items():
        assert len(page.xpath("//h1")) == 1, path
        assert page.get("lang") in LANGS, path
        assert page.get("dir") == ("rtl" if page.get("lang") == "ur" else "ltr"), path
        if path.count("/") > 1 and not is_redirect(page):
            assert path.startswith(f"/{page.get('lang')}/"), path
            assert page.xpath("//meta[@name='description']/@content")[0].strip(), path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_no_script_or_style_stands_in_a_page(demo: SmallSite) -> None:
    for path, page in html_pages(demo.output).items():
        assert page.xpath("//script[not(@src)][not(contains(@type, 'json'))]") == [], path
        assert page.xpath("//style | //*[@style] | //*[@onclick or @onload or @onerror]") == [], path
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "unsafe-inline" not in policy
        assert policy.startswith("default-src 'none'"), path


def test_no_output_tells_of_the_machine(demo: SmallSite) -> None:
    told = [str(demo.root), str(Path.home()), os.sep + "generator" + os.sep, socket.gethostname()]
    wanted = [word.encode() for word in told if len(word) > 4]
    for file in demo.output.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert [word for word in wanted if word in data] == [], file


def review_pages(demo: SmallSite) -> dict[str, Any]:
    pages = html_pages(demo.output)
    return {
        path: page
        for path, page in pages.items()
        if re.fullmatch(r"/(en|ur)/reviews/[^/]+/", path) and not is_redirect(page)
    }


def test_there_is_a_page_for_each_language_file_and_no_other(demo: SmallSite) -> None:
    written = {
        f"/{file.name.split('.')[1]}/reviews/{file.parent.name}/" for file in CONTENT.glob("reviews/*/index.*.md")
    }
    assert set(review_pages(demo)) == written


def test_the_verdict_in_the_markup_is_the_verdict_that_readers_see(demo: SmallSite) -> None:
    for path, page in review_pages(demo).items():
        (seen,) = page.xpath("//*[contains(@class, 't-verdict__stamp')]")
        reviews = [node for node in graph_of(page) if node["@type"] == "ClaimReview"]
        main = next(node for node in reviews if node["url"] == BASE + path)
        assert main["reviewRating"]["alternateName"] == text_of(seen), path  # type: ignore[index]
        (claim,) = page.xpath("//section[contains(@class, 't-verdict ')]//blockquote")
        assert main["claimReviewed"] == text_of(claim), path
        for node in reviews:
            if node is not main:
                anchor = str(node["url"]).partition("#")[2]
                (other,) = page.xpath(f"//*[@id='{anchor}']//*[contains(@class, 'verdict ')][not(*)]")
                assert node["reviewRating"]["alternateName"] == text_of(other), path  # type: ignore[index]


def test_claimreview_stands_on_review_pages_only(demo: SmallSite) -> None:
    having = {
        path
        for path, page in html_pages(demo.output).items()
        if any(node["@type"] == "ClaimReview" for node in graph_of(page))
    }
    assert having == set(review_pages(demo))


def feeds(demo: SmallSite) -> list[Path]:
    return [file for name in ("rss.xml", "atom.xml", "feed.json") for file in sorted(demo.output.rglob(name))]


def test_each_language_topic_verdict_and_the_corrections_have_three_feeds(demo: SmallSite) -> None:
    found = {file.relative_to(demo.output).as_posix() for file in feeds(demo)}
    topics = [f"topics/{file.stem}/" for file in CONTENT.glob("topics/*.yml")]
    ratings = [f"ratings/{path.name}/" for path in (demo.output / "en" / "ratings").iterdir() if path.is_dir()]
    assert found == {
        f"{lang}/{folder}{name}"
        for lang in LANGS
        for folder in ("", "corrections/", *topics, *ratings)
        for name in ("rss.xml", "atom.xml", "feed.json")
    }


def test_rss_atom_and_json_of_one_folder_tell_the_same(demo: SmallSite) -> None:
    folders = sorted({file.parent for file in feeds(demo)})
    for folder in folders:
        rss, atom = (feedparser.parse((folder / name).read_bytes()) for name in ("rss.xml", "atom.xml"))
        told = json.loads((folder / "feed.json").read_text("utf-8"))
        assert not rss.bozo, (folder, rss.get("bozo_exception"))
        assert not atom.bozo, (folder, atom.get("bozo_exception"))
        ids = [entry.id for entry in rss.entries]
        assert ids == [entry.id for entry in atom.entries] == [item["id"] for item in told["items"]], folder
        assert len(ids) == len(set(ids)), folder
        links = [entry.link for entry in rss.entries]
        assert links == [entry.link for entry in atom.entries] == [item["url"] for item in told["items"]], folder
        assert [entry.title for entry in rss.entries] == [item["title"] for item in told["items"]], folder


def test_a_languages_feed_holds_its_latest_reviews_newest_first(demo: SmallSite) -> None:
    for lang in LANGS:
        told = json.loads(demo.read(f"/{lang}/feed.json"))
        reviews = {path for path in review_pages(demo) if path.startswith(f"/{lang}/")}
        assert {item["url"].removeprefix(BASE) for item in told["items"]} >= reviews
        dates = [item["date_published"] for item in told["items"]]
        assert dates == sorted(dates, reverse=True)


def test_feeds_hold_whole_addresses_only(demo: SmallSite) -> None:
    for file in feeds(demo):
        text = file.read_text("utf-8")
        if file.suffix == ".xml":
            tree = etree.fromstring(text.encode())
            bodies = [node.text or "" for node in tree.iter() if str(node.tag).endswith(("encoded", "content"))]
        else:
            bodies = [item["content_html"] for item in json.loads(text)["items"]]
        for body in bodies:
            targets = re.findall(r'(?:href|src)="([^"]*)"', body)
            assert [target for target in targets if not re.match(r"https?:|mailto:|tel:", target)] == [], file


def test_the_data_files_hold_each_review_once_in_each_language(demo: SmallSite) -> None:
    addresses = {BASE + path for path in review_pages(demo)}
    rows = list(csv.DictReader(io.StringIO(demo.read("/data/reviews.csv"))))
    assert {row["url"].partition("#")[0] for row in rows} == addresses
    assert len({row["url"] for row in rows}) == len(rows)
    dump = json.loads(demo.read("/data/claimreview.json"))
    found = {claim["url"].partition("#")[0] for item in dump["dataFeedElement"] for claim in item["item"]}
    assert found == addresses
    assert BASE in json.dumps(json.loads(demo.read("/data/reviews.json")))


def test_data_is_in_ascii_digits(demo: SmallSite) -> None:
    for path in ("/data/reviews.csv", "/data/reviews.json", "/sitemap.xml"):
        assert not re.search("[۰-۹٠-٩]", re.sub(r'"(?:title|claim|summary|fact)[^\n]*', "", demo.read(path))), path


def test_every_verdict_of_the_scale_is_shown_on_the_methodology(demo: SmallSite) -> None:
    for lang in LANGS:
        scale = demo.page(f"/{lang}/methodology/").xpath("//dl[@class='t-scale']//dt")
        links = [text_of(term) for term in scale]
        listed = demo.page(f"/{lang}/ratings/").xpath("//main//a[contains(@class, 'verdict ')] | //main//h2/a")
        assert len(links) == 9
        assert {text_of(link) for link in listed} >= set(links)


def test_pictures_of_the_site_carry_no_metadata(demo: SmallSite) -> None:
    from PIL import Image

    for file in filter(Path.is_file, (demo.output / "media").rglob("*")):
        with Image.open(file) as picture:
            assert not picture.getexif(), file
            assert {"icc_profile", "exif", "xmp", "comment", "XML:com.adobe.xmp"}.isdisjoint(picture.info), file


@pytest.mark.parametrize("lang", LANGS)
def test_first_load_is_small(demo: SmallSite, lang: str) -> None:
    import gzip

    page = demo.page(f"/{lang}/reviews/bridge-collapse-video/")
    files = page.xpath("//script/@src | //link[@rel='stylesheet']/@href")
    parts = [demo.file(f"/{lang}/reviews/bridge-collapse-video/"), *(demo.file(path) for path in files)]
    assert sum(len(gzip.compress(part.read_bytes(), 6)) for part in parts) < 50_000
