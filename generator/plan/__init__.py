"""Library to pages: every output of the site as a template name plus plain data. Nothing is rendered, nothing read from disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import Route
from generator.model.search import SearchRecord
from generator.plan.articles import plan_articles, plan_root
from generator.plan.assets import plan_assets
from generator.plan.bodies import Bodies
from generator.plan.exports import plan_exports
from generator.plan.feeds import plan_feeds
from generator.plan.frame import plan_frames
from generator.plan.hosting import plan_hosting
from generator.plan.listings import plan_listings
from generator.plan.pictures import plan_pictures
from generator.plan.redirects import plan_redirect_pages, plan_redirects
from generator.plan.reviews import plan_reviews
from generator.plan.routes import plan_routes
from generator.plan.search import search_records
from generator.plan.sitemap import plan_sitemap
from generator.plan.view import View

__all__ = ["plan_frames", "plan_routes", "plan_search", "plan_site"]


def plan_site(library: Library, routes: Sequence[Route]) -> list[Page]:
    """Every output of the site, in a stable order."""
    pages = list(_pages(library, routes))
    return [*pages, *plan_sitemap(pages, library.config)]


def _pages(library: Library, routes: Sequence[Route]) -> Iterator[Page]:
    known = frozenset(route.path for route in routes)
    views = [View(library, lang) for lang in library.config.langs]
    yield from plan_root(library)
    for view in views:
        bodies = Bodies(view, known)
        yield from plan_articles(view, bodies)
        yield from plan_reviews(view, bodies)
        yield from plan_listings(view)
        yield from plan_feeds(view, bodies)
    redirects = plan_redirects(library, known)
    yield from plan_exports(library)
    yield from plan_redirect_pages(redirects, library.config)
    yield from plan_hosting(library, redirects)
    yield from plan_pictures(library)
    yield from plan_assets(library)


def plan_search(library: Library) -> list[SearchRecord]:
    """What the search index is told of each page, in every language."""
    return search_records(library, [View(library, lang) for lang in library.config.langs])
