"""The sizes of every picture that a reader meets, each as an output of its own, named by the picture's content."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.model.library import AnyDocument, Library
from generator.model.page import Page
from generator.model.picture import Picture
from generator.plan.bodies import fallback_form, picture_data, picture_path


def plan_pictures(library: Library) -> Iterator[Page]:
    """One page for each size and form of the pictures that the library's documents show, by address.

    Pictures that no document uses are not published: a folder may hold an editor's working copies. The same picture
    beside two documents is one output. `context`: `file` below the site's folder, its `sha256`, the `orientation` to
    undo, and the `width`, `height` and `format` (webp, jpg, png) to make.
    """
    used = {key for review in library.reviews for key in review.pictures}
    used |= {key for document in library.articles for key in picture_keys(document)}
    by_content: dict[str, Picture] = {}
    for key in sorted(used & library.pictures.keys()):
        picture = library.pictures[key]
        by_content.setdefault(picture.sha256, picture)
    for _, picture in sorted(by_content.items()):
        yield from _sizes(picture)


def picture_keys(document: AnyDocument) -> Iterator[str]:
    """The pictures that a document names, by their path below `content/`."""
    for image in document.fields.images:
        yield f"{document.folder}/{image.file}"
    for translation in document.translations.values():
        for reference in translation.body.images:
            name = reference.target.removeprefix("./")
            yield f"{document.folder}/{name}"
            yield f"{document.folder}/{unquote(name)}"


def _sizes(picture: Picture) -> Iterator[Page]:
    """WebP in every width; the form that all programs read in the width that pages name and in the largest."""
    for width in picture.widths:
        yield _page(picture, width, "webp")
    form = fallback_form(picture)
    named = picture_data(picture)["src"]
    for width in picture.widths:
        if width == picture.widths[-1] or picture_path(picture, width, form) == named:
            yield _page(picture, width, form)


def _page(picture: Picture, width: int, form: str) -> Page:
    context = {
        "file": picture.file,
        "sha256": picture.sha256,
        "orientation": picture.orientation,
        "width": width,
        "height": max(1, round(picture.height * width / picture.width)),
        "format": form,
    }
    return Page(picture_path(picture, width, form), "picture", context)
