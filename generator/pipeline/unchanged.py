"""The shortest build: nothing has changed since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cache.snapshot import During, take_snapshot, unchanged
from generator.pipeline.options import BuildOptions, BuildReport, now
from generator.problems import Problem, Severity

if TYPE_CHECKING:
    from generator.write.manifest import Manifest

SNAPSHOT = "snapshot"


def report_unchanged(options: BuildOptions) -> BuildReport | None:
    """What the last build reported, where this one would do and find the same; otherwise None."""
    file = options.cache_folder / SNAPSHOT
    if options.clean or not file.is_file():
        return None
    from generator.write.lock import locked

    with locked(file.parent, patience=options.patience):
        told = unchanged(file, _key(options), now().timestamp())
    return _report(told) if told else None


def remember(
    options: BuildOptions,
    report: BuildReport,
    reads: Iterable[str],
    manifest: Manifest,
    during: tuple[int, datetime | None],
) -> None:
    """Notes how everything lies after a build, and what was reported.

    `during` is when it began (nanoseconds since 1970), and until when its report holds though nothing is changed.
    """
    from generator.write.lock import LOCK_FILE

    began, until = during
    root = str(manifest.folder)
    wrote = [f"{root}/{name}" if name else root for name in (*manifest.folders, *manifest.entries)]
    # The lock's time is that of the file system's own clock, which may be another machine's.
    began = min(began, (options.cache_folder / LOCK_FILE).stat().st_mtime_ns)
    held = During(began, now().timestamp(), until.timestamp() if until else None)
    take_snapshot(options.cache_folder / SNAPSHOT, _key(options), reads, wrote, held, _plain(report))


def forget(options: BuildOptions) -> None:
    """Before anything is written: until the build has ended, there is nothing to compare with."""
    file = options.cache_folder / SNAPSHOT
    if file.is_file():
        file.unlink()


def _key(options: BuildOptions) -> Iterator[str]:
    yield str(options.config.resolve())
    yield str(options.output_folder)
    yield f"{options.drafts} {options.search} {options.cards} {options.base_url}"


def _plain(report: BuildReport) -> dict[str, Any]:
    told = {field.name: getattr(report, field.name) for field in fields(report)}
    told["problems"] = [
        [
            str(getattr(problem, field.name)) if field.name == "severity" else getattr(problem, field.name)
            for field in fields(problem)
        ]
        for problem in report.problems
    ]
    told["output"] = str(report.output)
    told["next_due"] = report.next_due.isoformat() if report.next_due else ""
    told["rendered"], told["stages"], told["notice"] = 0, (), ""
    return told


def _report(told: dict[str, Any]) -> BuildReport:
    problems = [
        Problem(code, message, file, line, column, hint, Severity(severity))
        for code, message, file, line, column, hint, severity in told["problems"]
    ]
    due = datetime.fromisoformat(told["next_due"]) if told["next_due"] else None
    return BuildReport(**{**told, "problems": problems, "output": Path(told["output"]), "next_due": due})
