"""The claim finders follow the content: of a language whose records changed, the files that change are made anew, at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.cache.finders import FinderCache
from generator.cache.packs import DamagedCache
from generator.model.each import Each
from generator.model.library import Library
from generator.model.route import output_file
from generator.pipeline.collection import Collection
from generator.plan import Finder, Sources, finder_path, plan_claims
from generator.render import render_plain
from generator.write.manifest import Manifest, Survey
from generator.write.tree import NewTree


@dataclass(frozen=True)
class Made:
    """The finder of a language: files to write, others that stay as they are, and what to keep of it."""

    lang: str
    fresh: Mapping[str, bytes]
    kept: Sequence[str]
    plain: Any

    def write(self, tree: NewTree) -> None:
        """Puts its files into a new site."""
        tree.keep(self.kept)
        for file, data in self.fresh.items():
            tree.write(file, data)


@dataclass(frozen=True)
class Finders:
    """What makes the finders of one site, beside the site as it was."""

    library: Library
    collection: Collection
    each: Each
    cache: FinderCache
    manifest: Manifest
    survey: Survey

    def made(self, langs: Sequence[str], *, anew: bool) -> Iterator[Made]:
        """The finders of these languages; those that are made from nothing, or all `anew`, in a process each."""
        changed = {} if anew else {lang: made for lang in langs if (made := self._changed(lang))}
        yield from changed.values()
        others = [lang for lang in langs if lang not in changed]
        yield from self.each(self._whole, others, weigh=lambda lang: len(self.library.editions[lang].reviews))

    def keep(self, made: Made, live: Manifest) -> None:
        """Keeps what the next build makes the finder of, once its files are live."""
        self.cache.write(made.lang, live.entries[_index(made.lang)].written.digest, made.plain)

    def _before(self, lang: str) -> Finder | None:
        """The finder of the site as it was, if all its files are there."""
        entry = self.manifest.entries.get(_index(lang))
        plain = entry and self.cache.read(lang, entry.written.digest)
        finder = Finder.of(plain) if plain else None
        return finder if finder and all(map(self._stands, finder.paths(lang))) else None

    def _stands(self, path: str) -> bool:
        file = output_file(path)
        return file in self.manifest.entries and file not in self.survey.damaged

    def _changed(self, lang: str) -> Made | None:
        before = self._before(lang)
        try:
            return before and self._made(lang, before)
        except (DamagedCache, OSError, ValueError):  # a leaf or a file that it was made of is not what it was
            return None

    def _whole(self, lang: str) -> Made:
        return self._made(lang, None)

    def _made(self, lang: str, before: Finder | None) -> Made:
        sources = Sources(self.collection.leaf_at, self._words)
        finder, pages = plan_claims(self.library, lang, self.collection.place, sources, before)
        fresh = {page.file: render_plain(page) for page in pages}
        kept = [file for file in map(output_file, finder.paths(lang)) if file not in fresh]
        return Made(lang, fresh, kept, finder.plain())

    def _words(self, path: str) -> dict[str, list[int]]:
        lists: dict[str, list[int]] = json.loads(self.manifest.read(output_file(path)))
        return lists


def _index(lang: str) -> str:
    return output_file(finder_path(lang, "index"))
