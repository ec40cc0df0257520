"""The body does not lead readers to the place where the claim was spread.

## Why

A live link to a false claim brings it visitors and rank. The page shows the appearances by itself, the archived copy
first. Who must link to it lists the same address under `evidence`.

## Example

Wrong, where `appearances` has this address:

    The video was [posted here](https://video.example.org/watch/1).

Right:

    The video was [posted here](https://archive.example.org/2026/watch-1).

## Codes

- `live-link-to-appearance` (warning): link to the archived copy instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.check.subject import Subject
from generator.model.review import Review
from generator.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Compares the links of each review with the addresses where its claims appeared."""
    for review in subject.reviews:
        live = _live(review)
        for translation in review.translations.values() if live else ():
            for link in translation.body.links:
                if "//" in link.target and (key := _key(link.target)) in live:
                    archived = live[key]
                    yield Problem(
                        "live-link-to-appearance",
                        f"the text links to {link.target}, where the claim appeared",
                        translation.source.file,
                        link.line,
                        link.column,
                        f"Link to the archived copy: {archived}" if archived else "Archive it, and link to the copy.",
                        Severity.WARNING,
                    )


def _live(review: Review) -> dict[str, str]:
    """The addresses of appearances that are not evidence too, each with that of its archived copy."""
    fields = review.fields
    appearances = [*fields.appearances, *(found for claim in fields.further_claims for found in claim.appearances)]
    evidence = {_key(source.url) for source in fields.evidence if source.url}
    found = {_key(appearance.url): appearance.archive_url or "" for appearance in appearances}
    return {key: archived for key, archived in found.items() if key not in evidence}


def _key(address: str) -> str:
    """One form of an address, whatever its protocol, its capitals in the host, `www.` and the slash at its end."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # reported by the check of links
        return address
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else address
