"""The order for one folder of content: read, check, tell, keep. It runs where the folder is read, often in a worker.

A folder is studied again when its files, the settings or the entries of a vocabulary that it names have changed.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.cache.store import Store
from generator.check import check_documents
from generator.load.content import content_digest, load_folder
from generator.load.folder import Folder
from generator.load.kept import document_plain
from generator.model.library import AnyDocument, Library
from generator.model.review import Review
from generator.model.study import Place, Study, plain_of
from generator.plan import View, abstract_of, plan_views
from generator.problems import refused
from generator.render import render_piece

VOCABULARIES = ("people", "topics", "claimants", "techniques")
WRITTEN_OUT = ("record", "items", "rows")
"""Leaves that are pieces of data files, kept as the bytes that will stand there."""


@dataclass
class Desk:
    """Where folders are studied: the settings and vocabularies, and the store for what is kept.

    `library` has no documents but, for the study of reviews, the content pages, which their markup names. Without a
    `keep` nothing is laid down. `read` are the articles that were read just now, by their folder.
    """

    library: Library
    store: Store
    keep: bool
    read: dict[str, AnyDocument] = field(default_factory=dict)

    @cached_property
    def views(self) -> Mapping[str, View]:
        """The site in each language."""
        return plan_views(self.library)

    @cached_property
    def entries(self) -> Mapping[tuple[str, str], bytes]:
        """A digest of each entry of the vocabularies; also of those that could not be read, which are not reported again."""
        broken = (name.split("/", 1) for name in self.library.broken)
        return {(folder, name): b"?" for folder, name in broken if folder in VOCABULARIES} | {
            (folder, name): _digest(entry.model_dump_json(), str(sorted(entry.source.marks.items())))
            for folder in VOCABULARIES
            for name, entry in getattr(self.library, folder).items()
        }

    @cached_property
    def settings(self) -> bytes:
        """A digest of what every study depends on besides its own files and the vocabularies."""
        pages = [(page.slug, sorted(page.translations)) for page in self.library.pages]
        return _digest(self.library.config.digest.hex(), self.library.card_letters, repr(pages))

    def valid(self, needs: Sequence[tuple[str, str]]) -> bytes:
        """A digest of the settings and of those entries."""
        told = hashlib.blake2b(self.settings, digest_size=16)
        for need in needs:
            told.update(self.entries.get(need, b"-"))
        return told.digest()

    def study(self, folder: Folder, kept: Study | None = None) -> Study:
        """What the folder says now; `kept` where it still says the same."""
        try:
            content = content_digest(folder)
        except OSError:  # told by load_folder
            content = b""
        if kept and content and content == kept.content and self.valid(kept.needs) == kept.valid:
            return kept
        return self._study(folder, content)

    def _study(self, folder: Folder, content: bytes) -> Study:
        loaded = load_folder(folder, self.library.config)
        document = loaded.document
        broken = loaded.broken if document else loaded.broken | {folder.key}
        known = replace(self.library, pictures=loaded.pictures, broken=self.library.broken | broken)
        faults = [*loaded.unfinished, *(check_documents((document,), known) if document else ())]
        needs = tuple(sorted(set(_needs(document)))) if document else ()
        told = (*loaded.problems, *faults)
        study = Study(
            content=content,
            valid=b"" if refused(told) else self.valid(needs),  # hints name what else there is, which may change
            needs=needs,
            pictures={key: plain_of(picture) for key, picture in loaded.pictures.items()},
            broken=tuple(sorted(broken)),
            found=tuple(plain_of(problem) for problem in loaded.problems),
            faults=tuple(plain_of(fault) for fault in faults),
        )
        if document is None:
            return study
        if document.kind != "reviews":
            self.read[folder.key] = document
            return study._replace(leaves={"document": self._lay(marshal.dumps(document_plain(document)))})
        return self._told(study, document, known, whole=not refused(told))

    def _told(self, study: Study, review: Review, known: Library, *, whole: bool) -> Study:
        """The study of a review with its abstract, and its leaves laid down; one with errors has none."""
        views = self.views
        if study.pictures:
            views = {lang: replace(view, library=known) for lang, view in views.items()}
        digest = _digest(study.content.hex(), study.valid.hex())
        abstract, leaves = abstract_of(views, review, digest, whole=whole)
        laid = {name: self._lay(_bytes(name, leaf), _kind(name)) for name, leaf in leaves.items()}
        return study._replace(plain=abstract.plain(), leaves=laid)

    def _lay(self, leaf: bytes, kind: str = "document") -> Place:
        if not self.keep:
            return ("", 0, 0, 0)
        return self.store.lay(leaf, kind if kind in WRITTEN_OUT else "leaves")


def _bytes(name: str, leaf: Any) -> bytes:  # noqa: ANN401 - plain data
    return render_piece(kind, leaf) if (kind := _kind(name)) in WRITTEN_OUT else marshal.dumps(leaf)


def _kind(name: str) -> str:
    return name.partition(".")[0]


def _needs(document: AnyDocument) -> Iterator[tuple[str, str]]:
    """The entries of vocabularies that the document names, whether they exist or not."""
    fields = document.fields
    for name in {*getattr(fields, "authors", ()), *getattr(fields, "reviewers", ())}:
        yield "people", name
    for translation in document.translations.values():
        yield from (("people", name) for name in translation.text.translators)
    yield from (("topics", name) for name in getattr(fields, "topics", ()))
    yield from (("techniques", name) for name in getattr(fields, "techniques", ()))
    named = [getattr(fields, "claimant", None), *(claim.claimant for claim in getattr(fields, "further_claims", ()))]
    yield from (("claimants", name) for name in named if isinstance(name, str))


def _digest(*texts: str) -> bytes:
    return hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
