"""The places on a review's page that a link can lead to, and the links of a body that may lead to this site."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from generator.model.body import Body
from generator.model.config import Config
from generator.model.document import Translation
from generator.model.library import AnyDocument
from generator.model.returns import returns_of
from generator.model.review import Review
from generator.model.route import read_link

SiteLink = tuple[str, int, int, str, str, str, str]
REVIEW_SECTIONS = ("evidence", "further", "how", "main", "media", "returns", "trick")


def page_anchors(document: AnyDocument, translation: Translation[Any], zone: tzinfo) -> tuple[str, ...]:
    """The anchors of a document's page: of its body, and for a review also of its further claims and its sections."""
    if document.kind != "reviews":
        quiz = ("quiz",) if getattr(document.fields, "quiz", ()) else ()
        return (*translation.body.anchors, *quiz, *_corrections(document))
    claims = (claim.id for claim in document.fields.further_claims)
    return (*translation.body.anchors, *claims, *own_anchors(document, zone))


def own_anchors(review: Review, zone: tzinfo) -> tuple[str, ...]:
    """The anchors that a review's page has by itself, whatever its text and its claims are called."""
    returns = (found.anchor for found in returns_of(review, zone))
    return (*_corrections(review), *returns, *REVIEW_SECTIONS)


def _corrections(document: AnyDocument) -> tuple[str, ...]:
    numbers = range(1, len(getattr(document.fields, "corrections", ())) + 1)  # terms and pages have none
    return tuple(f"correction-{number}" for number in numbers)


def site_links(body: Body, lang: str, folder: str, config: Config) -> tuple[SiteLink, ...]:
    """The links that may lead to another page of this site, taken apart, each with what was written and its position."""
    found = []
    for link in body.links:
        try:
            read = read_link(link.target, lang, folder, config.base_url)
        except ValueError:  # told where the document is checked
            continue
        if read.kind == "site":
            found.append((link.target, link.line, link.column, *read))
    return tuple(found)
