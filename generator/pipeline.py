"""The order of the stages: load, check, plan, render, write. The only file that knows it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator.check import check_library
from generator.deploy.limits import host_warnings
from generator.load.config import load_config
from generator.load.content import load_library
from generator.load.places import default_templates, starter_site
from generator.model.config import Config, site_address
from generator.model.each import Each
from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import Route
from generator.plan import plan_frames, plan_routes, plan_search, plan_site
from generator.pool import in_processes
from generator.problems import Problem, did_you_mean, in_order, refused
from generator.render import Renderer, TemplateFault, icon_faults
from generator.write.lock import Busy, locked
from generator.write.manifest import Written, read_manifest
from generator.write.search_index import SearchIndexError, index_search
from generator.write.starter import write_review, write_starter
from generator.write.tree import ForeignOutput, NewTree

__all__ = [
    "BuildOptions",
    "BuildReport",
    "Busy",
    "ForeignOutput",
    "SearchIndexError",
    "begin_review",
    "begin_site",
    "build",
    "check",
]

Progress = Callable[[str, int, int], None]
CACHE = ".tasdiq"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What is asked of a build; `output` is `site/` beside the configuration where it is None.

    `patience` is how many seconds to wait for another build of the same site. `progress` is told a stage's name, how much of
    it is done and how much there is.
    """

    config: Path
    output: Path | None = None
    jobs: int = 0
    clean: bool = False
    drafts: bool = False
    search: bool = True
    base_url: str = ""
    patience: float = 0.0
    progress: Progress = lambda _stage, _done, _total: None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What came of a build: the problems, and, where they allowed it, what was written."""

    problems: list[Problem] = field(default_factory=list)
    output: Path = Path()
    pages: int = 0
    rendered: int = 0
    reviews: int = 0
    next_due: datetime | None = None
    unusable: bool = False
    notice: str = ""

    @property
    def ok(self) -> bool:
        """Whether the site was (or, for a check, could be) written."""
        return not self.unusable and not refused(self.problems)


@dataclass(frozen=True, slots=True)
class _Made:
    rendered: int
    files: list[tuple[str, int]]
    notice: str


@dataclass(frozen=True, slots=True)
class _Checked:
    library: Library
    routes: tuple[Route, ...]
    problems: list[Problem]
    next_due: datetime | None


def now() -> datetime:
    """The present, or the moment that SOURCE_DATE_EPOCH names, so that a build can be repeated."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC)
    except (ValueError, OverflowError, OSError):  # not given, or no moment
        return datetime.now(UTC)


def check(options: BuildOptions) -> BuildReport:
    """Loads and checks a site; writes nothing."""
    config, problems = _configured(options)
    if config is None:
        return BuildReport(problems=in_order(problems), unusable=True)
    checked = _checked(options, config, problems)
    return BuildReport(problems=checked.problems, reviews=len(checked.library.reviews), next_due=checked.next_due)


def build(options: BuildOptions) -> BuildReport:
    """Builds a site. With errors in the content nothing is written, and the site that is there stays as it is.

    Raises `Busy` when another build holds the lock, `ForeignOutput` when the output folder is somebody else's, OSError when
    the disk refuses, and `SearchIndexError`; the old site is whole after each of them.
    """
    root, output = options.config.parent.resolve(), _output(options)
    config, problems = _configured(options)
    if config is None:
        return BuildReport(problems=in_order(problems), output=output, unusable=True)
    with locked(root / CACHE, patience=options.patience):
        checked = _checked(options, config, problems)
        if refused(checked.problems):
            return BuildReport(problems=checked.problems, output=output, next_due=checked.next_due)
        options.progress("plan", 0, 1)
        pages = plan_site(checked.library, checked.routes)
        try:
            written = _write(options, root / CACHE, checked.library, pages)
        except TemplateFault as fault:
            return BuildReport(problems=in_order([*checked.problems, _template_problem(fault)]), output=output)
    redirects = sum(page.context["text"].count("\n") for page in pages if page.path == "/_redirects")
    return BuildReport(
        problems=in_order([*checked.problems, *host_warnings(config.host, written.files, redirects)]),
        notice=written.notice,
        output=output,
        pages=len(pages),
        rendered=written.rendered,
        reviews=len(checked.library.reviews),
        next_due=checked.next_due,
    )


def begin_site(directory: Path) -> list[Path]:
    """Writes a new newsroom's folder; FileExistsError where there is something already."""
    return write_starter(starter_site(), directory)


def begin_review(config_path: Path, slug: str, langs: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """Writes the files of a new claim review, in `langs` or in every language of the site; the paths, and problems if refused."""
    config, problems = load_config(config_path)
    if config is None or refused(problems):
        return [], in_order(problems)
    chosen = langs or config.langs
    unknown = [lang for lang in chosen if lang not in config.langs]
    if unknown:
        hint = did_you_mean(unknown[0], config.langs)
        return [], [
            Problem("unknown-language", f"the site has no language “{unknown[0]}”", config.source.file, hint=hint)
        ]
    return write_review(
        config_path.parent,
        slug,
        chosen,
        [rating.id for rating in config.ratings if not rating.retired],
        today=now().astimezone(config.zone).date(),
    )


def _configured(options: BuildOptions) -> tuple[Config | None, list[Problem]]:
    options.progress("load", 0, 1)
    config, problems = load_config(options.config)
    if config is None or refused(problems):
        return None, problems
    problems += icon_faults(config)
    if refused(problems):
        return None, problems
    if options.base_url:
        try:
            config = config.model_copy(update={"base_url": site_address(options.base_url)})
        except ValueError as error:
            return None, [*problems, Problem("bad-address", f"“{options.base_url}” {error}", "--base-url")]
    return config, problems


def _checked(options: BuildOptions, config: Config, problems: list[Problem]) -> _Checked:
    """Loads and checks what readers would see now, and what they will see once everything scheduled is due."""
    library, found = load_library(options.config.parent.resolve(), config, _each(options))
    options.progress("check", 0, 1)
    moment = now()
    shown = library.visible(moment, drafts=options.drafts)
    routes = plan_routes(shown)
    found += check_library(shown, routes)
    due = library.next_due(moment)
    if due and not options.drafts:
        later = library.visible(datetime.max.replace(tzinfo=UTC), drafts=False)
        found += check_library(later, plan_routes(later))
    return _Checked(shown, routes, in_order([*problems, *found]), due)


def _template_problem(fault: TemplateFault) -> Problem:
    """A template that fails is mostly a newsroom's own; what ships with Tasdiq is tested with every kind of page."""
    message = f"the template fails on {fault.address}: {fault.reason}"
    hint = "Mend it, or delete it: Tasdiq's own template of this name is used then."
    return Problem("template-fault", message, f"templates/{fault.file}", fault.line, hint=hint)


def _output(options: BuildOptions) -> Path:
    return (options.output or options.config.parent / "site").resolve()


def _each(options: BuildOptions) -> Each:
    return partial(in_processes, jobs=_jobs(options))


def _jobs(options: BuildOptions) -> int:
    if options.jobs:
        return options.jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _write(options: BuildOptions, cache: Path, library: Library, pages: list[Page]) -> _Made:
    """Renders what changed, beside the site that is there, and puts the new site in its place."""
    renderer = Renderer(options.config.parent.resolve(), default_templates(), plan_frames(library))
    manifest = read_manifest(cache, _output(options))
    stale, kept, fingerprints = manifest.compare(pages, renderer.shaping({page.template for page in pages}))
    if options.clean:
        stale, kept = tuple(pages), ()
    with NewTree(manifest) as tree:
        tree.keep(kept)
        tree.expect(page.file for page in stale)

        def make(page: Page) -> Written:
            return tree.put(page.file, renderer.render(page))

        for done, (page, written) in enumerate(zip(stale, _each(options)(make, stale), strict=True), start=1):
            tree.record(page.file, written)
            options.progress("render", done, len(stale))
        if options.search:
            records = plan_search(library)
            options.progress("search", 0, len(records))
            index_search(records, tree.path / "pagefind", jobs=_jobs(options))
        tree.swap()
        manifest.save(tree.written, fingerprints)
    return _Made(len(stale), [(file, found.size) for file, found in tree.written.items()], manifest.notice)
