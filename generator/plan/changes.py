"""The corrections of a review, as the corrections log and its feed show them."""

from __future__ import annotations

from html import escape
from typing import Any

from generator.model.review import Correction, Review
from generator.model.route import document_path
from generator.plan.parts import verdict
from generator.plan.view import View

Data = dict[str, Any]


def numbered_corrections(review: Review) -> list[tuple[int, Correction]]:
    """Corrections latest first, each with its number counted from the oldest, which makes its permanent anchor."""
    by_age = sorted(review.fields.corrections, key=lambda change: change.date)
    return list(enumerate(by_age, start=1))[::-1]


def told_changes(view: View, review: Review) -> list[Data]:
    """One for each correction, latest first: `moment` (seconds since 1970) and `number` to sort by, `log` and `entry` to show."""
    return [
        {
            "moment": change.date.timestamp(),
            "date": change.date.isoformat(),
            "number": number,
            "log": _log(view, review, number, change),
            "entry": _entry(view, review, number, change),
        }
        for number, change in numbered_corrections(review)
    ]


def _log(view: View, review: Review, number: int, change: Correction) -> Data:
    return {
        "kind": change.kind,
        "label": view.word(f"review.correction.{change.kind}"),
        "date": view.day(change.date),
        "note": view.told(change.note),
        "previous": verdict(view, change.previous_rating) if change.previous_rating else None,
        "title": review.translations[view.lang].text.title,
        "link": view.link(document_path(view.lang, "reviews", review.slug) + f"#correction-{number}"),
    }


def _entry(view: View, review: Review, number: int, change: Correction) -> Data:
    """An entry of the corrections feed, with an address of its own."""
    path = document_path(view.lang, "reviews", review.slug)
    kind, title = view.word(f"review.correction.{change.kind}"), review.translations[view.lang].text.title
    lines = [view.text(change.note)]
    if change.previous_rating:
        label = verdict(view, change.previous_rating)["label"]
        lines.append(view.word("review.correction.previous", label=label))
    lines.append(view.word("list.rating", label=verdict(view, review.fields.rating)["label"]))
    parts = [f"<p>{escape(line)}</p>" for line in lines]
    parts.append(f'<p><a href="{escape(view.absolute(path))}">{escape(title)}</a></p>')
    return {
        "id": f"{view.permanent(path)}#correction-{number}",
        "url": f"{view.absolute(path)}#correction-{number}",
        "title": f"{kind}: {title}",
        "summary": view.text(change.note),
        "content_html": view.framed(parts),
        "published": change.date.isoformat(),
        "updated": change.date.isoformat(),
        "authors": [],
        "tags": [kind],
    }
