"""A review, read once: its abstract for the rest of the site, and what is kept of it for its own page and data.

All of this depends on the review, the vocabularies and the settings alone, never on another document: it is made where
the file is read, and stays valid until one of these changes. What a page shows of others is added in plan/reviews.py.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.model.abstract import SITE_MARKS, Abstract, AbstractText
from generator.model.anchors import page_anchors, site_links
from generator.model.date import DAY
from generator.model.document import Translation
from generator.model.page import digest_of
from generator.model.picture_use import picture_uses
from generator.model.returns import returns_of
from generator.model.review import Review, ReviewText
from generator.model.search import SearchRecord
from generator.model.words import word_filter
from generator.plan.bodies import Bodies
from generator.plan.cards import review_share_card
from generator.plan.changes import told_changes
from generator.plan.exports import data_items, data_record, data_rows
from generator.plan.finder import finder_leaf
from generator.plan.parts import review_card
from generator.plan.returns import told_returns
from generator.plan.reviews import tell_review
from generator.plan.search import appearances_of, platforms, review_record
from generator.plan.timelines import events_of
from generator.plan.view import View

Leaves = dict[str, Any]


def abstract_of(views: Mapping[str, View], review: Review, digest: bytes, *, whole: bool) -> tuple[Abstract, Leaves]:
    """The review in short, and its leaves, plain data.

    They are `page.<lang>`, `card.<lang>`, `search.<lang>`, `find.<lang>`, `items.<lang>`, `rows.<lang>`, `record`. `views` are the site
    in each language, with settings and vocabularies; `digest` names all that the result is made from. A review with
    errors is not `whole`: it has no leaves, and its abstract serves the checks alone.
    """
    written = {lang: view for lang, view in views.items() if lang in review.translations}
    leaves: Leaves = {"record": data_record(written, review)} if whole else {}
    texts: dict[str, AbstractText] = {}
    for lang, view in written.items():
        record = review_record(view, review)
        searched = {name: getattr(record, name) for name in record.__slots__}
        share = review_share_card(view, review)
        texts[lang] = _text(view, review, review.translations[lang], searched, share)
        if whole:
            page = leaves[f"page.{lang}"] = tell_review(view, Bodies(view, ()), review)
            leaves[f"items.{lang}"] = data_items(review, page["head"]["graph"])
            leaves[f"rows.{lang}"] = data_rows(view, review)
            leaves[f"search.{lang}"] = searched
            leaves[f"find.{lang}"] = finder_leaf(record)
            leaves[f"card.{lang}"] = share
    return _abstract(written[review.lang], review, texts, digest), leaves


def search_record(leaf: Mapping[str, Any]) -> SearchRecord:
    """The search record that was kept as a leaf."""
    return SearchRecord(**leaf)


def _abstract(view: View, review: Review, texts: Mapping[str, AbstractText], digest: bytes) -> Abstract:
    fields = review.fields
    zone = view.library.config.zone
    day = fields.published.astimezone(zone).date()
    named = (fields.claimant, *(claim.claimant for claim in fields.further_claims))
    return Abstract(
        slug=review.slug,
        lang=review.lang,
        status=fields.status,
        moment=fields.published.timestamp(),
        published=fields.published.isoformat(),
        modified=fields.modified.isoformat(),
        day=day.isoformat(),
        rating=fields.rating,
        topics=_once(fields.topics),
        techniques=_once(fields.techniques),
        narratives=_once(fields.narratives),
        related=fields.related,
        aliases=tuple(fields.aliases),
        claimants=_once(claimant for claimant in named if isinstance(claimant, str)),
        people=_once((*fields.authors, *fields.reviewers)),
        platforms=platforms(review),
        pictures=tuple(tuple(use) for use in picture_uses(review) if use.key in view.library.pictures),
        days=_days(review, day),
        seen_in=_once(seen.language for seen in appearances_of(review) if seen.language),
        corrected=tuple((f"{change.date.astimezone(zone):%Y-%m}", change.kind) for change in fields.corrections),
        returns=tuple(
            (found.date, f"{place.field}.date") for found in returns_of(review, zone) for place in found.places
        ),
        events=events_of(review, zone) if fields.narratives else (),
        texts=texts,
        digest=digest,
    )


def _days(review: Review, published: date) -> int | None:
    """Days from the main claim to its review: from `claim_date`, or from the earliest appearance, where a day is given."""
    fields = review.fields
    dates = [fields.claim_date] if _is_day(fields.claim_date) else [seen.date for seen in fields.appearances]
    days = [(published - date.fromisoformat(found)).days for found in dates if found and _is_day(found)]
    return max((count for count in days if count >= 0), default=None)


def _is_day(partial: str | None) -> bool:
    return bool(partial and DAY.fullmatch(partial))


def _text(
    view: View, review: Review, translation: Translation[ReviewText], searched: dict[str, Any], share: dict[str, Any]
) -> AbstractText:
    card = marshal.dumps(review_card(view, review), 0)
    zone = view.library.config.zone
    fields = {f"{place.field}.date" for found in returns_of(review, zone) for place in found.places}
    marks = {
        path: place for path, place in translation.source.marks.items() if path.startswith(SITE_MARKS) or path in fields
    }
    returns = told_returns(view, review)
    return AbstractText(
        file=translation.source.file,
        title=translation.text.title,
        claim=translation.text.claim,
        card=card,
        face=hashlib.blake2b(card, digest_size=16).digest(),
        changes=marshal.dumps(changes, 0) if (changes := told_changes(view, review)) else b"",
        returns=marshal.dumps(returns, 0) if returns else b"",
        search=hashlib.blake2b(marshal.dumps(searched, 0), digest_size=16).digest(),
        share=digest_of(share),
        links=site_links(translation.body, view.lang, review.folder, view.library.config),
        anchors=page_anchors(review, translation, zone),
        words=word_filter(translation.body.text),
        marks=marks,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
