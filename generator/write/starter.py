"""What an editor begins with: the folder of a new newsroom, and the files of a new claim review."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.model.text import is_slug
from generator.problems import Problem

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

SHARED = """\
# Shared by all languages; the other files need not repeat it.
rating: {rating}            # one of: {ratings}
status: draft               # draft, published or withdrawn
published: {today}       # a future date is published when it comes
# claimant: id-of-a-file-in-claimants     # or {{name: ..., kind: person}}; leave it out when nobody knows who said it
# claim_date: {today}
topics: [{topic}]   # at least one of: {topics}
authors: [{person}]   # at least one of: {people}
reviewers: []               # somebody who is not an author
appearances:                # where the claim was seen, with an archived copy
  # - {{url: https://…, archive_url: https://…, platform: facebook, medium: text, date: {today}, first: true}}
evidence:                   # what the verdict rests on; two or more
  # - {{title: …, publisher: …, url: https://…, archive_url: https://…, accessed: {today}, kind: primary}}
"""

TEXTS = """\
title: …                    # states the fact; no question
claim: …                    # what was claimed, without the verdict
summary: …                  # one to three sentences, the fact first
fact: …                     # the true sentence that replaces the claim
"""

BODY = """
## What was claimed

## How we checked

## What we found

## What is not known
"""


def write_starter(source: Path, directory: Path) -> list[Path]:
    """Copies a newsroom's beginnings from the folder `source` to `directory`; the files written.

    FileExistsError when the directory holds anything already.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise FileExistsError(f"{directory} is not empty; a new site needs a folder of its own")
    files = [source / "site_config.yml", *_taken(source / "content")]
    written = []
    for file in files:
        target = directory / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            target.write_text(_without_left_behind(file.read_text("utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(file, target)
        written.append(target)
    return written


def _taken(content: Path) -> Iterator[Path]:
    for part in TAKEN:
        path = content / part
        yield from [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def _without_left_behind(text: str) -> str:
    """The text with links to documents that are not taken as plain words: a new site begins without dead links."""

    def words(match: re.Match[str]) -> str:
        return match[0] if f"{match[2]}/{match[3]}" in TAKEN else match[1]

    return DOCUMENT_LINK.sub(words, text)


def write_review(
    root: Path, slug: str, langs: Sequence[str], ratings: Sequence[str], *, today: date
) -> tuple[list[Path], list[Problem]]:
    """Writes `index.<lang>.md` for each language, the first with the shared fields; or says why it cannot."""
    folder = root / "content" / "reviews" / slug
    place = f"content/reviews/{slug}"
    if not is_slug(slug):
        hint = "Use small Latin letters, digits and hyphens, such as flood-picture-2026."
        return [], [Problem("bad-slug", f"“{slug}” cannot stand in an address", place, hint=hint)]
    if folder.exists():
        return [], [
            Problem("address-taken", "there is a review of this name already", place, hint="Choose another slug.")
        ]
    topics, people = (_ids(root / "content" / kind) for kind in ("topics", "people"))
    shared = SHARED.format(
        rating="unproven" if "unproven" in ratings else ratings[-1],
        ratings=", ".join(ratings),
        today=today.isoformat(),
        topic=topics[0],
        topics=", ".join(topics),
        person=people[0],
        people=", ".join(people),
    )
    folder.mkdir(parents=True)
    written = []
    for position, lang in enumerate(dict.fromkeys(langs)):
        front = TEXTS + (shared if position == 0 else f"translated_from: {langs[0]}\n")
        file = folder / f"index.{lang}.md"
        file.write_text(f"---\n{front}---\n{BODY}", encoding="utf-8")
        written.append(file)
    return written, []


def _ids(folder: Path) -> list[str]:
    """The ids that a review can name; a stand-in where there are none yet, which the checks will ask about."""
    return sorted(file.stem for file in folder.glob("*.yml")) or ["none-yet"]
