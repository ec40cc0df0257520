"""The sitemap: every listed page with its other languages, in one file, or for large sites in several and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from generator.model.config import Config
from generator.model.page import Page, digest_of

Entry = tuple[str, str, dict[str, str]]
"""Path, date of the last change, addresses by language."""
MOST_ADDRESSES = 50_000  # sitemaps.org: per file
MOST_BYTES = 45_000_000  # sitemaps.org: 50 MB per file before compression; sizes are estimated here, so keep a distance
FIXED_BYTES = 120  # of tags around one address, and around one of its alternates


def plan_sitemap(pages: Iterable[Page], config: Config) -> Iterator[Page]:
    """`/sitemap.xml`; past the limits of one file it is an index of `/sitemap-1.xml` and so on."""
    entries = sorted((page.path, page.modified, dict(page.alternates)) for page in pages if page.listed)
    files = list(_split(entries, config))
    if len(files) == 1:
        yield _file("/sitemap.xml", files[0], config)
        return
    index = []
    for number, part in enumerate(files, start=1):
        path = f"/sitemap-{number}.xml"
        yield _file(path, part, config)
        index.append({"address": config.base_url + path, "modified": _latest(modified for _, modified, _ in part)})
    yield Page("/sitemap.xml", "sitemap", {"index": index})


def _file(path: str, entries: list[Entry], config: Config) -> Page:
    inputs = digest_of(entries, config.base_url, config.langs)
    return Page(path, "sitemap", partial(_context, entries, config), inputs=inputs)


def _context(entries: list[Entry], config: Config) -> dict[str, Any]:
    base, langs = config.base_url, config.langs
    return {
        "addresses": [
            (base + path, modified, alternate_links(alternates, base, langs)) for path, modified, alternates in entries
        ]
    }


def alternate_links(alternates: Mapping[str, str], base: str, langs: Iterable[str]) -> list[tuple[str, str]]:
    """(language, whole address) of each language that has the page, and `x-default` for readers of any other.

    `x-default` is the site's first language that has the page, unless the page names another (the choice of language).
    """
    found = [(lang, base + alternates[lang]) for lang in langs if lang in alternates]
    if "x-default" in alternates:
        return [*found, ("x-default", base + alternates["x-default"])]
    return [*found, ("x-default", found[0][1])] if found else []


def _split(entries: list[Entry], config: Config) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    size = 0
    for entry in entries:
        path, _, alternates = entry
        addresses = 2 + len(alternates)  # its own, those of the languages, x-default
        weight = addresses * (len(config.base_url) + len(path) + FIXED_BYTES)
        if part and (len(part) == MOST_ADDRESSES or size + weight > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(entry)
        size += weight
    yield part


def _latest(dates: Iterable[str]) -> str:
    return max(filter(None, dates), key=_moment, default="")


def _moment(date: str) -> datetime:
    found = datetime.fromisoformat(date)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
