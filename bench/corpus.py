#!/usr/bin/env python3
# ruff: noqa: PLR2004, S311, T201
# (shares of reviews stand where they are used; chance that everybody can repeat, not secrets; a script prints)
"""Writes a whole made-up newsroom of any size, the same bytes each time, to measure builds with.

    python bench/corpus.py --reviews 1000 --languages en,ur OUT

OUT then is a site folder that `tasdiq build --config OUT/site_config.yml` builds without a problem. Needs nothing but Python.
The texts are words in a random order: they mean nothing, and every page says so in the site's notice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

LAST_DAY = date(2026, 3, 1)
YEARS = 8
BODY_WORDS = 690
SEED = 20260301

TEXTS = {
    "en": """
        the a of in on at by for from with to and or but after before while during between without across district village
        city river road bridge school hospital clinic market office court council minister mayor teacher doctor farmer driver
        worker student family neighbour reporter picture video recording message letter notice figure table report survey study
        record archive newspaper channel account page group forward copy original source document statement answer question
        week month year morning evening summer winter flood storm rain heat fire vaccine medicine water electricity price tax
        budget vote election ballot border train bus flight bank loan salary job exam result holiday shows says asks finds
        counts compares checks confirms repeats explains writes publishes shares sends reads opens closes moves begins ends
        old new large small local national public private early late first second third several many few same other whole
        clear open high low recent earlier similar different official printed signed dated quiet crowded northern southern
        """,
    "ur": """
        اور یا مگر لیکن کے کی کا میں پر سے تک کو نے ہے ہیں تھا تھی تھے ہو گیا گئی گئے کر کیا کرتے جب تب اگر تو بھی یہ وہ اس ان
        ایک دو تین چار کئی چند سب کچھ ہر دوسرا پہلا تیسرا نیا پرانا بڑا چھوٹا مقامی قومی عوامی نجی سرکاری کھلا صاف مختلف پورا
        ضلع گاؤں شہر دریا سڑک پل اسکول ہسپتال کلینک بازار دفتر عدالت کونسل وزیر ناظم استاد ڈاکٹر کسان ڈرائیور مزدور طالب خاندان
        پڑوسی صحافی تصویر ویڈیو آواز پیغام خط اعلان عدد جدول رپورٹ سروے تحقیق ریکارڈ اخبار چینل صفحہ گروہ نقل اصل ماخذ دستاویز
        بیان جواب سوال ہفتہ مہینہ سال صبح شام گرمی سردی سیلاب طوفان بارش آگ ویکسین دوا پانی بجلی قیمت محصول بجٹ ووٹ انتخاب
        سرحد ریل بس پرواز بینک قرض تنخواہ ملازمت امتحان نتیجہ چھٹی دکھاتا کہتا پوچھتا ملتا گنتا جانچتا دہراتا بتاتا لکھتا بھیجتا
        پڑھتا کھولتا بدلتا چلتا رکتا شروع ختم قریب دور اوپر نیچے شمالی جنوبی تاریخ دستخط مہر شائع نشر مشترک محفوظ موجود
        """,
}
WORDS = {lang: text.split() for lang, text in TEXTS.items()}
NAMES = {"en": "English", "ur": "اردو"}
PAGES = ("methodology", "corrections-policy", "about", "funding", "team", "contact", "privacy")
TOPICS = ("health", "disasters", "technology", "elections", "security", "economy", "education", "local-government")
TECHNIQUES = ("false-context", "altered-media", "fabricated-document", "selective-figures", "staged-media")
LESSONS = ("check-an-old-picture", "read-a-table")
TERMS = ("claim", "claimant", "archive-link", "satire")
NARRATIVES = ("floods-that-never-were", "cures-by-telephone", "ballots-in-the-river")
PEOPLE, CLAIMANTS = 24, 40
PLATFORMS = ("facebook", "x", "whatsapp", "youtube", "tiktok", "telegram", "instagram", "website", "tv", "print")
MEDIA = ("text", "image", "video", "audio")
RATINGS: tuple[tuple[str, str, str, int | None, str], ...] = (
    ("correct", "True", "درست", 6, "#1b6e3c"),
    ("mostly-true", "Mostly true", "زیادہ تر درست", 5, "#4b7a1c"),
    ("missing-context", "Missing context", "سیاق و سباق سے ہٹ کر", 4, "#8a5a00"),
    ("misleading", "Misleading", "گمراہ کن", 3, "#a84300"),
    ("mostly-false", "Mostly false", "زیادہ تر غلط", 2, "#b3361b"),
    ("altered", "Altered", "رد و بدل شدہ", 1, "#8e24aa"),
    ("incorrect", "False", "غلط", 1, "#a51d2d"),
    ("satire", "Satire", "طنز", None, "#1f5fa8"),
    ("unproven", "Unproven", "غیر مصدقہ", None, "#53606e"),
)
NOTICE = {
    "en": "Generated content to measure the generator with. It means nothing.",
    "ur": "یہ مواد صرف رفتار ناپنے کے لیے خودکار طور پر بنایا گیا ہے۔ اس کا کوئی مطلب نہیں۔",
}


class Corpus:
    """Writes the files of one newsroom below `root`."""

    def __init__(self, root: Path, languages: tuple[str, ...], reviews: int, seed: int) -> None:
        self.root, self.languages, self.seed = root, languages, seed
        self.slugs = [self.slug(number) for number in range(reviews)]

    def slug(self, number: int) -> str:
        """A review's slug: readable words and a number that keeps it unique."""
        nouns = [word for word in WORDS["en"] if len(word) > 5]
        return "-".join([*self.chance("slug", number).sample(nouns, 2), f"{number:05}"])

    def chance(self, *what: object) -> Random:
        """Chance for one thing alone, so that a larger corpus begins with the same reviews as a smaller one."""
        return Random(f"{self.seed}/{what}")

    def write(self) -> None:
        """The whole newsroom."""
        self.settings()
        self.vocabulary()
        for slug in PAGES:
            self.article("pages", slug, {"updated": "2026-02-01"})
        for slug in LESSONS:
            self.article(
                "lessons", slug, {**self.dated(), "minutes": 12, "level": "beginner", "techniques": [TECHNIQUES[0]]}
            )
        for slug in TERMS:
            self.article("glossary", slug, {}, words=40)
        for slug in NARRATIVES:
            timeline = [{"date": f"2025-0{month}", "text": self.told(slug, month)} for month in (1, 4, 7)]
            self.article("narratives", slug, {**self.dated(), "timeline": timeline})
        for number in range(len(self.slugs)):
            self.review(number)

    def settings(self) -> None:
        """`site_config.yml`."""
        self.mapping(
            "site_config.yml",
            {
                "base_url": "https://corpus.example.org",
                "name": self.both("Corpus Newsroom", "کورپس نیوز روم"),
                "tagline": self.both("A newsroom to measure with", "پیمائش کے لیے ایک نیوز روم"),
                "notice": self.both(NOTICE["en"], NOTICE["ur"]),
                "timezone": "Asia/Karachi",
                "languages": [
                    {"id": lang, "name": NAMES[lang], "font": "nastaliq" if lang == "ur" else "system"}
                    for lang in self.languages
                ],
                "organisation": {
                    "name": self.both("Corpus Newsroom", "کورپس نیوز روم"),
                    "contact": {"email": "desk@corpus.example.org"},
                },
                "ratings": [
                    {
                        "id": rating,
                        "label": self.both(en, ur),
                        "definition": self.told("definition", rating),
                        "colour": colour,
                        **({"value": value} if value else {}),
                    }
                    for rating, en, ur, value, colour in RATINGS
                ],
                "navigation": ["methodology", "about"],
                # Three more files for each page of a review, of which no rival has any: they are measured apart.
                "lite": False,
                "embeds": False,
            },
        )

    def vocabulary(self) -> None:
        """The small files: people, topics, claimants, techniques."""
        for number in range(PEOPLE):
            name = self.both(f"Writer Number {number}", f"مصنف نمبر {number}")
            self.small(
                "people", f"writer-{number}", name, {"role": self.told("role", number), "bio": self.told("bio", number)}
            )
        self.small("people", "desk", self.both("The Desk", "ادارتی ڈیسک"), {"team": True})
        for topic in TOPICS:
            self.small("topics", topic, self.told("topic", topic, most=2), {"description": self.told("about", topic)})
        for number in range(CLAIMANTS):
            kind = ("person", "organization", "anonymous")[number % 3]
            name = self.both(f"Claimant Number {number}", f"دعویدار نمبر {number}")
            self.small("claimants", f"claimant-{number}", name, {"kind": kind, "role": self.told("claimant", number)})
        for technique in TECHNIQUES:
            more = {"description": self.told("how", technique), "lesson": LESSONS[0]}
            self.small("techniques", technique, self.told("technique", technique, most=3), more)

    def review(self, number: int) -> None:
        """One review: most in all languages, each twentieth in one alone."""
        slug, chance = self.slugs[number], self.chance("review", number)
        original = chance.choice(self.languages)
        others = [] if chance.random() < 0.05 else [lang for lang in self.languages if lang != original]
        fields = self.fields(number, chance)
        for lang in (original, *others):
            own: dict[str, Any] = {
                "title": f"{self.sentence(lang, 'title', number, most=9)} {number}",
                "claim": self.sentence(lang, "claim", number, most=7)[:70].strip(),
                "summary": self.sentence(lang, "summary", number, most=24) + ".",
                "fact": self.sentence(lang, "fact", number, most=14) + ".",
            }
            if lang == original:
                own |= fields
            else:
                own |= {"translators": [f"writer-{number % PEOPLE}"], "translated_from": original}
            self.document("reviews", slug, lang, own, self.body(lang, number))

    def fields(self, number: int, chance: Random) -> dict[str, Any]:
        """The shared fields of a review, varied as a newsroom's are."""
        day = LAST_DAY - timedelta(days=number * YEARS * 365 // len(self.slugs))
        said = day - timedelta(days=chance.randint(3, 20))
        authors = chance.sample(range(PEOPLE), 2)
        medium = chance.choice(MEDIA)
        found: dict[str, Any] = {
            "rating": chance.choice(RATINGS)[0],
            "rating_explanation": self.told("why", number),
            "published": day.isoformat(),
            "claim_date": said.isoformat(),
            "appearances": [
                self.appearance(number, seen, said, chance, medium) for seen in range(chance.randint(1, 3))
            ],
            "evidence": [self.evidence(number, source, day) for source in range(chance.randint(2, 5))],
            "topics": chance.sample(TOPICS, chance.randint(1, 2)),
            "techniques": chance.sample(TECHNIQUES, chance.randint(0, 2)),
            "authors": [f"writer-{authors[0]}"],
            "reviewers": [f"writer-{authors[1]}"],
            "why_checked": {"reasons": chance.sample(["reach", "harm", "public-interest", "reader-request"], 2)},
        }
        if chance.random() < 0.7:
            found["claimant"] = f"claimant-{chance.randrange(CLAIMANTS)}"
        if chance.random() < 0.3:
            found["right_of_reply"] = {"contacted": True, "date": said.isoformat(), "reply": self.told("reply", number)}
        if chance.random() < 0.1:
            found["narratives"] = [chance.choice(NARRATIVES)]
        if number and chance.random() < 0.3:
            found["related"] = [self.slugs[chance.randrange(number)]]
        if chance.random() < 0.05:
            found["aliases"] = [f"old-address-{number}"]
        return found | self.rarities(number, chance, day, medium)

    def rarities(self, number: int, chance: Random, day: date, medium: str) -> dict[str, Any]:
        """What few reviews have: corrections, withdrawal, further claims, media reviews, a content warning."""
        found: dict[str, Any] = {}
        if chance.random() < 0.08:
            kind = "withdrawal" if chance.random() < 0.1 else chance.choice(["correction", "clarification", "update"])
            when = (day + timedelta(days=chance.randint(1, 60))).isoformat()
            found["corrections"] = [{"date": when, "kind": kind, "note": self.told("correction", number)}]
            found["status"] = "withdrawn" if kind == "withdrawal" else "published"
        if chance.random() < 0.06:
            found["further_claims"] = [
                {
                    "id": f"claim-{more}",
                    "claim": self.told("further", number, more, most=7),
                    "rating": chance.choice(RATINGS)[0],
                }
                for more in (2, 3)
            ]
        if medium in {"image", "video", "audio"} and chance.random() < 0.4:
            category = chance.choice(["DecontextualizedContent", "TransformedContent", "StagedContent"])
            context = self.told("context", number)
            found["media_reviews"] = [{"medium": medium, "category": category, "original_context": context}]
        if chance.random() < 0.03:
            found["content_warning"] = self.told("warning", number)
        return found

    def appearance(self, number: int, seen: int, said: date, chance: Random, medium: str) -> dict[str, Any]:
        """Where a claim was seen."""
        return {
            "url": f"https://social.example.net/{number}/{seen}",
            "archive_url": f"https://archive.example.net/{number}/{seen}",
            "platform": chance.choice(PLATFORMS),
            "medium": medium,
            "date": (said + timedelta(days=seen)).isoformat(),
            "first": seen == 0,
        }

    def evidence(self, number: int, source: int, day: date) -> dict[str, Any]:
        """One source."""
        return {
            "title": self.told("evidence", number, source, most=8),
            "publisher": self.told("publisher", number, source, most=3),
            "url": f"https://source.example.com/{number}/{source}",
            "archive_url": f"https://archive.example.net/source/{number}/{source}",
            "accessed": (day - timedelta(days=1)).isoformat(),
            "kind": ("primary", "secondary", "expert", "own")[source % 4],
        }

    def dated(self) -> dict[str, Any]:
        """The fields that narratives and lessons must have."""
        return {"published": "2025-12-01", "authors": ["writer-0"], "topics": [TOPICS[0]]}

    def article(self, kind: str, slug: str, fields: Mapping[str, Any], words: int = 300) -> None:
        """A page, lesson, term or narrative in all languages; the first holds the shared fields."""
        for lang in self.languages:
            chance = self.chance("article", slug, lang)
            name = slug.replace("-", " ").capitalize() if lang == "en" else self.sentence(lang, slug, most=4)
            own = {"title": name, "summary": self.sentence(lang, "about", slug, most=20) + "."}
            shared = fields if lang == self.languages[0] else {}
            heading = f"## {self.sentence(lang, 'heading', slug, most=4)}"
            self.document(kind, slug, lang, {**own, **shared}, f"{heading}\n\n{self.paragraphs(lang, chance, words)}")

    def body(self, lang: str, number: int) -> str:
        """A review's text: headings, paragraphs, a list, links within the site, a quotation, a table, a footnote."""
        chance = self.chance("body", lang, number)
        other = self.slugs[chance.randrange(len(self.slugs))]
        part = (BODY_WORDS - 190) // 4  # headings, list, table and links are the rest

        def words(most: int) -> str:
            return self.phrase(lang, chance, most)

        blocks = [
            self.paragraphs(lang, chance, part),
            f"> {words(18)}.",
            f"## {words(5)}",
            self.paragraphs(lang, chance, part),
            "\n".join(f"- {words(12)}" for _ in range(4)),
            f"## {words(4)}",
            f"{words(12)} [{words(3)}](/reviews/{other}/), [{words(2)}](/glossary/#claim), **{words(3)}**.[^1]",
            self.paragraphs(lang, chance, part),
            f"| {words(2)} | {words(2)} |\n|---|---|\n" + "\n".join(f"| {words(4)} | {words(3)} |" for _ in range(3)),
            f"### {words(4)}",
            self.paragraphs(lang, chance, part),
            f"[{words(4)}](https://archive.example.net/source/{number}/0) {words(8)}.",
            f"[^1]: {words(10)}.",
        ]
        return "\n\n".join(blocks)

    def paragraphs(self, lang: str, chance: Random, words: int) -> str:
        """About so many words, in sentences and paragraphs."""
        stop = "۔" if lang == "ur" else "."
        sentences, written = [], 0
        while written < words:
            length = chance.randint(8, 18)
            sentences.append(self.phrase(lang, chance, length) + stop)
            written += length
        return "\n\n".join(" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))

    def phrase(self, lang: str, chance: Random, words: int) -> str:
        """So many words in a row."""
        return " ".join(chance.choices(WORDS[lang], k=words)).capitalize()

    def sentence(self, lang: str, *what: object, most: int = 12) -> str:
        """The words for one thing in one language."""
        return self.phrase(lang, self.chance("words", lang, *what), most)

    def told(self, *what: object, most: int = 12) -> dict[str, str]:
        """A short text in every language."""
        return {lang: self.sentence(lang, *what, most=most) for lang in self.languages}

    def both(self, en: str, ur: str) -> dict[str, str]:
        """A given text in the languages of this corpus."""
        return {lang: text for lang, text in (("en", en), ("ur", ur)) if lang in self.languages}

    def small(self, kind: str, name_id: str, name: Mapping[str, str], more: Mapping[str, Any]) -> None:
        """A small file."""
        self.mapping(f"content/{kind}/{name_id}.yml", {"name": name, **more})

    def document(self, kind: str, slug: str, lang: str, fields: Mapping[str, Any], body: str) -> None:
        """A Markdown file with front matter."""
        self.file(f"content/{kind}/{slug}/index.{lang}.md", f"---\n{yaml(fields)}---\n\n{body}\n")

    def mapping(self, path: str, fields: Mapping[str, Any]) -> None:
        """A YAML file."""
        self.file(path, yaml(fields))

    def file(self, path: str, text: str) -> None:
        """A file below the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def yaml(fields: Mapping[str, Any]) -> str:
    """A line per field; its value is JSON, which YAML 1.2 reads as it is."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def main(arguments: Iterable[str] | None = None) -> int:
    """Reads the arguments, writes the corpus."""
    parser = argparse.ArgumentParser(description="Writes a made-up newsroom to measure builds with.")
    parser.add_argument("out", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument("--reviews", type=int, default=1000)
    parser.add_argument("--languages", default="en,ur", help="a list of: " + ", ".join(WORDS))
    parser.add_argument("--seed", type=int, default=SEED)
    told = parser.parse_args(None if arguments is None else list(arguments))
    languages = tuple(told.languages.split(","))
    if set(languages) - set(WORDS) or told.reviews < 1:
        parser.error("there are words for " + ", ".join(WORDS) + " only, and a corpus has one review at least")
    if told.out.is_dir() and any(told.out.iterdir()):
        parser.error(f"{told.out} is not empty")
    Corpus(told.out, languages, told.reviews, told.seed).write()
    print(f"{told.reviews} reviews in {', '.join(languages)}: {told.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
