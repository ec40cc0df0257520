"""Pelican: one build for each language, both at once; what its metadata cannot hold is JSON that the theme reads."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from bench.measure import Command
from bench.newsroom import Document, Fields, Newsroom
from bench.rivals.rival import Rival, begin_site, data_of, people_of, write_json, write_text

LANGS = ("en", "ur")
ADDRESS = "https://corpus.example.org"
RENAMED = {"authors": "written_by", "status": "review_status"}  # words that mean something else to Pelican
OWN = {"title", "published", "rating", "topics"}  # go into Pelican's own fields


def write(newsroom: Newsroom, folder: Path) -> None:
    """The whole site: settings, theme, words, documents."""
    begin_site("pelican", folder, "theme/static")
    titles: dict[tuple[str, str, str], str] = {}
    for document in newsroom.documents():
        titles[document.kind, document.lang, document.slug] = document.fields["title"]
    for document in newsroom.documents():
        name = "reviews" if document.kind == "reviews" else f"texts/{document.kind}"
        text = "".join(f"{key}: {value}\n" for key, value in _metadata(document, titles).items())
        write_text(folder / f"content/{document.lang}/{name}/{document.slug}.md", f"{text}\n{document.body}\n")
    data = data_of(newsroom)
    for name, kind in (("titles", "pages"), ("narratives", "narratives")):
        data[name] = {
            lang: {slug: title for (of, within, slug), title in titles.items() if of == kind and within == lang}
            for lang in newsroom.langs
        }
    write_json(folder / "newsroom.json", data)


def _metadata(document: Document, titles: dict[tuple[str, str, str], str]) -> dict[str, str]:
    fields: Fields = dict(document.fields)
    path = document.address.partition("/")[2]
    found = {"Title": fields["title"], "Slug": document.slug, "Langs": " ".join(document.langs)}
    if "published" in fields:
        found["Date"] = fields["published"]
    if document.kind == "reviews":
        found |= {
            "Category": fields["rating"],
            "Tags": ", ".join(fields["topics"]),
            "Authors": "; ".join(people_of(document)),
        }
        named = [(slug, titles.get((document.kind, document.lang, slug))) for slug in fields.pop("related", [])]
        if related := [{"slug": slug, "title": title} for slug, title in named if title]:
            fields["related"] = related
    else:
        found |= {"Address": path, "Section": path.partition("/")[0]}
    for key, value in fields.items():
        if key not in OWN:
            told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            found[RENAMED.get(key, key)] = told
    return found


def commands(site: Path, output: Path) -> tuple[Command, ...]:
    """A build for each language; the theme's links between them need nothing of the other's."""
    return tuple(
        Command(
            (
                Path(sys.executable).parent / "pelican",
                *("--quiet", "--settings", "pelicanconf.py", "--output", output / lang),
                *("--extra-settings", f'DEFAULT_LANG="{lang}"', f'SITEURL="{ADDRESS}/{lang}"'),
                *("--", Path("content", lang)),
            ),
            site,
        )
        for lang in LANGS
    )


def version() -> str:
    """Such as `4.10.2`."""
    return version_of("pelican")


PELICAN = Rival(
    id="pelican",
    label="Pelican",
    write=write,
    commands=commands,
    caches=("cache", "__pycache__"),
    version=version,
    how="one build for each language, both at once; ratings as categories, topics as tags, people as authors, its own "
    "pagination and RSS; a theme of its own",
    lacks="lists by claimant (it has three taxonomies), redirects, Atom and JSON Feed, a corrections log, data "
    "files, related reviews but those that an editor named",
)
