"""Claims that came back after they were checked: what the review's page, its card, the list of returns and the feeds say of it."""

from __future__ import annotations

import marshal
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

from generator.model.abstract import Abstract
from generator.model.date import earliest
from generator.model.returns import Place, Return, returns_of
from generator.model.review import Review
from generator.model.route import document_path
from generator.plan.parts import appearance, latest_return, verdict
from generator.plan.view import View

Data = dict[str, Any]


class Returned(NamedTuple):
    """A return of one of the reviews: `moment` is in seconds since 1970, `told` what `told_returns` says of it."""

    moment: float
    review: Abstract
    told: Data


def page_returns(view: View, review: Review) -> Data | None:
    """What the review's page says: `notice` at its top, and `list`, latest first; None where nothing came back."""
    found = returns_of(review, view.library.config.zone)
    if not found:
        return None
    main = any(place.claim is None for one in found for place in one.places)
    word = "returns.notice" if main else "returns.notice.further"
    return {
        "notice": view.word(word, date=latest_return(view, found)),
        "list": [{**_shown(view, one), "anchor": one.anchor} for one in found],
    }


def told_returns(view: View, review: Review) -> list[Data]:
    """One for each return, latest first: `moment` and `date` of the day, `log` for the list, `entry` for the feeds."""
    return [
        {
            "moment": _moment(view, one).timestamp(),
            "date": _moment(view, one).isoformat(),
            "log": _log(view, review, one),
            "entry": _entry(view, review, one),
        }
        for one in returns_of(review, view.library.config.zone)
    ]


def latest_returns(view: View) -> list[Returned]:
    """The returns of all reviews in the view's language, latest first."""
    found = [
        Returned(told["moment"], review, told)
        for review in view.edition.reviews
        if (kept := review.texts[view.lang].returns)
        for told in marshal.loads(kept)  # noqa: S302 - our own bytes, checked when the cache was opened
    ]
    return sorted(found, key=lambda one: (-one.moment, one.review.slug, one.told["entry"]["id"]))


def _moment(view: View, one: Return) -> datetime:
    """The beginning of the first day that the date may mean, where the newsroom is."""
    day = earliest(one.date)
    return datetime(day.year, day.month, day.day, tzinfo=view.library.config.zone)


def _shown(view: View, one: Return) -> Data:
    return {"date": view.partial(one.date), "places": [_place(view, place) for place in one.places]}


def _place(view: View, place: Place) -> Data:
    """A place, dated by its return; of a further claim with what is claimed, so that no verdict is read as another's."""
    claim = view.told(place.claim.claim) if place.claim else None
    return {**appearance(view, place.seen), "date": None, "first": False, "claim": claim}


def _log(view: View, review: Review, one: Return) -> Data:
    path = document_path(view.lang, "reviews", review.slug)
    return {
        **_shown(view, one),
        "title": review.translations[view.lang].text.title,
        "link": view.link(f"{path}#{one.anchor}"),
        "verdict": verdict(view, review.fields.rating),
    }


def _entry(view: View, review: Review, one: Return) -> Data:
    """An entry of the feeds, with an address of its own that no later return moves."""
    path = document_path(view.lang, "reviews", review.slug)
    text, moment = review.translations[view.lang].text, _moment(view, one).isoformat()
    shown = _shown(view, one)
    date, label = shown["date"]["text"], verdict(view, review.fields.rating)["label"]
    seen = view.word("returns.entry.text", date=date)
    lines = [seen, view.word("list.rating", label=label), f"{view.word('review.claim')}: {text.claim}"]
    lines += [f"{view.word('review.fact')}: {text.fact}"] if text.fact else []
    parts = [f"<p>{escape(line)}</p>" for line in lines]
    parts += [f"<ul>{''.join(_item(view, place) for place in shown['places'])}</ul>"]
    parts += [f'<p><a href="{escape(view.absolute(path))}">{escape(text.title)}</a></p>']
    return {
        "id": f"{view.permanent(path)}#{one.anchor}",
        "url": f"{view.absolute(path)}#{one.anchor}",
        "title": view.word("returns.entry", title=text.title),
        "summary": f"{seen} {view.word('list.rating', label=label)}",
        "content_html": view.framed(parts),
        "published": moment,
        "updated": moment,
        "authors": [],
        "tags": [view.word("returns.mark"), label],
    }


def _item(view: View, place: Data) -> str:
    words = escape(place["platform"])
    if place["archive"]:
        words = f'<a href="{escape(place["archive"])}">{escape(view.word("review.archive"))}</a> · {words}'
    if place["claim"]:
        words += f" · {escape(place['claim']['text'])}"
    return f"<li>{words}</li>"
