"""Reads a corpus back, so that every rival is given exactly what Tasdiq is given.

A translation's file holds its own texts alone; the fields that all languages share stand in the original's. No rival
has such a notion, so here each document comes whole: shared fields joined in, and each text in the document's language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Fields = dict[str, Any]

SECTIONS = ("reviews", "topics", "ratings", "claimants", "people")
LINK = re.compile(r"\]\(/([a-z]+)/([^/)]*)(/?)")
ONLY_OF_TRANSLATIONS = ("translated_from",)


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language. `langs` are all languages that it exists in."""

    kind: str
    slug: str
    lang: str
    langs: tuple[str, ...]
    fields: Fields
    body: str

    @property
    def address(self) -> str:
        """Its path on the site without the slashes at the ends, the same as Tasdiq's."""
        folder = {"pages": "", "lessons": "learn/"}.get(self.kind, f"{self.kind}/")
        return f"{self.lang}/{folder}{self.slug}"


@dataclass(frozen=True, slots=True)
class Term:
    """What reviews are listed by: a topic, rating, claimant or person. `names` and `texts` are by language."""

    section: str
    id: str
    names: Mapping[str, str]
    texts: Mapping[str, str]
    value: int | None = None


@dataclass(frozen=True)
class Newsroom:
    """A corpus on disk."""

    folder: Path

    @cached_property
    def settings(self) -> Fields:
        """`site_config.yml`."""
        return _mapping((self.folder / "site_config.yml").read_text(encoding="utf-8"))

    @property
    def langs(self) -> tuple[str, ...]:
        """The site's languages."""
        return tuple(language["id"] for language in self.settings["languages"])

    @cached_property
    def languages(self) -> Mapping[str, tuple[str, ...]]:
        """For each `kind/slug` the languages that it exists in."""
        return {
            f"{folder.parent.name}/{folder.name}": tuple(
                lang for lang in self.langs if (folder / f"index.{lang}.md").is_file()
            )
            for folder in sorted((self.folder / "content").glob("*/*/"))
        }

    def documents(self) -> Iterator[Document]:
        """Every document in every language that it exists in."""
        for name, langs in self.languages.items():
            kind, slug = name.split("/")
            files = {lang: _document(self.folder / "content" / kind / slug / f"index.{lang}.md") for lang in langs}
            shared: Fields = {}
            for fields, _ in files.values():
                shared |= {key: value for key, value in fields.items() if key not in ONLY_OF_TRANSLATIONS}
            for lang, (own, body) in files.items():
                fields = {key: value for key, value in (shared | own).items() if key != "translators" or key in own}
                yield Document(
                    kind, slug, lang, langs, _in_language(fields, lang, self.langs), self._linked(body, lang)
                )

    def terms(self) -> Iterator[Term]:
        """Every topic, rating, claimant and person."""
        for rating in self.settings["ratings"]:
            yield Term("ratings", rating["id"], rating["label"], rating["definition"], rating.get("value"))
        for section in ("topics", "claimants", "people"):
            for file in sorted((self.folder / "content" / section).glob("*.yml")):
                fields = _mapping(file.read_text(encoding="utf-8"))
                texts = fields.get("description") or fields.get("role") or {}
                yield Term(section, file.stem, fields["name"], texts)

    def labels(self, lang: str) -> dict[str, dict[str, str]]:
        """The name of every term: section, then id, then name."""
        found: dict[str, dict[str, str]] = {}
        for term in self.terms():
            found.setdefault(term.section, {})[term.id] = term.names[lang]
        return found

    def _linked(self, body: str, lang: str) -> str:
        """The text with the addresses that links within it have on the finished site, as only Tasdiq finds them itself."""

        def address(match: re.Match[str]) -> str:
            kind, slug, slash = match.groups()
            langs = self.languages.get(f"{kind}/{slug}", self.langs)
            return f"](/{lang if lang in langs else langs[0]}/{kind}/{slug}{slash}"

        return LINK.sub(address, body)


def interface_words(lang: str) -> dict[str, str]:
    """Tasdiq's own words of the interface, with names that template languages can write: `review_claim`."""
    file = Path(__file__).parent.parent / "templates" / "strings" / f"{lang}.yml"
    words: dict[str, str] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {re.sub(r"[.-]", "_", name): word for name, word in words.items()}


def _document(file: Path) -> tuple[Fields, str]:
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return _mapping(front), body.strip()


def _mapping(text: str) -> Fields:
    """The corpus writes a line per field, and JSON as its value."""
    pairs = (line.split(": ", 1) for line in text.splitlines())
    return {key: json.loads(value) for key, value in pairs}


def _in_language(value: Any, lang: str, langs: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON of any shape
    """The value with each map of texts by language replaced by the text of this language."""
    if isinstance(value, dict):
        if value and value.keys() <= set(langs):
            return value.get(lang) or next(iter(value.values()))
        return {key: _in_language(item, lang, langs) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_language(item, lang, langs) for item in value]
    return value
