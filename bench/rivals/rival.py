"""What the benchmark knows of a rival, and what writing a site for any of them needs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import Command
from bench.newsroom import Document, Newsroom, interface_words

SITES = Path(__file__).parent / "sites"
STYLESHEET = Path(__file__).parent.parent.parent / "templates" / "assets" / "tasdiq.css"
PER_PAGE = 20  # Tasdiq's own default, as are the entries of a feed
FEED_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Rival:
    """A generator that is not Tasdiq.

    `write` gives it the corpus in a new folder; `commands` build that folder into another, all at the same time where
    there are several; `caches` are what it leaves in its folder and could be faster with; `lacks` says in a sentence
    what its pages do not have because it offers no way to it.
    """

    id: str
    label: str
    write: Callable[[Newsroom, Path], None]
    commands: Callable[[Path, Path], tuple[Command, ...]]
    caches: tuple[str, ...]
    version: Callable[[], str]
    how: str
    lacks: str


def begin_site(rival: str, folder: Path, *assets: str) -> None:
    """The rival's settings and templates, and the stylesheet in the folders where it takes static files from."""
    shutil.copytree(SITES / rival, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for asset in assets:
        target = folder / asset / STYLESHEET.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(STYLESHEET, target)


def write_text(file: Path, text: str) -> None:
    """A file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def write_json(file: Path, value: Any) -> None:  # noqa: ANN401 - JSON of any shape
    """A data file."""
    write_text(file, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def yaml_front_matter(fields: Mapping[str, Any]) -> str:
    """A line per field; its value is JSON, which YAML reads as it is."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{lines}---\n\n"


def json_front_matter(fields: Mapping[str, Any]) -> str:
    """One JSON object, which Hugo and Eleventy read several times faster than YAML."""
    return json.dumps(fields, ensure_ascii=False, indent=1)


def people_of(document: Document) -> list[str]:
    """Who wrote or reviewed it: a person's page lists both."""
    fields = document.fields
    return list(dict.fromkeys([*fields.get("authors", []), *fields.get("reviewers", [])]))


def data_of(newsroom: Newsroom) -> dict[str, Any]:
    """What every template needs: names, words and labels by language, and the scale of the verdicts."""
    settings = newsroom.settings
    return {
        "address": settings["base_url"],
        "name": settings["name"],
        "tagline": settings["tagline"],
        "notice": settings["notice"],
        "navigation": settings["navigation"],
        "languages": {language["id"]: language["name"] for language in settings["languages"]},
        "labels": {lang: newsroom.labels(lang) for lang in newsroom.langs},
        "texts": {lang: _texts(newsroom, lang) for lang in newsroom.langs},
        "values": {rating["id"]: rating.get("value") for rating in settings["ratings"]},
        "worst": 1,
        "best": max(rating.get("value") or 1 for rating in settings["ratings"]),
        "words": {lang: interface_words(lang) for lang in newsroom.langs},
        "per_page": PER_PAGE,
        "feed_items": FEED_ITEMS,
    }


def _texts(newsroom: Newsroom, lang: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for term in newsroom.terms():
        found.setdefault(term.section, {})[term.id] = term.texts.get(lang, "")
    return found
