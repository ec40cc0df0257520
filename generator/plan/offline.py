"""Reading without a connection: the page on which readers ask for it, what is then kept, and the worker that keeps it.

Nothing is kept unless a reader asks, and then the text-only pages of the latest reviews alone. The worker
(templates/assets/offline-worker.js) asks the network first, always: a kept page may have been corrected since, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.library import Library
from generator.model.page import Page, digest_of
from generator.model.route import list_path, lite_path
from generator.plan.hosting import offline_policy
from generator.plan.lite import other_editions
from generator.plan.routes import OFFLINE_LIST, OFFLINE_WORKER
from generator.plan.shelf import Shelf

KEPT = 20  # reviews on a reader's device: some 100 KB
LEAVING = "offline-leaves.js"


def plan_worker(library: Library) -> Page:
    """The worker, at an address that never changes. Where the setting is off, one that takes an earlier one away."""
    name = OFFLINE_WORKER.removeprefix("/") if library.config.offline else LEAVING
    return Page(OFFLINE_WORKER, "text", {"text": library.assets[name].text if name in library.assets else ""})


def plan_offline(shelf: Shelf) -> Iterator[Page]:
    """The page of one language, and the list of the files that are kept."""
    view = shelf.view
    config = view.library.config
    if not config.offline:
        return
    reviews = view.edition.reviews[:KEPT]
    style = view.link(view.library.assets["lite.css"].address)
    path = list_path(view.lang, "offline")
    look = digest_of(style, view.digest)
    # A page is fetched anew where its review, a setting or the look has changed.
    kept = {lite_path(view.lang, review.slug): digest_of(look, shelf.inputs(review)) for review in reviews}
    shown = [
        {**review.texts[view.lang].shown(), "link": view.link(lite_path(view.lang, review.slug))} for review in reviews
    ]
    title = view.word("offline.title")
    yield Page(
        path=path,
        template="offline.html",
        data={
            "small": {
                "title": f"{title} – {view.text(config.name)}",
                "description": view.word("offline.text", count=view.number(KEPT)),
                "canonical": view.absolute(path),
                "csp": offline_policy(),
            },
            "title": title,
            "text": view.word("offline.text", count=view.number(KEPT)),
            "lists": view.link(list_path(view.lang, "lite")),
            "others": other_editions(view, {lang: list_path(lang, "offline") for lang in view.langs}),
            "reviews": shown,
            "worker": view.link(OFFLINE_WORKER),
            "scope": view.link("/"),
            "list": view.link(path + OFFLINE_LIST),
        },
        lang=view.lang,
    )
    files = {view.link(page): digest.hex()[:12] for page, digest in {path: digest_of(look, shown), **kept}.items()}
    told = {
        "lang": view.lang,
        "home": view.link(f"/{view.lang}/"),
        "page": view.link(path),
        "copy": view.word("offline.copy"),
        "absent": view.word("offline.absent"),
        "files": {style: "", **files},
    }
    yield Page(path + OFFLINE_LIST, "data.json", {"data": told}, lang=view.lang)
