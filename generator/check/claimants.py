"""A claimant is a person or an organisation, never the platform on which the claim was spread.

## Why

“Facebook claimed” is wrong: somebody said it there. The platform belongs to the appearance. Where nobody knows who
said it first, the review has no claimant, and says so by itself. The company behind a platform may of course claim
something; name the company.

## Example

Wrong:

    claimant: {name: Facebook, kind: organization}

Right:

    appearances:
      - url: https://social.example.org/post/1
        platform: facebook

## Codes

- `platform-as-claimant`: the claimant's name is that of a platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.subject import Subject
from generator.model.review import NamedClaimant
from generator.model.source import Source
from generator.problems import Problem

PLATFORMS = frozenset(
    """
    facebook|x|twitter|whatsapp|youtube|tiktok|telegram|instagram|snapchat|threads|reddit|linkedin|social media
    فیس بک|فیسبک|ایکس|ٹوئٹر|ٹویٹر|ٹوئیٹر|واٹس ایپ|واٹس اپ|واٹسایپ|یوٹیوب|یو ٹیوب|ٹک ٹاک|ٹیلی گرام|ٹیلیگرام
    انسٹاگرام|انسٹا گرام|سنیپ چیٹ|تھریڈز|ریڈٹ|لنکڈ ان|سوشل میڈیا
    """.strip()
    .replace("\n", "|")
    .split("|")
)
NAMES = frozenset(name.strip().replace(" ", "") for name in PLATFORMS)
IN_BRACKETS = re.compile(r"\([^)]*\)")
NOT_LETTERS = re.compile(r"[\W_]+")


def check(subject: Subject) -> Iterator[Problem]:
    """Reads the names of claimants in reviews."""
    for review in subject.reviews:
        if isinstance(review.fields.claimant, NamedClaimant):
            yield from _name(review.fields.claimant.name, review.source, "claimant.name")
        for number, claim in enumerate(review.fields.further_claims):
            if isinstance(claim.claimant, NamedClaimant):
                yield from _name(claim.claimant.name, review.source, f"further_claims.{number}.claimant.name")


def check_site(subject: Subject) -> Iterator[Problem]:
    """Reads the names of claimants in their files."""
    for claimant in subject.library.claimants.values():
        yield from _name(claimant.name, claimant.source, "name")


def _name(name: Mapping[str, str], source: Source, path: str) -> Iterator[Problem]:
    platform = next((text for text in name.values() if _folded(text) in NAMES), "")
    if platform:
        yield source.error(
            "platform-as-claimant",
            path,
            f"“{platform}” is where the claim was spread, not who made it",
            hint="Give the platform in appearances; leave claimant out where it is not known.",
        )


def _folded(name: str) -> str:
    """A name without capitals, spaces, signs and what stands in brackets: `X (formerly Twitter)` is `x`."""
    return NOT_LETTERS.sub("", IN_BRACKETS.sub("", name)).casefold()
