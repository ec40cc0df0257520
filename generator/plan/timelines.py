"""A dossier's timeline: what its reviews date by themselves, and the events that the newsroom adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Any

from generator.model.abstract import Abstract
from generator.model.article import Narrative
from generator.model.review import Review
from generator.model.route import document_path
from generator.plan.parts import Data, verdict
from generator.plan.view import View

Event = tuple[str, str, str]
ORDER = ("told", "claimed", "seen", "published", "correction", "clarification", "update", "withdrawal")


def events_of(review: Review, zone: tzinfo) -> tuple[Event, ...]:
    """What a review dates: when its claim was made and seen, when it was published and changed, as (date, kind, detail).

    Places of one date are one event, whose detail are the platforms; one on the claim's date tells of both.
    """
    fields = review.fields
    seen: dict[str, dict[str, None]] = {}
    for appearance in fields.appearances:
        if appearance.date:
            seen.setdefault(appearance.date, {})[appearance.platform or ""] = None
    events = [(date, "seen", " ".join(filter(None, names))) for date, names in seen.items()]
    if fields.claim_date and fields.claim_date not in seen:
        events.append((fields.claim_date, "claimed", ""))
    return tuple(dict.fromkeys((*events, *_given(review, zone))))


def _given(review: Review, zone: tzinfo) -> Iterator[Event]:
    """Publication and changes, each with the verdict that was given on that day, not the one that holds now.

    Of a withdrawn review no verdict stands.
    """
    fields = review.fields
    changes = sorted(fields.corrections, key=lambda change: change.date)
    ratings = [change.previous_rating for change in changes if change.previous_rating] + [fields.rating]
    if fields.status == "withdrawn":
        ratings = [""] * len(ratings)
    yield fields.published.astimezone(zone).date().isoformat(), "published", ratings.pop(0)
    for change in changes:
        yield (
            change.date.astimezone(zone).date().isoformat(),
            change.kind,
            ratings.pop(0) if change.previous_rating else "",
        )


def told_timeline(view: View, narrative: Narrative, reviews: Sequence[Abstract]) -> list[Data]:
    """The events in their order; of one date the newsroom's own first, then as a claim runs its course.

    A date such as `2026-02` stands before all days of its month.
    """
    entries = [*_own(view, narrative), *_of_reviews(view, reviews)]
    return [told for _, told in sorted(entries, key=lambda entry: entry[0])]


def _own(view: View, narrative: Narrative) -> Iterator[tuple[tuple[Any, ...], Data]]:
    for number, entry in enumerate(narrative.fields.timeline):
        review = view.edition.by_slug.get(entry.review) if entry.review else None
        told = {
            "date": view.partial(entry.date),
            "kind": "told",
            "label": "",
            "text": view.told(entry.text),
            "review": _link(view, review) if review else None,
            "verdict": None,
        }
        yield (entry.date, 0, f"{number:05}"), told


def _of_reviews(view: View, reviews: Iterable[Abstract]) -> Iterator[tuple[tuple[Any, ...], Data]]:
    for review in reviews:
        for date, kind, detail in review.events:
            told = {
                "date": view.partial(date),
                "kind": kind,
                "label": _label(view, kind, detail),
                "text": None,
                "review": _link(view, review),
                "verdict": verdict(view, detail) if detail and kind not in {"claimed", "seen"} else None,
            }
            yield (date, ORDER.index(kind), review.slug), told


def _label(view: View, kind: str, detail: str) -> str:
    if kind == "seen" and detail:
        names = view.word("list.comma") + " "
        return view.word(
            "dossier.event.seen_on",
            places=names.join(view.word(f"review.platform.{name}") for name in detail.split()),
        )
    known = {"claimed", "seen", "published"}
    return view.word(f"dossier.event.{kind}" if kind in known else f"review.correction.{kind}")


def _link(view: View, review: Abstract) -> Data:
    return {
        "title": review.texts[view.lang].title,
        "link": view.link(document_path(view.lang, "reviews", review.slug)),
    }
