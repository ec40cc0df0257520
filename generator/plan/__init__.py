"""Library to pages: every output of the site as a template name plus plain data. Nothing is rendered, nothing read from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.model.library import Library
from generator.model.page import Page, digest_of
from generator.model.route import Route, document_path
from generator.model.search import SearchRecord
from generator.plan.abstracts import abstract_of, search_record
from generator.plan.articles import plan_articles, plan_root
from generator.plan.assets import plan_assets
from generator.plan.bodies import Bodies
from generator.plan.cards import plan_cards
from generator.plan.charts import plan_statistics
from generator.plan.embeds import embed_pages
from generator.plan.exports import Pieces, plan_exports
from generator.plan.feeds import plan_feeds
from generator.plan.finder import finder_leaf
from generator.plan.finder_files import Finder, Sources, Telling, filed_names, finder_path, plan_finder
from generator.plan.frame import plan_frames
from generator.plan.hosting import plan_hosting
from generator.plan.listings import plan_listings
from generator.plan.lite import lite_page, plan_lite_lists
from generator.plan.offline import plan_offline, plan_worker
from generator.plan.pictures import plan_pictures
from generator.plan.redirects import plan_redirect_pages, plan_redirects
from generator.plan.reviews import plan_reviews
from generator.plan.routes import plan_routes
from generator.plan.search import article_records
from generator.plan.shelf import Leaves, Shelf
from generator.plan.sitemap import plan_sitemap
from generator.plan.statistics import count, plan_statistics_files
from generator.plan.terms import Terms
from generator.plan.view import View

__all__ = [
    "Finder",
    "Sources",
    "View",
    "abstract_of",
    "finder_path",
    "plan_claims",
    "plan_frames",
    "plan_routes",
    "plan_search",
    "plan_site",
    "plan_views",
    "search_digest",
]


def plan_views(library: Library) -> Mapping[str, View]:
    """The site as readers of each language see it."""
    return {lang: View(library, lang) for lang in library.config.langs}


def plan_site(
    library: Library, routes: Sequence[Route], leaves: Leaves, pieces: Pieces, *, cards: bool = True
) -> list[Page]:
    """Every output of the site, in a stable order; `leaves` and `pieces` open what was kept of the reviews.

    Without `cards` there are no share cards, and no page names one.
    """
    pages = list(_pages(library, routes, leaves, pieces, cards=cards))
    return [*pages, *plan_sitemap(pages, library.config)]


def _pages(library: Library, routes: Sequence[Route], leaves: Leaves, pieces: Pieces, *, cards: bool) -> Iterator[Page]:
    known = frozenset(route.path for route in routes)
    numbers = count(library.reviews)
    yield from plan_root(library)
    for view in plan_views(library).values():
        bodies = Bodies(view, known, Terms.of(view))
        shelf = Shelf(view, bodies, leaves, cards)
        yield from plan_articles(view, bodies, cards=cards)
        yield from _editions(view, shelf)
        yield from plan_listings(view)
        yield from plan_lite_lists(view)
        yield from plan_offline(shelf)
        yield from plan_feeds(view, shelf)
        yield plan_statistics(view, numbers)
        if cards:
            yield from plan_cards(view, shelf)
    redirects = plan_redirects(library, known)
    yield from plan_exports(library, pieces)
    yield from plan_statistics_files(library, numbers)
    yield from plan_redirect_pages(redirects, library.config)
    yield from plan_hosting(library, redirects)
    yield from plan_pictures(library)
    yield from plan_assets(library)
    yield plan_worker(library)


def _editions(view: View, shelf: Shelf) -> Iterator[Page]:
    """The pages of each review, together: they are made of the same leaf, which is then opened once."""
    for page, review in zip(plan_reviews(view, shelf), view.edition.reviews, strict=True):
        yield page
        if view.library.config.lite:
            yield lite_page(shelf, review)
        if view.library.config.embeds:
            yield from embed_pages(shelf, review)


def plan_search(library: Library, lang: str, leaves: Leaves) -> list[SearchRecord]:
    """What the search index of one language is told of each page, by address."""
    found = article_records(View(library, lang))
    found += [search_record(leaves(review.slug, f"search.{lang}")) for review in library.editions[lang].reviews]
    return sorted(found, key=lambda record: record.path)


def plan_claims(
    library: Library, lang: str, place: Callable[[str, str], Any], sources: Sources, before: Finder | None = None
) -> tuple[Finder, list[Page]]:
    """The claim finder in one language, and those of its files that `before` has not; `place` is where a review's leaf lies."""
    view = View(library, lang)
    articles = [(record.path, finder_leaf(record)) for record in article_records(view)]
    pages: dict[str, Telling] = {path: (digest_of(leaf), leaf) for path, leaf in articles}
    for review in library.editions[lang].reviews:
        path = document_path(lang, "reviews", review.slug)
        pages[path] = (review.texts[lang].search, place(review.slug, f"find.{lang}"))
    return plan_finder(view, pages, sources, before)


def search_digest(library: Library, lang: str) -> str:
    """Changes with any search record of a language, and with the names under which topics and platforms are found."""
    view = View(library, lang)
    articles = [repr(record) for record in article_records(view)]
    reviews = [(review.slug, review.texts[lang].search) for review in library.editions[lang].reviews]
    return digest_of(filed_names(view), articles, reviews).hex()
