"""What lies as it lay is known to without being read; what may have changed is not believed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import snapshot
from generator.cache.snapshot import SECOND, During, take_snapshot, unchanged

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

REPORT = {"pages": 3, "problems": [["code", "پل"]]}
KEY = ("config", "site")
MINUTE = 60 * SECOND
MOMENT, UNTIL = 1_000.0, 2_000.0


class Lying:
    """A folder that is read and one that was written, and the snapshot of both."""

    def __init__(self, root: Path) -> None:
        self.file, self.source, self.page = root / "snapshot", root / "in" / "a.md", root / "out" / "a.html"
        self.absent = root / "templates"
        for file in (self.source, self.page):
            file.parent.mkdir()
            file.write_text("text")

    @property
    def reads(self) -> list[str]:
        return [str(path) for path in (self.source.parent, self.source, self.absent)]

    def take(self, began: int | None = None) -> bool:
        """Notes how it lies after a build that began then, by default after everything was written."""
        during = During(time.time_ns() + SECOND if began is None else began, MOMENT, UNTIL)
        wrote = [str(path) for path in (self.page.parent, self.page)]
        take_snapshot(self.file, KEY, self.reads, wrote, during, REPORT)
        return self.file.exists()

    def found(self, now: float = 1_500.0, key: tuple[str, ...] = KEY) -> object:
        return unchanged(self.file, key, now)


@pytest.fixture
def lying(tmp_path: Path) -> Lying:
    return Lying(tmp_path)


def test_what_was_reported_is_found_where_everything_lies_as_it_lay(lying: Lying) -> None:
    assert lying.found() is None
    assert lying.take()
    assert lying.found() == REPORT


@pytest.mark.parametrize(("now", "holds"), [(999.9, False), (1000.0, True), (1999.9, True), (2000.0, False)])
def test_it_holds_from_its_own_moment_until_something_is_due(*, now: float, holds: bool, lying: Lying) -> None:
    lying.take()
    assert (lying.found(now) == REPORT) is holds


def test_who_asks_for_something_else_is_told_nothing(lying: Lying) -> None:
    lying.take()
    assert lying.found(key=("config", "preview")) is None


def rewrite(lying: Lying) -> None:
    lying.source.write_text("other")


def rewrite_unseen(lying: Lying) -> None:
    """As many bytes, and the old date."""
    before = lying.source.stat()
    lying.source.write_text("TEXT")
    os.utime(lying.source, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_a_copy(lying: Lying) -> None:
    before = lying.source.stat()
    lying.source.unlink()
    lying.source.write_text("text")
    os.utime(lying.source, ns=(before.st_atime_ns, before.st_mtime_ns))


def add_a_source(lying: Lying) -> None:
    lying.source.with_name("b.md").touch()


def delete_a_source(lying: Lying) -> None:
    lying.source.unlink()


def make_what_was_absent(lying: Lying) -> None:
    lying.absent.mkdir()


def edit_a_page(lying: Lying) -> None:
    lying.page.write_text("other")


def delete_a_page(lying: Lying) -> None:
    lying.page.unlink()


def link_a_page(lying: Lying) -> None:
    lying.page.rename(lying.page.with_suffix(".kept"))
    lying.page.symlink_to(lying.page.with_suffix(".kept"))


CHANGES = (
    rewrite, rewrite_unseen, replace_by_a_copy, add_a_source, delete_a_source, make_what_was_absent, edit_a_page, delete_a_page,
    link_a_page,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_is_seen(change: Callable[[Lying], None], lying: Lying) -> None:
    lying.take()
    change(lying)
    assert lying.found() is None


def test_a_change_that_a_coarse_clock_does_not_show_is_seen(lying: Lying, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice in one tick: the signs are the same, what is in the file is not."""
    monkeypatch.setattr(snapshot, "_sign", lambda found: (found.st_size, time.time_ns() // MINUTE * MINUTE, 0, 0))
    monkeypatch.setattr(snapshot, "UNSETTLED", 2 * MINUTE)
    lying.take(began=time.time_ns() + 10 * MINUTE)
    lying.source.write_text("TEXT")
    assert lying.found() is None


def test_what_changed_while_the_build_was_at_work_leaves_no_snapshot(lying: Lying) -> None:
    """It may have been read before it changed."""
    began = time.time_ns()
    time.sleep(0.05)
    lying.source.write_text("other")
    assert not lying.take(began)


def test_on_a_clock_of_whole_seconds_the_seconds_before_the_build_count_as_its_own(
    lying: Lying, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.time_ns() + 3600 * SECOND
    for ago, dated, taken in ((1.0, SECOND, False), (1.0, 1, True), (3.0, SECOND, True), (0.001, 1, False)):
        moment = (began - int(ago * SECOND)) // SECOND * SECOND if dated == SECOND else began - int(ago * SECOND) | 1
        monkeypatch.setattr(snapshot, "_sign", lambda _, moment=moment: (4, moment, moment, 1))
        lying.file.unlink(missing_ok=True)
        assert lying.take(began) is taken, (ago, dated)


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda data: data[:-1], lambda data: bytes([data[0] ^ 1]) + data[1:]]
)
def test_a_damaged_snapshot_is_as_none(damage: Callable[[bytes], bytes], lying: Lying) -> None:
    lying.take()
    lying.file.write_bytes(damage(lying.file.read_bytes()))
    assert lying.found() is None


def test_without_forks_both_sides_are_looked_at_all_the_same(lying: Lying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    lying.take()
    assert lying.found() == REPORT
    edit_a_page(lying)
    assert lying.found() is None
