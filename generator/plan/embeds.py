"""Cards for other sites: a small page of each review for their frames, the oEmbed document that tells of it, the code to copy.

No script is needed on either side. The card is made of the leaf of the full page, so that what it says, a withdrawal among
it, is what the review says now, on every site that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from generator.model.abstract import Abstract
from generator.model.page import Page
from generator.model.route import document_path, embed_path
from generator.plan.hosting import bare_policy
from generator.plan.parts import Data
from generator.plan.routes import OEMBED
from generator.plan.shelf import Shelf
from generator.plan.view import View

WIDTH, HEIGHT = 600, 400
DAY = 86_400  # seconds: a card that is kept longer would hide a correction


def embed_offer(view: View, slug: str, title: str) -> Data:
    """What a review's page says of its card: where it is, its oEmbed document, the code to copy."""
    path = embed_path(view.lang, slug)
    return {"card": view.link(path), "oembed": view.absolute(path + OEMBED), "snippet": _frame(view, slug, title)}


def embed_pages(shelf: Shelf, review: Abstract) -> Iterator[Page]:
    """The card of a review, and its oEmbed document."""
    view = shelf.view
    path, title = embed_path(view.lang, review.slug), review.texts[view.lang].title
    yield Page(
        path=path,
        template="embed.html",
        data=partial(_card, shelf, review),
        lang=view.lang,
        modified=review.modified,
        inputs=shelf.inputs(review),
    )
    yield Page(
        path=path + OEMBED,
        template="oembed",
        data=partial(_oembed, view, review.slug, title),
        lang=view.lang,
        inputs=view.digest + title.encode("utf-8", "surrogatepass"),
    )


def small_head(title: str, description: str, canonical: str) -> Data:
    """The head of a small page (templates/small.html)."""
    return {"title": title, "description": description, "canonical": canonical, "csp": bare_policy()}


def _card(shelf: Shelf, review: Abstract) -> Data:
    view = shelf.view
    told = shelf.page(review)
    head = told["head"]
    return {
        **told,
        "small": small_head(head["title"], head["description"], head["canonical"]),
        "full": view.link(document_path(view.lang, "reviews", review.slug)),
    }


def _oembed(view: View, slug: str, title: str) -> Data:
    """The document as oembed.com describes it, of the type `rich`."""
    config = view.library.config
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": view.text(config.name),
        "provider_url": view.absolute(f"/{view.lang}/"),
        "cache_age": DAY,
        "html": _frame(view, slug, title),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return {"data": told}


def _frame(view: View, slug: str, title: str) -> str:
    """The code that shows the card."""
    address = escape(view.absolute(embed_path(view.lang, slug)))
    size = f'width="{WIDTH}" height="{HEIGHT}" style="max-width:100%;border:0"'
    return f'<iframe src="{address}" title="{escape(title)}" {size} loading="lazy"></iframe>'
