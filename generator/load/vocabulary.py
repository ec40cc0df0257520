"""The small files that reviews name by id: people, topics, claimants and techniques."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from generator.load.folders import Contents
from generator.load.reading import FRONT_MATTER_LIMIT, read_text
from generator.load.schema import read_record, unknown_languages
from generator.load.yaml import parse_yaml
from generator.model.config import Config
from generator.model.source import Source
from generator.model.text import is_slug
from generator.model.vocabulary import Entry
from generator.problems import Problem, refused

EntryT = TypeVar("EntryT", bound=Entry)
SLUG_HINT = "Use small Latin letters, digits and single hyphens, such as example-town-council.yml."
OURS = {"id": "The file's name is the id.", "source": ""}


def load_entries(model: type[EntryT], folder: str, found: Contents, config: Config) -> dict[str, EntryT]:
    """The entries of one vocabulary, by id; problems and broken files are noted in `found`."""
    entries: dict[str, EntryT] = {}
    for path in found.entries[folder]:
        name = f"content/{folder}/{path.name}"
        entry, problems = _entry(model, path, name, config)
        if path.stem in entries and entry:
            problems.append(
                Problem("duplicate-id", f"“{path.stem}” has two files", name, hint="Keep the one that ends in .yml.")
            )
        elif entry:
            entries[path.stem] = entry
        else:
            found.broken.add(f"{folder}/{path.stem}")
        found.problems += problems
    return entries


def _entry(model: type[EntryT], path: Path, name: str, config: Config) -> tuple[EntryT | None, list[Problem]]:
    if not is_slug(path.stem):
        return None, [Problem("bad-slug", f"“{path.stem}” cannot be an id", name, hint=SLUG_HINT)]
    file, problems = read_text(path, name, limit=FRONT_MATTER_LIMIT)
    if file is None:
        return None, problems
    tree, problems = parse_yaml(file.text, name)
    if tree is None:
        return None, problems
    source = Source(name, tree.marks)
    problems += [
        source.error("unknown-field", key, f"there is no field “{key}”", hint=hint)
        for key, hint in OURS.items()
        if key in tree.data
    ]
    data = {key: value for key, value in tree.data.items() if key not in OURS}
    entry, found = read_record(model, {**data, "id": path.stem}, source, zone=config.zone)
    problems += found
    if entry is None or refused(problems):
        return None, problems
    problems += unknown_languages(entry, source, config.langs)
    return (None if refused(problems) else entry.model_copy(update={"source": source})), problems
