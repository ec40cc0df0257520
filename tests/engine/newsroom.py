"""A newsroom that lives: a small bilingual site in memory, which edits change and which is written out as files.

It stays free of errors by the way in which it is changed, so every state of it must build.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from generator.model.config import POLICY_PAGES
from tests.site.newsroom import article, picture

SHIPPED = Path(__file__).parents[2] / "templates"
START = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
LANGS = ("en", "ur")
COLOURS = ("#1b7f3b", "#b3261e", "#1f5fa8", "#b5591a", "#555555")


def two(english: str, urdu: str) -> dict[str, str]:
    """A text in both languages."""
    return {"en": english, "ur": urdu}


@cache
def shot(colour: str) -> bytes:
    """A small picture of one colour; all have the same size in bytes."""
    return picture(colour, (48, 32), "PNG", compress_level=0)


@cache
def shipped(template: str) -> str:
    """The text of one of Tasdiq's own templates."""
    return (SHIPPED / template).read_text("utf-8")


@dataclass
class Review:
    """What an editor decides about one review. The first of `langs` is the original; numbers count the versions of a text."""

    langs: list[str] = field(default_factory=lambda: ["en", "ur"])
    title: int = 0
    claim: int = 0
    body: int = 0
    rating: str = "incorrect"
    topics: list[str] = field(default_factory=lambda: ["disasters"])
    authors: list[str] = field(default_factory=lambda: ["amina"])
    claimant: str = ""
    technique: str = ""
    narrative: bool = False
    related: list[str] = field(default_factory=list)
    link: str = ""
    status: str = "published"
    published: str = "2026-02-03"
    corrections: list[dict[str, Any]] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    picture: str = ""
    role: str = "evidence"

    def front(self, slug: str) -> dict[str, Any]:
        """The fields that all languages share."""
        place = f"https://social.example/{slug}"
        seen = {
            "url": place,
            "archive_url": f"https://archive.example/{slug}",
            "platform": "facebook",
            "medium": "text",
        }
        fields: dict[str, Any] = {
            "rating": self.rating,
            "status": self.status,
            "published": self.published,
            "topics": self.topics,
            "authors": self.authors,
            "appearances": [seen, *self.seen],
            "evidence": [
                {"title": f"Report on {slug}", "url": f"https://records.example/{slug}", "kind": "primary"},
                {"title": two("Our visit", "ہمارا دورہ"), "kind": "own"},
            ],
            "claimant": self.claimant,
            "techniques": [self.technique] if self.technique else [],
            "narratives": ["story"] if self.narrative else [],
            "related": self.related,
            "corrections": self.corrections,
            "aliases": self.aliases,
        }
        if self.picture:
            fields["images"] = [{"file": "shot.png", "alt": two("A bridge", "ایک پل"), "role": self.role}]
        return {key: value for key, value in fields.items() if value}

    def text(self, slug: str, lang: str) -> str:
        """The file of one language."""
        if lang == "en":
            title, claim = f"The bridge of {slug} stands ({self.title})", f"The bridge of {slug} fell ({self.claim})"
            words = f"Engineers found the bridge unharmed, in version {self.body}."
        else:
            title, claim = f"{slug} کا پل سلامت ہے ({self.title})", f"{slug} کا پل گر گیا ({self.claim})"
            words = f"انجینئروں نے پل کو سلامت پایا، نسخہ {self.body}۔"
        fields = {"title": title, "claim": claim, "summary": words}
        if lang == self.langs[0]:
            fields |= self.front(slug)
        body = f"{words}\n\n## Details\n\nA paragraph with [the report](https://records.example/{slug})."
        if self.picture:
            body += "\n\n![A bridge](shot.png)"
        if self.link:
            body += f"\n\nSee [another one](/reviews/{self.link}/)."
        return written(fields, body)


def written(fields: dict[str, Any], body: str) -> str:
    """A content file; JSON is YAML too."""
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{front}---\n\n{body}\n"


def _rating(rating_id: str, label: dict[str, str], value: int | None, colour: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": rating_id,
        "label": label,
        "definition": two("So it is.", "یوں ہے۔"),
        "colour": colour,
    }
    return told if value is None else {**told, "value": value}


def _settings() -> dict[str, Any]:
    return {
        "base_url": "https://facts.example.org",
        "name": two("Example Facts", "مثالی حقائق"),
        "tagline": two("We check what is said", "ہم کہی ہوئی بات جانچتے ہیں"),
        "timezone": "Asia/Karachi",
        "languages": [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو"}],
        "organisation": {"name": two("Example Facts", "مثالی حقائق"), "contact": {"email": "tips@facts.example.org"}},
        "ratings": [
            _rating("correct", two("True", "درست"), 2, COLOURS[0]),
            _rating("incorrect", two("False", "غلط"), 1, COLOURS[1]),
            _rating("satire", two("Satire", "طنز"), None, COLOURS[2]),
        ],
        "lists": {"per_page": 4, "latest": 3},
        "feeds": {"items": 3},
        "embeds": False,  # two more files for each page of a review; an edit switches them on
    }


def _vocabulary() -> dict[str, dict[str, Any]]:
    return {
        "people/amina": {"name": two("Amina", "آمنہ")},
        "people/bilal": {"name": two("Bilal", "بلال"), "role": two("Editor", "مدیر")},
        "topics/disasters": {"name": two("Disasters", "آفات")},
        "topics/water": {"name": two("Water", "پانی")},
        "claimants/council": {"name": two("Town council", "کونسل"), "kind": "organization"},
        "techniques/old-picture": {"name": two("Old picture", "پرانی تصویر"), "lesson": "looking"},
    }


def _reviews() -> dict[str, Review]:
    return {
        "dam": Review(topics=["water"], rating="correct", claimant="council", published="2026-02-01"),
        "mill": Review(authors=["bilal"], technique="old-picture", published="2026-02-02", narrative=True),
        "road": Review(picture="red", related=["dam"], published="2026-02-03T10:00:00+05:00"),
        "ford": Review(langs=["en"], published="2026-02-04", topics=["water", "disasters"]),
        "pier": Review(langs=["ur", "en"], rating="satire", published="2026-02-05", link="dam"),
        "gate": Review(status="draft", published="2026-02-06"),
        "lock": Review(published="2026-03-20T09:00:00+05:00", claimant="council"),
        "weir": Review(published="2026-02-07", authors=["amina", "bilal"]),
    }


@dataclass
class Newsroom:
    """All that a site is made from, and the time.

    `texts` counts versions of articles, by their folder; `articles` are further lessons and dossiers, with their languages.
    """

    now: datetime = START
    count: int = 0
    drafts: bool = False
    base_url: str = ""
    reviews: dict[str, Review] = field(default_factory=_reviews)
    settings: dict[str, Any] = field(default_factory=_settings)
    vocabulary: dict[str, dict[str, Any]] = field(default_factory=_vocabulary)
    terms: list[str] = field(default_factory=lambda: ["claim", "source"])
    forms: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: {"claim": {"en": ["bridge", "engineers"], "ur": ["پل"]}}
    )
    texts: dict[str, int] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    timeline: list[str] = field(default_factory=lambda: ["mill"])
    look: dict[str, str] = field(default_factory=lambda: {"templates/assets/extra.css": ".own { color: red }\n"})

    def next(self) -> int:
        """A number that was not there before."""
        self.count += 1
        return self.count

    def moment(self, review: Review) -> datetime:
        """When a review appears, or appeared; a bare day begins at the newsroom's midnight."""
        found = datetime.fromisoformat(review.published)
        return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(self.settings["timezone"]))

    def today(self) -> str:
        """The newsroom's day."""
        return self.now.astimezone(ZoneInfo(self.settings["timezone"])).date().isoformat()

    def shown(self) -> list[str]:
        """The reviews that readers see now."""
        seen = ((slug, review) for slug, review in self.reviews.items() if review.status != "draft")
        return [slug for slug, review in seen if self.moment(review) <= self.now]

    def due(self) -> datetime | None:
        """When the next review appears by itself."""
        coming = (self.moment(review) for review in self.reviews.values() if review.status != "draft")
        return min((moment for moment in coming if moment > self.now), default=None)

    def forget(self, slug: str) -> None:
        """Nothing leads to this review any more: a page must not name one that is not there."""
        for review in self.reviews.values():
            review.related = [other for other in review.related if other != slug]
            review.link = "" if review.link == slug else review.link
        self.timeline = [other for other in self.timeline if other != slug]

    def pass_time(self, **span: float) -> None:
        """The clock goes on."""
        self.now += timedelta(**span)

    def files(self) -> dict[str, bytes]:
        """Every file of the site's folder."""
        self._admit()
        found = {"site_config.yml": json.dumps(self.settings, ensure_ascii=False, indent=1), **self.look}
        for place, entry in self.vocabulary.items():
            found[f"content/{place}.yml"] = json.dumps(entry, ensure_ascii=False)
        found |= dict(self._articles())
        pictures = {}
        for slug, review in self.reviews.items():
            for lang in review.langs:
                found[f"content/reviews/{slug}/index.{lang}.md"] = review.text(slug, lang)
            if review.picture:
                pictures[f"content/reviews/{slug}/shot.png"] = shot(review.picture)
        return {name: text.encode() for name, text in found.items()} | pictures

    def _admit(self) -> None:
        """A picture that one review calls false media is the original in any other: other roles are an error."""
        false = {review.picture for review in self.reviews.values() if review.role == "false-media"}
        for review in self.reviews.values():
            if review.picture in false and review.role != "false-media":
                review.role = "original"

    def _articles(self) -> Iterator[tuple[str, str]]:
        for lang in LANGS:
            for slug in POLICY_PAGES:
                yield self._article(f"pages/{slug}", lang)
            for slug in self.terms:
                forms = json.dumps(self.forms.get(slug, {}).get(lang, []), ensure_ascii=False)
                number = self.texts.get(f"glossary/{slug}", 0)
                meaning = f"What the word means to those who check what is said, in version {number}."
                yield self._article(f"glossary/{slug}", lang, forms=forms, summary=meaning)
            yield self._article("lessons/looking", lang, published="2026-01-05", authors="[amina]", topics="[water]")
            events = [
                {"date": "2026-01", "text": two(f"Event of {slug}", "واقعہ"), "review": slug} for slug in self.timeline
            ]
            told = json.dumps(events, ensure_ascii=False)
            yield self._article("narratives/story", lang, published="2026-01-06", authors="[bilal]", timeline=told)

        for place, langs in self.articles.items():
            for lang in langs:
                dated = {"published": "2026-01-07", "authors": "[amina]", "topics": "[disasters]"}
                yield self._article(place, lang, first=langs[0], **dated)

    def _article(self, place: str, lang: str, first: str = "en", **fields: str) -> tuple[str, str]:
        """A text; the shared fields stand in the `first` language, English mostly."""
        body = f"Version {self.texts.get(place, 0)} of {place}.\n\n## More\n\n*Details*, and a list:\n\n- one\n- two"
        shared = fields if lang == first or place.startswith("glossary/") else {}
        return f"content/{place}/index.{lang}.md", article(f"{place} {lang}", body, **shared)
