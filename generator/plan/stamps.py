"""The stamp on false media: drawn into the pixels, because a picture that is saved and forwarded leaves its page behind.

It says in every language of the site what the picture is, and where that can be read. Which pictures bear it, the role
in the review decides; the same file shown elsewhere as the original is another output, without a stamp.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.config import Config
from generator.model.page import digest_of
from generator.model.picture_use import FALSE


def stamp_mark(config: Config, role: str) -> str:
    """What tells the addresses of a stamped picture from others and changes with the stamp's words; empty without a stamp."""
    return digest_of(stamp(config)["lines"]).hex()[:8] if role == FALSE else ""


def stamp(config: Config) -> Mapping[str, Any]:
    """What the stamp shows: `lines` in each language of the site, and the `site`."""
    lines = [
        {
            "lang": lang,
            "dir": config.language(lang).direction,
            "font": config.language(lang).font,
            "text": config.strings[lang]["review.image.stamp"],
        }
        for lang in config.langs
    ]
    return {"lines": lines, "site": config.site}
