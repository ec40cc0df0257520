"""Share cards: the pictures that stand for a page where its link is shared, and that readers post as a status.

A card is forwarded alone, so it says by itself what the page says: the claim never without the verdict, in words and in
a shape that needs no colour, and no picture of the review at all. Its address holds the digest of all that it shows and
of the look that it is drawn with, so it is drawn once, and whoever keeps a copy never keeps an old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.model.abstract import Abstract
from generator.model.config import Config
from generator.model.document import Document
from generator.model.page import Page, digest_of
from generator.model.rating import Rating
from generator.model.review import Review
from generator.model.route import FOLDERS
from generator.plan.assets import ink_on
from generator.plan.parts import Data, verdict
from generator.plan.shelf import Shelf
from generator.plan.view import View

FORMATS = {"share": (1200, 630), "status": (1080, 1350)}
"""A card for links, as Open Graph names it, and one for the status of messengers, in pixels."""
ENDINGS = {"share": "png", "status": "status.png"}
WITHDRAWN = "#3d434b"
NO_ICON = "material/cancel"
ARTICLE_ICONS = {"narratives": "material/file-document-multiple-outline", "lessons": "material/school-outline"}
HIGH, LOW = 0.75, 0.25  # from here on a verdict of the scale counts as right, up to here as wrong


def plan_cards(view: View, shelf: Shelf) -> Iterator[Page]:
    """The cards of all that is published in the view's language: reviews, narratives, lessons."""
    for review in view.edition.reviews:
        told = partial(shelf.leaves, review.slug, f"card.{view.lang}")
        for form in FORMATS:
            yield _page(review_card_path(view, review, form), form, told, review.texts[view.lang].share)
    for document in (*view.library.narratives, *view.library.lessons):
        if view.lang in document.translations:
            card = article_share_card(view, document)
            for form in FORMATS:
                yield _page(article_card_path(view, document, form), form, partial(dict, card), digest_of(card))


def review_card_path(view: View, review: Abstract, form: str) -> str:
    """The address of a review's card in one of FORMATS."""
    return _path(view, "reviews", review.slug, review.texts[view.lang].share, form)


def article_card_path(view: View, document: Document[Any, Any], form: str) -> str:
    """The address of the card of a narrative or a lesson."""
    return _path(view, document.kind, document.slug, digest_of(article_share_card(view, document)), form)


def review_card_image(view: View, review: Abstract) -> Data:
    """A review's card as the picture of its page, with what it says in words."""
    text = review.texts[view.lang]
    if review.status == "withdrawn":
        alt = view.word("card.withdrawn")
    else:
        label = verdict(view, review.rating)["label"]
        alt = view.word("card.alt", verdict=label, claim=text.claim, title=text.title)
    return _image(view, review_card_path(view, review, "share"), alt)


def with_card(view: View, document: Document[Any, Any], page: Page) -> Page:
    """The page of a narrative or a lesson with its card as its picture."""
    card = article_share_card(view, document)
    alt = " – ".join((card["band"]["label"], *(part["text"] for part in card["parts"])))
    image = _image(view, article_card_path(view, document, "share"), alt)
    status = view.link(article_card_path(view, document, "status"))
    context = page.context
    return page._replace(data={**context, "head": {**context["head"], "image": image}, "status_card": status})


def review_share_card(view: View, review: Review) -> Data:
    """All that a review's card shows: the stamp, the claim as a claim, and what is true."""
    fields, text = review.fields, review.translations[view.lang].text
    draft = fields.status == "draft"
    card = {
        **_frame(view, view.day(fields.modified)["text"]),
        "kicker": view.word("review.draft" if draft else "review.kicker"),
    }
    if fields.status == "withdrawn":
        claim = {"kind": "claim", "label": view.word("review.claim"), "text": text.claim}
        return {**card, "band": _withdrawn(view), "parts": [claim, _part("fact", "", view.word("card.withdrawn"))]}
    label = verdict(view, fields.rating)["label"]
    fact = _part("fact", view.word("review.fact"), text.fact) if text.fact else _part("fact", "", text.title)
    parts = [_part("claim", view.word("card.claim", verdict=label), text.claim), fact]
    return {**card, "band": _stamp(view, fields.rating, label), "parts": parts}


def article_share_card(view: View, document: Document[Any, Any]) -> Data:
    """All that the card of a narrative or a lesson shows: what it is, its title, and what it is about."""
    key = f"{document.kind}/{document.slug}"
    return view.once("share", key, lambda: _article_share_card(view, document))


def _article_share_card(view: View, document: Document[Any, Any]) -> Data:
    fields, text = document.fields, document.translations[view.lang].text
    kind = view.word("narrative.kicker" if document.kind == "narratives" else "lesson.kicker")
    card = {
        **_frame(view, view.day(fields.modified)["text"]),
        "kicker": view.word("review.draft") if fields.status == "draft" else "",
    }
    if fields.status == "withdrawn":
        parts = [_part("text", kind, text.title), _part("fact", "", view.word("card.withdrawn.page"))]
        return {**card, "band": _withdrawn(view), "parts": parts}
    colour = view.library.config.theme.accent
    band = {"label": kind, "colour": colour, "ink": ink_on(colour), "shape": "", "icon": ARTICLE_ICONS[document.kind]}
    return {**card, "band": band, "parts": [_part("fact", "", text.title), _part("text", "", text.summary)]}


def shape(config: Config, rating: Rating | None) -> str:
    """The shape that tells a verdict's group without colour.

    A circle for what is right, an octagon for what is wrong, a diamond for what lies between, and a square for a verdict
    that does not stand on the line.
    """
    if rating is None or rating.value is None:
        return "square"
    best = max(other.value for other in config.ratings if other.value)
    place = (rating.value - 1) / (best - 1) if best > 1 else 0.0
    return "circle" if place >= HIGH else "octagon" if place <= LOW else "diamond"


def _stamp(view: View, rating_id: str, label: str) -> Data:
    config = view.library.config
    rating = config.rating(rating_id)
    colour = rating.colour if rating else WITHDRAWN
    icon = rating.icon if rating else NO_ICON
    return {"label": label, "colour": colour, "ink": ink_on(colour), "shape": shape(config, rating), "icon": icon}


def _withdrawn(view: View) -> Data:
    label = view.word("review.correction.withdrawal")
    return {"label": label, "colour": WITHDRAWN, "ink": ink_on(WITHDRAWN), "shape": "square", "icon": NO_ICON}


def _part(kind: str, label: str, text: str) -> dict[str, str]:
    return {"kind": kind, "label": label, "text": text}


def _frame(view: View, day: str) -> Data:
    """What stands on every card: whose it is, of which day, and where more is to be found."""
    config = view.library.config
    return {
        "lang": view.lang,
        "dir": view.language.direction,
        "font": view.language.font,
        "name": view.text(config.name),
        "day": day,
        "site": config.site,
    }


def _path(view: View, kind: str, slug: str, shown: bytes, form: str) -> str:
    digest = digest_of(shown, view.library.card_look).hex()[:12]
    return f"/media/cards/{view.lang}/{FOLDERS[kind]}/{slug}.{digest}.{ENDINGS[form]}"


def _page(path: str, form: str, told: Callable[[], Data], shown: bytes) -> Page:
    return Page(path, "card", partial(_drawn, told, form), inputs=digest_of(shown, form, FORMATS[form]))


def _drawn(told: Callable[[], Data], form: str) -> Data:
    width, height = FORMATS[form]
    return {**told(), "format": form, "width": width, "height": height}


def _image(view: View, path: str, alt: str) -> Data:
    width, height = FORMATS["share"]
    return {"url": view.absolute(path), "alt": alt, "width": width, "height": height}
