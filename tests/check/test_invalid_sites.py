"""Whole sites with one fault each, read from disk as the command does: every fault is placed where the editor sees it.

A site in `tests/sites/invalid/<code>/` is `tests/sites/plain/`, which has no fault, with the files of its folder laid over
it, and without those that its `removed.txt` names. `expected.txt` holds what is reported: `code file:line:column`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import BuildOptions, check
from generator.problems import Problem

SITES = Path(__file__).parent.parent / "sites"
INVALID = sorted(path for path in (SITES / "invalid").iterdir() if (path / "expected.txt").is_file())
DOCS = Path(__file__).parent.parent.parent / "docs"


def report(root: Path) -> list[Problem]:
    """All that the command says of a site, of what readers do not yet see too."""
    return check(BuildOptions(config=root / "site_config.yml", jobs=1, drafts=True)).problems


def laid_over(site: Path, goal: Path) -> Path:
    """The faultless site with the files of `site` laid over it, in the new folder `goal`."""
    shutil.copytree(SITES / "plain", goal)
    shutil.copytree(site, goal, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "removed.txt"))
    removed = site / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        (goal / name).unlink()
        if not any((goal / name).parent.iterdir()):
            (goal / name).parent.rmdir()
    return goal


def test_the_plain_site_has_no_fault() -> None:
    assert report(SITES / "plain") == []


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_a_fault_is_reported_where_it_stands(site: Path, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    problems = report(laid_over(site, tmp_path / "site"))
    expect(site / "expected.txt", "".join(f"{problem.code} {problem.place}\n" for problem in problems))
    assert site.name in {problem.code for problem in problems}


@pytest.mark.parametrize("site", INVALID, ids=lambda site: site.name)
def test_a_fault_is_documented_and_has_a_hint(site: Path, tmp_path: Path) -> None:
    documented = (DOCS / "checks.md").read_text(encoding="utf-8") + (DOCS / "reading.md").read_text(encoding="utf-8")
    for problem in report(laid_over(site, tmp_path / "site")):
        assert f"`{problem.code}`" in documented
        assert problem.hint, problem
