"""The sizes of every picture that a reader meets, each as an output of its own, named by the picture's content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.library import Library
from generator.model.page import Page
from generator.model.picture import Picture
from generator.model.picture_use import FALSE, picture_uses
from generator.plan.bodies import fallback_form, picture_data, picture_path
from generator.plan.stamps import stamp, stamp_mark


def plan_pictures(library: Library) -> Iterator[Page]:
    """One page for each size and form of the pictures that the library's documents show, by address.

    Pictures that no document uses are not published: a folder may hold an editor's working copies. The same picture
    beside two documents is one output, and another one where it bears a stamp. `context`: `file` below the site's
    folder, its `sha256`, the `orientation` to undo, the `width`, `height` and `format` (webp, jpg, png) to make, and for
    the template `stamped` the `stamp` (plan/stamps.py) and the `look` it is drawn with.
    """
    used = {(key, role == FALSE) for review in library.reviews for key, role, *_ in review.pictures}
    used |= {(use.key, use.role == FALSE) for document in library.articles for use in picture_uses(document)}
    by_content: dict[tuple[str, bool], Picture] = {}
    for key, stamped in sorted(use for use in used if use[0] in library.pictures):
        picture = library.pictures[key]
        by_content.setdefault((picture.sha256, stamped), picture)
    for (_, stamped), picture in sorted(by_content.items()):
        mark = stamp_mark(library.config, FALSE if stamped else "")
        yield from _sizes(picture, mark, {"stamp": stamp(library.config), "look": library.card_look} if stamped else {})


def _sizes(picture: Picture, mark: str, drawn: Mapping[str, Any]) -> Iterator[Page]:
    """WebP in every width; the form that all programs read in the width that pages name and in the largest."""
    for width in picture.widths:
        yield _page(picture, width, "webp", mark, drawn)
    form = fallback_form(picture)
    named = picture_data(picture, mark)["src"]
    for width in picture.widths:
        if width == picture.widths[-1] or picture_path(picture, width, form, mark) == named:
            yield _page(picture, width, form, mark, drawn)


def _page(picture: Picture, width: int, form: str, mark: str, drawn: Mapping[str, Any]) -> Page:
    context = {
        **drawn,
        "file": picture.file,
        "sha256": picture.sha256,
        "orientation": picture.orientation,
        "width": width,
        "height": max(1, round(picture.height * width / picture.width)),
        "format": form,
    }
    return Page(picture_path(picture, width, form, mark), "stamped" if drawn else "picture", context)
