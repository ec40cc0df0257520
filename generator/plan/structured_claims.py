"""A review as ClaimReview and MediaReview: one node for each claim of the page, each built from its own data alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.date import DAY
from generator.model.review import Appearance, Change, FurtherClaim, MediaReview, Review
from generator.model.route import document_path
from generator.plan.structured_people import Node, claimant, publisher
from generator.plan.view import View, compact

SNAPSHOTS = {"image": "ImageObjectSnapshot", "video": "VideoObjectSnapshot", "audio": "AudioObjectSnapshot"}


def claim_reviews(view: View, review: Review) -> list[Node]:
    """The main ClaimReview of a review's page in the view's language, then one for each further claim.

    A withdrawn review keeps its node: were it taken away, those who copied it would go on showing the verdict as if it
    stood. It is marked as withdrawn, carries the correction that says so, and loses its numbers, so that no machine
    counts it.
    """
    return [_main(view, review), *(_further(view, review, claim) for claim in review.fields.further_claims)]


def _main(view: View, review: Review) -> Node:
    fields, text = review.fields, review.translations[view.lang].text
    media = range(1, len(fields.media_reviews) + 1)
    place = view.text(fields.claim_location)
    claim = {
        **_claim(view, text.claim, fields.claimant, fields.claim_date, fields.appearances),
        "locationCreated": {"@type": "Place", "name": place} if place else None,
    }
    return compact(
        {
            **_frame(view, review, _address(view, review)),
            "dateModified": fields.modified.isoformat(),
            "creativeWorkStatus": "Withdrawn" if fields.status == "withdrawn" else None,
            "claimReviewed": text.claim,
            "reviewRating": _rating(view, review, fields.rating, view.text(fields.rating_explanation)),
            "itemReviewed": compact(claim),
            "associatedMediaReview": [{"@id": f"{_address(view, review)}#MediaReview-{number}"} for number in media],
            "correction": corrections(view, fields.corrections),
        }
    )


def _further(view: View, review: Review, claim: FurtherClaim) -> Node:
    """A further claim: nothing of it comes from the main claim, neither claimant nor date nor appearance."""
    words = view.text(claim.claim)
    return {
        **_frame(view, review, f"{_address(view, review)}#{claim.id}"),
        "claimReviewed": words,
        "reviewRating": _rating(view, review, claim.rating, view.text(claim.rating_explanation)),
        "itemReviewed": _claim(view, words, claim.claimant, claim.claim_date, claim.appearances),
    }


def _frame(view: View, review: Review, url: str) -> Node:
    return {
        "@type": "ClaimReview",
        "@id": url if "#" in url else f"{url}#ClaimReview",
        "url": url,
        "inLanguage": view.lang,
        "datePublished": review.fields.published.isoformat(),
        "author": publisher(view),
    }


def _address(view: View, review: Review) -> str:
    return view.absolute(document_path(view.lang, "reviews", review.slug))


def _rating(view: View, review: Review, rating_id: str, explanation: str) -> Node:
    """The verdict in the words that the reader sees, with numbers only where it stands on the line to the truth."""
    config = view.library.config
    rating = config.rating(rating_id)
    if rating is None:
        raise KeyError(rating_id)  # the checks let no such review through
    best = max((other.value for other in config.ratings if other.value), default=1)
    numbers: dict[str, Any] = {}
    if rating.value and best > 1 and review.fields.status != "withdrawn":
        numbers = {"ratingValue": rating.value, "worstRating": 1, "bestRating": best}
    return compact(
        {"@type": "Rating", "alternateName": view.text(rating.label), **numbers, "ratingExplanation": explanation}
    )


def _claim(view: View, words: str, named: Any, date: str | None, seen: Sequence[Appearance]) -> Node:  # noqa: ANN401 - id or claimant
    works = {appearance.url: _work(appearance) for appearance in seen}
    first = next((works[appearance.url] for appearance in seen if appearance.first), None)
    return compact(
        {
            "@type": "Claim",
            "name": words,
            **claimant(view, named),
            "datePublished": whole_day(date),
            "appearance": list(works.values()),
            "firstAppearance": first,
        }
    )


def _work(seen: Appearance) -> Node:
    return compact(
        {
            "@type": "CreativeWork",
            "url": seen.url,
            "archivedAt": seen.archive_url,
            "datePublished": whole_day(seen.date),
            "inLanguage": seen.language,
        }
    )


def whole_day(date: str | None) -> str | None:
    """The date where it names a day. A month or a year alone is left out: programs would take its first day.

    The page and `data/reviews.json` give it as the editor wrote it.
    """
    return date if date and DAY.fullmatch(date) else None


def corrections(view: View, changes: Sequence[Change]) -> list[Node]:
    """The corrections of a review, a dossier or a lesson, oldest first."""
    by_age = sorted(changes, key=lambda change: change.date)
    return [
        {"@type": "CorrectionComment", "text": view.text(c.note), "datePublished": c.date.isoformat()} for c in by_age
    ]


def media_reviews(view: View, review: Review) -> Iterator[Node]:
    """What was done to each picture, film or recording, in schema.org's words."""
    url = _address(view, review)
    for number, found in enumerate(review.fields.media_reviews, start=1):
        yield compact(
            {
                "@type": "MediaReview",
                "@id": f"{url}#MediaReview-{number}",
                "url": url,
                "inLanguage": view.lang,
                "datePublished": review.fields.published.isoformat(),
                "author": publisher(view),
                "mediaAuthenticityCategory": found.category,
                "originalMediaContextDescription": view.text(found.original_context),
                "originalMediaLink": found.original_url,
                "itemReviewed": {"@type": "MediaReviewItem", "mediaItemAppearance": [_snapshot(review, found)]},
                "associatedClaimReview": {"@id": f"{url}#ClaimReview"},
            }
        )


def _snapshot(review: Review, found: MediaReview) -> Node:
    """The thing that was looked at.

    Where the editor did not say where it was seen, it is where the claim was seen in that medium.
    """
    seen = review.fields.appearances
    named = next((a for a in seen if a.url == found.appearance_url), None)
    if not found.appearance_url:
        named = next((a for a in seen if a.medium == found.medium), None)
    return compact(
        {
            "@type": SNAPSHOTS[found.medium],
            "url": found.appearance_url or (named.url if named else None),
            "archivedAt": named.archive_url if named else None,
            "sha256": found.sha256.lower() if found.sha256 else None,
        }
    )
