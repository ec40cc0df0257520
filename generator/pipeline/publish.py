"""The order of writing: what changed is rendered and goes live at once, then the search of full texts follows.

Pages, feeds, data and the claim finder change places with the old ones in one step; Pagefind's index of full texts, which
takes longest, comes after them. Until it does, the old one answers, and the pages that it still finds and that are gone
say that they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.cache.finders import FinderCache
from generator.load.places import default_templates
from generator.model.each import Each
from generator.model.library import Library
from generator.model.page import Page
from generator.pipeline.collection import Collection
from generator.pipeline.finders import Finders
from generator.pipeline.options import BuildOptions
from generator.pipeline.search import FULLTEXT, Search, index_of, lang_of
from generator.pipeline.stages import Clock
from generator.plan import plan_frames
from generator.pool import WORTH_IT
from generator.render import Renderer
from generator.write.manifest import Manifest, Survey, Written, read_manifest
from generator.write.spare import Spare
from generator.write.tree import NewTree

WHOLE = frozenset({"data.json", "data.csv", "sitemap"})
A_PAGE = 20  # reviews in a file of all take about as long as a page
A_CARD = 10  # pages take about as long as a card


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: pages rendered, and the record of the site as it now stands."""

    rendered: int
    manifest: Manifest
    notice: str


@dataclass(frozen=True)
class Publisher:
    """Writes the pages of one build."""

    options: BuildOptions
    collection: Collection
    library: Library
    each: Each
    clock: Clock

    @property
    def search(self) -> Search:
        """What makes the indexes."""
        return Search(self.library, self.collection, self.options.cache_folder)

    def publish(self, pages: Sequence[Page], survey: Survey) -> Published:
        """Renders what changed, puts the new site in the place of the old one, and brings the full texts' index after it."""
        manifest = read_manifest(self.options.cache_folder, self.options.output_folder)
        renderer = Renderer(
            self.options.root, default_templates(), plan_frames(self.library), self.options.cache_folder / "templates"
        )
        wanted = self.search.wanted() if self.options.search else {}
        with self.clock.stage("compare"):
            changes = manifest.compare(pages, renderer.shaping({page.template for page in pages}), survey)
        stale, kept = (tuple(pages), ()) if self.options.clean else (changes.stale, changes.kept)
        old = {index: digest for index, digest in wanted.items() if not self._is_fresh(index, digest, manifest, survey)}
        late = {index: digest for index, digest in old.items() if index.startswith(FULLTEXT)}
        at_once = old.keys() - late.keys()
        gone = list(self._gone(pages, manifest, late))
        finders = Finders(self.library, self.collection, self.each, self._kept_finders, manifest, survey)
        with self.clock.stage("finder") as done:
            made = list(finders.made(sorted(map(lang_of, at_once)), anew=self.options.clean))
            done.append(len(made))
        with NewTree(manifest, survey) as tree:
            with self.clock.stage("render") as done:
                tree.keep(kept)
                tree.keep(self._indexes(wanted.keys() - at_once, manifest, survey))
                for finder in made:
                    finder.write(tree)
                self._render([*stale, *gone], renderer, tree)
                done.append(len(stale))
            with self.clock.stage("swap"):
                tree.swap()
                notes = {index: manifest.notes.get(index, "") if index in late else wanted[index] for index in wanted}
                live = tree.save(changes.fingerprints, notes)
        for finder in made:
            finders.keep(finder, live)
        if late:
            with self.clock.stage("search") as done:
                live = self.search.renew(late, live, {page.file for page in gone})
                done.append(len(late))
        with self.clock.stage("spare"):
            live = NewTree(live, Survey()).lay_spare(live)
        return Published(len(stale), live, manifest.notice)

    def _is_fresh(self, index: str, digest: str, manifest: Manifest, survey: Survey) -> bool:
        """Whether an index is there, whole, and made of the present records."""
        whole = not any(index_of(file) == index for file in survey.damaged)
        return whole and manifest.notes.get(index) == digest and not self.options.clean

    def _indexes(self, indexes: Container[str], manifest: Manifest, survey: Survey) -> Iterator[str]:
        """The files of these indexes, as they stand."""
        return (file for file in manifest.entries if index_of(file) in indexes and file not in survey.damaged)

    @property
    def _kept_finders(self) -> FinderCache:
        return FinderCache(self.options.cache_folder, self.collection.store.version)

    def _gone(self, pages: Iterable[Page], manifest: Manifest, old: Iterable[str]) -> Iterable[Page]:
        """Pages for the addresses that an old index may still find, and that the new site does not have."""
        present = {index_of(file) for file in manifest.entries}
        starts = tuple({f"{index.rpartition('/')[2]}/" for index in old if index in present})
        if not starts:
            return
        planned = {page.file for page in pages}
        missing = next(page for page in pages if page.path == "/404.html")
        for file in manifest.entries:
            if file.startswith(starts) and file.endswith("/index.html") and file not in planned:
                yield missing._replace(path="/" + file.removesuffix("index.html"))

    def _render(self, pages: Sequence[Page], renderer: Renderer, tree: NewTree) -> None:
        pages = sorted(pages, key=self._weight, reverse=True)  # what shows the whole site needs most memory: first
        tree.expect(page.file for page in pages)

        if len(pages) >= WORTH_IT:  # or every process would compile every template
            list(self.each(renderer.prepare, self.library.config.langs, weigh=lambda _: WORTH_IT))

        def make(page: Page) -> Written:
            return tree.put(page.file, renderer.render(page))

        each = partial(self.each, weigh=self._weight)
        for done, (page, written) in enumerate(zip(pages, each(make, pages), strict=True), start=1):
            tree.record(page.file, written)
            self.options.progress("render", done, len(pages))

    def _weight(self, page: Page) -> int:
        """About how many plain pages one is worth: some show the whole site, and a card is drawn."""
        if page.template == "card":
            return A_CARD
        return 1 + len(self.library.reviews) // A_PAGE if page.template in WHOLE else 1


def survey_site(options: BuildOptions) -> Survey:
    """How the site stands beside its record."""
    manifest = read_manifest(options.cache_folder, options.output_folder)
    spare = Spare(manifest)
    return manifest.survey(spare.path if spare.fits(manifest.token) else None)
