"""Ids of headings, the same for both kinds of Markdown: letters of any script stay, so an Urdu heading has an Urdu anchor."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from generator.model.body import is_page_anchor

LENGTH = 80
NAMELESS = "section"
JOINERS = frozenset(
    "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
)  # between letters of a word, never between words


class _Kept(dict[int, str]):
    """What each character becomes in an anchor, found out when it first occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        apart = "" if char in JOINERS or char in "'’" else "-"
        found = self[code] = char if unicodedata.category(char)[0] in "LMN" else apart
        return found


_KEPT = _Kept()


def slugify(title: str) -> str:
    """The anchor for a heading: lowercase letters, marks and digits of any script, everything else one hyphen."""
    kept = unicodedata.normalize("NFC", title).lower().translate(_KEPT)
    return "-".join(part for part in kept[: LENGTH * 4].split("-") if part)[:LENGTH].strip("-") or NAMELESS


@dataclass(slots=True)
class Anchors:
    """The ids of one body, each given once."""

    used: set[str] = field(default_factory=set)
    repeated: dict[str, int] = field(default_factory=dict)

    def unique(self, anchor: str) -> str:
        """`anchor`, or with -2, -3, ... the first that neither the body nor the page around it has; it is used from now on."""
        found = anchor
        while found in self.used or is_page_anchor(found):
            self.repeated[anchor] = number = self.repeated.get(anchor, 1) + 1
            found = f"{anchor}-{number}"
        self.used.add(found)
        return found


def is_anchor(text: str) -> bool:
    """Whether an editor's own id may stand: letters, marks and digits of any script, `-` and `_`, beginning with none of these two."""
    return (
        bool(text)
        and text[0] not in "-_"
        and all(char in "-_" or unicodedata.category(char)[0] in "LMN" for char in text)
    )
