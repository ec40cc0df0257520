"""The corrections of a review, a dossier or a lesson, as its page, the corrections log and its feed show them."""

from __future__ import annotations

from html import escape
from typing import Any

from generator.model.article import Lesson, Narrative
from generator.model.review import Change, Review, ReviewFields
from generator.model.route import document_path
from generator.plan.parts import verdict
from generator.plan.view import View

Data = dict[str, Any]
Corrected = Review | Narrative | Lesson


def numbered_corrections(document: Corrected) -> list[tuple[int, Change]]:
    """Corrections latest first, each with its number counted from the oldest, which makes its permanent anchor."""
    by_age = sorted(document.fields.corrections, key=lambda change: change.date)
    return list(enumerate(by_age, start=1))[::-1]


def page_corrections(view: View, document: Corrected) -> list[Data]:
    """The corrections as the document's own page shows them, latest first."""
    return [
        {"anchor": f"correction-{number}", **_told(view, change)} for number, change in numbered_corrections(document)
    ]


def told_changes(view: View, document: Corrected) -> list[Data]:
    """One for each correction, latest first: `moment` (seconds since 1970) and `number` to sort by, `log` and `entry` to show."""
    return [
        {
            "moment": change.date.timestamp(),
            "date": change.date.isoformat(),
            "number": number,
            "log": _log(view, document, number, change),
            "entry": _entry(view, document, number, change),
        }
        for number, change in numbered_corrections(document)
    ]


def _told(view: View, change: Change) -> Data:
    previous = getattr(change, "previous_rating", None)  # only reviews have a verdict
    return {
        "kind": change.kind,
        "label": view.word(f"review.correction.{change.kind}"),
        "date": view.day(change.date),
        "note": view.told(change.note),
        "previous": verdict(view, previous) if previous else None,
    }


def _log(view: View, document: Corrected, number: int, change: Change) -> Data:
    path = document_path(view.lang, document.kind, document.slug)
    return {
        **_told(view, change),
        "title": document.translations[view.lang].text.title,
        "link": view.link(f"{path}#correction-{number}"),
    }


def _entry(view: View, document: Corrected, number: int, change: Change) -> Data:
    """An entry of the corrections feed, with an address of its own."""
    path = document_path(view.lang, document.kind, document.slug)
    told, title = _told(view, change), document.translations[view.lang].text.title
    kind = told["label"]
    lines = [view.text(change.note)]
    if told["previous"]:
        lines.append(view.word("review.correction.previous", label=told["previous"]["label"]))
    if isinstance(document.fields, ReviewFields):
        lines.append(view.word("list.rating", label=verdict(view, document.fields.rating)["label"]))
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
