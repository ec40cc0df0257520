"""A site below a folder of its host: every address lies in that folder."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.claimreview_rules import site_faults
from tests.site.judging import (
    canonical_faults,
    dead_links,
    hreflang_faults,
    html_pages,
    outside_requests,
    sitemap_addresses,
)
from tests.site.newsroom import SmallSite

BASE = "https://host.example/factcheck"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The demonstration site for a sub-path."""
    root = tmp_path_factory.mktemp("below") / "newsroom"
    root.mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site_config.yml", root)
    made = SmallSite(root)
    made.build(base_url=BASE + "/")
    return made


def test_every_link_stays_in_the_folder_and_leads_somewhere(below: SmallSite) -> None:
    assert dead_links(below.output, BASE) == []
    assert outside_requests(below.output) == []
    for path, page in html_pages(below.output).items():
        for href in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            assert re.match(r"/factcheck/|#|https?://|mailto:|data:,$", href), (path, href)


def test_pages_name_themselves_and_each_other_by_the_whole_address(below: SmallSite) -> None:
    assert canonical_faults(below.output, BASE) == []
    assert hreflang_faults(below.output, BASE) == []
    assert site_faults(below.output) == []
    assert all(address.startswith(BASE + "/") for address in sitemap_addresses(below.output))


def test_feeds_and_data_name_addresses_in_the_folder(below: SmallSite) -> None:
    told = json.loads(below.read("/en/feed.json"))
    assert told["feed_url"] == f"{BASE}/en/feed.json"
    assert told["home_page_url"].startswith(f"{BASE}/en/")
    assert all(item["url"].startswith(f"{BASE}/en/reviews/") or f"{BASE}/en/" in item["url"] for item in told["items"])
    bodies = "".join(item["content_html"] for item in told["items"])
    assert all(re.match(r"https?:|mailto:", target) for target in re.findall(r'(?:href|src)="([^"]*)"', bodies))
    rss = etree.fromstring(below.file("/en/rss.xml").read_bytes())
    assert all(str(link.text).startswith(BASE + "/") for link in rss.iter("link"))
    rows = list(csv.DictReader(io.StringIO(below.read("/data/reviews.csv"))))
    assert all(row["url"].startswith(BASE + "/") for row in rows)


def test_the_hosts_files_know_the_folder(below: SmallSite) -> None:
    rules = [line for line in below.read("/_headers").splitlines() if line and not line.startswith(" ")]
    assert all(rule.startswith("/factcheck/") for rule in rules)
    for line in below.read("/_redirects").splitlines():
        old, new, _ = line.split()
        assert old.startswith("/factcheck/")
        assert new.startswith("/factcheck/")
    assert f"Sitemap: {BASE}/sitemap.xml" in below.read("/robots.txt")


def test_stylesheets_find_their_fonts_from_where_they_lie(below: SmallSite) -> None:
    for sheet in below.output.glob("assets/*.css"):
        for address in re.findall(r'url\("(?!data:)([^"]+)"\)', sheet.read_text("utf-8")):
            assert (sheet.parent / address).is_file(), (sheet.name, address)


def test_files_lie_where_they_lie_without_a_sub_path(below: SmallSite, demo: SmallSite) -> None:
    # Share cards show the site's address, and are named by what they show; the one site here is built without.
    other = {path for path in below.paths() ^ demo.paths() if not path.startswith("media/cards/")}
    assert other <= {".well-known/security.txt"}
