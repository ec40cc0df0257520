"""Whole outputs of a fixed small newsroom, as files: a change of a template is read here as readers will get it.

`pytest tests/golden --rewrite-expected` writes them anew; whoever uses it reads the diff. Digests in names are replaced, so
that a change of a stylesheet or a picture's encoder touches nothing here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__
from tests.claimreview_rules import site_faults
from tests.site.newsroom import SmallSite, smallest

EXPECTED = Path(__file__).parent / "expected"
OWN = Path(__file__).parent / "newsroom"
DIGESTS = re.compile(r"(?<=/assets/)([\w-]+)\.[0-9a-f]{10}(?=\.)|(?<=/media/)[0-9a-f]{20}(?=-)")


def newsroom() -> dict[str, str | bytes | None]:
    """The smallest newsroom, with the files of `newsroom/` laid over it: a review that has everything, and what it names."""
    own = {path.relative_to(OWN).as_posix(): path.read_bytes() for path in OWN.rglob("*") if path.is_file()}
    return smallest() | own


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = SmallSite(tmp_path_factory.mktemp("golden") / "newsroom").write(newsroom())
    report = made.build()
    assert report.problems == []
    return made


def steady(text: str) -> str:
    """A text without what changes from release to release, or with the bytes of a stylesheet or a picture."""
    text = DIGESTS.sub(lambda match: f"{match[1]}.DIGEST" if match[1] else "DIGEST", text)
    return text.replace(f"tasdiq {__version__}", "tasdiq VERSION").replace(f">{__version__}<", ">VERSION<")


PAGES = (
    "/", "/404.html", "/en/", "/ur/", "/en/reviews/", "/en/reviews/misalpur/", "/ur/reviews/misalpur/", "/en/methodology/",
    "/en/narratives/bridges/", "/en/learn/look/", "/en/corrections/", "/ur/topics/disasters/", "/en/ratings/",
    "/en/reviews/misalpur-bridge/", "/en/feed.json", "/en/rss.xml", "/en/atom.xml", "/ur/rss.xml", "/en/corrections/atom.xml",
    "/en/lite/", "/en/lite/misalpur/", "/ur/lite/misalpur/", "/en/embed/misalpur/", "/ur/embed/misalpur/oembed.json",
    "/en/returns/", "/ur/statistics/", "/data/statistics/languages.csv",
    "/data/claimreview.json", "/data/reviews.json", "/data/reviews.csv", "/_headers", "/_redirects", "/sitemap.xml", "/robots.txt",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_the_output_is_the_expected_one(path: str, site: SmallSite, expect: Callable[[Path, str], None]) -> None:
    text = steady(site.read(path))
    if path.endswith(".json"):
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    expect(EXPECTED / site.file(path).relative_to(site.output), text)


def test_every_expected_file_is_still_compared(site: SmallSite) -> None:
    kept = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()}
    assert kept == {site.file(path).relative_to(site.output).as_posix() for path in PAGES}


def test_what_is_expected_keeps_the_rules(site: SmallSite) -> None:
    assert site_faults(site.output) == []
