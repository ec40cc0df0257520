"""Every review says where the claim was seen, keeps a copy of it, and does not check the newsroom's own pages.

## Why

Who cannot see the claim cannot judge the verdict, and ClaimReview readers want the appearance. Posts vanish, often on
the day of the check; the archived copy stays. A newsroom that reviews what it published itself owes a correction.

## Example

Wrong:

    appearances: []

Right:

    appearances:
      - url: https://video.example.org/watch/1
        archive_url: https://archive.example.org/2026/watch-1
        platform: youtube

Right too, for a message that went from phone to phone: `private_forward: true`.

## Codes

- `claim-without-appearance`: neither an appearance nor `private_forward: true`. Further claims need none of their own.
  In a draft, which may be unfinished, a warning.
- `own-appearance`: the claim appeared on the newsroom's own site.
- `not-archived` (warning): an appearance has no `archive_url`.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.check.subject import Subject, still_missing
from generator.model.config import Config
from generator.model.review import Appearance, Review
from generator.problems import Problem

PLATFORM_HOSTS = frozenset(
    {
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "t.me",
        "telegram.me",
        "threads.net",
        "tiktok.com",
        "twitter.com",
        "x.com",
        "youtube.com",
    }
)
"""A newsroom may give its page on a platform as its address; the platform is not its own site."""


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the appearances of every claim."""
    own = _own_hosts(subject.library.config)
    for review in subject.reviews:
        if not review.fields.appearances and not review.fields.private_forward:
            missing = review.source.error(
                "claim-without-appearance",
                "appearances",
                "the review does not say where the claim was seen",
                hint="Add appearances with url and archive_url, or private_forward: true for a private message.",
            )
            yield still_missing(review, missing)
        for path, appearance in _appearances(review):
            if _host(appearance.url) in own:
                yield review.source.error(
                    "own-appearance",
                    f"{path}.url",
                    f"the claim appeared on the newsroom's own site ({_host(appearance.url)})",
                    hint="What the newsroom published itself is corrected there; a review checks others.",
                )
            if not appearance.archive_url:
                yield review.source.warning(
                    "not-archived",
                    f"{path}.url",
                    f"no archived copy of {appearance.url} is given",
                    hint="Save it with an archive service and add archive_url.",
                )


def _appearances(review: Review) -> Iterator[tuple[str, Appearance]]:
    for number, appearance in enumerate(review.fields.appearances):
        yield f"appearances.{number}", appearance
    for claim_number, claim in enumerate(review.fields.further_claims):
        for number, appearance in enumerate(claim.appearances):
            yield f"further_claims.{claim_number}.appearances.{number}", appearance


def _own_hosts(config: Config) -> frozenset[str]:
    addresses = [config.base_url, *([config.organisation.url] if config.organisation.url else [])]
    return frozenset(map(_host, addresses)) - PLATFORM_HOSTS


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
