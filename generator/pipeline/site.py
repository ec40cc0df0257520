"""The order for a site: load, check, plan, then render, write and index (publish.py)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TypeVar

from generator import check
from generator.aside import aside
from generator.cache.packs import DamagedCache
from generator.cache.store import forget, tidy
from generator.deploy.limits import host_warnings
from generator.load.config import load_config
from generator.load.folder import Folder
from generator.load.places import default_templates
from generator.model.config import Config, site_address
from generator.model.each import Each
from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import Route
from generator.pipeline import unchanged
from generator.pipeline.collection import Collection, collect
from generator.pipeline.options import BuildOptions, BuildReport, now
from generator.pipeline.publish import Published, Publisher, survey_site
from generator.pipeline.stages import Clock
from generator.plan import plan_routes, plan_site
from generator.pool import WorkerLostError, in_processes
from generator.problems import Problem, in_order, refused
from generator.render import TemplateFault, icon_faults
from generator.write.lock import locked
from generator.write.spare import Spare

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What readers see at `moment`: the library without the rest, its addresses, and when something more is due.

    `until` is when the same content has another site or other faults: something is due, or a day has come.
    """

    moment: datetime
    library: Library
    routes: tuple[Route, ...]
    drafts: int
    next_due: datetime | None
    until: datetime | None

    @property
    def today(self) -> date:
        """The newsroom's day."""
        return self.moment.astimezone(self.library.config.zone).date()


def check_site(options: BuildOptions) -> BuildReport:
    """Loads and checks a site; writes nothing of it."""
    config, problems = _configured(options)
    if config is None:
        return BuildReport(problems=in_order(problems), unusable=True)
    try:
        with collect(options, config, _each(options), keep=False) as collection:
            shown = _shown(options, collection)
            problems += [*collection.problems(drafts=options.drafts), *_site_faults(options, collection.library, shown)]
    except WorkerLostError as lost:
        return BuildReport(problems=in_order([*problems, _worker_problem(lost, ())]))
    return BuildReport(
        problems=in_order(problems),
        reviews=len(shown.library.reviews),
        drafts=shown.drafts,
        next_due=shown.next_due,
    )


def build_site(options: BuildOptions) -> BuildReport:
    """Builds a site; what it raises is told in the package."""
    clock = Clock(options.progress)
    cache = options.cache_folder
    with locked(cache, patience=options.patience):
        config, problems = _configured(options)
        if config is None:
            return BuildReport(problems=in_order(problems), output=options.output_folder, unusable=True)
        unchanged.forget(options)
        damaged = tidy(cache)
        try:
            report = _build(options, config, problems, clock)
            return replace(report, notice=report.notice or damaged)
        except DamagedCache as damage:
            forget(cache)
            report = _build(options, config, problems, clock)
            return replace(report, notice=f"the cache was damaged ({damage}); everything was built anew")


def _build(options: BuildOptions, config: Config, problems: list[Problem], clock: Clock) -> BuildReport:
    report = BuildReport(output=options.output_folder)
    routes: tuple[Route, ...] = ()
    try:
        with ExitStack() as stack:
            survey = stack.enter_context(aside(partial(survey_site, options)))
            with clock.stage("load") as done:
                collection = stack.enter_context(collect(options, config, _each(options)))
                done.append(len(collection.studies))
            shown = _shown(options, collection)
            routes = shown.routes
            faults = stack.enter_context(aside(partial(_site_faults, options, collection.library, shown)))
            problems = [*problems, *collection.problems(drafts=options.drafts)]
            with clock.stage("plan") as done:
                pages = _planned(collection, shown, problems, faults, cards=options.cards)
                done.append(len(pages))
            with clock.stage("check") as done:
                problems = in_order([*problems, *faults()])
                done.append(len(shown.library.reviews))
            report = replace(report, problems=problems, drafts=shown.drafts, next_due=shown.next_due)
            if refused(problems):
                collection.save()
                return report
            publisher = Publisher(options, collection, shown.library, _each(options), clock)
            published = publisher.publish(pages, survey())
            cleared = stack.enter_context(aside(Spare(published.manifest).clear))
            saved = stack.enter_context(aside(collection.save))
            report = replace(
                report,
                problems=in_order([*problems, *_host_warnings(config, published, pages)]),
                notice=collection.notice or published.notice,
                pages=len(pages),
                rendered=published.rendered,
                reviews=len(shown.library.reviews),
            )
            with clock.stage("keep"):
                during = (clock.moment, shown.until)
                unchanged.remember(options, report, _reads(options, collection), published.manifest, during)
                saved()
                cleared()
    except TemplateFault as fault:
        return replace(report, problems=in_order([*problems, _template_problem(fault)]))
    except WorkerLostError as lost:
        return replace(report, problems=in_order([*problems, _worker_problem(lost, routes)]))
    return replace(report, stages=tuple(clock.stages))


def _host_warnings(config: Config, published: Published, pages: Sequence[Page]) -> list[Problem]:
    files = [(file, entry.written.size) for file, entry in published.manifest.entries.items()]
    redirects = sum(page.context["text"].count("\n") for page in pages if page.path == "/_redirects")
    return host_warnings(config.host, files, redirects)


def _reads(options: BuildOptions, collection: Collection) -> Iterator[str]:
    """Every file and folder that the build read, or would have read."""
    yield str(options.config.resolve())
    yield str(options.root / "content")  # by this name too: it may be a link, and be led elsewhere
    yield from collection.paths
    own = options.root / "templates"
    yield str(own)
    for root in (own, default_templates()):
        for folder, _, names in os.walk(root, followlinks=True):
            yield folder
            yield from (f"{folder}/{name}" for name in names)


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
            fault, _, hint = str(error).partition("; ")
            message, hint = f"“{options.base_url}” {fault}", f"{hint[:1].upper()}{hint[1:]}"
            return None, [*problems, Problem("bad-address", message, "--base-url", hint=hint)]
    return config, problems


def _shown(options: BuildOptions, collection: Collection) -> _Shown:
    moment, everything = now(), collection.library
    library = everything.visible(moment, drafts=options.drafts)
    drafts = 0 if options.drafts else len(list(collection.drafts))
    due = everything.next_due(moment)
    shown = _Shown(moment, library, plan_routes(library), drafts, due, due)
    if day := check.next_day(everything, shown.today):
        midnight = datetime.combine(day, time(), library.config.zone)
        shown = replace(shown, until=min(midnight, due) if due else midnight)
    return shown


def _site_faults(options: BuildOptions, everything: Library, shown: _Shown) -> list[Problem]:
    """Faults between documents, in what readers see now and in what they will see once everything scheduled is due."""
    found = check.check_site(shown.library, shown.routes, shown.today)
    if shown.next_due and not options.drafts:
        later = everything.visible(datetime.max.replace(tzinfo=UTC), drafts=False)
        found += check.check_site(later, plan_routes(later), shown.today)
    return found


def _planned(
    collection: Collection,
    shown: _Shown,
    problems: list[Problem],
    faults: Callable[[], list[Problem]],
    *,
    cards: bool,
) -> list[Page]:
    """Every output, planned while the checks still look for faults; with errors in the content it may be impossible."""
    if refused(problems):
        return []
    try:
        return plan_site(shown.library, shown.routes, collection.leaf, collection.pieces, cards=cards)
    except Exception:
        if refused(faults()):
            return []
        raise


def _template_problem(fault: TemplateFault) -> Problem:
    """A template that fails is mostly a newsroom's own; what ships with Tasdiq is tested with every kind of page."""
    message = f"the template fails on {fault.address}: {fault.reason}"
    hint = "Mend it, or delete it: Tasdiq's own template of this name is used then."
    return Problem("template-fault", message, f"templates/{fault.file}", fault.line, hint=hint)


def _worker_problem(lost: WorkerLostError, routes: Sequence[Route]) -> Problem:
    """A process that died or hung: the file that it was at work on, which for a page is the one that gives its address."""
    owner = next((route.owner for route in routes if route.path == lost.item), "")
    message = f"the process at work on {lost.item} {lost.reason}"
    hint = "Look at what is unusual in this file, or take it out and build again; --jobs 1 works in one process."
    return Problem("worker-lost", message, owner or lost.item, hint=hint)


def _item(item: object) -> str:
    """What a process is at work on, as people find it: a folder of content, a page's address."""
    match item:
        case Folder():
            return item.name
        case Page():
            return item.path
    return str(item)


def _each(options: BuildOptions) -> Each:
    return _here if options.jobs == 1 else partial(in_processes, jobs=_jobs(options), describe=_item)


def _here(
    work: Callable[[ItemT], ResultT],
    items: Sequence[ItemT],
    *,
    weigh: Callable[[ItemT], int] | None = None,
    settle: Callable[[], object] = lambda: None,
) -> Iterator[ResultT]:
    """All in the build's own process, which nobody watches: for whoever looks for a fault, or has little memory."""
    del weigh
    yield from map(work, items)
    settle()


def _jobs(options: BuildOptions) -> int:
    if options.jobs:
        return options.jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
