"""Whether the content is fit to be published: one file per check, each documented by its own first lines.

Loading has seen that every file can be read and every field has its type; checks look at what fields say together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.check import (
    addresses,
    aliases,
    appearances,
    claim_anchors,
    claimants,
    claims,
    corrections,
    dates,
    evidence,
    identifiers,
    images,
    links,
    live_links,
    media,
    policy_pages,
    reserved,
    reviewers,
    titles,
    translations,
)
from generator.check.subject import Subject
from generator.model.library import Library
from generator.model.route import Route
from generator.problems import Problem, in_order

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    identifiers.check,
    claims.check,
    titles.check,
    claimants.check,
    appearances.check,
    evidence.check,
    media.check,
    claim_anchors.check,
    dates.check,
    corrections.check,
    reviewers.check,
    translations.check,
    links.check,
    live_links.check,
    images.check,
    addresses.check,
    aliases.check,
    reserved.check,
    policy_pages.check,
)
"""Every check; docs/checks.md tells of each."""


def check_library(library: Library, routes: Sequence[Route]) -> list[Problem]:
    """Every fault in the content, in the order of files and positions; `routes` are the addresses of all outputs."""
    subject = Subject(library, tuple(routes))
    return in_order(problem for check in CHECKS for problem in check(subject))
