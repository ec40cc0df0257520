"""Old and missing addresses: aliases lead to their document for good, an untranslated page to the original for now."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from generator.model.config import Config
from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import document_path

MOVED, ELSEWHERE = 301, 302  # for good; until there is a translation
# What may stand in a path as it is; `%` because an old address may come encoded; not `*` and `:`, the wildcards of
# `_redirects`.
SAFE = "/-._~!$&'()+,;=@%"
HOSTS_WITH_REDIRECTS = frozenset({"cloudflare-pages", "gitlab-pages", "netlify"})


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address where nothing is, and the address that a reader is sent to; both below the site's base."""

    path: str
    target: str
    status: int
    lang: str


def plan_redirects(library: Library, known: Container[str]) -> tuple[Redirect, ...]:
    """All redirects of the site, each address once, never one of the site's own (`known`)."""
    found: dict[str, Redirect] = {}
    documents = list(_documents(library))
    aliases = (redirect for document in documents for redirect in _aliases(document, library.config))
    missing = (redirect for document in documents for redirect in _untranslated(document, library.config))
    for redirect in (*aliases, *missing):
        if _folder(redirect.path) not in known:
            found.setdefault(redirect.path, redirect)
    return tuple(found.values())


class _Addressed(NamedTuple):
    """What redirects need to know of a document."""

    kind: str
    slug: str
    lang: str
    aliases: tuple[str, ...]
    written: Container[str]


def _documents(library: Library) -> Iterator[_Addressed]:
    for review in library.reviews:
        if review.aliases or len(review.texts) < len(library.config.langs):
            yield _Addressed("reviews", review.slug, review.lang, review.aliases, review.texts)
    for document in library.articles:
        yield _Addressed(document.kind, document.slug, document.lang, document.fields.aliases, document.translations)


def _aliases(document: _Addressed, config: Config) -> Iterator[Redirect]:
    for alias in document.aliases:
        if alias.startswith("/"):
            lang = alias.split("/")[1]
            lang = lang if lang in document.written else document.lang
            yield Redirect(alias, document_path(lang, document.kind, document.slug), MOVED, lang)
        elif document.kind != "glossary":  # a term's old slug was an anchor, which never reaches the server
            for lang in config.langs:
                if lang in document.written:
                    old, new = (document_path(lang, document.kind, slug) for slug in (alias, document.slug))
                    yield Redirect(old, new, MOVED, lang)


def _untranslated(document: _Addressed, config: Config) -> Iterator[Redirect]:
    if document.kind == "glossary":
        return
    original = document_path(document.lang, document.kind, document.slug)
    for lang in config.langs:
        if lang not in document.written:
            yield Redirect(document_path(lang, document.kind, document.slug), original, ELSEWHERE, document.lang)


def _folder(path: str) -> str:
    """The path as a page's: with a slash at the end, unless it names a file such as `/old/page.html`."""
    return path if path.endswith("/") or "." in posixpath.basename(path) else path + "/"


def redirect_rules(redirects: Iterable[Redirect], config: Config) -> str:
    """The file `_redirects` as Cloudflare Pages, GitLab Pages and Netlify read it: from, to, status.

    An old path stands as the editor wrote it, with or without the last slash: hosts compare it exactly. Paths are
    percent-encoded, so that an old address with spaces or Urdu letters cannot break a line.
    """
    base = config.prefix
    return "".join(f"{_encoded(base + r.path)} {_encoded_target(base + r.target)} {r.status}\n" for r in redirects)


def plan_redirect_pages(redirects: Iterable[Redirect], config: Config) -> Iterator[Page]:
    """Small pages that send readers on, for hosts that know no `_redirects` (GitHub Pages, a plain web server).

    `title` is different on each, as titles should be; `target` is the link, `absolute` the canonical address.
    """
    if config.host in HOSTS_WITH_REDIRECTS:
        return
    for redirect in redirects:
        path = _folder(redirect.path)
        if path.endswith(("/", ".html", ".htm")):
            address = _encoded_target(redirect.target)
            context = {
                "target": config.prefix + address,
                "absolute": config.base_url + address,
                "title": config.base_url + path,
            }
            yield Page(path, "redirect.html", context, lang=redirect.lang)


def _encoded(path: str) -> str:
    return quote(path, safe=SAFE)


def _encoded_target(path: str) -> str:
    return quote(path, safe=SAFE + "#")
