"""A picture beside a document: what was measured of it, and which sizes the site offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTHS = (480, 960, 1600)  # CSS pixels times common densities of phones and laptops
MOST_PIXELS = 40_000_000  # what is decoded at most; beyond it lie decompression bombs


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was decoded within the limits; `sha256` is of the file's bytes, `file` below the site's folder.

    `width` and `height` are of the picture as shown, after turning it as its mark `orientation` says (EXIF's 1 to 8).
    """

    file: str
    sha256: str
    width: int
    height: int
    format: Literal["jpeg", "png", "webp", "gif", "avif"]
    alpha: bool = False
    orientation: int = 1

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that are made of it, smallest first; never larger than the picture itself."""
        smaller = tuple(width for width in WIDTHS if width < self.width)
        return (*smaller, self.width) if self.width <= WIDTHS[-1] else smaller
