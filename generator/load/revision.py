"""What a translation of a review is made from, and in which state: asked for when one more language is begun."""

from __future__ import annotations

from pathlib import Path

from generator.load.documents import source_revision
from generator.load.front_matter import split_front_matter
from generator.load.parts import SHAPES, sort_fields
from generator.load.reading import read_text
from generator.load.schema import read_record
from generator.model.config import Config
from generator.problems import Problem, refused


def read_original(root: Path, slug: str, config: Config) -> tuple[tuple[str, str] | None, list[Problem]]:
    """Language and revision of the file that holds the review's shared fields; None where there is none, or it is faulty."""
    shape = SHAPES["reviews"]
    faults: list[Problem] = []
    for lang in config.langs:
        name = f"content/reviews/{slug}/index.{lang}.md"
        if not (root / name).is_file():
            continue
        file, problems = read_text(root / name, name)
        content, found = split_front_matter(file) if file else (None, [])
        problems += found
        if content:
            part, found = sort_fields(lang, content, shape)
            problems += found
            if shape.original in part.shared and "translated_from" not in part.text:
                text, found = read_record(shape.text, part.text, part.source)
                problems += found
                return (lang, source_revision(text, part.body)) if text else None, problems
        faults += problems
    return None, [problem for problem in faults if refused([problem])]
