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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.check.reserved import SECTIONS
from generator.check.subject import Subject
from generator.model.abstract import Abstract
from generator.model.library import AnyDocument
from generator.model.route import document_path, output_file
from generator.model.source import Source
from generator.model.text import BIDI_ANY, CONTROL, is_slug
from generator.problems import Problem

NOT_IN_PATHS = re.compile(r"[\s?#*<>\"'`\\{}|^]|//|/:|(^|/)\.\.?(/|$)")
"""Spaces, steps up, and what static hosts read as patterns in their lists of redirects."""
LONGEST = 200  # bytes; file systems take 255, and some hosts add to a name


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at every alias of every document, in the order of their folders."""
    library = subject.library
    aliased = [_of_review(review) for review in library.reviews if review.aliases]
    aliased += [_of_article(document) for document in library.articles if document.fields.aliases]
    if not aliased:
        return
    taken = _Taken()
    for route in subject.routes:
        taken.add(route.path, route.owner)
    for term in library.glossary:
        for address in _addresses(_of_article(term), term.slug):
            taken.add(address, term.source.file)
    for document in sorted(aliased, key=lambda document: document.folder):
        for number, alias in enumerate(document.aliases):
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
                taken.add(address, document.source.file)


class _Aliased(NamedTuple):
    """What this check needs of a document."""

    kind: str
    folder: str
    aliases: Sequence[str]
    langs: Iterable[str]
    source: Source


def _of_review(review: Abstract) -> _Aliased:
    return _Aliased("reviews", review.folder, review.aliases, review.texts, review.source)


def _of_article(document: AnyDocument) -> _Aliased:
    return _Aliased(document.kind, document.folder, document.fields.aliases, document.translations, document.source)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Who has which output file, and who a folder of which name."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def add(self, address: str, owner: str) -> None:
        """Notes the file of an address and the folders that it lies in; the first owner stays."""
        key = _key(address)
        self.files.setdefault(key, owner)
        while (key := key.rpartition("/")[0]) and key not in self.folders:
            self.folders[key] = owner

    def owner(self, address: str) -> str | None:
        """Who has the file of an address, a folder of its name, or a file where its folder would be."""
        key = _key(address)
        if key in self.folders:
            return self.folders[key]
        while key:
            if key in self.files:
                return self.files[key]
            key = key.rpartition("/")[0]
        return None


def _collision(document: _Aliased, path: str, address: str, taken: _Taken) -> Iterator[Problem]:
    key = _key(address)
    if (owner := taken.owner(address)) is not None:
        own = owner.startswith(f"content/{document.folder}/")
        whose = "this document itself" if own else owner or "a page of the site itself"
        yield document.source.error(
            "alias-collision", path, f"the alias {address} is already the address of {whose}", hint="Remove the alias."
        )
    elif key.split("/")[0] in SECTIONS or key.startswith(("_", ".")):
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
        if any(len(part.encode()) > LONGEST for part in alias.split("/")):
            return "has a part that is too long for the name of a file"
        return "is no plain path" if NOT_IN_PATHS.search(alias) else ""
    return "" if is_slug(alias) else "is neither an old slug nor a path that begins with /"


def _addresses(document: _Aliased, alias: str) -> tuple[str, ...]:
    """The addresses that an alias stands for: a path is itself, a slug is one address per language."""
    if alias.startswith("/"):
        return (alias,)
    return tuple(document_path(lang, document.kind, alias) for lang in document.langs)


def _key(path: str) -> str:
    """The output file of an address: with and without a slash at the end, in capitals or not, it is one."""
    page = path if path.endswith("/") or "." in posixpath.basename(path) or "#" in path else f"{path}/"
    return output_file(page).casefold()
