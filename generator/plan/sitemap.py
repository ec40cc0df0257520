"""The sitemap: every listed page with its other languages, in one file, or for large sites in several and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from generator.model.config import Config
from generator.model.page import Page

MOST_ADDRESSES = 50_000  # sitemaps.org: per file
MOST_BYTES = 45_000_000  # sitemaps.org: 50 MB per file before compression; sizes are estimated here, so keep a distance
FIXED_BYTES = 120  # of tags around one address, and around one of its alternates


def plan_sitemap(pages: Iterable[Page], config: Config) -> Iterator[Page]:
    """`/sitemap.xml`; past the limits of one file it is an index of `/sitemap-1.xml` and so on."""
    entries = [_entry(page, config) for page in sorted(pages, key=lambda page: page.path) if page.listed]
    files = list(_split(entries))
    if len(files) == 1:
        yield Page("/sitemap.xml", "sitemap", {"addresses": files[0]})
        return
    index = []
    for number, part in enumerate(files, start=1):
        path = f"/sitemap-{number}.xml"
        yield Page(path, "sitemap", {"addresses": part})
        index.append({"address": config.base_url + path, "modified": _latest(entry["modified"] for entry in part)})
    yield Page("/sitemap.xml", "sitemap", {"index": index})


def alternate_links(alternates: Mapping[str, str], config: Config) -> list[list[str]]:
    """[language, whole address] of each language that has the page, and `x-default` for readers of any other.

    `x-default` is the site's first language that has the page, unless the page names another (the choice of language).
    """
    found = {lang: config.base_url + alternates[lang] for lang in config.langs if lang in alternates}
    default = config.base_url + alternates["x-default"] if "x-default" in alternates else next(iter(found.values()), "")
    return [*([lang, address] for lang, address in found.items()), *([["x-default", default]] if default else [])]


def _entry(page: Page, config: Config) -> dict[str, Any]:
    return {
        "address": config.base_url + page.path,
        "modified": page.modified,
        "alternates": alternate_links(page.alternates, config),
    }


def _split(entries: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    size = 0
    for entry in entries:
        texts = [entry["address"], *(address for _, address in entry["alternates"])]
        weight = sum(len(text) + FIXED_BYTES for text in texts)
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
