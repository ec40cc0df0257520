"""What a new newsroom begins with: the folder of its site, taken from the demonstration."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.model.config import STARTER_HOST
from generator.write.site_files import site_files
from generator.write.starter_languages import in_languages

# What a new newsroom takes over from the demonstration: all that is not about one claim, and one review as an example.
TAKEN = (
    "pages",
    "lessons",
    "glossary",
    "topics",
    "techniques",
    "people",
    "claimants/example-town-council.yml",
    "reviews/tap-water-test-results",
)
DOCUMENT_LINK = re.compile(r"\[([^\[\]]+)\]\(/(reviews|narratives)/([a-z0-9-]+)/(?:#[^()\s]*)?\)")
EXAMPLES = re.compile(r"^## [^\n]*\{ #examples \}\n.*?(?=^## |^\[\^|^\*\[|\Z)", re.DOTALL | re.MULTILINE)
LANGUAGES = ("en", "ur")  # of the demonstration; its originals are in the first
DEMONSTRATION_HOST = "tasdiq.example.org"
HEADING = """\
# The settings of your newsroom. Every field is described in Tasdiq's documentation, on the page "Configuration".
"""
# What the settings of the demonstration say that a newsroom has to decide, or could not follow, with what a new site has instead.
OF_THE_DEMONSTRATION = (
    (re.compile(r"\A# The demonstration newsroom\.[^\n]*\n"), HEADING),
    (re.compile(r"^offline: true\n", re.MULTILINE), ""),
    (re.compile(re.escape(DEMONSTRATION_HOST)), STARTER_HOST),
)


def write_starter(source: Path, directory: Path, *, version: str, langs: Sequence[str] = ()) -> list[Path]:
    """Copies a newsroom's beginnings from the folder `source` to `directory`; the files written.

    `version` is Tasdiq's own, `langs` are some of LANGUAGES, or none for all of them. FileExistsError when the directory
    holds anything already.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise FileExistsError(f"{directory} is not empty; a new site needs a folder of its own")
    names = [file.relative_to(source).as_posix() for file in [source / "site_config.yml", *_taken(source / "content")]]
    plain = {name: (source / name).read_text("utf-8") for name in names if name.endswith((".md", ".yml"))}
    texts = {
        name: _settings(text) if name == "site_config.yml" else _without_left_behind(text)
        for name, text in in_languages(plain, langs or LANGUAGES, LANGUAGES).items()
    }
    written = []
    for name in [*names, *site_files(version)]:
        if name in plain and name not in texts:  # in a language that was not wanted
            continue
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if text := texts.get(name) or site_files(version).get(name):
            target.write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(source / name, target)
        written.append(target)
    return written


def _taken(content: Path) -> Iterator[Path]:
    for part in TAKEN:
        path = content / part
        yield from [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def _settings(config: str) -> str:
    """The demonstration's settings as a new newsroom begins with them."""
    for found, instead in OF_THE_DEMONSTRATION:
        config = found.sub(instead, config)
    return config


def _without_left_behind(text: str) -> str:
    """The text with links to documents that are not taken as plain words: a new site begins without dead links.

    A part that only names such documents as examples is left out, because the new site has none of them.
    """

    def taken(match: re.Match[str]) -> bool:
        return f"{match[2]}/{match[3]}" in TAKEN

    def told(part: re.Match[str]) -> str:
        return part[0] if all(taken(link) for link in DOCUMENT_LINK.finditer(part[0])) else ""

    return DOCUMENT_LINK.sub(lambda link: link[0] if taken(link) else link[1], EXAMPLES.sub(told, text))
