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

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from generator.check.subject import UNSEEN, Subject, Words, sentences
from generator.model.anchors import page_anchors
from generator.model.body import Reference
from generator.model.document import Translation
from generator.model.library import AnyDocument, Library
from generator.model.route import FOLDERS, Link, Target, document_path, find_target, read_link
from generator.problems import Problem

KINDS = {section: kind for kind, section in FOLDERS.items() if section}


@dataclass(frozen=True)
class Places:
    """What a link can lead to."""

    subject: Subject

    @cached_property
    def _anchors(self) -> dict[str, Sequence[str]]:
        """The anchors on the page of each document; a glossary term has no page of its own."""
        library = self.subject.library
        found: dict[str, Sequence[str]] = {
            document_path(lang, "reviews", review.slug): text.anchors
            for review in library.reviews
            for lang, text in review.texts.items()
        }
        for document in library.articles:
            if document.kind != "glossary":
                for lang, translation in document.translations.items():
                    found[document_path(lang, document.kind, document.slug)] = page_anchors(
                        document, translation, library.config.zone
                    )
        return found

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

    def anchors(self, path: str) -> Container[str] | None:
        """The anchors on the page at `path`, or None where they are not known (lists, feeds)."""
        if path in self._anchors:
            return self._anchors[path]
        lang = next((lang for lang in self.subject.langs if path == f"/{lang}/glossary/"), "")
        return self.terms(lang) if lang else None


class Written(NamedTuple):
    """A link where it was written."""

    link: Reference
    read: Link
    lang: str
    folder: str
    file: str

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A fault of this link."""
        return Problem(code, message, self.file, self.link.line, self.link.column, hint)


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the form of every link of every body, and follows those that stay on their page."""
    for document in subject.documents:
        for translation in document.translations.values():
            for written in _links_of(document, translation, subject.library):
                if written.read.kind in {"unknown", "site"}:
                    yield from _form(written)
                elif written.read.kind == "anchor" and document.kind != "glossary":
                    target = Target("anchor", "", written.read.fragment)
                    zone = subject.library.config.zone
                    yield from _anchor(written, target, page_anchors(document, translation, zone), subject)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Follows every link that leads to another page of the site, as the page will."""
    places = Places(subject)
    for written in _leading_on(subject):
        target = find_target(written.read, subject.addresses, subject.langs)
        if target.kind == "unknown":
            yield from _unknown(written, target, places)
        elif target.kind == "page" and target.fragment:
            yield from _anchor(written, target, places.anchors(target.path), subject)
        elif target.kind == "anchor" and written.folder.startswith("glossary/"):
            yield from _anchor(written, target, places.terms(written.lang), subject)


def _leading_on(subject: Subject) -> Iterator[Written]:
    """Every link of the articles; of the reviews, those that may be at fault, which on most sites are few."""
    library, known, langs = subject.library, subject.addresses, subject.langs
    for review in library.reviews:
        for lang, text in review.texts.items():
            for link, read in text.references if text.links else ():
                if read.fragment or find_target(read, known, langs).kind != "page":
                    yield Written(Reference(*link), read, lang, review.folder, text.file)
    for document in library.articles:
        for translation in document.translations.values():
            yield from _links_of(document, translation, library)


def _links_of(document: AnyDocument, translation: Translation[Any], library: Library) -> Iterator[Written]:
    for link in translation.body.links:
        try:
            read = read_link(link.target, translation.lang, document.folder, library.config.base_url)
        except ValueError:  # such as an unclosed bracket where a host should be
            read = Link("unknown", link.target)
        yield Written(link, read, translation.lang, document.folder, translation.source.file)


def _anchor(written: Written, target: Target, known: Container[str] | None, subject: Subject) -> Iterator[Problem]:
    if known is None or target.fragment in known or _unread_term(target, subject):
        return
    where = f"on {target.path}" if target.path else "on this page"
    words = Words(known if isinstance(known, Iterable) else ())
    yield written.problem(
        "dead-anchor",
        f"there is no “#{target.fragment}” {where}",
        words.suggestion(target.fragment) or "Anchors are made from the headings, in the language of the page.",
    )


def _form(written: Written) -> Iterator[Problem]:
    if written.link.target in {"", "#"}:
        yield written.problem("dead-link", "the link has no goal", "Write where it leads.")
    elif _is_malformed(written):
        yield written.problem(
            "link-scheme",
            f"“{written.link.target}” is no address that a page may link to",
            "Write a whole https:// address, or a path of this site that begins with one slash.",
        )


def _is_malformed(written: Written) -> bool:
    given = written.link.target
    return given.startswith("//") or (written.read.path == given and not given.startswith("/"))


def _unknown(written: Written, target: Target, places: Places) -> Iterator[Problem]:
    if written.link.target in {"", "#"} or _is_malformed(written):
        return  # told where the document is read
    if _folder(target.path, places.subject.langs) not in places.subject.library.broken:
        yield written.problem(
            "dead-link",
            f"no page of this site has the address {target.path}",
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
