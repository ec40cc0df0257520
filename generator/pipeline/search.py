"""Search follows the pages: the claim finder a moment later, Pagefind's index of full texts, which takes longest, last.

Each is made anew for a language whose records changed, and swapped in whole.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.each import Each
from generator.model.library import Library
from generator.pipeline.collection import Collection
from generator.plan import plan_claims, plan_search, search_digest
from generator.render import render_plain
from generator.write.manifest import Manifest, Survey
from generator.write.search_index import index_search, index_version
from generator.write.tree import NewTree

FINDER, FULLTEXT = "finder", "pagefind"  # folders of the site with one for each language, in the order of writing


@dataclass(frozen=True)
class Search:
    """The indexes of one site, each named by its folder, such as `finder/en`."""

    library: Library
    collection: Collection
    each: Each
    cache: Path

    def wanted(self) -> Mapping[str, str]:
        """All indexes, each with the digest of its records and of what makes an index of them."""
        version = self.collection.store.version
        makers = {FINDER: version, FULLTEXT: f"{version} {index_version()}"}
        records = {lang: search_digest(self.library, lang) for lang in self.library.config.langs}
        return {f"{kind}/{lang}": f"{digest} {makers[kind]}" for kind in makers for lang, digest in records.items()}

    def renew(self, old: Mapping[str, str], live: Manifest, gone: Container[str]) -> Manifest:
        """Makes these indexes, of these digests, and swaps them in, the finder's first; the last swap takes the pages `gone` away.

        Gives the record of the site as it then is.
        """
        kinds = [kind for kind in (FINDER, FULLTEXT) if any(index.startswith(kind) for index in old)]
        for kind in kinds:
            stale = {index: digest for index, digest in old.items() if index.startswith(kind)}
            leaving = gone if kind == kinds[-1] else ()
            with TemporaryDirectory(prefix="search-", dir=self.cache) as folder:
                self._make(kind)([index.rpartition("/")[2] for index in stale], Path(folder))
                live = self._swap(stale, Path(folder), live, leaving)
        return live

    def _swap(self, stale: Mapping[str, str], made: Path, live: Manifest, leaving: Container[str]) -> Manifest:
        with NewTree(live, Survey()) as tree:
            tree.keep(file for file in live.entries if index_of(file) not in stale and file not in leaving)
            for index in stale:
                tree.adopt(index, made / index.rpartition("/")[2])
            tree.swap()
            fingerprints = {file: entry.fingerprint for file, entry in live.entries.items()}
            return tree.save(fingerprints, {**live.notes, **stale})

    def _make(self, kind: str) -> Callable[[Sequence[str], Path], None]:
        return self._find if kind == FINDER else self._index

    def _find(self, langs: Sequence[str], folder: Path) -> None:
        """Writes the claim finder of each language to a folder of its name."""

        def make(lang: str) -> None:
            for page in plan_claims(self.library, lang, self.collection.leaf):
                file = folder / page.file.removeprefix(f"{FINDER}/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(render_plain(page))

        list(self.each(make, langs, weigh=lambda lang: len(self.library.editions[lang].reviews)))

    def _index(self, langs: Sequence[str], folder: Path) -> None:
        """Writes Pagefind's index of each language to a folder of its name."""
        records = [record for lang in langs for record in plan_search(self.library, lang, self.collection.leaf)]
        index_search(records, folder, jobs=len(langs))


def index_of(file: str) -> str:
    """The index that a file of the site belongs to, or an empty string."""
    kind, _, rest = file.partition("/")
    return f"{kind}/{rest.partition('/')[0]}" if kind in {FINDER, FULLTEXT} and rest else ""
