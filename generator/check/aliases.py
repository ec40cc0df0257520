"""Old addresses lead somewhere: an alias is well formed and nobody else's address.

## Why

An alias keeps the links alive that readers shared before a document was renamed. An alias that is somebody's present
address would take that page away; two documents with one alias cannot both be its goal.

## Example

Wrong:

    aliases: [Old Slug, https://old.example.org/a, /en/reviews/../x]

Right:

    aliases: [old-slug, /2019/05/flood-picture/]

## Codes

- `bad-alias`: neither an old slug nor a path that begins with `/`, or it holds what does not belong in an address.
- `alias-collision`: another document, or the site itself, has this address.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from generator.check.reserved import SECTIONS
from generator.check.subject import Subject
from generator.model.library import AnyDocument
from generator.model.route import document_path
from generator.model.text import BIDI_ANY, CONTROL, is_slug
from generator.problems import Problem

NOT_IN_PATHS = re.compile(r"[\s?#*<>\"'`\\{}|^]|//|/:|(^|/)\.\.?(/|$)")
"""Spaces, steps up, and what static hosts read as patterns in their lists of redirects."""


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at every alias of every document, in the order of their folders."""
    taken = {_key(route.path): route.owner for route in subject.routes}
    for document in subject.library.glossary:
        taken |= dict.fromkeys(_addresses(document, document.slug), document.source.file)
    for document in sorted(subject.library.documents, key=lambda document: document.folder):
        for number, alias in enumerate(document.fields.aliases):
            path = f"aliases.{number}"
            if fault := _fault(alias):
                yield document.source.error(
                    "bad-alias",
                    path,
                    f"the alias “{alias}” {fault}",
                    hint="Write an old slug (flood-picture) or an old path (/2019/05/flood-picture/).",
                )
                continue
            for address in _addresses(document, alias):
                yield from _collision(document, path, address, taken)
                taken.setdefault(_key(address), document.source.file)


def _collision(document: AnyDocument, path: str, address: str, taken: dict[str, str]) -> Iterator[Problem]:
    key = _key(address)
    if key in taken:
        owner = taken[key]
        own = owner.startswith(f"content/{document.folder}/")
        whose = "this document itself" if own else owner or "a page of the site itself"
        yield document.source.error(
            "alias-collision", path, f"the alias {address} is already the address of {whose}", hint="Remove the alias."
        )
    elif key.split("/")[1] in SECTIONS or key.startswith(("/_", "/.")):
        yield document.source.error(
            "alias-collision",
            path,
            f"the alias {address} lies in a folder that the site uses for files of its own",
            hint="Remove the alias.",
        )


def _fault(alias: str) -> str:
    """What is wrong with the form of an alias, as the end of a sentence."""
    if BIDI_ANY.search(alias) or CONTROL.search(alias):
        return "holds an invisible character"
    if alias.startswith("/") and len(alias) > 1:
        return "is no plain path" if NOT_IN_PATHS.search(alias) else ""
    return "" if is_slug(alias) else "is neither an old slug nor a path that begins with /"


def _addresses(document: AnyDocument, alias: str) -> tuple[str, ...]:
    """The addresses that an alias stands for: a path is itself, a slug is one address per language."""
    if alias.startswith("/"):
        return (alias,)
    return tuple(document_path(lang, document.kind, alias) for lang in document.translations)


def _key(path: str) -> str:
    """Addresses with one key are one file: with and without a slash at the end, in capitals or not."""
    page = path if path.endswith("/") or "." in posixpath.basename(path) or "#" in path else f"{path}/"
    return page.casefold()
