"""What the content folder holds now: every folder studied, those that did not change from the cache."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.cache.store import Kept, Store, open_store
from generator.cache.version import program_version
from generator.load.content import load_library
from generator.load.folder import Folder
from generator.load.folders import scan_content
from generator.load.kept import document_of
from generator.model.config import Config
from generator.model.each import Each
from generator.model.library import AnyDocument, Library, latest_first, newest_first
from generator.model.picture import Picture
from generator.model.study import Place, Study, problems_of
from generator.pipeline.options import BuildOptions
from generator.pipeline.study import VOCABULARIES, Desk
from generator.problems import Problem


@dataclass
class Collection:
    """The content as it is now.

    `library` holds everything, also what no reader may see yet; `found` are problems of the content as a whole.
    """

    library: Library
    store: Store
    folders: Mapping[str, Folder]
    studies: Mapping[str, Study]
    found: Sequence[Problem]
    content: str

    @property
    def notice(self) -> str:
        """What to tell of a cache that could not be used."""
        return self.store.notice

    def problems(self, *, drafts: bool) -> Iterator[Problem]:
        """What was found in reading and checking each folder; faults of drafts only where drafts are wanted."""
        yield from self.found
        hidden = set() if drafts else set(self.drafts)
        for key, study in self.studies.items():
            if study.found:
                yield from problems_of(study.found)
            if study.faults and key not in hidden:
                yield from problems_of(study.faults)

    @property
    def drafts(self) -> Iterator[str]:
        """The folders of drafts, below `content/`."""
        yield from (review.folder for review in self.library.reviews if review.status == "draft")
        dated = (*self.library.narratives, *self.library.lessons)
        yield from (document.folder for document in dated if document.fields.status == "draft")

    @property
    def paths(self) -> Iterator[str]:
        """Every file and folder of the content that was looked at."""
        yield self.content
        for entry in os.scandir(self.content):
            yield entry.path
            if entry.name in VOCABULARIES:
                yield from (file.path for file in os.scandir(entry.path))
        for folder in self.folders.values():
            yield from folder.paths
            yield from {f"{folder.home}/{name.rpartition('/')[0]}" for name in folder.pictures if "/" in name}

    def place(self, slug: str, name: str) -> Place:
        """Where a leaf of a review lies."""
        return self.studies[f"reviews/{slug}"].leaves[name]

    def leaf(self, slug: str, name: str) -> dict[str, Any]:
        """A leaf of a review, as plain data."""
        return self.leaf_at(self.place(slug, name))

    def leaf_at(self, place: Place) -> dict[str, Any]:
        """The leaf at a place, as plain data; DamagedCache where it is not what was written."""
        return marshal.loads(self.store.read(place))  # type: ignore[no-any-return]  # noqa: S302 - the store compared its digest

    def pieces(self, wanted: Iterable[tuple[str, str]]) -> Iterator[memoryview]:
        """Leaves of reviews, as they were written out."""
        return self.store.read_all(self.studies[f"reviews/{slug}"].leaves[name] for slug, name in wanted)

    def save(self) -> None:
        """Keeps all this for the next build."""
        kept = {key: (self.folders[key].plain(), study) for key, study in self.studies.items()}
        if kept != self.store.kept:
            self.store.save(kept)


@contextmanager
def collect(options: BuildOptions, config: Config, each: Each, *, keep: bool = True) -> Iterator[Collection]:
    """Reads what changed in the site's content since the last build; for a clean build, everything.

    Without `keep` nothing is written.
    """
    store = open_store(options.cache_folder, program_version())
    try:
        yield _collect(options.root, config, each, {} if options.clean else store.kept, store, keep=keep)
    finally:
        store.close()


def _collect(
    root: Path, config: Config, each: Each, kept: Mapping[str, Kept], store: Store, *, keep: bool
) -> Collection:
    content = str((root / "content").resolve())
    folders = {key: Folder.of(plain, content) for key, (plain, _) in kept.items()}
    before = {key: study for key, (_, study) in kept.items()}
    found = scan_content(root / "content", config.langs, folders)
    library, problems = load_library(root, config, found)
    desk = Desk(library, store, keep)
    articles = [folder for folder in found.folders if folder.kind != "reviews"]
    studies = _studied(desk, articles, folders, before, each)
    library = _with_articles(library, studies, desk)
    desk = Desk(library, store, keep)
    reviews = [folder for folder in found.folders if folder.kind == "reviews"]
    studies |= _studied(desk, reviews, folders, before, each)
    abstracts = [abstract for folder in reviews if (abstract := studies[folder.key].abstract)]
    pictures = [item for study in studies.values() if study.pictures for item in study.pictures.items()]
    broken = [name for study in studies.values() if study.broken for name in study.broken]
    library = replace(
        library,
        reviews=latest_first(abstracts),
        broken=frozenset((*found.broken, *broken)),
        pictures={key: Picture(*values) for key, values in pictures},
    )
    present = {folder.key: folder for folder in found.folders}
    return Collection(library, store, present, studies, [*problems, *found.problems], content)


def _studied(
    desk: Desk,
    folders: Sequence[Folder],
    known: Mapping[str, Folder],
    before: Mapping[str, Study],
    each: Each,
) -> dict[str, Study]:
    """The study of each folder, from the cache where nothing has changed."""
    studies: dict[str, Study] = {}
    pending: list[Folder] = []
    for folder in folders:
        kept = before.get(folder.key)
        if kept and folder.signs and known[folder.key].signs == folder.signs and desk.valid(kept.needs) == kept.valid:
            studies[folder.key] = kept
        else:
            pending.append(folder)

    def work(folder: Folder) -> tuple[Study, AnyDocument | None]:
        return desk.study(folder, before.get(folder.key)), desk.read.get(folder.key)

    for folder, (study, document) in zip(pending, each(work, pending, settle=desk.store.flush), strict=True):
        studies[folder.key] = study
        if document:  # read in another process, perhaps
            desk.read[folder.key] = document
    return studies


def _with_articles(library: Library, studies: Mapping[str, Study], desk: Desk) -> Library:
    """The library with the documents that are no reviews: those just read, and those that were kept."""
    documents: dict[str, list[AnyDocument]] = {}
    for key, study in studies.items():
        document = desk.read.get(key)
        if document is None and "document" in study.leaves:
            document = document_of(marshal.loads(desk.store.read(study.leaves["document"])))  # noqa: S302 - the store compared its digest
        if document:
            documents.setdefault(document.kind, []).append(document)
    return replace(
        library,
        narratives=newest_first(documents.get("narratives", ())),
        lessons=newest_first(documents.get("lessons", ())),
        glossary=newest_first(documents.get("glossary", ())),
        pages=newest_first(documents.get("pages", ())),
    )
