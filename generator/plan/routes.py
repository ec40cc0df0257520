"""Which addresses the site has: one list, made before any page, that checks, links and pages all read.

It tolerates faults (an unknown topic has no page), so that dead links and collisions are reported together with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from generator.model.config import Config
from generator.model.library import AnyDocument, Library
from generator.model.review import Review
from generator.model.route import FEED_FILES, Route, document_path, list_path

DIRECTORIES = ("topics", "ratings", "claimants", "people", "narratives", "learn")
ROUTE_KINDS = {"reviews": "review", "narratives": "narrative", "lessons": "lesson", "pages": "article"}
ROOT_FILES = ("/robots.txt", "/sitemap.xml", "/_headers", "/_redirects", "/404.html")
DATA_FILES = ("/data/claimreview.json", "/data/reviews.json", "/data/reviews.csv")


def plan_routes(library: Library) -> tuple[Route, ...]:
    """Every address of the site that a reader or a machine may be sent to, in a stable order; pictures and assets aside."""
    return tuple(_all_routes(library))


def _all_routes(library: Library) -> Iterator[Route]:
    yield Route("/", "root")
    for path in (*ROOT_FILES, *DATA_FILES):
        yield Route(path, "file")
    for lang in library.config.langs:
        yield from _language_routes(library, lang)


def _language_routes(library: Library, lang: str) -> Iterator[Route]:
    yield Route(f"/{lang}/", "home", lang)
    yield from _feeds(lang, f"/{lang}/")
    for section in ("corrections", "search", "glossary"):
        yield Route(list_path(lang, section), section, lang)
    yield from _feeds(lang, list_path(lang, "corrections"))
    yield from _documents(library, lang)
    yield from _lists(lang, "reviews", "", written_in(library.reviews, lang), library.config)
    for section in DIRECTORIES:
        yield Route(list_path(lang, section), "directory", lang, section)
    for section, keys, groups in (
        ("topics", library.topics, library.by_topic),
        ("ratings", shown_ratings(library), library.by_rating),
        ("claimants", library.claimants, library.by_claimant),
        ("people", library.people, library.by_person),
    ):
        for key in keys:
            yield from _lists(lang, section, key, written_in(groups.get(key, ()), lang), library.config)
            if section in {"topics", "ratings"}:
                yield from _feeds(lang, list_path(lang, section, key))


def _documents(library: Library, lang: str) -> Iterator[Route]:
    for document in library.documents:
        translation = document.translations.get(lang)
        if translation and document.kind != "glossary":
            path = document_path(lang, document.kind, document.slug)
            yield Route(path, ROUTE_KINDS[document.kind], lang, document.slug, owner=translation.source.file)


def _lists(lang: str, section: str, key: str, reviews: Sequence[Review], config: Config) -> Iterator[Route]:
    for number in range(1, page_count(len(reviews), config.lists.per_page) + 1):
        yield Route(list_path(lang, section, key, number), "list", lang, f"{section}/{key}" if key else section, number)


def _feeds(lang: str, path: str) -> Iterator[Route]:
    for name in FEED_FILES:
        yield Route(path + name, "feed", lang)


def page_count(items: int, per_page: int) -> int:
    """How many list pages hold this many items; an empty list still has one page."""
    return max(1, ceil(items / per_page))


def written_in(documents: Iterable[Review], lang: str) -> tuple[Review, ...]:
    """The reviews that exist in a language: lists never show another."""
    return tuple(document for document in documents if lang in document.translations)


def shown_ratings(library: Library) -> tuple[str, ...]:
    """The verdicts that have a page: those in use today, and retired ones that a review still carries."""
    return tuple(rating.id for rating in library.config.ratings if not rating.retired or rating.id in library.by_rating)


def document_alternates(document: AnyDocument, langs: Iterable[str]) -> dict[str, str]:
    """The addresses of a document by language, for those languages that it exists in."""
    return {lang: document_path(lang, document.kind, document.slug) for lang in langs if lang in document.translations}


def section_alternates(path: str, lang: str, langs: Iterable[str]) -> dict[str, str]:
    """The addresses of a section that every language has, such as `/en/topics/health/`."""
    return {other: f"/{other}/" + path.removeprefix(f"/{lang}/") for other in langs}
