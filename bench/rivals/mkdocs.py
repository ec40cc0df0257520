"""MkDocs with Material: one build for each language, both at once; the theme overridden to show a review's fields."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from bench.measure import Command
from bench.newsroom import Fields, Newsroom
from bench.rivals.rival import Rival, begin_site, data_of, write_text, yaml_front_matter

LANGS = ("en", "ur")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def write(newsroom: Newsroom, folder: Path) -> None:
    """The whole site: settings, overrides, words, documents."""
    begin_site("mkdocs", folder, *(f"docs/{lang}/assets" for lang in newsroom.langs))
    titles = {
        (document.kind, document.lang, document.slug): document.fields["title"] for document in newsroom.documents()
    }
    for document in newsroom.documents():
        fields: Fields = {**document.fields, "langs": document.langs, "description": document.fields["summary"]}
        named = [(slug, titles.get((document.kind, document.lang, slug))) for slug in fields.pop("related", [])]
        if related := [{"slug": slug, "title": title} for slug, title in named if title]:
            fields["related"] = related
        text = f"{yaml_front_matter(fields)}{document.body}\n"
        write_text(folder / f"docs/{document.lang}/{document.address.partition('/')[2]}.md", text)
    data = data_of(newsroom)
    for lang in newsroom.langs:
        narratives = {slug: title for (kind, of, slug), title in titles.items() if (kind, of) == ("narratives", lang)}
        write_text(folder / f"mkdocs.{lang}.yml", _settings(data, lang, narratives))
        home = yaml_front_matter({"title": data["name"][lang]})
        write_text(folder / f"docs/{lang}/index.md", f"{home}{data['tagline'][lang]}\n")


def _settings(data: dict[str, Any], lang: str, narratives: dict[str, str]) -> str:
    extra = {name: data[name][lang] for name in ("words", "labels", "texts")}
    extra |= {name: data[name] for name in ("address", "languages", "worst", "best")}
    settings: dict[str, Any] = {
        "INHERIT": "base.yml",
        "site_name": data["name"][lang],
        "site_url": f"{data['address']}/{lang}/",
        "docs_dir": f"docs/{lang}",
        "theme": {"language": lang, "direction": "rtl" if lang == "ur" else "ltr"},
        "extra": {**extra, "lang": lang, "scale": data["values"], "narratives": narratives},
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items())


def commands(site: Path, output: Path) -> tuple[Command, ...]:
    """A build for each language; the links between them need nothing of the other's."""
    program = Path(sys.executable).parent / "mkdocs"
    return tuple(
        Command((program, "build", "--quiet", "-f", f"mkdocs.{lang}.yml", "--site-dir", output / lang), site, QUIET)
        for lang in LANGS
    )


def version() -> str:
    """Such as `9.8.1 on MkDocs 1.6.1`."""
    return f"{version_of('mkdocs-material')} on MkDocs {version_of('mkdocs')}"


MKDOCS = Rival(
    id="mkdocs",
    label="MkDocs-Material",
    write=write,
    commands=commands,
    caches=(".cache",),
    version=version,
    how="one build for each language, both at once; no plugin, no search, a navigation of one page",
    lacks="lists and feeds of any kind, pages of topics, people and claimants, redirects, data files: "
    "without plugins it has articles and a sitemap only",
)
