"""A content file taken apart: the YAML between the two lines of hyphens, and the Markdown below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.reading import FRONT_MATTER_LIMIT, KILOBYTE, TextFile
from generator.load.yaml import Tree, parse_yaml
from generator.problems import Problem

OPENING = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
MARK = "# CHOOSE"  # as generator/write/new_review.py marks fields
TO_CHOOSE = re.compile(rf"^([a-z_]+):[^\n]*[ \t](?={MARK}\b)", re.MULTILINE)
EXAMPLE = "Begin the file with a line “---”, then the fields such as “title: …”, then a line “---”, then the text."


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One language of one document, before validation; `body_line` is the file's line on which `body` begins."""

    name: str
    tree: Tree
    body: str
    body_line: int


def split_front_matter(file: TextFile) -> tuple[ContentFile | None, list[Problem]]:
    """The file's fields and body, or the problems that forbid reading them."""
    opening = OPENING.match(file.text)
    if not opening:
        return None, [
            Problem("front-matter-missing", "does not begin with its fields", file.name, 1, 1, _missing_hint(file.text))
        ]
    closing = CLOSING.search(file.text, opening.end())
    if not closing:
        message = "the fields at the top have no end"
        return None, [
            Problem("front-matter-not-closed", message, file.name, 1, 1, "Write a line “---” after the last field.")
        ]
    front = file.text[opening.end() : closing.start()]
    if len(front.encode()) > FRONT_MATTER_LIMIT:
        message = f"the fields at the top are larger than {FRONT_MATTER_LIMIT // KILOBYTE} KB"
        return None, [
            Problem("front-matter-too-large", message, file.name, 1, 1, "Does the text stand above the second “---”?")
        ]
    tree, problems = parse_yaml(front, file.name, first_line=2)
    if tree is None:
        return None, problems
    body = file.text[closing.end() + 1 :]
    return ContentFile(file.name, tree, body, front.count("\n") + 3), [*problems, *_unchosen(tree, front, file.name)]


def _unchosen(tree: Tree, front: str, name: str) -> Iterator[Problem]:
    """A problem for each field of a template that nobody has chosen; a draft may wait with that."""
    if MARK not in front or tree.data.get("status") == "draft":
        return
    for match in TO_CHOOSE.finditer(front):
        message = f"“{match[1]}” holds what its template proposed, and is still to be chosen"
        hint = "Choose its value from those that the line names, and delete the words from “# CHOOSE” on."
        yield Problem("still-to-choose", message, name, front.count("\n", 0, match.start()) + 2, 1, hint)


def _missing_hint(text: str) -> str:
    if text.startswith("+++"):
        return f"TOML is not read here. {EXAMPLE}"
    if text.lstrip().startswith("---"):
        return "Delete what stands before the first “---”, also spaces and empty lines."
    return EXAMPLE
