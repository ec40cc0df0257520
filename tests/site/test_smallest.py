"""The least that a newsroom can have is a whole site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claimreview_rules import site_faults
from tests.site.newsroom import CONFIG, Files, SmallSite, hashes, review, text_of


def test_the_smallest_newsroom_builds_without_a_word(site: SmallSite) -> None:
    report = site.build()
    assert report.problems == []
    assert report.reviews == 1
    assert report.pages == report.rendered == len(site.paths())
    assert site_faults(site.output) == []


def test_each_language_has_every_kind_of_page(site: SmallSite) -> None:
    site.build()
    for lang in ("en", "ur"):
        for path in (
            "", "reviews/", "reviews/bridge/", "topics/", "topics/disasters/", "ratings/", "ratings/incorrect/", "claimants/",
            "people/", "people/amina/", "narratives/", "learn/", "glossary/", "corrections/", "search/", "methodology/",
            "corrections-policy/", "about/", "funding/", "team/", "contact/", "rss.xml", "atom.xml", "feed.json",
            "topics/disasters/rss.xml", "ratings/incorrect/atom.xml", "corrections/feed.json",
        ):  # fmt: skip
            assert site.file(f"/{lang}/{path}").is_file(), path
    for path in ("/", "/404.html", "/sitemap.xml", "/robots.txt", "/_headers", "/_redirects", "/data/reviews.csv"):
        assert site.file(path).is_file(), path


def test_a_newsroom_without_a_review_builds(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({"content/reviews/bridge/index.en.md": None, "content/reviews/bridge/index.ur.md": None})
    site.build()
    assert site.page("/en/").xpath("//*[@id='latest']")
    assert "bridge" not in "".join(site.paths())


def test_one_language_is_enough(make_site: Callable[[Files], SmallSite]) -> None:
    one = make_site({"site_config.yml": _in_english(CONFIG)})
    for file in one.root.rglob("index.ur.md"):
        file.unlink()
    one.write(
        {
            "content/people/amina.yml": "name: Amina\n",
            "content/topics/disasters.yml": "name: Disasters\n",
        }
    )
    one.build()
    assert not one.file("/ur/").exists()
    assert one.page("/en/reviews/bridge/").xpath("//nav[@class='t-switch']/a") == []


def _in_english(config: str) -> str:
    """The settings without a word of Urdu."""
    lines = [line for line in config.splitlines() if "id: ur" not in line]
    return "\n".join(line.split(", ur:")[0] + "}" if ", ur:" in line else line for line in lines) + "\n"


@pytest.mark.parametrize(
    "title",
    [
        '"Bread: the price of a loaf stays at 20 rupees"',
        "'No rate rose in 2026 #confirmed'",
        "“Quotes” & <angles> {{ braces }} {% block %}",
        "True or not 017 1_000",
    ],
)
def test_what_an_editor_writes_in_a_title_is_what_readers_read(
    title: str, make_site: Callable[[Files], SmallSite]
) -> None:
    site = make_site({"content/reviews/bridge/index.en.md": review(title=title)})
    site.build()
    page = site.page("/en/reviews/bridge/")
    assert text_of(page.xpath("//h1")[0]) == title.strip("\"'")
    assert page.xpath("//meta[@property='og:title']/@content") == [title.strip("\"'")]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_change_nothing(ending: str, site: SmallSite) -> None:
    site.build()
    before = {path: (told, site.file(path).stat().st_mtime_ns) for path, told in hashes(site.output).items()}
    file = site.root / "content/reviews/bridge/index.en.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_text("utf-8").replace("\n", ending).encode())
    site.build()
    after = {path: (told, site.file(path).stat().st_mtime_ns) for path, told in hashes(site.output).items()}
    assert after == before
