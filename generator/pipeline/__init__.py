"""The order of the stages: load, check, plan, render, write. The only room that knows it.

`site.py` is the order for a site, `study.py` for one folder of content. They and the libraries below them are imported
when they are needed: a build that finds nothing changed ends before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pipeline.options import CACHE, BuildOptions, BuildReport, now
from generator.pipeline.unchanged import report_unchanged
from generator.problems import Busy, ForeignOutput, SearchIndexError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.problems import Problem

__all__ = [
    "CACHE",
    "BuildOptions",
    "BuildReport",
    "Busy",
    "ForeignOutput",
    "SearchIndexError",
    "begin_review",
    "begin_site",
    "build",
    "check",
    "now",
]


def build(options: BuildOptions) -> BuildReport:
    """Builds a site. With errors in the content nothing is written, and the site that is there stays as it is.

    Raises `Busy` when another build holds the lock, `ForeignOutput` when the output folder is somebody else's, OSError when
    the disk refuses, and `SearchIndexError`; the old site is whole after each of them.
    """
    report = report_unchanged(options)
    if report is None:
        from generator.pipeline.site import build_site

        report = build_site(options)
    if not options.verify or report.unusable:
        return report
    from generator.pipeline.verify import verify_site

    return verify_site(options, report)


def check(options: BuildOptions) -> BuildReport:
    """Loads and checks a site; writes nothing of it."""
    from generator.pipeline.site import check_site

    return check_site(options)


def begin_site(directory: Path, langs: tuple[str, ...] = ()) -> tuple[list[Path], list[Problem]]:
    """Writes a new newsroom's folder, in `langs` or in every language of the starter; the paths, and problems if refused."""
    from generator.pipeline import begin

    return begin.begin_site(directory, langs)


def begin_review(config_path: Path, slug: str, langs: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """Writes the files of a new claim review, in `langs` or in every language of the site; the paths, and problems if refused."""
    from generator.pipeline import begin

    return begin.begin_review(config_path, slug, langs)
