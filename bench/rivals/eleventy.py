"""Eleventy: Markdown with JSON front matter, and templates in JavaScript, the fastest that it offers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from bench.measure import Command
from bench.newsroom import Newsroom
from bench.rivals.rival import Rival, begin_site, data_of, json_front_matter, people_of, write_json, write_text

PROGRAM = Path(__file__).parent.parent / "node_modules" / "@11ty" / "eleventy"
HEAP = 8192  # megabytes; what Node allows itself by default is too little for 20,000 texts


def write(newsroom: Newsroom, folder: Path) -> None:
    """The whole site: settings, templates, words, documents."""
    begin_site("eleventy", folder, "assets")
    titles: dict[str, dict[str, dict[str, str]]] = {"pages": {}, "narratives": {}}
    for document in newsroom.documents():
        if document.kind in titles:
            titles[document.kind].setdefault(document.lang, {})[document.slug] = document.fields["title"]
        path = document.address.partition("/")[2]
        section = path.partition("/")[0]
        fields: dict[str, Any] = {
            **document.fields,
            "lang": document.lang,
            "langs": document.langs,
            "slug": document.slug,
            "section": section,
            "address": document.address,
        }
        if "published" in fields:
            fields["date"] = fields["published"]
        if document.kind == "reviews":
            fields["people"] = people_of(document)
        elif document.kind != "pages":
            fields["tags"] = section
        text = f"---json\n{json_front_matter(fields)}\n---\n\n{document.body}\n"
        write_text(folder / f"content/{path}/index.{document.lang}.md", text)
    data = data_of(newsroom) | {"titles": titles["pages"], "narratives": titles["narratives"]}
    write_json(folder / "newsroom.json", data)


def commands(site: Path, output: Path) -> tuple[Command, ...]:
    """One build for both languages."""
    node = shutil.which("node") or "node"
    arguments = (node, PROGRAM / "cmd.cjs", "--quiet", f"--output={output}")
    return (Command(arguments, site, {"NODE_OPTIONS": f"--max-old-space-size={HEAP}"}),)


def version() -> str:
    """Such as `3.1.8`."""
    found: str = json.loads((PROGRAM / "package.json").read_text(encoding="utf-8"))["version"]
    return found


ELEVENTY = Rival(
    id="eleventy",
    label="Eleventy",
    write=write,
    commands=commands,
    caches=(".cache",),
    version=version,
    how="Markdown with JSON front matter, no template engine run on the texts, layouts in JavaScript, lists and feeds by "
    "its pagination; the frame and each card made once",
    lacks="footnotes and ids of headings (plugins of markdown-it), redirects, Atom and JSON Feed, a corrections log, data "
    "files, related reviews but those that an editor named",
)
