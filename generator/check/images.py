"""Every picture lies beside its document, is a picture that the site can rebuild, and is described in words.

## Why

A picture from another host tells that host who reads the page, and may change or vanish. An SVG file can hold a
program. Readers who do not see the picture, and those whose data is off, have only the description. The list `images`
says whose picture it is, and whether it is the false one, which is then marked as such and may be covered; a picture
that is only shown in the text has none of that.

## Example

Wrong:

    ![](https://pictures.example.org/flood.jpg)

Right, with `flood.jpg` in the same folder:

    ![A street under water; a shop sign shows the year 2010](flood.jpg)

and in the shared fields:

    images:
      - {file: flood.jpg, alt: A street under water, credit: A reader, role: false-media, shield: blur}

## Codes

- `missing-image`: no picture of this name lies in the folder; the nearest name is offered.
- `image-outside`: the picture lies on another host, or is written into the text as data.
- `image-svg`: SVG is refused from content; export it as PNG.
- `image-format`: the file's name says a format that browsers do not show, such as a phone's HEIC; export it as JPEG.
- `image-without-alt`: the picture has no description.
- `duplicate-image`: `images` names the same file twice.
- `image-without-credit` (warning): a review shows the picture, and its list `images` does not name it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial

from generator.check.subject import Subject, Words
from generator.model.body import Reference
from generator.model.library import AnyDocument
from generator.problems import Problem, Severity

NOT_SHOWN = (".heic", ".heif", ".bmp", ".tif", ".tiff", ".psd", ".dng")
JPEG_NAMES = (".jfif", ".jpe")
OUTSIDE = ("http:", "https:", "data:", "blob:", "ftp:", "file:", "//")


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the pictures in every body and in every list of `images`."""
    beside = _beside(subject)
    for document in subject.documents:
        for number, image in enumerate(document.fields.images):
            if fault := _fault(image.file, document, beside, subject):
                code, message, hint = fault
                yield document.source.error(code, f"images.{number}.file", message, hint=hint)
            if image.file in (other.file for other in document.fields.images[:number]):
                message = f"“{image.file}” stands here twice, and a picture has one role"
                yield document.source.error("duplicate-image", f"images.{number}.file", message, hint="Keep one entry.")
        for translation in document.translations.values():
            for image in translation.body.images:
                yield from _in_body(image, document, translation.source.file, beside, subject)


def _in_body(
    image: Reference, document: AnyDocument, file: str, beside: Mapping[str, list[str]], subject: Subject
) -> Iterator[Problem]:
    problem = partial(Problem, file=file, line=image.line, column=image.column)
    if fault := _fault(image.target, document, beside, subject):
        code, message, hint = fault
        yield problem(code, message, hint=hint)
    elif _is_undeclared(image, document, subject):
        message = f"{_name(image.target)} is shown without a credit and a role"
        hint = f"Add to the shared fields: images: [{{file: {_name(image.target)}, alt: …, credit: …, role: …}}]"
        yield Problem("image-without-credit", message, file, image.line, image.column, hint, Severity.WARNING)
    if not image.alt.strip():
        yield problem(
            "image-without-alt",
            f"the picture {image.target or '(no file)'} has no description",
            hint="Say in a few words what is to be seen: ![description](file.jpg)",
        )


def _fault(
    target: str, document: AnyDocument, beside: Mapping[str, list[str]], subject: Subject
) -> tuple[str, str, str] | None:
    """Code, message and hint for a picture that cannot be shown."""
    folder = f"content/{document.folder}/"
    name = _name(target)
    if target.casefold().startswith(OUTSIDE):
        shown = target if len(target) <= 80 else f"{target[:80]}…"  # noqa: PLR2004 - data: addresses have no end
        return "image-outside", f"the picture {shown} is not a file of this site", f"Copy it into {folder}"
    key = f"{document.folder}/{name}"
    if fault := _other_format(name):
        return fault
    if key in subject.library.pictures or key in subject.library.broken:
        return None
    near = Words(beside.get(document.folder, ())).suggestion(posixpath.basename(name))
    return "missing-image", f"there is no picture “{name}” in {folder}", near or f"Copy it into {folder}"


def _other_format(name: str) -> tuple[str, str, str] | None:
    """The fault of a file whose name already says that it cannot be shown."""
    stem, suffix = posixpath.splitext(name)
    if suffix.casefold() in {".svg", ".svgz"}:
        return "image-svg", f"{name} is an SVG file, which can hold programs", "Export it as PNG."
    if suffix.casefold() in JPEG_NAMES:
        message = f"{name}: pictures whose name ends in {suffix} are not shown"
        return (
            "image-format",
            message,
            f"It is a JPEG under another name: rename it {stem}.jpg, here and in the folder.",
        )
    if suffix.casefold() in NOT_SHOWN:
        message = f"{name}: pictures in the format {suffix[1:].upper()} are not shown, because most browsers cannot"
        return "image-format", message, f"Export it as JPEG, {stem}.jpg, and name that."
    return None


def _is_undeclared(image: Reference, document: AnyDocument, subject: Subject) -> bool:
    """Whether a review shows a picture that its list `images` does not name."""
    name = _name(image.target)
    there = f"{document.folder}/{name}" in subject.library.pictures
    return there and document.kind == "reviews" and all(shown.file != name for shown in document.fields.images)


def _name(target: str) -> str:
    return target.removeprefix("./")


def _beside(subject: Subject) -> dict[str, list[str]]:
    """The names of the pictures in each folder."""
    names: dict[str, list[str]] = {}
    for key in subject.library.pictures:
        folder, name = posixpath.split(key)
        names.setdefault(folder, []).append(name)
    return names
