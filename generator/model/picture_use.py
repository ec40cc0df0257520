"""Where a document shows a picture, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from generator.model.library import AnyDocument

FALSE = "false-media"
"""The role of a picture that is published only with a stamp (plan/stamps.py)."""


class PictureUse(NamedTuple):
    """A picture by its path below `content/`, its role (empty where `images` does not name it), and where that is said."""

    key: str
    role: str
    file: str
    line: int
    column: int


def picture_uses(document: AnyDocument) -> Iterator[PictureUse]:
    """Every picture that a document names, in its list `images` and in its texts, whether there is such a file or not."""
    roles = {image.file: image.role for image in document.fields.images}
    for number, image in enumerate(document.fields.images):
        place = document.source.at(f"images.{number}")
        yield PictureUse(f"{document.folder}/{image.file}", image.role, document.source.file, *place)
    for translation in document.translations.values():
        for reference in translation.body.images:
            written = reference.target.removeprefix("./")
            for name in dict.fromkeys((written, unquote(written))):
                key, role = f"{document.folder}/{name}", roles.get(name, "")
                yield PictureUse(key, role, translation.source.file, reference.line, reference.column)
