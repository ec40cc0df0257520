"""The order of writing: what changed is rendered and goes live at once, then search follows.

Pages, feeds and data change places with the old ones in one step; the claim finder comes a moment later, Pagefind's index
of full texts, which takes longest, last. Each of a language is made anew only where one of its search records changed;
until it is, the old one answers, and the pages that it still finds and that are gone say that they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from generator.load.places import default_templates
from generator.model.each import Each
from generator.model.library import Library
from generator.model.page import Page
from generator.pipeline.collection import Collection
from generator.pipeline.options import BuildOptions
from generator.pipeline.search import Search, index_of
from generator.pipeline.stages import Clock
from generator.plan import plan_frames
from generator.render import Renderer
from generator.write.manifest import Manifest, Survey, Written, read_manifest
from generator.write.spare import Spare
from generator.write.tree import NewTree

WHOLE = frozenset({"data.json", "data.csv", "sitemap"})
MANY = 400  # pages, from which on several processes render them
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
        return Search(self.library, self.collection, self.each, self.options.cache_folder)

    def publish(self, pages: Sequence[Page], survey: Survey) -> Published:
        """Renders what changed, puts the new site in the place of the old one, and brings the search index after it."""
        manifest = read_manifest(self.options.cache_folder, self.options.output_folder)
        renderer = Renderer(
            self.options.root, default_templates(), plan_frames(self.library), self.options.cache_folder / "templates"
        )
        wanted = self.search.wanted() if self.options.search else {}
        with self.clock.stage("compare"):
            changes = manifest.compare(pages, renderer.shaping({page.template for page in pages}), survey)
        stale, kept = (tuple(pages), ()) if self.options.clean else (changes.stale, changes.kept)
        fresh = {index for index, digest in wanted.items() if self._is_fresh(index, digest, manifest, survey)}
        search = [file for file in manifest.entries if index_of(file) in wanted and file not in survey.damaged]
        gone = list(self._gone(pages, manifest, wanted.keys() - fresh))
        with NewTree(manifest, survey) as tree:
            with self.clock.stage("render") as done:
                tree.keep(kept)
                tree.keep(search)
                self._render([*stale, *gone], renderer, tree)
                done.append(len(stale))
            with self.clock.stage("swap"):
                tree.swap()
                live = tree.save(changes.fingerprints, {index: manifest.notes.get(index, "") for index in wanted})
        if old := {index: digest for index, digest in wanted.items() if index not in fresh}:
            with self.clock.stage("search") as done:
                live = self.search.renew(old, live, {page.file for page in gone})
                done.append(len(old))
        with self.clock.stage("spare"):
            live = NewTree(live, Survey()).lay_spare(live)
        return Published(len(stale), live, manifest.notice)

    def _is_fresh(self, index: str, digest: str, manifest: Manifest, survey: Survey) -> bool:
        """Whether an index is there, whole, and made of the present records."""
        whole = not any(index_of(file) == index for file in survey.damaged)
        return whole and manifest.notes.get(index) == digest and not self.options.clean

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

        if len(pages) >= MANY:  # or every process would compile every template
            list(self.each(renderer.prepare, self.library.config.langs, weigh=lambda _: MANY))

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
