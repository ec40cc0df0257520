"""The HTML of a body as one page shows it: links lead to addresses of the site, pictures to the sizes that are made of them."""

from __future__ import annotations

import html
import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from generator.model.document import Translation
from generator.model.library import AnyDocument
from generator.model.picture import Picture
from generator.model.route import resolve_link
from generator.plan.view import View

TAG = re.compile(r"<(a|img)((?:[^\">]|\"[^\"]*\")*)>")
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
OUTSIDE_REL = "nofollow noopener noreferrer"


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finishes bodies for the pages of one language; `known` are the addresses of the site."""

    view: View
    known: Container[str]

    def html(self, document: AnyDocument, translation: Translation[Any], *, absolute: bool = False) -> str:
        """The body for a page, or with whole addresses for a feed."""

        def finish(match: re.Match[str]) -> str:
            name, attributes = match.group(1), dict(ATTRIBUTE.findall(match.group(2)))
            if name == "a":
                return self._link(attributes, document.folder, absolute=absolute)
            return self._picture(attributes, document, absolute=absolute)

        return TAG.sub(finish, translation.body.html)

    def _link(self, attributes: dict[str, str], folder: str, *, absolute: bool) -> str:
        config = self.view.library.config
        written = html.unescape(attributes.get("href", ""))
        target = resolve_link(written, self.view.lang, folder, self.known, config.langs, config.base_url)
        if target.kind == "page":
            to = self.view.absolute if absolute else self.view.link
            attributes["href"] = html.escape(to(target.path) + (f"#{target.fragment}" if target.fragment else ""))
        elif target.kind == "outside":
            attributes["rel"] = OUTSIDE_REL
        return "<a" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"

    def _picture(self, attributes: dict[str, str], document: AnyDocument, *, absolute: bool) -> str:
        name = html.unescape(attributes.get("src", ""))
        picture = self.view.library.pictures.get(f"{document.folder}/{name.removeprefix('./')}")
        if picture is None:  # checked before: a picture that is not there is an error
            return ""
        made = picture_data(picture)
        to = self.view.absolute if absolute else self.view.link
        alt = attributes.get("alt", "")
        image = (
            f'<img src="{to(made["src"])}" alt="{alt}" width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
        )
        if absolute:
            return image
        sources = ", ".join(f"{to(path)} {width}w" for path, width in made["sources"])
        return f'<picture><source type="image/webp" srcset="{sources}" sizes="{SIZES}">{image}</picture>'


SIZES = "(min-width: 48em) 44rem, 100vw"


def picture_path(picture: Picture, width: int, form: str) -> str:
    """The address of one size of a picture, named by its content."""
    return f"/media/{picture.sha256[:20]}-{width}.{form}"


def fallback_form(picture: Picture) -> str:
    """The format that every reader and every feed shows: PNG where there is transparency, otherwise JPEG."""
    return "png" if picture.alpha else "jpg"


def picture_data(picture: Picture) -> dict[str, Any]:
    """The sizes of a picture for a template: `src` for all, `sources` as (address, width) in WebP; addresses without prefix."""
    middle = [width for width in picture.widths if width <= 960] or [picture.widths[0]]
    return {
        "src": picture_path(picture, middle[-1], fallback_form(picture)),
        "sources": [[picture_path(picture, width, "webp"), width] for width in picture.widths],
        "width": picture.width,
        "height": picture.height,
    }
