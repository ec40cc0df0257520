"""Which addresses the site has: one list, made before any page, that checks, links and pages all read.

It tolerates faults (an unknown topic has no page), so that dead links and collisions are reported together with them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from math import ceil

from generator.model.abstract import Abstract
from generator.model.config import Config
from generator.model.library import AnyDocument, Library
from generator.model.route import FEED_FILES, Route, document_path, embed_path, list_path, lite_path, worksheet_path

DIRECTORIES = ("topics", "ratings", "claimants", "people", "narratives", "learn")
ROUTE_KINDS = {"reviews": "review", "narratives": "narrative", "lessons": "lesson", "pages": "article"}
ROOT_FILES = ("/robots.txt", "/sitemap.xml", "/_headers", "/_redirects", "/404.html", "/offline-worker.js")
DATA_FILES = ("/data/claimreview.json", "/data/reviews.json", "/data/reviews.csv")
OEMBED = "oembed.json"
OFFLINE_WORKER = "/offline-worker.js"  # for ever: browsers look for a newer one there
OFFLINE_LIST = "kept.json"
LITE_LIST = 30  # reviews in a list of the text-only edition: some 7 KB with gzip
STATISTICS = ("verdicts", "topics", "platforms", "languages", "response", "corrections")


def plan_routes(library: Library) -> tuple[Route, ...]:
    """Every address of the site that a reader or a machine may be sent to, in a stable order; pictures and assets aside."""
    return tuple(_all_routes(library))


def _all_routes(library: Library) -> Iterator[Route]:
    yield Route("/", "root")
    for path in (*ROOT_FILES, *DATA_FILES, *map(statistics_path, STATISTICS)):
        yield Route(path, "file")
    for lang in library.config.langs:
        yield from _language_routes(library, lang)


def _language_routes(library: Library, lang: str) -> Iterator[Route]:
    yield Route(f"/{lang}/", "home", lang)
    yield from _feeds(lang, f"/{lang}/")
    for section in ("corrections", "returns", "statistics", "search", "glossary"):
        yield Route(list_path(lang, section), section, lang)
    yield from _feeds(lang, list_path(lang, "corrections"))
    yield from _documents(library, lang)
    edition = library.editions[lang]
    yield from _lists(lang, "reviews", "", edition.reviews, library.config)
    yield from _lite(lang, edition.reviews, library.config)
    if library.config.offline:
        yield Route(list_path(lang, "offline"), "offline", lang)
        yield Route(list_path(lang, "offline") + OFFLINE_LIST, "file", lang)
    for review in edition.reviews if library.config.embeds else ():
        yield Route(embed_path(lang, review.slug), "embed", lang, review.slug)
        yield Route(embed_path(lang, review.slug) + OEMBED, "file", lang)
    for section in DIRECTORIES:
        yield Route(list_path(lang, section), "directory", lang, section)
    for section, keys, groups in (
        ("topics", library.topics, edition.by_topic),
        ("ratings", [rating.id for rating in library.config.ratings], edition.by_rating),
        ("claimants", library.claimants, edition.by_claimant),
        ("people", library.people, edition.by_person),
    ):
        for key in keys:
            yield from _lists(lang, section, key, groups.get(key, ()), library.config)
            if section in {"topics", "ratings"}:
                yield from _feeds(lang, list_path(lang, section, key))


def _documents(library: Library, lang: str) -> Iterator[Route]:
    for review in library.reviews:
        if text := review.texts.get(lang):
            path = document_path(lang, "reviews", review.slug)
            yield Route(path, ROUTE_KINDS["reviews"], lang, review.slug, owner=text.file)
    for document in library.articles:
        translation = document.translations.get(lang)
        if translation and document.kind != "glossary":
            path = document_path(lang, document.kind, document.slug)
            yield Route(path, ROUTE_KINDS[document.kind], lang, document.slug, owner=translation.source.file)
            if getattr(document.fields, "quiz", ()):
                sheet = worksheet_path(lang, document.slug)
                yield Route(sheet, "worksheet", lang, document.slug, owner=translation.source.file)


def _lists(lang: str, section: str, key: str, reviews: Sequence[Abstract], config: Config) -> Iterator[Route]:
    for number in range(1, page_count(len(reviews), config.lists.per_page) + 1):
        yield Route(list_path(lang, section, key, number), "list", lang, f"{section}/{key}" if key else section, number)


def _lite(lang: str, reviews: Sequence[Abstract], config: Config) -> Iterator[Route]:
    """The text-only edition."""
    if not config.lite:
        return
    for number in range(1, page_count(len(reviews), LITE_LIST) + 1):
        yield Route(list_path(lang, "lite", number=number), "list", lang, "lite", number)
    for review in reviews:
        yield Route(lite_path(lang, review.slug), "lite", lang, review.slug)


def _feeds(lang: str, path: str) -> Iterator[Route]:
    for name in FEED_FILES:
        yield Route(path + name, "feed", lang)


def statistics_path(name: str) -> str:
    """The data file of one kind of statistics."""
    return f"/data/statistics/{name}.csv"


def page_count(items: int, per_page: int) -> int:
    """How many list pages hold this many items; an empty list still has one page."""
    return max(1, ceil(items / per_page))


def shown_ratings(library: Library) -> tuple[str, ...]:
    """The verdicts that readers are told of: those in use today, and retired ones that a review still carries."""
    return tuple(rating.id for rating in library.config.ratings if not rating.retired or rating.id in library.by_rating)


def alternates(kind: str, slug: str, written: Container[str], langs: Iterable[str]) -> dict[str, str]:
    """The addresses of a document by language, for those languages that it is `written` in."""
    return {lang: document_path(lang, kind, slug) for lang in langs if lang in written}


def document_alternates(document: AnyDocument, langs: Iterable[str]) -> dict[str, str]:
    """The same of a whole document."""
    return alternates(document.kind, document.slug, document.translations, langs)


def section_alternates(path: str, lang: str, langs: Iterable[str]) -> dict[str, str]:
    """The addresses of a section that every language has, such as `/en/topics/health/`."""
    return {other: f"/{other}/" + path.removeprefix(f"/{lang}/") for other in langs}
