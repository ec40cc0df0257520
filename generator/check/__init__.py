"""Whether the content is fit to be published: one file per check, each documented by its own first lines.

Loading has seen that every file can be read and every field has its type; checks look at what fields say together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from generator.check import (
    addresses,
    aliases,
    appearances,
    attribution,
    card_letters,
    cards,
    claim_anchors,
    claimants,
    claims,
    corrections,
    dates,
    dossier_names,
    dossier_reviews,
    evidence,
    false_media,
    far_publications,
    future_appearances,
    identifiers,
    images,
    interventions,
    learning_path,
    links,
    live_links,
    media,
    placeholders,
    policy_pages,
    quizzes,
    reserved,
    reviewers,
    starter_addresses,
    terms,
    titles,
    translations,
    unfinished_links,
)
from generator.check.subject import Subject
from generator.model.library import AnyDocument, Library
from generator.model.route import Route
from generator.problems import Problem, in_order

Check = Callable[[Subject], Iterator[Problem]]

DOCUMENT_CHECKS: tuple[Check, ...] = (
    identifiers.check,
    claims.check,
    titles.check,
    placeholders.check,
    claimants.check,
    appearances.check,
    evidence.check,
    media.check,
    quizzes.check,
    claim_anchors.check,
    dates.check,
    corrections.check,
    reviewers.check,
    translations.check,
    links.check,
    live_links.check,
    unfinished_links.check,
    images.check,
    cards.check,
    card_letters.check,
    reserved.check,
    attribution.check,
    dossier_names.check,
    interventions.check,
)
"""What one document says, with the settings and vocabularies: checked where the document is read, and kept with it."""

SITE_CHECKS: tuple[Check, ...] = (
    identifiers.check_site,
    titles.check_site,
    claimants.check_site,
    translations.check_site,
    links.check_site,
    addresses.check,
    aliases.check,
    policy_pages.check,
    future_appearances.check,
    far_publications.check,
    learning_path.check,
    terms.check,
    dossier_reviews.check,
    starter_addresses.check,
    cards.check_site,
    false_media.check,
    card_letters.check_site,
)
"""What documents say of one another, of the small files and of today: checked at every build. docs/checks.md tells of each check."""


def check_documents(documents: Sequence[AnyDocument], library: Library) -> list[Problem]:
    """Every fault that documents have by themselves; of `library` no document is read."""
    subject = Subject(library, tuple(documents))
    return in_order(problem for check in DOCUMENT_CHECKS for problem in check(subject))


def check_site(library: Library, routes: Sequence[Route], today: date) -> list[Problem]:
    """Every fault between documents, in the order of files and positions; `routes` are the addresses of all outputs."""
    subject = Subject(library, routes=tuple(routes), today=today)
    return in_order(problem for check in SITE_CHECKS for problem in check(subject))


def next_day(library: Library, today: date) -> date | None:
    """The first day after `today` on which checks find otherwise though nothing was changed; None if they never do."""
    days = (find(library, today) for find in (future_appearances.next_day, far_publications.next_day))
    return min(filter(None, days), default=None)
