"""The newsroom's work as open data: every ClaimReview, and the reviews as JSON and CSV. Their fields: docs/data.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any

from generator.model.library import Library
from generator.model.page import Page, digest_of
from generator.model.review import Appearance, Correction, Evidence, NamedClaimant, Review
from generator.model.route import document_path
from generator.plan.structured_people import organisation
from generator.plan.view import View, compact

SCHEMA_VERSION = 1  # grows when a field changes its meaning or goes; a new field does not change it
Record = dict[str, Any]
Pieces = Callable[[Sequence[tuple[str, str]]], Iterable[bytes | memoryview]]


def plan_exports(library: Library, pieces: Pieces) -> Iterator[Page]:
    """`/data/claimreview.json`, `/data/reviews.json` and `/data/reviews.csv`.

    `pieces(slugs, name)` opens what was kept of reviews: a piece of a data file each, written out. A file is its
    beginning and its pieces.
    """
    first = View(library, library.config.langs[0])
    every = b"".join(review.digest for review in library.reviews)
    listed = [(lang, review.slug) for lang in library.config.langs for review in library.editions[lang].reviews]
    for path, template, told, wanted in (
        ("/data/claimreview.json", "data.json", _data_feed(first), [(slug, f"items.{lang}") for lang, slug in listed]),
        ("/data/reviews.json", "data.json", _reviews(library), [(review.slug, "record") for review in library.reviews]),
        (
            "/data/reviews.csv",
            "data.csv",
            {"columns": list(COLUMNS)},
            [(slug, f"rows.{lang}") for lang, slug in listed],
        ),
    ):
        yield Page(path, template, partial(_whole, told, pieces, wanted), inputs=digest_of(told) + every)


def _whole(told: Record, pieces: Pieces, wanted: Sequence[tuple[str, str]]) -> Record:
    return {**told, "pieces": pieces(wanted)}


def _data_feed(first: View) -> Record:
    """The beginning of the file of every ClaimReview; one item of the feed is one page with all its claims."""
    feed = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": first.text(first.library.config.name),
        "url": first.absolute("/data/claimreview.json"),
        "inLanguage": list(first.langs),
        "license": first.library.config.license,
        "dateModified": newest(first.library),
        "publisher": organisation(first),
    }
    return {"data": compact(feed), "list": "dataFeedElement"}


def data_items(review: Review, graph: Sequence[Record]) -> Record:
    """The ClaimReviews of one page: the very objects of its `graph`."""
    return {
        "@type": "DataFeedItem",
        "dateCreated": review.fields.published.isoformat(),
        "dateModified": review.fields.modified.isoformat(),
        "item": [node for node in graph if node["@type"] == "ClaimReview"],
    }


def newest(library: Library) -> str:
    """When any review last changed: the date of the data, because a build has no clock."""
    return max((review.modified for review in library.reviews), key=datetime.fromisoformat, default="")


def _reviews(library: Library) -> Record:
    """The beginning of the file of reviews."""
    config = library.config
    data = {
        "schema_version": SCHEMA_VERSION,
        "publisher": dict(config.organisation.name),
        "license": config.license,
        "modified": newest(library) or None,
        "languages": list(config.langs),
        "ratings": [
            {
                "id": rating.id,
                "label": dict(rating.label),
                "definition": dict(rating.definition),
                "value": rating.value,
                "retired": rating.retired,
            }
            for rating in config.ratings
        ],
        "topics": {topic.id: dict(topic.name) for topic in library.topics.values()},
    }
    return {"data": data, "list": "reviews"}


def data_record(views: Mapping[str, View], review: Review) -> Record:
    """One review, whole. Every key is always there, so that a table made of the records always has the same columns."""
    fields, library = review.fields, views[review.lang].library
    return {
        "id": review.slug,
        "status": fields.status,
        "original_language": review.lang,
        "published": fields.published.isoformat(),
        "modified": fields.modified.isoformat(),
        "rating": fields.rating,
        "rating_explanation": _localized(fields.rating_explanation),
        "claimant": _claimant(library, fields.claimant),
        "claim_date": fields.claim_date,
        "claim_location": _localized(fields.claim_location),
        "private_forward": fields.private_forward,
        "appearances": [_appearance(seen) for seen in fields.appearances],
        "further_claims": [
            {
                "id": claim.id,
                "claim": dict(claim.claim),
                "rating": claim.rating,
                "rating_explanation": _localized(claim.rating_explanation),
                "claimant": _claimant(library, claim.claimant),
                "claim_date": claim.claim_date,
                "appearances": [_appearance(seen) for seen in claim.appearances],
            }
            for claim in fields.further_claims
        ],
        "evidence": [_evidence(source) for source in fields.evidence],
        "media_reviews": [
            found.model_dump(mode="json", exclude={"original_context"}) for found in fields.media_reviews
        ],
        "topics": list(fields.topics),
        "techniques": list(fields.techniques),
        "narratives": list(fields.narratives),
        "places": [dict(place) for place in fields.places],
        "authors": list(fields.authors),
        "reviewers": list(fields.reviewers),
        "reasons": list(fields.why_checked.reasons) if fields.why_checked else [],
        "asked_for_reply": fields.right_of_reply.contacted if fields.right_of_reply else None,
        "corrections": [_correction(change) for change in sorted(fields.corrections, key=lambda change: change.date)],
        "translations": {lang: _translation(view, review) for lang, view in views.items()},
    }


def _translation(view: View, review: Review) -> Record:
    text = review.translations[view.lang].text
    return {
        "url": view.absolute(document_path(view.lang, "reviews", review.slug)),
        "title": text.title,
        "claim": text.claim,
        "summary": text.summary,
        "fact": text.fact,
        "translated_from": text.translated_from,
        "translators": list(text.translators),
    }


def _localized(texts: Any) -> Record | None:  # noqa: ANN401 - the model's localized text
    return dict(texts) if texts else None


def _claimant(library: Library, named: str | NamedClaimant | None) -> Record | None:
    who = library.claimants.get(named) if isinstance(named, str) else named
    if who is None:
        return None
    return {
        "id": named if isinstance(named, str) else None,
        "kind": who.kind,
        "name": dict(who.name),
        "same_as": list(who.same_as),
    }


def _appearance(seen: Appearance) -> Record:
    return seen.model_dump(mode="json", exclude={"note"})


def _evidence(source: Evidence) -> Record:
    return {
        "title": dict(source.title),
        "publisher": _localized(source.publisher),
        **source.model_dump(mode="json", include={"url", "archive_url", "accessed", "kind", "sha256"}),
    }


def _correction(change: Correction) -> Record:
    return {
        "date": change.date.isoformat(),
        "kind": change.kind,
        "previous_rating": change.previous_rating,
        "note": dict(change.note),
    }


COLUMNS = (
    "review_id", "claim_id", "language", "url", "title", "claim", "rating", "rating_label", "rating_value",
    "status", "claimant_id", "claimant", "claimant_kind", "claim_date", "published", "modified", "topics",
    "techniques", "narratives", "authors", "reviewers", "appearance_urls", "archive_urls", "platforms", "media",
    "evidence_count", "correction_count", "summary", "fact",
)  # fmt: skip


def data_rows(view: View, review: Review) -> list[list[Any]]:
    """A row per claim: the main claim (`claim_id` empty), then the further claims."""
    return [list(row.values()) for row in _rows(view, review)]


def _rows(view: View, review: Review) -> Iterator[Record]:
    fields, text = review.fields, review.translations[view.lang].text
    url = view.absolute(document_path(view.lang, "reviews", review.slug))
    main = _row(view, review, fields.rating, fields.claimant, fields.appearances)
    yield {**main, "url": url, "claim": text.claim, "claim_date": fields.claim_date}
    for claim in fields.further_claims:
        row = _row(view, review, claim.rating, claim.claimant, claim.appearances)
        told = {"claim_id": claim.id, "claim": view.text(claim.claim), "claim_date": claim.claim_date}
        # Summary and fact are about the main claim; in this row they would be read as about this one.
        yield {**row, **told, "url": f"{url}#{claim.id}", "summary": "", "fact": ""}


def _row(
    view: View, review: Review, rating_id: str, named: str | NamedClaimant | None, seen: Sequence[Appearance]
) -> Record:
    fields, text = review.fields, review.translations[view.lang].text
    rating = view.library.config.rating(rating_id)
    who = view.library.claimants.get(named) if isinstance(named, str) else named
    return dict.fromkeys(COLUMNS, "") | {
        "review_id": review.slug,
        "language": view.lang,
        "title": text.title,
        "rating": rating_id,
        "rating_label": view.text(rating.label) if rating else "",
        "rating_value": rating.value if rating else None,
        "status": fields.status,
        "claimant_id": named if isinstance(named, str) else "",
        "claimant": view.text(who.name) if who else "",
        "claimant_kind": who.kind if who else "",
        "published": fields.published.isoformat(),
        "modified": fields.modified.isoformat(),
        "topics": _joined(fields.topics),
        "techniques": _joined(fields.techniques),
        "narratives": _joined(fields.narratives),
        "authors": _joined(fields.authors),
        "reviewers": _joined(fields.reviewers),
        "appearance_urls": _joined(appearance.url for appearance in seen),
        "archive_urls": _joined(appearance.archive_url for appearance in seen),
        "platforms": _joined(appearance.platform for appearance in seen),
        "media": _joined(appearance.medium for appearance in seen),
        "evidence_count": len(fields.evidence),
        "correction_count": len(fields.corrections),
        "summary": text.summary,
        "fact": text.fact or "",
    }


def _joined(values: Iterable[str | None]) -> str:
    """Several values in one cell, without repetitions, parted by a blank: ids, addresses and codes hold none."""
    return " ".join(dict.fromkeys(chain(filter(None, values))))
