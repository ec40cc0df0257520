"""A small newsroom in memory: planning reads values, so its tests need no files."""

from __future__ import annotations

import html
import marshal
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from generator.model.article import ArticleText, LessonFields, NarrativeFields, PageFields, TermFields, TermText
from generator.model.body import Body, Reference
from generator.model.config import Config
from generator.model.document import Document, Kind, Translation
from generator.model.library import Asset, Library, latest_first, newest_first
from generator.model.page import digest_of
from generator.model.picture import Picture
from generator.model.record import Record
from generator.model.review import Review, ReviewFields, ReviewText
from generator.model.source import Source
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.plan import abstract_of, plan_views
from generator.plan.bodies import Bodies
from generator.plan.routes import plan_routes
from generator.plan.shelf import Shelf
from generator.plan.terms import Terms
from generator.plan.view import View
from generator.render import render_piece

STRINGS = Path(__file__).parents[1] / "templates" / "strings"
Fields = Mapping[str, Any]

CONFIG: Fields = {
    "base_url": "https://tasdiq.example.org",
    "name": {"en": "Example Desk", "ur": "مثال ڈیسک"},
    "tagline": {"en": "We check claims", "ur": "ہم دعوے جانچتے ہیں"},
    "timezone": "Asia/Karachi",
    "languages": [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو"}],
    "organisation": {
        "name": {"en": "Example Newsroom", "ur": "مثال نیوز روم"},
        "contact": {"email": "tips@tasdiq.example.org"},
    },
    "ratings": [
        {
            "id": "correct",
            "label": {"en": "True", "ur": "درست"},
            "definition": "Right",
            "value": 6,
            "colour": "#117733",
        },
        {
            "id": "incorrect",
            "label": {"en": "False", "ur": "غلط"},
            "definition": "Wrong",
            "value": 1,
            "colour": "#aa2211",
        },
        {"id": "satire", "label": {"en": "Satire", "ur": "طنز"}, "definition": "A joke", "colour": "#555555"},
        {
            "id": "old-verdict",
            "label": {"en": "Old", "ur": "پرانا"},
            "definition": "Not given any more",
            "value": 2,
            "colour": "#555555",
            "retired": True,
        },
    ],
    "license": "https://creativecommons.org/licenses/by/4.0/",
}


def strings(lang: str) -> Mapping[str, str]:
    """The interface's words: flat `key: text` lines need no YAML reader, and planning may not have one."""
    lines = (STRINGS / f"{lang}.yml").read_text(encoding="utf-8").splitlines()
    found = (re.fullmatch(r"([a-z][\w.-]*): +(.+)", line) for line in lines)
    return {match.group(1): match.group(2).strip('"') for match in found if match}


TEXTS: Mapping[str, type[Record]] = {"reviews": ReviewText, "glossary": TermText}


def text_of(kind: str, slug: str, lang: str, given: Fields) -> Record:
    """The fields of one language's file; what is not given is made from slug and language."""
    made = {"title": f"{slug} title {lang}", "summary": f"{slug} summary {lang}"}
    if kind == "reviews":
        made["claim"] = f"{slug} claim {lang}"
    return TEXTS.get(kind, ArticleText).model_validate({**made, **given})


def body_of(text: str) -> Body:
    """The body that loading makes of this HTML."""
    links, images = (
        tuple(Reference(html.unescape(target)) for target in re.findall(f'<{tag} [^>]*{name}="([^"]*)"', text))
        for tag, name in (("a", "href"), ("img", "src"))
    )
    return Body(html=text, text=re.sub("<[^>]*>", "", text), links=links, images=images)


@dataclass(frozen=True)
class Archive:
    """What planning is given of a newsroom: the library with its reviews in short, and what was kept of each review."""

    library: Library
    kept: Mapping[str, Mapping[str, bytes]]

    def leaves(self, slug: str, name: str) -> dict[str, Any]:
        """Opens what was kept of a review, anew each time, as from the cache."""
        told: dict[str, Any] = marshal.loads(self.kept[slug][name])  # noqa: S302 - written below
        return told

    def pieces(self, wanted: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """Opens pieces of data files, as they will stand there."""
        return (render_piece(name.partition(".")[0], marshal.loads(self.kept[slug][name])) for slug, name in wanted)  # noqa: S302 - written below

    def shelf(self, lang: str = "en") -> tuple[View, Shelf]:
        """The view of a language, and where its pages get what was kept."""
        view, bodies = made(self.library, lang)
        return view, Shelf(view, bodies, self.leaves)


def archived(library: Library, *reviews: Review, whole: bool = True) -> Archive:
    """The library with these reviews, each read once as the pipeline does it; of what is not `whole` nothing is kept."""
    views, abstracts, kept = plan_views(library), [], {}
    for review in reviews:
        abstract, leaves = abstract_of(views, review, b"", whole=whole)
        abstracts.append(abstract._replace(digest=digest_of(leaves or repr(review))))
        kept[review.slug] = {name: marshal.dumps(leaf) for name, leaf in leaves.items()}
    return Archive(replace(library, reviews=latest_first(abstracts)), kept)


class Newsroom:
    """Collects documents and gives the library of them; every field may be given, no field must."""

    def __init__(self) -> None:
        self._settings: dict[str, Any] = dict(CONFIG)
        self._documents: dict[str, list[Any]] = {}
        self._pictures: dict[str, Picture] = {}
        self._assets: dict[str, Asset] = {}
        self._vocabulary: dict[str, dict[str, Any]] = {"people": {}, "topics": {}, "claimants": {}, "techniques": {}}
        self.topic("health", name={"en": "Health", "ur": "صحت"})
        self.person("writer", name={"en": "A Writer", "ur": "ایک مصنف"}, role={"en": "Fact-checker", "ur": "محقق"})

    def configure(self, **settings: object) -> Newsroom:
        """Changes settings of site_config.yml."""
        self._settings.update(settings)
        return self

    def review(
        self,
        slug: str = "flood-picture",
        langs: tuple[str, ...] = ("en", "ur"),
        texts: Mapping[str, Fields] | None = None,
        body: Body | str = "<p>The body.</p>",
        **fields: object,
    ) -> Newsroom:
        """Adds a review; its first language is the original. A `body` may be given as HTML."""
        whole = {
            "rating": "incorrect",
            "published": "2026-02-03",
            "topics": ["health"],
            "authors": ["writer"],
            "appearances": [{"url": f"https://social.example/{slug}"}],
            **fields,
        }
        read = ReviewFields.model_validate(whole, context={"timezone": UTC})
        return self._add(("reviews", slug), langs, read, texts=texts, body=body)

    def narrative(self, slug: str, langs: tuple[str, ...] = ("en", "ur"), **fields: object) -> Newsroom:
        """Adds a dossier."""
        read = NarrativeFields.model_validate({"published": "2026-02-03", **fields}, context={"timezone": UTC})
        return self._add(("narratives", slug), langs, read)

    def lesson(
        self, slug: str, langs: tuple[str, ...] = ("en", "ur"), body: str = "<p>The body.</p>", **fields: object
    ) -> Newsroom:
        """Adds a lesson."""
        read = LessonFields.model_validate({"published": "2026-02-03", **fields}, context={"timezone": UTC})
        return self._add(("lessons", slug), langs, read, body=body)

    def term(
        self,
        slug: str,
        langs: tuple[str, ...] = ("en", "ur"),
        texts: Mapping[str, Fields] | None = None,
        **fields: object,
    ) -> Newsroom:
        """Adds a term of the glossary."""
        return self._add(("glossary", slug), langs, TermFields.model_validate(fields), texts=texts)

    def page(self, slug: str, langs: tuple[str, ...] = ("en", "ur"), **fields: object) -> Newsroom:
        """Adds a content page."""
        return self._add(("pages", slug), langs, PageFields.model_validate(fields))

    def person(self, name_id: str, **fields: object) -> Newsroom:
        """Adds one of the newsroom's people."""
        self._vocabulary["people"][name_id] = Person.model_validate({"id": name_id, "name": name_id, **fields})
        return self

    def topic(self, name_id: str, **fields: object) -> Newsroom:
        """Adds a topic."""
        self._vocabulary["topics"][name_id] = Topic.model_validate({"id": name_id, "name": name_id, **fields})
        return self

    def claimant(self, name_id: str, **fields: object) -> Newsroom:
        """Adds somebody who makes claims."""
        self._vocabulary["claimants"][name_id] = Claimant.model_validate({"id": name_id, "name": name_id, **fields})
        return self

    def technique(self, name_id: str, **fields: object) -> Newsroom:
        """Adds a way to mislead."""
        self._vocabulary["techniques"][name_id] = Technique.model_validate({"id": name_id, "name": name_id, **fields})
        return self

    def picture(self, place: str, picture: Picture) -> Newsroom:
        """Adds a measured picture at its path below `content/`."""
        self._pictures[place] = picture
        return self

    def asset(self, **assets: Asset) -> Newsroom:
        """Adds files of the look, by name."""
        self._assets.update(assets)
        return self

    def outdate(self, slug: str, lang: str) -> Newsroom:
        """Says that a review's original has changed since it was translated into `lang`."""
        for at, review in enumerate(self._documents["reviews"]):
            if review.slug == slug:
                late = {lang: replace(review.translations[lang], outdated=True)}
                self._documents["reviews"][at] = replace(review, translations={**review.translations, **late})
        return self

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews, whole, as they were added."""
        return tuple(self._documents.get("reviews", ()))

    def settings(self) -> Library:
        """Everything that was added but the reviews: what a review is read with."""
        told = {**self._settings, "strings": {lang["id"]: strings(lang["id"]) for lang in self._settings["languages"]}}
        whole: dict[str, Any] = {kind: tuple(found) for kind, found in self._documents.items()} | self._vocabulary
        for kind in ("narratives", "lessons"):
            whole[kind] = newest_first(whole.get(kind, ()))
        whole["reviews"] = ()
        return Library(config=Config.model_validate(told), pictures=dict(self._pictures), assets=self._assets, **whole)

    def archive(self) -> Archive:
        """Everything that was added, as planning gets it."""
        return archived(self.settings(), *self.reviews)

    def library(self) -> Library:
        """Everything that was added, reviews in short; they may have errors."""
        return archived(self.settings(), *self.reviews, whole=False).library

    def shelf(self, lang: str = "en") -> tuple[View, Shelf]:
        """The view of a language, and where its pages get what was kept of the reviews."""
        return self.archive().shelf(lang)

    def _add(self, place: tuple[Kind, str], langs: tuple[str, ...], fields: Record, **more: Any) -> Newsroom:  # noqa: ANN401
        kind, slug = place
        given: Mapping[str, Fields] = more.get("texts") or {}
        body: Body | str = more.get("body", "<p>The body.</p>")
        body = body_of(body) if isinstance(body, str) else body
        translations = {
            lang: Translation(
                lang,
                text_of(kind, slug, lang, given.get(lang, {})),
                body,
                Source(f"content/{kind}/{slug}/index.{lang}.md"),
            )
            for lang in langs
        }
        self._documents.setdefault(kind, []).append(Document(kind, slug, langs[0], fields, translations))
        return self


def made(library: Library, lang: str = "en") -> tuple[View, Bodies]:
    """The view of a language, and what finishes its bodies."""
    view = View(library, lang)
    return view, Bodies(view, frozenset(route.path for route in plan_routes(library)), Terms.of(view))
