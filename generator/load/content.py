"""The folder `content/` becomes the library; every fault of every file is told in one go."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.load.assets import load_assets
from generator.load.documents import load_document
from generator.load.folders import Contents, scan_content
from generator.load.images import load_pictures
from generator.load.vocabulary import load_entries
from generator.model.config import Config
from generator.model.document import KINDS, Kind
from generator.model.each import Each, one_by_one
from generator.model.library import AnyDocument, Library, newest_first
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.problems import Problem, Severity


def load_library(root: Path, config: Config, each: Each = one_by_one) -> tuple[Library, list[Problem]]:
    """Everything below `root/content/`, with the problems found; what is faulty is left out and noted as broken."""
    found = scan_content(root / "content", config.langs)
    documents = _documents(found, config, each)
    people = load_entries(Person, "people", found, config)
    topics = load_entries(Topic, "topics", found, config)
    claimants = load_entries(Claimant, "claimants", found, config)
    techniques = load_entries(Technique, "techniques", found, config)
    pictures, picture_problems = load_pictures(root)
    unreadable = {p.file.removeprefix("content/") for p in picture_problems if p.severity is Severity.ERROR}
    assets, asset_problems = load_assets(root)
    library = Library(
        config=config,
        reviews=newest_first(documents["reviews"]),
        narratives=newest_first(documents["narratives"]),
        lessons=newest_first(documents["lessons"]),
        glossary=newest_first(documents["glossary"]),
        pages=newest_first(documents["pages"]),
        people=people,
        topics=topics,
        claimants=claimants,
        techniques=techniques,
        pictures=pictures,
        assets=assets,
        broken=frozenset(found.broken | unreadable),
    )
    return library, [*found.problems, *picture_problems, *asset_problems]


def _documents(found: Contents, config: Config, each: Each) -> dict[Kind, list[AnyDocument]]:
    """Every document by kind; folders that cannot be used are noted in `found`."""
    documents: dict[Kind, list[AnyDocument]] = {kind: [] for kind in KINDS}
    loaded = each(partial(load_document, config=config), found.folders)
    for folder, (document, problems) in zip(found.folders, loaded, strict=True):
        found.problems += problems
        if document:
            documents[folder.kind].append(document)
        else:
            found.broken.add(f"{folder.kind}/{folder.slug}")
    if not found.folders and not found.broken:
        hint = "Write a first review with “tasdiq new review”, or begin with “tasdiq init DIR”."
        found.problems.append(
            Problem("no-content", "there is nothing to publish: no review, lesson or page", "content", hint=hint)
        )
    return documents
