"""A small newsroom in memory: planning reads values, so its tests need no files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from generator.model.article import ArticleText, LessonFields, NarrativeFields, PageFields, TermFields
from generator.model.body import Body
from generator.model.config import Config
from generator.model.document import Document, Kind, Translation
from generator.model.library import Library, newest_first
from generator.model.record import Record
from generator.model.review import ReviewFields, ReviewText
from generator.model.source import Source
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.plan.bodies import Bodies
from generator.plan.routes import plan_routes
from generator.plan.view import View

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


TEXTS: Mapping[str, type[Record]] = {"reviews": ReviewText}


def text_of(kind: str, slug: str, lang: str, given: Fields) -> Record:
    """The fields of one language's file; what is not given is made from slug and language."""
    made = {"title": f"{slug} title {lang}", "summary": f"{slug} summary {lang}"}
    if kind == "reviews":
        made["claim"] = f"{slug} claim {lang}"
    return TEXTS.get(kind, ArticleText).model_validate({**made, **given})


class Newsroom:
    """Collects documents and gives the library of them; every field may be given, no field must."""

    def __init__(self) -> None:
        self._settings: dict[str, Any] = dict(CONFIG)
        self._documents: dict[str, list[Any]] = {}
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
        html: str = "<p>The body.</p>",
        **fields: object,
    ) -> Newsroom:
        """Adds a review; its first language is the original."""
        whole = {
            "rating": "incorrect",
            "published": "2026-02-03",
            "topics": ["health"],
            "authors": ["writer"],
            "appearances": [{"url": f"https://social.example/{slug}"}],
            **fields,
        }
        read = ReviewFields.model_validate(whole, context={"timezone": UTC})
        return self._add(("reviews", slug), langs, read, texts=texts, html=html)

    def narrative(self, slug: str, langs: tuple[str, ...] = ("en", "ur"), **fields: object) -> Newsroom:
        """Adds a dossier."""
        read = NarrativeFields.model_validate({"published": "2026-02-03", **fields}, context={"timezone": UTC})
        return self._add(("narratives", slug), langs, read)

    def lesson(self, slug: str, langs: tuple[str, ...] = ("en", "ur"), **fields: object) -> Newsroom:
        """Adds a lesson."""
        read = LessonFields.model_validate({"published": "2026-02-03", **fields}, context={"timezone": UTC})
        return self._add(("lessons", slug), langs, read)

    def term(self, slug: str, langs: tuple[str, ...] = ("en", "ur"), **fields: object) -> Newsroom:
        """Adds a term of the glossary."""
        return self._add(("glossary", slug), langs, TermFields.model_validate(fields))

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

    def library(self) -> Library:
        """Everything that was added."""
        told = {**self._settings, "strings": {lang["id"]: strings(lang["id"]) for lang in self._settings["languages"]}}
        whole: dict[str, Any] = {kind: tuple(found) for kind, found in self._documents.items()} | self._vocabulary
        for kind in ("reviews", "narratives", "lessons"):
            whole[kind] = newest_first(whole.get(kind, ()))
        return Library(config=Config.model_validate(told), **whole)

    def _add(self, place: tuple[Kind, str], langs: tuple[str, ...], fields: Record, **more: Any) -> Newsroom:  # noqa: ANN401
        (kind, slug), html = place, str(more.get("html", "<p>The body.</p>"))
        given: Mapping[str, Fields] = more.get("texts") or {}
        body = Body(html=html, text=re.sub("<[^>]*>", "", html))
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
    return view, Bodies(view, frozenset(route.path for route in plan_routes(library)))
