"""Every further claim has an anchor of its own on the page.

## Why

Each further claim is a ClaimReview with the page's address and `#id`. Two places with one anchor make the address
lead to the first of them, and the second verdict is lost to machines.

## Example

Wrong, in a review whose text has the heading `## Sources`:

    further_claims:
      - {id: sources, claim: The council hid its sources, rating: incorrect}

Right:

    further_claims:
      - {id: hidden-sources, claim: The council hid its sources, rating: incorrect}

## Codes

- `claim-anchor-collision`: two further claims have one id, or a heading of the text or a section of
  the page has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.anchors import own_anchors
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compares the ids of further claims with each other and with the anchors of every language."""
    for review in subject.reviews:
        sections = own_anchors(review, subject.library.config.zone)
        owners = dict.fromkeys(sections, "a section that the page has by itself") | {
            anchor: f"a place in the text of {translation.source.file}"
            for translation in review.translations.values()
            for anchor in translation.body.anchors
        }
        for number, claim in enumerate(review.fields.further_claims):
            if claim.id in owners:
                yield review.source.error(
                    "claim-anchor-collision",
                    f"further_claims.{number}.id",
                    f"“{claim.id}” is the anchor of {owners[claim.id]} too",
                    hint="Choose another id; once published, it is part of an address.",
                )
            owners.setdefault(claim.id, "another further claim")
