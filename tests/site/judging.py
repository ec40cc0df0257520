"""What must hold of any built site, as functions that name each fault; an empty list is a pass."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CSS_URL = re.compile(r'url\("?([^")]+)"?\)')
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
Tree: TypeAlias = Any  # an lxml element; its stubs know neither xpath's results nor html's classes


def html_pages(output: Path) -> dict[str, Tree]:
    """Every HTML page by its address below the site's base."""
    files = sorted(output.rglob("*.html"))
    return {
        "/" + path.relative_to(output).as_posix().removesuffix("index.html"): html.fromstring(path.read_bytes())
        for path in files
        if "pagefind" not in path.relative_to(output).parts
    }


def is_redirect(page: Tree) -> bool:
    """Whether a page only sends on."""
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def indexable(pages: dict[str, Tree]) -> dict[str, Tree]:
    """The pages that a search engine may list."""
    return {path: page for path, page in pages.items() if not page.xpath("//meta[@name='robots']")}


def dead_links(output: Path, base_url: str) -> list[str]:
    """Every link, picture, script or stylesheet of a page that leads to nothing on this site, and every dead anchor."""
    pages = html_pages(output)
    return [fault for path, page in pages.items() for fault in _dead_on(path, page, pages, output, base_url)]


def _dead_on(path: str, page: Tree, pages: dict[str, Tree], output: Path, base_url: str) -> Iterator[str]:
    for target in set(_targets(page)):
        whole = urljoin(base_url + path, target)
        if not whole.startswith(base_url + "/"):
            if urlsplit(whole).netloc == urlsplit(base_url).netloc:
                yield f"{path}: {target} leads out of the site's folder"
            continue
        address, _, fragment = whole.removeprefix(base_url).partition("#")
        file = output / (unquote(address).lstrip("/") + ("index.html" if address.endswith("/") else ""))
        if not file.is_file():
            yield f"{path}: {target} leads nowhere"
        elif fragment and unquote(address) in pages:
            ids = pages[unquote(address)].xpath("//@id")
            if unquote(fragment) not in ids:
                yield f"{path}: {target} has no such anchor"


def _targets(page: Tree) -> Iterator[str]:
    yield from page.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //source/@src")
    for srcset in page.xpath("//@srcset"):
        yield from (part.split()[0] for part in srcset.split(","))
    yield from page.xpath("//meta[@property='og:image']/@content")


def outside_requests(output: Path) -> list[str]:
    """Whatever a page or a stylesheet would fetch from another host."""
    faults = []
    for path, page in html_pages(output).items():
        asked = page.xpath("//script/@src | //img/@src | //source/@src | //iframe/@src | //video/@src | //audio/@src")
        asked += page.xpath("//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='preconnect']/@href")
        asked += [part.split()[0] for srcset in page.xpath("//@srcset") for part in srcset.split(",")]
        asked = [address for address in asked if address != "data:,"]  # the empty icon: nothing is fetched
        faults += [f"{path}: {address}" for address in asked if OUTSIDE.match(address)]
    for file in output.rglob("*.css"):
        asked = [url for url in CSS_URL.findall(file.read_text("utf-8")) if not url.startswith("data:")]
        faults += [f"{file.name}: {address}" for address in asked if OUTSIDE.match(address)]
    return faults


def alternates_of(page: Tree) -> dict[str, str]:
    """The addresses that a page names for each language."""
    links = page.xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def hreflang_faults(output: Path, base_url: str) -> list[str]:
    """Pages whose languages do not name each other, or that do not name themselves."""
    pages, faults = indexable(html_pages(output)), []
    for path, page in pages.items():
        named = alternates_of(page)
        here = base_url + path
        if named and here not in named.values():
            faults.append(f"{path} does not name itself")
        for lang, address in named.items():
            there = pages.get(unquote(address.removeprefix(base_url)))
            if there is None:
                faults.append(f"{path}: {lang} leads to {address}, which is no page to list")
            elif lang != "x-default" and alternates_of(there) != named:
                faults.append(f"{path} and {address} name different languages")
    return faults


def canonical_faults(output: Path, base_url: str) -> list[str]:
    """Pages whose canonical address, or that of Open Graph, is not their own."""
    told = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    return [
        f"{path}: {page.xpath(expression)}"
        for path, page in indexable(html_pages(output)).items()
        for expression in told
        if page.xpath(expression) != [base_url + path]
    ]


def sitemap_addresses(output: Path) -> list[str]:
    """The addresses in sitemap.xml."""
    tree = etree.fromstring((output / "sitemap.xml").read_bytes())
    return [str(found.text) for found in tree.iterfind("s:url/s:loc", SITEMAP)]


def graph_of(page: Tree) -> list[dict[str, object]]:
    """The schema.org nodes of a page."""
    return [
        node
        for text in page.xpath("//script[@type='application/ld+json']/text()")
        for node in json.loads(text)["@graph"]
    ]
