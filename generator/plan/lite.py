"""The text-only edition: every review, and the list of them, as words alone, for slow phones and dear connections.

A page is made of the same leaf as the full page. It has no script, no picture, no font; what a picture shows stands there in
words. Search engines are led to the full page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.model.abstract import Abstract
from generator.model.page import Page, digest_of
from generator.model.route import document_path, list_path, lite_path
from generator.model.text import direction
from generator.plan.embeds import small_head
from generator.plan.parts import Data
from generator.plan.routes import LITE_LIST, page_count
from generator.plan.shelf import Shelf
from generator.plan.view import View


def lite_page(shelf: Shelf, review: Abstract) -> Page:
    """The text-only page of one review."""
    lang = shelf.view.lang
    return Page(
        path=lite_path(lang, review.slug),
        template="lite.html",
        data=partial(_context, shelf, review),
        lang=lang,
        modified=review.modified,
        inputs=shelf.inputs(review),
    )


def _context(shelf: Shelf, review: Abstract) -> Data:
    view, slug = shelf.view, review.slug
    told = shelf.page(review)
    head = told["head"]
    return {
        **told,
        "small": _small(view, head["title"], head["description"], head["canonical"]),
        "full": view.link(document_path(view.lang, "reviews", slug)),
        "lists": view.link(list_path(view.lang, "lite")),
        "others": other_editions(view, {lang: lite_path(lang, slug) for lang in view.langs if lang in review.texts}),
    }


def _small(view: View, title: str, description: str, canonical: str) -> Data:
    return small_head(f"{title} ({view.word('lite.title')})", description, canonical)


def other_editions(view: View, paths: dict[str, str]) -> list[Data]:
    """The same page in the other languages that have it."""
    return [
        {"lang": each.id, "dir": direction(each.id), "name": each.name, "link": view.link(paths[each.id])}
        for each in view.library.config.languages
        if each.id != view.lang and each.id in paths
    ]


def plan_lite_lists(view: View) -> Iterator[Page]:
    """The list of all reviews, newest first, page by page."""
    if not view.library.config.lite:
        return
    reviews = view.edition.reviews
    total = page_count(len(reviews), LITE_LIST)
    shared = digest_of(total, view.digest)
    for number in range(1, total + 1):
        shown = reviews[(number - 1) * LITE_LIST : number * LITE_LIST]
        yield Page(
            path=list_path(view.lang, "lite", number=number),
            template="lite_list.html",
            data=partial(_list, view, shown, number, total),
            lang=view.lang,
            inputs=b"".join([shared, *[review.texts[view.lang].face for review in shown]]),
        )


def _list(view: View, shown: Sequence[Abstract], number: int, total: int) -> Data:
    def page(at: int) -> str:
        return view.link(list_path(view.lang, "lite", number=at))

    title = f"{view.word('list.reviews')} – {view.text(view.library.config.name)}"
    words = view.word("list.page", number=view.number(number), total=view.number(total))
    return {
        "small": _small(
            view,
            f"{title} – {words}" if number > 1 else title,
            view.word("lite.text"),
            view.absolute(list_path(view.lang, "reviews")),
        ),
        "full": view.link(list_path(view.lang, "reviews")),
        "offline": view.link(list_path(view.lang, "offline")) if view.library.config.offline else "",
        "others": other_editions(view, {lang: list_path(lang, "lite") for lang in view.langs}),
        "reviews": [
            {**review.texts[view.lang].shown(), "link": view.link(lite_path(view.lang, review.slug))}
            for review in shown
        ],
        "newer": page(number - 1) if number > 1 else "",
        "older": page(number + 1) if number < total else "",
        "page": words if total > 1 else "",
    }
