"""A build that is killed at any moment leaves a whole site, and the next build repairs what it left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.write import tree as tree_module
from tests.write.accidents import CRASHED, DONE, FAILED, KILLED, befallen, full_disk, killed, read_only
from tests.write.newsroom import Site

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

OLD = {"/": "old front", "/en/": "english", "/en/a/": "old a", "/en/b/": "b", "/gone/": "gone"}
NEW = {"/": "new front", "/en/": "english", "/en/a/": "new a", "/en/b/": "b", "/ur/": "اردو", "/ur/a/": "الف"}


@pytest.fixture(params=["exchange", "rename"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's exchange of folders, and as on a system that has none."""
    if request.param == "rename":
        monkeypatch.setattr(tree_module, "exchange", lambda *_: False)
    return str(request.param)


def as_files(texts: dict[str, str]) -> dict[str, str]:
    return {path.lstrip("/") + ("index.html" if path.endswith("/") else ""): text for path, text in texts.items()}


def at_work(folder: Path, *, spare: bool) -> Site:
    """A site that was built; with `spare` the next build has a spare tree to begin with."""
    made = Site(folder / "site", folder / ".tasdiq", spare=spare)
    made.build(OLD)
    return made


def is_repaired(site: Site, texts: dict[str, str], told: str) -> None:
    """The next build makes the site that it is asked for, leaves nothing beside it, and nothing for the one after it."""
    site.build(texts)
    assert site.tree() == as_files(texts), told
    assert site.beside() == [".tasdiq", "site"], told
    assert site.build(texts).stale == (), told


@pytest.mark.parametrize("spare", [True, False])
def test_a_kill_at_any_step_leaves_a_whole_site_and_the_next_build_repairs(
    *, spare: bool, how: str, tmp_path: Path
) -> None:
    point, missing = 0, 0
    while True:
        site = at_work(tmp_path / str(point), spare=spare)
        ended, _ = befallen(lambda: site.build(NEW), tmp_path, killed(point))  # noqa: B023 - called at once
        if ended == DONE:
            break
        assert ended == KILLED
        if not site.output.exists():
            missing += 1
        else:
            assert site.tree() in (as_files(OLD), as_files(NEW)), f"a half site at step {point}"
        # Back to the old texts: a record that does not know of the new site would now keep its pages.
        is_repaired(site, OLD, f"after step {point}")
        point += 1
    assert point >= 20
    # Without an exchange there is one moment between two renames at which no site is there.
    assert missing == (0 if how == "exchange" else 1)


def test_a_kill_in_the_first_build_leaves_no_site_or_a_whole_one(tmp_path: Path) -> None:
    point = 0
    while True:
        site = Site(tmp_path / str(point) / "site", tmp_path / str(point) / ".tasdiq")
        site.output.parent.mkdir()
        ended, _ = befallen(lambda: site.build(NEW), tmp_path, killed(point))  # noqa: B023 - called at once
        if ended == DONE:
            break
        assert ended == KILLED
        assert site.tree() in ({}, as_files(NEW))
        is_repaired(site, NEW, f"after step {point}")
        point += 1
    assert point >= 20


@pytest.mark.parametrize("spare", [True, False])
def test_a_disk_that_fills_up_at_any_step_leaves_a_whole_site_and_the_next_build_repairs(
    *, spare: bool, how: str, tmp_path: Path
) -> None:
    point, refused = 0, 0
    while True:
        site = at_work(tmp_path / str(point), spare=spare)
        ended, steps = befallen(lambda: site.build(NEW), tmp_path, full_disk(point))  # noqa: B023 - called at once
        assert ended in {DONE, FAILED}, f"neither done nor refused at step {point}"
        if steps <= point:
            break
        if ended == FAILED:
            refused += 1
            assert site.tree() in (as_files(OLD), as_files(NEW)), f"a half site at step {point}"
        is_repaired(site, OLD, f"after step {point}")
        point += 1
    assert refused > 10


@pytest.mark.parametrize("spare", [True, False])
def test_an_output_folder_that_may_not_be_written_stays_as_it_is(*, spare: bool, tmp_path: Path) -> None:
    site = at_work(tmp_path, spare=spare)
    for folder in (site.output, tmp_path):
        ended, _ = befallen(lambda: site.build(NEW), folder, read_only)
        assert ended == FAILED
        assert site.tree() == as_files(OLD)
    is_repaired(site, NEW, "once it may be written again")


def test_a_crash_is_no_refusal(site: Site) -> None:
    """What the tests above are made with can tell one from the other."""

    def crash(_: int, __: str) -> None:
        raise ZeroDivisionError

    assert befallen(lambda: site.build(NEW), site.output.parent, crash)[0] == CRASHED
