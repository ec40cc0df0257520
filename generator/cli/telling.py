"""What a command tells: problems, results, progress; for people, for programs, for GitHub."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import TaskID

    from generator.pipeline import BuildReport
    from generator.pipeline.options import Stage
    from generator.problems import Problem


class Format(StrEnum):
    """How problems and results are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@contextmanager
def progress_line(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A progress line on a terminal; nothing in a pipe, in CI, or where a machine reads."""
    if quiet or not sys.stderr.isatty() or os.environ.get("CI"):
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show


def tell(report: BuildReport, told: Format, summary: str, site: Path) -> None:
    """Problems to stderr, the result to stdout; as JSON both in one document on stdout. `site` is the site's folder."""
    if told is Format.JSON:
        typer.echo(json.dumps(_as_data(report), ensure_ascii=False, indent=2))
        return
    tell_problems(report.problems, told, site, refused=report.output != Path() and not report.pages)
    if report.drafts:
        typer.echo(f"{counted(report.drafts, 'draft')} not checked (use --drafts).", err=True)
    if report.notice:
        typer.echo(report.notice, err=True)
    if report.next_due:
        typer.echo(f"Next scheduled: {report.next_due.isoformat()}. Build again then.", err=True)
    if report.ok:
        typer.echo(summary)


def tell_problems(problems: Iterable[Problem], told: Format, site: Path = Path(), *, refused: bool = True) -> None:
    """Errors first, or they would be looked for among the warnings; `refused` is whether they kept something from being written."""
    found = sorted(problems, key=lambda problem: problem.severity != "error")
    for problem in found:
        # GitHub knows files by their path in the repository, where the command runs; the site may be a folder of it.
        file = Path(os.path.relpath(site), problem.file or "site_config.yml").as_posix()
        typer.echo(problem.annotation(file) if told is Format.GITHUB else _words(problem), err=told is Format.TEXT)
    errors = sum(problem.severity == "error" for problem in found)
    if found and told is Format.TEXT:
        closing = " Nothing was written." if errors and refused else ""
        typer.echo(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.{closing}", err=True)


def tell_stages(stages: Iterable[Stage]) -> None:
    """Where the time went; `after` counts from the beginning of the build, in memory are this process and its largest worker."""
    typer.echo(f"{'stage':<10}{'seconds':>9}{'after':>9}{'items':>9}{'memory':>11}{'worker':>11}", err=True)
    for stage in stages:
        memory, worker = (f"{size / 1e6:.0f} MB" for size in (stage.memory, stage.workers))
        numbers = f"{stage.seconds:>9.3f}{stage.ended:>9.3f}{stage.items:>9}{memory:>11}{worker:>11}"
        typer.echo(f"{stage.name:<10}{numbers}", err=True)


def counted(number: int, thing: str) -> str:
    """`2 reviews`, but `1 review`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _words(problem: Problem) -> str:
    """One problem for people, in colour on a terminal."""
    styled = typer.style(problem.severity, fg="red" if problem.severity == "error" else "yellow", bold=True)
    severity = styled if sys.stderr.isatty() and not os.environ.get("NO_COLOR") else str(problem.severity)
    return problem.words(severity)


def _as_data(report: BuildReport) -> dict[str, object]:
    return {
        "ok": report.ok,
        "output": str(report.output),
        "pages": report.pages,
        "rendered": report.rendered,
        "reviews": report.reviews,
        "drafts": report.drafts,
        "verified": report.verified,
        "next_due": report.next_due.isoformat() if report.next_due else None,
        "stages": [asdict(stage) for stage in report.stages],
        "problems": [asdict(problem) for problem in report.problems],
    }


def short(path: Path) -> str:
    """A path as people type it: relative to where they are, when it lies below."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
