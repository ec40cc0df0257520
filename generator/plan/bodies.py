"""The HTML of a body as one page shows it: links lead to addresses of the site, pictures to the sizes that are made of them."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.model.document import Translation
from generator.model.library import AnyDocument
from generator.model.picture import Picture
from generator.model.review import Image
from generator.model.route import Link, find_target, resolve_link
from generator.plan.stamps import stamp_mark
from generator.plan.terms import Terms
from generator.plan.view import View

TAG = re.compile(r"<(a|img)(?=[\s>])((?:[^\">]++|\"[^\"]*+\")*+)>")
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
FALLBACK_WIDTH = 960  # of the picture that programs without WebP or `srcset` get
UNDECLARED = Image(file="-", alt="…")  # a picture that stands in a body alone, with the words that it has there
OUTSIDE_REL = "nofollow noopener noreferrer"
NOTHING: Mapping[str, Link] = MappingProxyType({})
SETTLED = re.compile(rf'\s(?:href="#|rel="{OUTSIDE_REL}")')  # a link that leads where it leads, whatever the site holds


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finishes bodies for the pages of one language; `known` are the addresses of the site.

    Where none are known yet, links within the site stay as the editor wrote them, for `led` to finish. `terms` are those
    that articles explain.
    """

    view: View
    known: Container[str]
    terms: Terms = field(default_factory=Terms)

    def article(self, document: AnyDocument, translation: Translation[Any]) -> list[dict[str, Any]]:
        """The body for a page of its own, with the glossary's terms marked in it."""
        return self.terms.marked_text(self.parts(document, translation), translation.body.text)

    def parts(self, document: AnyDocument, translation: Translation[Any]) -> list[dict[str, Any]]:
        """The body for a page: stretches of HTML (`html`), and between them pictures (`picture`) for the template to show."""
        found: list[dict[str, Any]] = []
        written: list[str] = []
        at = 0
        for match in TAG.finditer(translation.body.html):
            written.append(translation.body.html[at : match.start()])
            at = match.end()
            if match.group(1) == "a":
                written.append(self._link(match, document.folder))
            elif shown := self._picture(match, document):
                found += [{"html": "".join(written), "picture": None}, {"html": "", "picture": shown}]
                written = []
        written.append(translation.body.html[at:])
        return [*found, {"html": "".join(written), "picture": None}]

    def led(
        self, parts: Iterable[Mapping[str, Any]], folder: str, links: Mapping[str, Link] = NOTHING
    ) -> list[dict[str, Any]]:
        """Parts whose links were left as the editor wrote them, because nothing was known yet: now they lead somewhere.

        `links` are those that were taken apart already, by what was written.
        """
        return [{**part, "html": self._led(part["html"], folder, links)} for part in parts]

    def goal(self, link: Link) -> str:
        """Where a link leads: what a page that has it depends on."""
        return find_target(link, self.known, self.view.langs).path

    def _led(self, html: str, folder: str, links: Mapping[str, Link]) -> str:
        def lead(match: re.Match[str]) -> str:
            open_end = match.group(1) == "a" and not SETTLED.search(match.group(2))
            return self._link(match, folder, links) if open_end else match.group()

        return TAG.sub(lead, html)

    def _link(self, match: re.Match[str], folder: str, links: Mapping[str, Link] = NOTHING) -> str:
        attributes = dict(ATTRIBUTE.findall(match.group(2)))
        config = self.view.library.config
        written = html.unescape(attributes.get("href", ""))
        if link := links.get(written):
            target = find_target(link, self.known, config.langs)
        else:
            target = resolve_link(written, self.view.lang, folder, self.known, config.langs, config.base_url)
        if target.kind == "page":
            attributes["href"] = html.escape(
                self.view.link(target.path) + (f"#{target.fragment}" if target.fragment else "")
            )
        elif target.kind == "outside":
            attributes["rel"] = OUTSIDE_REL
        return "<a" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"

    def _picture(self, match: re.Match[str], document: AnyDocument) -> dict[str, Any] | None:
        attributes = dict(ATTRIBUTE.findall(match.group(2)))
        name = html.unescape(attributes.get("src", "")).removeprefix("./")
        picture = self.view.library.pictures.get(f"{document.folder}/{name}")
        if picture is None:  # reported by the checks: an error, so no such page is ever written
            return None
        declared = next((image for image in document.fields.images if image.file == name), UNDECLARED)
        shown = shown_picture(self.view, picture, declared)
        return {**shown, "alt": html.unescape(attributes["alt"])} if attributes.get("alt") else shown


def feed_html(view: View, parts: Iterable[Mapping[str, Any]], url: str) -> str:
    """A body's parts for a feed: whole addresses, plain pictures, and none of a shielded picture.

    In a feed reader, a footnote's link would lead to an anchor of the reader's own page: it leads to `url`.
    """
    own, site = f'href="{view.prefix}/', f'href="{html.escape(view.absolute("/"))}'
    footnote = f'href="{html.escape(url)}#'

    def finish(match: re.Match[str]) -> str:
        return match.group().replace(' href="#', f" {footnote}").replace(f" {own}", f" {site}")

    return "".join(
        _feed_picture(view, part["picture"]) if part["picture"] else TAG.sub(finish, part["html"]) for part in parts
    )


def _feed_picture(view: View, shown: Mapping[str, Any]) -> str:
    if shown["shield"] != "none":
        return ""
    alt, source = html.escape(shown["alt"]), html.escape(view.absolute(shown["src"].removeprefix(view.prefix)))
    return f'<img src="{source}" alt="{alt}" width="{shown["width"]}" height="{shown["height"]}">'


def shown_picture(view: View, picture: Picture, declared: Image) -> dict[str, Any]:
    """A picture for a template: its sizes with addresses, its words, and the shield that covers it."""
    made = picture_data(picture, stamp_mark(view.library.config, declared.role))
    return {
        "src": view.link(made["src"]),
        "srcset": ", ".join(f"{view.link(path)} {width}w" for path, width in made["sources"]),
        "width": picture.width,
        "height": picture.height,
        "alt": view.text(declared.alt),
        "credit": view.told(declared.credit),
        "role": declared.role,
        "label": view.strings.get(f"review.image.{declared.role}", ""),
        "shield": declared.shield,
        "warning": view.told(declared.warning),
    }


def picture_path(picture: Picture, width: int, form: str, mark: str = "") -> str:
    """The address of one size of a picture, named by its content, and by the mark of the stamp that it bears."""
    stamped = f"-{mark}" if mark else ""
    return f"/media/{picture.sha256[:20]}{stamped}-{width}.{form}"


def fallback_form(picture: Picture) -> str:
    """The format that every reader and every feed shows: PNG where there is transparency, otherwise JPEG."""
    return "png" if picture.alpha else "jpg"


def picture_data(picture: Picture, mark: str = "") -> dict[str, Any]:
    """The sizes of a picture for a template: `src` for all, `sources` as (address, width) in WebP; addresses without prefix."""
    middle = [width for width in picture.widths if width <= FALLBACK_WIDTH] or [picture.widths[0]]
    return {
        "src": picture_path(picture, middle[-1], fallback_form(picture), mark),
        "sources": [[picture_path(picture, width, "webp", mark), width] for width in picture.widths],
        "width": picture.width,
        "height": picture.height,
    }
