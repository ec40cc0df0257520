"""Faultless newsrooms built straight from model values, for tests that change one thing, and checked as a build does.

Each document is checked by itself, with the small files and its own pictures (pipeline/study.py); what is left of a
review then is its abstract, and all of them are checked together (pipeline/site.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from generator.check import check_documents, check_site
from generator.check.subject import VOCABULARIES
from generator.load.strings import load_strings
from generator.model.abstract import Abstract
from generator.model.article import (
    ArticleText,
    ContentPage,
    Lesson,
    LessonFields,
    Narrative,
    NarrativeFields,
    PageFields,
    Term,
    TermFields,
    TermText,
)
from generator.model.body import Body, Reference
from generator.model.config import POLICY_PAGES, Config
from generator.model.document import Document, Kind, Translation
from generator.model.library import AnyDocument, Library, latest_first, newest_first
from generator.model.picture import Picture
from generator.model.record import Record
from generator.model.review import Review, ReviewFields, ReviewText
from generator.model.route import Route, document_path
from generator.model.source import Source
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.plan import abstract_of, plan_views
from generator.problems import Problem, in_order

Fields = Mapping[str, Any]
RecordT = TypeVar("RecordT", bound=Record)

LANGS = ("en", "ur")
ZONE = {"timezone": UTC}
TODAY = date(2026, 12, 1)
TITLES = {"en": "The bridge at Example Town stands", "ur": "مثال پور کا پل سلامت ہے"}
CLAIMS = {"en": "A bridge at Example Town fell", "ur": "مثال پور میں ایک پل گر گیا"}
BODY = Body(html="<p>Text.</p>", text="Text.")

RATINGS: tuple[Fields, ...] = (
    {"id": "correct", "label": {"en": "True", "ur": "درست"}, "value": 3},
    {"id": "mostly-false", "label": {"en": "Mostly false", "ur": "زیادہ تر غلط"}, "value": 2},
    {"id": "incorrect", "label": {"en": "False", "ur": "غلط"}, "value": 1},
    {"id": "old-false", "label": {"en": "Pants on fire"}, "retired": True, "replaced_by": "incorrect"},
)

REVIEW: Fields = {
    "rating": "incorrect",
    "published": "2026-02-10",
    "claimant": "town-council",
    "claim_date": "2026-02-03",
    "appearances": [{"url": "https://video.example.com/1", "archive_url": "https://archive.example.com/1"}],
    "evidence": [{"title": "Minutes"}, {"title": "A photograph of the bridge"}],
    "topics": ["health"],
    "authors": ["amina"],
    "reviewers": ["bilal"],
}


def marks(value: object, path: str = "") -> Iterator[str]:
    """The dotted paths in front matter, as loading notes them."""
    if path:
        yield path
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from marks(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, item in enumerate(value):
            yield from marks(item, f"{path}.{number}")


def source(file: str, fields: Fields) -> Source:
    """A source in which the field number n stands on line n + 1."""
    return Source(file, {path: (line, 1) for line, path in enumerate(marks(fields), start=2)})


def place(document: AnyDocument | Topic | Claimant | Person | Technique | Config, path: str = "") -> str:
    """Where a problem with the field `path` of the shared fields is reported."""
    return Problem("", "", document.source.file, *document.source.at(path)).place


def body(*, links: Sequence[str] = (), images: Sequence[tuple[str, str]] = (), anchors: Sequence[str] = ()) -> Body:
    """A body whose link or picture number n stands on line 40 + n, column 7; pictures are (target, description)."""
    return Body(
        links=tuple(Reference(target, 40 + number, 7) for number, target in enumerate(links)),
        images=tuple(Reference(target, 40 + number, 7, alt) for number, (target, alt) in enumerate(images)),
        anchors=tuple(anchors),
    )


def _translations(
    kind: Kind, slug: str, model: type[RecordT], shared: Fields, texts: Mapping[str, Fields], bodies: Mapping[str, Body]
) -> dict[str, Translation[RecordT]]:
    first = next(iter(texts))
    return {
        lang: Translation(
            lang,
            model.model_validate(text),
            bodies.get(lang, BODY),
            source(f"content/{kind}/{slug}/index.{lang}.md", {**text, **(shared if lang == first else {})}),
        )
        for lang, text in texts.items()
    }


def review(
    slug: str = "bridge",
    *,
    texts: Mapping[str, Fields] | None = None,
    bodies: Mapping[str, Body] | None = None,
    langs: Sequence[str] = LANGS,
    **changes: object,
) -> Review:
    """A faultless review in English and Urdu; `texts` are changes by language, `changes` are to shared fields.

    A change to None takes the field away. The title names the slug, so that no two reviews have one title.
    """
    shared = {key: value for key, value in {**REVIEW, **changes}.items() if value is not None}
    told = {
        lang: {
            "title": f"{TITLES[lang]} ({slug})",
            "claim": CLAIMS[lang],
            "summary": TITLES[lang],
            **(texts or {}).get(lang, {}),
        }
        for lang in langs
    }
    made = _translations("reviews", slug, ReviewText, shared, told, bodies or {})
    return Document("reviews", slug, langs[0], ReviewFields.model_validate(shared, context=ZONE), made)


def _article_texts(slug: str, langs: Sequence[str], texts: Mapping[str, Fields] | None) -> dict[str, Fields]:
    return {
        lang: {"title": f"{slug} ({lang})", "summary": TITLES[lang], **(texts or {}).get(lang, {})} for lang in langs
    }


def page(
    slug: str = "method", *, langs: Sequence[str] = LANGS, bodies: Mapping[str, Body] | None = None, **shared: object
) -> ContentPage:
    """A content page."""
    made = _translations("pages", slug, ArticleText, shared, _article_texts(slug, langs, None), bodies or {})
    return Document("pages", slug, langs[0], PageFields.model_validate(shared, context=ZONE), made)


def term(
    slug: str = "claim",
    *,
    langs: Sequence[str] = LANGS,
    texts: Mapping[str, Fields] | None = None,
    bodies: Mapping[str, Body] | None = None,
    **shared: object,
) -> Term:
    """A term of the glossary."""
    made = _translations("glossary", slug, TermText, shared, _article_texts(slug, langs, texts), bodies or {})
    return Document("glossary", slug, langs[0], TermFields.model_validate(shared, context=ZONE), made)


def narrative(
    slug: str = "bridges",
    *,
    langs: Sequence[str] = LANGS,
    texts: Mapping[str, Fields] | None = None,
    bodies: Mapping[str, Body] | None = None,
    **changes: object,
) -> Narrative:
    """A narrative; `texts` are changes by language."""
    shared: Fields = {"published": "2026-02-10", "topics": ["health"], "authors": ["amina"], **changes}
    made = _translations("narratives", slug, ArticleText, shared, _article_texts(slug, langs, texts), bodies or {})
    return Document("narratives", slug, langs[0], NarrativeFields.model_validate(shared, context=ZONE), made)


def lesson(
    slug: str = "old-pictures",
    *,
    langs: Sequence[str] = LANGS,
    bodies: Mapping[str, Body] | None = None,
    **changes: object,
) -> Lesson:
    """A lesson."""
    shared: Fields = {"published": "2026-02-10", "authors": ["amina"], **changes}
    made = _translations("lessons", slug, ArticleText, shared, _article_texts(slug, langs, None), bodies or {})
    return Document("lessons", slug, langs[0], LessonFields.model_validate(shared, context=ZONE), made)


def person(entry: str, **changes: object) -> Person:
    """A person with one name for all languages."""
    return Person.model_validate(_entry("people", entry, changes))


def topic(entry: str, **changes: object) -> Topic:
    """A topic with one name for all languages."""
    return Topic.model_validate(_entry("topics", entry, changes))


def claimant(entry: str, **changes: object) -> Claimant:
    """A claimant with one name for all languages."""
    return Claimant.model_validate(_entry("claimants", entry, changes))


def technique(entry: str, **changes: object) -> Technique:
    """A technique with one name for all languages."""
    return Technique.model_validate(_entry("techniques", entry, changes))


def _entry(kind: str, entry: str, changes: Fields) -> Fields:
    fields = {"name": entry.title(), **changes}
    return {"id": entry, **fields, "source": source(f"content/{kind}/{entry}.yml", fields)}


def picture(key: str) -> tuple[str, Picture]:
    """A picture and its key in a library."""
    return key, Picture(f"content/{key}", "0" * 64, 800, 600, "jpeg")


def config(**changes: object) -> Config:
    """The settings of a newsroom in English and Urdu."""
    fields: Fields = {
        "base_url": "https://facts.example.org",
        "name": "Facts",
        "tagline": "We check",
        "languages": [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو"}],
        "organisation": {"name": "Facts", "url": "https://www.newsroom.example.org/"},
        "ratings": [{"definition": "What it means", "colour": "#112233", **rating} for rating in RATINGS],
        **changes,
    }
    return Config.model_validate({**fields, "source": source("site_config.yml", fields), "strings": strings()})


@cache
def strings() -> Mapping[str, Mapping[str, str]]:
    """The interface's words."""
    return load_strings(Path(), LANGS)[0]


@dataclass(frozen=True)
class Newsroom:
    """What is checked: the documents, and the library as it is before any of them is in it."""

    documents: tuple[AnyDocument, ...]
    library: Library

    def beside(self, document: AnyDocument) -> Library:
        """What is known while one document is checked: settings, small files, and what lies in its own folder."""
        own = f"{document.folder}/"
        small = tuple(f"{name}/" for name in VOCABULARIES)
        return replace(
            self.library,
            pictures={key: found for key, found in self.library.pictures.items() if key.startswith(own)},
            broken=frozenset(name for name in self.library.broken if name.startswith((own, *small))),
        )

    @property
    def whole(self) -> Library:
        """The library with all documents in it, reviews in short."""
        kinds: dict[str, list[AnyDocument]] = {}
        for document in self.documents:
            kinds.setdefault(document.kind, []).append(document)
        abstracts = map(self.abstract, kinds.pop("reviews", ()))
        articles: dict[str, Any] = {kind: newest_first(documents) for kind, documents in kinds.items()}
        return replace(self.library, reviews=latest_first(abstracts), **articles)

    def abstract(self, review: Review) -> Abstract:
        """A review in short."""
        return abstract_of(plan_views(self.beside(review)), review, b"", whole=False)[0]

    @property
    def routes(self) -> tuple[Route, ...]:
        """The addresses of the documents, of the lists that every site has, and of topics."""
        found = [Route("/", "root")]
        for lang in self.library.config.langs:
            sections = ("reviews", "glossary", "corrections", "search", "narratives", "learn", "topics")
            found += [Route(f"/{lang}/", "home", lang), *(Route(f"/{lang}/{name}/", name, lang) for name in sections)]
            found += [Route(f"/{lang}/topics/{name}/", "list", lang) for name in self.library.topics]
            found += [
                Route(document_path(lang, document.kind, document.slug), "page", lang, owner=translation.source.file)
                for document in self.documents
                if document.kind != "glossary" and (translation := document.translations.get(lang))
            ]
        return tuple(found)


def newsroom(*documents: AnyDocument, pages: Sequence[ContentPage] | None = None, **changes: Any) -> Newsroom:  # noqa: ANN401 - any field of Library
    """A faultless newsroom with these documents; the policy pages, or `pages`, are there without being named."""
    parts: dict[str, Any] = {
        "config": config(),
        "people": {name: person(name) for name in ("amina", "bilal")},
        "topics": {"health": topic("health")},
        "claimants": {"town-council": claimant("town-council")},
        "techniques": {"false-context": technique("false-context")},
        **changes,
    }
    others = [page(slug) for slug in POLICY_PAGES] if pages is None else pages
    return Newsroom((*documents, *others), Library(**parts))


def problems(subject: Newsroom, *further: Route) -> list[Problem]:
    """All that the checks find; `further` are addresses besides those of the newsroom."""
    alone = (
        problem for document in subject.documents for problem in check_documents((document,), subject.beside(document))
    )
    return in_order([*alone, *check_site(subject.whole, (*subject.routes, *further), TODAY)])


def found(subject: Newsroom, *further: Route) -> list[tuple[str, str]]:
    """All that the checks find, as (code, place)."""
    return [(problem.code, problem.place) for problem in problems(subject, *further)]


def only(subject: Newsroom, *further: Route) -> Problem:
    """The one problem that the checks find."""
    everything = problems(subject, *further)
    assert len(everything) == 1, everything
    return everything[0]
