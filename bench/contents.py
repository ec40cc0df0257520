"""Counts what a finished site holds, so that a reader sees whether generators that are compared did the same work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

CLAIM_REVIEW = re.compile(r'"@type": ?"ClaimReview"')
ALTERNATE = re.compile(r'<link rel="?alternate"? hreflang=')
REFRESH = re.compile(r'<meta http-equiv="?refresh"?', re.IGNORECASE)
RIGHT_TO_LEFT = re.compile(r'<(?:html|body)[^>]* dir="?rtl"?')
ENTRY = re.compile(r'<(?:item|entry)[ >]|"date_published":')
FEED_FORMATS = {"rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed"}
LISTED_BY = frozenset({"topics", "ratings", "claimants", "people"})


@dataclass(slots=True)
class Contents:
    """What was counted. `articles` are pages of reviews, `lists` pages of lists with all their further pages."""

    html: int = 0
    articles: int = 0
    lists: int = 0
    redirects: int = 0
    claim_reviews: int = 0
    alternates: int = 0
    right_to_left: int = 0
    feeds: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    data_files: int = 0
    search_files: int = 0
    other: int = 0
    bytes: int = 0
    html_bytes: int = 0
    sitemap: bool = False

    def told(self) -> dict[str, object]:
        """As plain data."""
        return asdict(self)


def count_contents(site: Path) -> Contents:
    """Reads every file of a site once."""
    found = Contents()
    for file in _files(site):
        found.bytes += file.stat().st_size
        parts = file.relative_to(site).parts
        if {"finder", "pagefind"} & set(parts[:-1]):
            found.search_files += 1
        elif file.suffix == ".html":
            _html(file, parts, found)
        elif file.name in FEED_FORMATS:
            name = FEED_FORMATS[file.name]
            found.feeds[name] = found.feeds.get(name, 0) + 1
            found.entries += len(ENTRY.findall(file.read_text(encoding="utf-8")))
        elif parts[0] == "data":
            found.data_files += 1
        else:
            found.sitemap = found.sitemap or file.name == "sitemap.xml"
            found.other += 1
    return found


def _html(file: Path, parts: tuple[str, ...], found: Contents) -> None:
    text = file.read_text(encoding="utf-8")
    if REFRESH.search(text):
        found.redirects += 1
        return
    found.html += 1
    found.html_bytes += file.stat().st_size
    found.alternates += bool(ALTERNATE.search(text))
    found.right_to_left += bool(RIGHT_TO_LEFT.search(text))
    if CLAIM_REVIEW.search(text):
        found.claim_reviews += 1
    match parts:
        case (_, "reviews", "index.html") | (_, "reviews", "page", *_):
            found.lists += 1
        case (_, "reviews", _, "index.html"):
            found.articles += 1
        case (_, section, _, *_, "index.html") if section in LISTED_BY:
            found.lists += 1


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
