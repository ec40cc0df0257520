"""Addresses: the promise to readers that a page never moves. One function per shape of address, and links resolved to them."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

FOLDERS = {"reviews": "reviews", "narratives": "narratives", "lessons": "learn", "pages": ""}
FEED_FILES = ("rss.xml", "atom.xml", "feed.json")


@dataclass(frozen=True, slots=True)
class Route:
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


def list_path(lang: str, section: str, key: str = "", number: int = 1) -> str:
    """The address of a list (`reviews`, `topics/health`, ...) and of its further pages."""
    path = f"/{lang}/{section}/" + (f"{key}/" if key else "")
    return path if number == 1 else f"{path}page/{number}/"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link of a body leads.

    `kind`: `page` (an address of this site), `anchor` (on the same page), `outside`, `mail`, or `unknown`.
    """

    kind: Literal["page", "anchor", "outside", "mail", "unknown"]
    path: str = ""
    fragment: str = ""


def resolve_link(
    target: str, lang: str, folder: str, known: Container[str], langs: Sequence[str], base_url: str
) -> Target:
    """Where the link `target`, written in `content/<folder>/`, leads on a page in `lang`.

    Editors write `#anchor`, a site path without language (`/reviews/slug/`, which leads to `lang` or, where there is no such
    page, to the first of `langs` that has it), a whole address, or the relative path of another content file.
    """
    parts = _split(target, base_url)
    if parts.scheme in {"http", "https"} and parts.netloc:
        return Target("outside", target)
    if parts.scheme in {"mailto", "tel"}:
        return Target("mail", target)
    if parts.scheme or parts.netloc:
        return Target("unknown", target)
    fragment = unquote(parts.fragment)
    if not parts.path:
        return Target("anchor", "", fragment) if fragment else Target("unknown", target)
    path = unquote(parts.path)
    if not path.startswith("/"):
        path, lang = _content_address(path, folder, lang)
    for candidate in _candidates(path, lang, langs):
        if candidate in known:
            return Target("page", candidate, fragment)
    return Target("unknown", path, fragment)


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


def _candidates(path: str, lang: str, langs: Sequence[str]) -> tuple[str, ...]:
    whole = path if path.endswith("/") or "." in posixpath.basename(path) else path + "/"
    return (whole, *(f"/{candidate}{whole}" for candidate in (lang, *langs)))
