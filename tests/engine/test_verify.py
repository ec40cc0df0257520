"""`build --verify` proves that the site is what a clean build would be, and can fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.pipeline import BuildOptions, BuildReport, verify
from generator.pipeline.site import build_site
from tests.engine import damage
from tests.site.newsroom import SmallSite, smallest

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    made = SmallSite(tmp_path).write(smallest())
    made.build()
    return made


def falsify(file: Path) -> None:
    """Changes a byte in a way that no build can see: the record says that size and time are those of its own file."""
    found = file.stat()
    file.write_bytes(damage.flipped(file.read_bytes(), 400))
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def test_an_increment_is_proved(site: SmallSite) -> None:
    site.edit("content/reviews/bridge/index.en.md", "unharmed", "unharmed and open")
    report = site.build(verify=True)
    assert report.verified
    assert report.rendered


def test_a_build_with_nothing_to_do_is_proved_too(site: SmallSite) -> None:
    assert site.build(verify=True).verified


def test_nothing_is_left_of_the_clean_build(site: SmallSite) -> None:
    before = {path: path.stat().st_mtime_ns for path in damage.files_in(site.output)}
    site.build(verify=True)
    assert {path: path.stat().st_mtime_ns for path in damage.files_in(site.output)} == before


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("folder", ["data", "en", "en/reviews/bridge"])
def test_a_link_in_the_place_of_a_folder_is_mended_and_proved(*, folder: str, clean: bool, site: SmallSite) -> None:
    elsewhere = site.root / "elsewhere"
    (site.output / folder).rename(elsewhere)
    (elsewhere / "own.txt").write_text("somebody's own")
    (site.output / folder).symlink_to(elsewhere)
    theirs = {path: path.read_bytes() for path in damage.files_in(elsewhere)}
    assert site.build(clean=clean, verify=True).verified
    site.edit("content/reviews/bridge/index.en.md", "unharmed", "unharmed and open")
    assert site.build(verify=True).verified
    assert not (site.output / folder).is_symlink()
    assert {path: path.read_bytes() for path in damage.files_in(elsewhere)} == theirs


def test_a_byte_that_a_clean_build_would_not_write_is_told(site: SmallSite) -> None:
    falsify(site.output / "en" / "index.html")
    report = site.run(verify=True)
    assert not report.ok
    assert not report.verified
    told = [(problem.code, problem.file) for problem in report.problems if problem.severity == "error"]
    assert told == [("not-as-clean", "site/en/index.html")]


def test_many_differences_are_told_in_short(site: SmallSite) -> None:
    for file in damage.files_in(site.output):
        falsify(file)
    told = [problem for problem in site.run(verify=True).problems if problem.code == "not-as-clean"]
    assert len(told) == 11
    assert sum("more files differ" in problem.message for problem in told) == 1


def test_a_refused_build_is_not_verified(site: SmallSite) -> None:
    site.write({"content/topics/disasters.yml": "nothing: here\n"})
    report = site.run(verify=True)
    assert not report.verified
    assert "not-as-clean" not in {problem.code for problem in report.problems}


def test_content_that_changes_meanwhile_is_no_fault_of_the_build(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_first(options: BuildOptions) -> BuildReport:
        if options.clean:
            site.edit("content/reviews/bridge/index.en.md", "unharmed", "unharmed and open")
        return build_site(options)

    monkeypatch.setattr(verify, "build_site", changed_first)
    report = site.run(verify=True)
    assert [problem.code for problem in report.problems if problem.severity == "error"] == ["not-verified"]
