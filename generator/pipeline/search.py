"""The search indexes beside the pages: the claim finder goes live with them, Pagefind's index of full texts follows.

Both are renewed for a language whose records changed: the finder where it changes (finders.py), Pagefind's index whole.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.library import Library
from generator.pipeline.collection import Collection
from generator.plan import plan_search, search_digest
from generator.write.manifest import Manifest, Survey
from generator.write.search_index import index_search, index_version
from generator.write.tree import NewTree

FINDER, FULLTEXT = "finder", "pagefind"  # folders of the site with one for each language


@dataclass(frozen=True)
class Search:
    """The indexes of one site, each named by its folder, such as `finder/en`."""

    library: Library
    collection: Collection
    cache: Path

    def wanted(self) -> Mapping[str, str]:
        """All indexes, each with the digest of its records and of what makes an index of them."""
        version = self.collection.store.version
        makers = {FINDER: version, FULLTEXT: f"{version} {index_version()}"}
        records = {lang: search_digest(self.library, lang) for lang in self.library.config.langs}
        return {f"{kind}/{lang}": f"{digest} {makers[kind]}" for kind in makers for lang, digest in records.items()}

    def renew(self, stale: Mapping[str, str], live: Manifest, gone: Container[str]) -> Manifest:
        """Makes these indexes of full texts, of these digests, and swaps them in; with it the pages `gone` leave.

        Gives the record of the site as it then is.
        """
        with TemporaryDirectory(prefix="search-", dir=self.cache) as folder:
            self._index([lang_of(index) for index in stale], Path(folder))
            with NewTree(live, Survey()) as tree:
                tree.keep(file for file in live.entries if index_of(file) not in stale and file not in gone)
                for index in stale:
                    tree.adopt(index, Path(folder, lang_of(index)))
                tree.swap()
                fingerprints = {file: entry.fingerprint for file, entry in live.entries.items()}
                return tree.save(fingerprints, {**live.notes, **stale})

    def _index(self, langs: Sequence[str], folder: Path) -> None:
        records = [record for lang in langs for record in plan_search(self.library, lang, self.collection.leaf)]
        index_search(records, folder, jobs=len(langs))


def index_of(file: str) -> str:
    """The index that a file of the site belongs to, or an empty string."""
    kind, _, rest = file.partition("/")
    return f"{kind}/{rest.partition('/')[0]}" if kind in {FINDER, FULLTEXT} and rest else ""


def lang_of(index: str) -> str:
    """The language of an index."""
    return index.rpartition("/")[2]
