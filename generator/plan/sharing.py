"""What a reader takes along from a review, a dossier or a lesson: a text to pass on, and the picture of a shared link."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.model.document import Document
from generator.model.picture import Picture
from generator.model.review import Review
from generator.model.route import document_path
from generator.plan.bodies import fallback_form, picture_path
from generator.plan.parts import Data, verdict
from generator.plan.view import View


def shares(view: View, review: Review, path: str) -> Data:
    """What a reader passes on: the fact first, then the verdict, then the address; never the claim, which would travel alone."""
    text = review.translations[view.lang].text
    label = verdict(view, review.fields.rating)["label"]
    address = view.absolute(path)
    lines = [text.fact or text.title, view.word("review.share.verdict", verdict=label), address]
    if review.fields.status == "withdrawn":
        lines = [view.word("card.withdrawn"), address]
    return _ways(address, lines)


def article_shares(view: View, document: Document[Any, Any]) -> Data:
    """What a reader passes on of a dossier or a lesson: title and address only."""
    address = view.absolute(document_path(view.lang, document.kind, document.slug))
    withdrawn = document.fields.status == "withdrawn"
    title = view.word("card.withdrawn.page") if withdrawn else document.translations[view.lang].text.title
    return {"title": view.word(f"share.{document.kind}"), **_ways(address, [title, address])}


def _ways(address: str, lines: list[str]) -> Data:
    """The links by which the lines are passed on."""
    quoted = [quote(line, safe="") for line in lines]
    return {
        "whatsapp": "https://wa.me/?text=" + "%0A".join(quoted),
        "email": f"mailto:?subject={quoted[0]}&body={'%0D%0A'.join(quoted)}",
        "address": address,
        "lines": lines,
    }


def share_image(view: View, review: Review) -> Data | None:
    """The picture for shared links where there are no cards: never one that is itself the false thing, nor a shielded one."""
    for declared in review.fields.images:
        picture: Picture | None = view.library.pictures.get(f"{review.folder}/{declared.file}")
        if picture and declared.role in {"photo", "evidence"} and declared.shield == "none":
            path = picture_path(picture, picture.widths[-1], fallback_form(picture))
            size = {"width": picture.widths[-1], "height": round(picture.height * picture.widths[-1] / picture.width)}
            return {"url": view.absolute(path), "alt": view.text(declared.alt), **size}
    return None
