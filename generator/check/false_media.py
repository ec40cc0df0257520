"""A picture that one document calls false media is shown nowhere as if it were nothing of the kind.

## Why

The picture is published with a stamp in its pixels, so that a copy that leaves its page still says what it is. The same
picture under another name, in another folder or without a role would leave the site without the stamp.

## Example

Wrong: `flood.jpg` is false media in one review, and a lesson shows a copy of it:

    ![A street under water](copy-of-flood.jpg)

Right, in the lesson's shared fields:

    images:
      - {file: copy-of-flood.jpg, alt: A street under water, credit: A reader, role: false-media}

Where the picture is shown as what it really is, its role is `original`.

## Codes

- `false-media-bare`: another document calls the same picture false media, and here it has no role or one that puts no stamp on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.check.subject import Subject
from generator.model.picture_use import FALSE, PictureUse, picture_uses
from generator.problems import Problem

ADMITTED = (FALSE, "original")


def check(subject: Subject) -> Iterator[Problem]:
    """Compares all pictures that are shown by their content."""
    pictures = subject.library.pictures
    uses = [use for use in _uses(subject) if use.key in pictures]
    false = {pictures[use.key].sha256: use for use in reversed(uses) if use.role == FALSE}
    for use in uses:
        known = false.get(pictures[use.key].sha256)
        if known and use.role not in ADMITTED:
            role = f"the role “{use.role}”" if use.role else "no role"
            name = use.key.rpartition("/")[2]
            message = f"“{name}” is the picture that {known.file} calls false media; here it has {role} and would have no stamp"
            hint = f"Write in images: {{file: {name}, …, role: false-media}}, or role: original where it is shown as what it is."
            yield Problem("false-media-bare", message, use.file, use.line, use.column, hint)


def _uses(subject: Subject) -> Iterator[PictureUse]:
    library = subject.library
    kept = (PictureUse._make(use) for review in library.reviews for use in review.pictures)
    return chain(kept, chain.from_iterable(map(picture_uses, library.articles)))
