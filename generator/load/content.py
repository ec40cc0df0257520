"""What lies in `content/` becomes documents and vocabularies; every fault of every file is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.assets import card_look, load_assets
from generator.load.card_letters import card_letters
from generator.load.documents import load_document
from generator.load.folder import Folder
from generator.load.folders import Contents
from generator.load.images import load_pictures
from generator.load.vocabulary import load_entries
from generator.model.config import Config
from generator.model.library import AnyDocument, Library
from generator.model.picture import Picture
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one folder: the document unless a part of it cannot be read, its pictures, and the problems.

    `unfinished` are the warnings of translations that were left out: nobody needs them while the document is a draft.
    """

    document: AnyDocument | None
    pictures: dict[str, Picture] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unfinished: list[Problem] = field(default_factory=list)

    @property
    def broken(self) -> frozenset[str]:
        """The pictures that could not be read, by their path below `content/`."""
        return frozenset(
            p.file.removeprefix("content/")
            for p in self.problems
            if p.severity is Severity.ERROR and not p.file.endswith(".md")
        )


def load_folder(folder: Folder, config: Config) -> Loaded:
    """The document in a folder and the pictures beside it."""
    pictures, problems = load_pictures(folder)
    document, found, unfinished = load_document(folder, config)
    return Loaded(document, pictures, [*problems, *found], unfinished)


def content_digest(folder: Folder) -> bytes:
    """Changes with the names and bytes of all files that `load_folder` would read; OSError where one cannot be read."""
    told = hashlib.blake2b(digest_size=16)
    for path in folder.paths[1:]:
        with open(path, "rb") as file:  # noqa: PTH123 - called for every file of the content
            data = file.read()
        told.update(f"{path.removeprefix(folder.home)}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        told.update(data)
    return told.digest()


def load_library(root: Path, config: Config, found: Contents) -> tuple[Library, list[Problem]]:
    """The library before any document is in it: vocabularies and assets; problems of the content go into `found`."""
    people = load_entries(Person, "people", found, config)
    topics = load_entries(Topic, "topics", found, config)
    claimants = load_entries(Claimant, "claimants", found, config)
    techniques = load_entries(Technique, "techniques", found, config)
    assets, problems = load_assets(root)
    if not found.folders and not found.broken:
        hint = "Write a first review with “tasdiq new review”, or begin with “tasdiq init DIR”."
        problems.append(
            Problem("no-content", "there is nothing to publish: no review, lesson or page", "content", hint=hint)
        )
    library = Library(
        config=config,
        people=people,
        topics=topics,
        claimants=claimants,
        techniques=techniques,
        assets=assets,
        card_look=card_look(root),
        card_letters=card_letters(root),
        broken=frozenset(found.broken),
    )
    return library, problems
