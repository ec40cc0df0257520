"""Proof that an increment is what a clean build would be: one is made beside, and every file compared."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pipeline.options import BuildOptions, BuildReport
from generator.pipeline.site import build_site
from generator.problems import Problem, in_order

SHOWN = 10  # differing files that are told one by one
HINT = "Build with --clean, which writes everything anew, and report this: increments must never differ."


def verify_site(options: BuildOptions, report: BuildReport) -> BuildReport:
    """The report of a build, with a problem for each file that a clean build of the same sources makes otherwise."""
    with TemporaryDirectory(prefix="tasdiq-") as folder:
        beside = replace(
            options, output=Path(folder, "site"), cache=Path(folder, "cache"), clean=True, progress=_silent
        )
        fresh = build_site(beside)
        place = os.path.relpath(report.output, options.root)
        if fresh.problems != report.problems or fresh.next_due != report.next_due:
            found = [Problem("not-as-clean", "a clean build finds other faults in the content", place, hint=HINT)]
        else:
            found = list(_differences(report.output, beside.output_folder, place)) if report.ok else []
    if found and _moved(options, report):
        message = "the content changed, or something scheduled came due, while the build was verified"
        found = [Problem("not-verified", message, hint="Build again.")]
    return replace(report, problems=in_order([*report.problems, *found]), verified=report.ok and not found)


def _moved(options: BuildOptions, before: BuildReport) -> bool:
    """Whether one more increment has something to do, so that the two builds were not made of the same content."""
    again = build_site(replace(options, progress=_silent))
    return again.rendered > 0 or again.problems != before.problems or again.next_due != before.next_due


def _differences(site: Path, clean: Path, place: str) -> Iterator[Problem]:
    files, expected = _files(site), _files(clean)
    different = [(file, "is missing; a clean build writes it") for file in expected - files]
    different += [(file, "is left over; a clean build does not write it") for file in files - expected]
    common = files & expected
    unequal = (file for file in common if not filecmp.cmp(site / file, clean / file, shallow=False))
    different += [(file, "has other bytes than a clean build writes") for file in unequal]
    for file, how in sorted(different)[:SHOWN]:
        yield Problem("not-as-clean", how, f"{place}/{file}", hint=HINT)
    if len(different) > SHOWN:
        yield Problem(
            "not-as-clean", f"{len(different) - SHOWN} more files differ from a clean build", place, hint=HINT
        )


def _files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Shows no progress: this is no second build to the editor."""
