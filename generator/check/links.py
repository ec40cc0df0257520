"""Every link inside the site leads to a page, and every anchor to a place on it.

## Why

A dead link is a promise broken in public. Links are looked up as the finished page will resolve them: a site path
without language leads to the reader's language or, where the page does not exist in it, to one that has it. Links to
other sites are not visited; only their form is looked at.

## Example

Wrong:

    See [the method](/metodology/) and [the lesson](javascript:open()).

Right:

    See [the method](/methodology/) and [the lesson](/learn/check-an-old-picture/).

## Codes

- `dead-link`: no page of the site has this address; the nearest one is offered.
- `dead-anchor`: the page exists, but no heading, claim or term on it has this anchor.
- `link-scheme`: the link is no site path, no `https:`, `http:`, `mailto:` or `tel:` address, or it cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.check.subject import UNSEEN, Subject, Words, sentences
from generator.model.body import Reference
from generator.model.document import Translation
from generator.model.library import AnyDocument
from generator.model.route import FOLDERS, Target, document_path, resolve_link
from generator.problems import Problem

REVIEW_SECTIONS = frozenset({"evidence", "further", "how", "main", "media"})
"""The anchors that every review's page has besides those of its text."""
KINDS = {section: kind for kind, section in FOLDERS.items() if section}


@dataclass(frozen=True)
class Places:
    """What a link can lead to."""

    subject: Subject

    @cached_property
    def documents(self) -> dict[str, tuple[AnyDocument, Translation[Any]]]:
        """The document at each address; a glossary term has none of its own."""
        return {
            document_path(lang, document.kind, document.slug): (document, translation)
            for document in self.subject.library.documents
            if document.kind != "glossary"
            for lang, translation in document.translations.items()
        }

    @cached_property
    def site_paths(self) -> Words:
        """The addresses of pages as editors write them: without a language."""
        starts = tuple(f"/{lang}/" for lang in self.subject.langs)
        pages = (path for path in self.subject.addresses if path.endswith("/"))
        return Words(path[path.index("/", 1) :] if path.startswith(starts) else path for path in pages)

    def terms(self, lang: str) -> frozenset[str]:
        """The anchors on the glossary's page in one language."""
        return self._glossary[lang]

    @cached_property
    def _glossary(self) -> dict[str, frozenset[str]]:
        terms = self.subject.library.glossary
        return {
            lang: frozenset(
                anchor
                for term in terms
                if lang in term.translations
                for anchor in (term.slug, *term.translations[lang].body.anchors)
            )
            for lang in self.subject.langs
        }

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors on the page at `path`, or None where they are not known (lists, feeds)."""
        if path in self.documents:
            return anchors_of(*self.documents[path])
        lang = next((lang for lang in self.subject.langs if path == f"/{lang}/glossary/"), "")
        return self.terms(lang) if lang else None


def check(subject: Subject) -> Iterator[Problem]:
    """Resolves every link of every body as the page will."""
    places = Places(subject)
    for document in subject.library.documents:
        for translation in document.translations.values():
            for link in translation.body.links:
                yield from _link(link, document, translation, places)


def anchors_of(document: AnyDocument, translation: Translation[Any]) -> frozenset[str]:
    """The anchors of a document's page: of its body, and for a review also of its further claims and its sections."""
    anchors = frozenset(translation.body.anchors)
    if document.kind != "reviews":
        return anchors
    fields = document.fields
    corrections = {f"correction-{number}" for number in range(1, len(fields.corrections) + 1)}
    return anchors | {claim.id for claim in fields.further_claims} | corrections | REVIEW_SECTIONS


def _link(link: Reference, document: AnyDocument, translation: Translation[Any], places: Places) -> Iterator[Problem]:
    subject, file = places.subject, translation.source.file
    try:
        target = resolve_link(
            link.target,
            translation.lang,
            document.folder,
            subject.addresses,
            subject.langs,
            subject.library.config.base_url,
        )
    except ValueError:  # such as an unclosed bracket where a host should be
        target = Target("unknown", link.target)
    if target.kind == "unknown":
        yield from _unknown(link, target, file, places)
        return
    if not target.fragment or target.kind not in {"anchor", "page"}:
        return
    if target.kind == "page":
        known = places.anchors(target.path)
    elif document.kind == "glossary":
        known = places.terms(translation.lang)
    else:
        known = anchors_of(document, translation)
    if known is not None and target.fragment not in known and not _unread_term(target, subject):
        where = f"on {target.path}" if target.path else "on this page"
        yield Problem(
            "dead-anchor",
            f"there is no “#{target.fragment}” {where}",
            file,
            link.line,
            link.column,
            Words(known).suggestion(target.fragment)
            or "Anchors are made from the headings, in the language of the page.",
        )


def _unknown(link: Reference, target: Target, file: str, places: Places) -> Iterator[Problem]:
    if link.target in {"", "#"}:
        yield Problem("dead-link", "the link has no goal", file, link.line, link.column, "Write where it leads.")
    elif link.target.startswith("//") or (target.path == link.target and not link.target.startswith("/")):
        yield Problem(
            "link-scheme",
            f"“{link.target}” is no address that a page may link to",
            file,
            link.line,
            link.column,
            "Write a whole https:// address, or a path of this site that begins with one slash.",
        )
    elif _folder(target.path, places.subject.langs) not in places.subject.library.broken:
        yield Problem(
            "dead-link",
            f"no page of this site has the address {target.path}",
            file,
            link.line,
            link.column,
            sentences(places.site_paths.suggestion(target.path), UNSEEN),
        )


def _folder(path: str, langs: tuple[str, ...]) -> str:
    """The folder below `content/` that would give the site path `path`."""
    steps = [step for step in path.split("/") if step]
    if steps and steps[0] in langs:
        steps = steps[1:]
    if len(steps) == 1:
        return f"pages/{steps[0]}"
    return f"{KINDS.get(steps[0], steps[0])}/{steps[1]}" if steps else ""


def _unread_term(target: Target, subject: Subject) -> bool:
    return target.path.endswith("/glossary/") and f"glossary/{target.fragment}" in subject.library.broken
