"""What Markdown becomes: sanitised HTML, plain text, headings, and the position of each link and image."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Ids that the templates give to parts of a page; a heading of a body never gets one of them.
PAGE_ANCHORS = frozenset(
    {
        "dossier-attribution",
        "dossier-behaviour",
        "dossier-interventions",
        "dossier-known",
        "dossier-techniques",
        "evidence",
        "further",
        "how",
        "main",
        "media",
        "quiz",
        "reviews",
        "scale",
        "timeline",
        "trick",
        "untranslated",
    }
)
NUMBERED_ANCHOR = re.compile(r"(?:correction|question)-[0-9]+")


def is_page_anchor(anchor: str) -> bool:
    """Whether an id belongs to the page around a body."""
    return anchor in PAGE_ANCHORS or NUMBERED_ANCHOR.fullmatch(anchor) is not None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body; `id` is its anchor, unique in the body and possibly in Urdu letters; line 0: not known."""

    level: int
    id: str
    title: str
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image as the editor wrote it, with its position in the file (line 0: not known)."""

    target: str
    line: int = 0
    column: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """One rendered Markdown text.

    `html` is safe to output; its links and images still carry the targets that the editor wrote (planning resolves them).
    `text` is the same without markup, for search, statistics and descriptions. `anchors` are all ids in `html`.
    """

    html: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[Reference, ...] = ()
    images: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
