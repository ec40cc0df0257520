"""The addresses that `tasdiq init` writes have been replaced by the newsroom's own.

## Why

Feeds, the sitemap and ClaimReview hold the site's whole address, and readers write to the address for tips. Both lead
nowhere as long as they are those of a new site. `--base-url` on the command line replaces the first for one build.

## Example

Wrong:

    base_url: https://your-newsroom.example

Right:

    base_url: https://facts.newsroom.pk

## Codes

- `starter-address` (warning): `base_url` or the e-mail address in `organisation` is still the one of a new site.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.config import STARTER_HOST
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the addresses in the configuration."""
    config = subject.library.config
    told = {
        "base_url": (config.base_url, "Write the address that readers will use: base_url: https://…"),
        "organisation.contact.email": (config.organisation.contact.email or "", "Write the newsroom's own address."),
    }
    for path, (address, hint) in told.items():
        if STARTER_HOST in address.lower():
            yield config.source.warning("starter-address", path, f"“{address}” is the address of a new site", hint=hint)
