"""Addresses: the promise to readers that a page never moves. One function per shape of address, and links resolved to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

FOLDERS = {"reviews": "reviews", "narratives": "narratives", "lessons": "learn", "pages": ""}
PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[^\[\]]*)?")
"""Addresses of other sites that need not be taken apart to be known as such."""
FEED_FILES = ("rss.xml", "atom.xml", "feed.json")


class Route(NamedTuple):
    """One output and its address.

    `path` is the address below the site's base, with a leading slash. `kind` says what is there, `key` of what (a slug, an id),
    `number` which page of a list. `owner` is the content file that gives the address, for messages about collisions.
    """

    path: str
    kind: str
    lang: str = ""
    key: str = ""
    number: int = 1
    owner: str = ""

    @property
    def file(self) -> str:
        """The file that a static host serves at `path`."""
        return output_file(self.path)


def output_file(path: str) -> str:
    """The file below the output folder for an address: `/en/` is `en/index.html`."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def document_path(lang: str, kind: str, slug: str) -> str:
    """The address of a document; a glossary term is an anchor on the glossary's page."""
    if kind == "glossary":
        return f"/{lang}/glossary/#{slug}"
    folder = FOLDERS[kind]
    return f"/{lang}/{folder}/{slug}/" if folder else f"/{lang}/{slug}/"


def worksheet_path(lang: str, slug: str) -> str:
    """The address of a lesson's worksheet."""
    return document_path(lang, "lessons", slug) + "worksheet/"


def lite_path(lang: str, slug: str) -> str:
    """The address of a review's text-only page."""
    return f"/{lang}/lite/{slug}/"


def embed_path(lang: str, slug: str) -> str:
    """The address of the card that other sites show of a review."""
    return f"/{lang}/embed/{slug}/"


def list_path(lang: str, section: str, key: str = "", number: int = 1) -> str:
    """The address of a list (`reviews`, `topics/health`, ...) and of its further pages."""
    path = f"/{lang}/{section}/" + (f"{key}/" if key else "")
    return path if number == 1 else f"{path}page/{number}/"


class Target(NamedTuple):
    """Where a link of a body leads.

    `kind`: `page` (an address of this site), `anchor` (on the same page), `outside`, `mail`, or `unknown`.
    """

    kind: Literal["page", "anchor", "outside", "mail", "unknown"]
    path: str = ""
    fragment: str = ""


class Link(NamedTuple):
    """A link as it was written, taken apart.

    `kind`: `site` (`path` is an address of this site without language, or with one; `lang` the language to look in
    first), `anchor` (on the same page), `outside`, `mail`, or `unknown` (no link that a page may have).
    """

    kind: Literal["site", "anchor", "outside", "mail", "unknown"]
    path: str = ""
    fragment: str = ""
    lang: str = ""


@lru_cache(256)  # the same link is read for its body, for the checks, for the page
def read_link(target: str, lang: str, folder: str, base_url: str) -> Link:  # noqa: PLR0911 - one for each kind
    """The link `target`, written in `content/<folder>/` on a page in `lang`.

    Editors write `#anchor`, a site path without language, a whole address, or the relative path of another content file.
    """
    if PLAIN_ADDRESS.fullmatch(target) and not target.startswith(base_url):
        return Link("outside", target)
    if target.startswith("#") and len(target) > 1:
        return Link("anchor", "", unquote(target[1:]))
    parts = _split(target, base_url)
    if parts.scheme in {"http", "https"} and parts.netloc:
        return Link("outside", target)
    if parts.scheme in {"mailto", "tel"}:
        return Link("mail", target)
    if parts.scheme or parts.netloc:
        return Link("unknown", target)
    fragment = unquote(parts.fragment)
    if not parts.path:
        return Link("anchor", "", fragment) if fragment else Link("unknown", target)
    path = unquote(parts.path)
    if not path.startswith("/"):
        path, lang = _content_address(path, folder, lang)
    return Link("site", path, fragment, lang)


def find_target(link: Link, known: Container[str], langs: Sequence[str]) -> Target:
    """Where a link leads among the addresses `known`.

    A site path without language (`/reviews/slug/`) leads to the link's language or, where there is no such page, to the
    first of `langs` that has it.
    """
    if link.kind != "site":
        return Target(link.kind, link.path, link.fragment)
    path = link.path if link.path.endswith("/") or "." in posixpath.basename(link.path) else f"{link.path}/"
    if path in known:
        return Target("page", path, link.fragment)
    for lang in (link.lang, *langs):
        if (candidate := f"/{lang}{path}") in known:
            return Target("page", candidate, link.fragment)
    return Target("unknown", link.path, link.fragment)


def resolve_link(
    target: str, lang: str, folder: str, known: Container[str], langs: Sequence[str], base_url: str
) -> Target:
    """Where a link as an editor wrote it leads: `read_link`, then `find_target`."""
    return find_target(read_link(target, lang, folder, base_url), known, langs)


def _split(target: str, base_url: str) -> SplitResult:
    """The parts of a link; a whole address of this site becomes a path below its base."""
    if target == base_url or target.startswith((base_url + "/", base_url + "#")):
        return urlsplit("/" + target[len(base_url) :].removeprefix("/"))
    try:
        return urlsplit(target)
    except ValueError:  # brackets that are no IPv6 address
        return SplitResult("unknown", "", target, "", "")


def _content_address(path: str, folder: str, lang: str) -> tuple[str, str]:
    """A relative path between content files, as a site path without language."""
    whole = posixpath.normpath(posixpath.join("/", folder, path))
    kind, _, rest = whole.lstrip("/").partition("/")
    slug, _, name = rest.partition("/")
    if name.startswith("index.") and name.endswith(".md"):
        lang = name[len("index.") : -len(".md")]
    elif name:  # another file of the folder, which the site does not publish as it is
        return whole, lang
    if kind == "glossary":
        return "/glossary/", lang
    section = FOLDERS.get(kind, kind)
    return (f"/{section}/{slug}/" if section else f"/{slug}/"), lang
