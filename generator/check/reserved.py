"""No slug takes a name that the site itself uses in addresses.

## Why

`/en/reviews/page/2/` is the second page of the list of reviews, and `/en/topics/` the list of topics. A document with
such a slug would stand in the way, now or when the list grows.

## Example

Wrong: `content/pages/search/index.en.md`, `content/reviews/page/index.en.md`

Right: `content/pages/how-to-search/index.en.md`

## Codes

- `reserved-slug`: the folder must be renamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.problems import Problem

SECTIONS = frozenset(
    {
        "assets",
        "atom",
        "claimants",
        "corrections",
        "data",
        "embed",
        "feed",
        "finder",
        "glossary",
        "learn",
        "lite",
        "media",
        "narratives",
        "offline",
        "offline-worker",
        "page",
        "pagefind",
        "people",
        "ratings",
        "returns",
        "reviews",
        "robots",
        "rss",
        "search",
        "sitemap",
        "statistics",
        "topics",
    }
)
"""The first steps of addresses that belong to the site; feeds' names are here for hosts that drop endings."""


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the slugs of pages, and at slugs below sections that have numbered pages."""
    for document in subject.documents:
        taken = SECTIONS | set(subject.langs) if document.kind == "pages" else {"page"}
        if document.kind != "glossary" and document.slug in taken:
            yield document.source.error(
                "reserved-slug",
                "",
                f"the site itself uses “{document.slug}” in addresses",
                hint=f"Rename the folder content/{document.folder}.",
            )
