"""Work in several processes gives the same results in the same order, and its failures are not lost."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from generator import pool
from generator.pool import SMALLEST, chunk_size, in_processes

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
MANY = range(SMALLEST * 9 + 7)


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 2)


@pytest.mark.parametrize("jobs", [1, 2, 4, 30])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    told = [f"<{number}>" for number in MANY]
    assert list(in_processes(lambda number: f"<{number}>", MANY, jobs=jobs)) == told


def test_several_processes_do_it() -> None:
    assert os.getpid() not in set(in_processes(lambda _: os.getpid(), MANY, jobs=2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_workers_inherit_is_not_sent(jobs: int) -> None:
    """A function within a function, and items that cannot be pickled."""
    items = [(lambda number=number: number) for number in MANY]
    assert list(in_processes(lambda item: item() + 1, items, jobs=jobs)) == [number + 1 for number in MANY]


@pytest.mark.parametrize("ways", [["fork"], []])
def test_what_the_work_leaves_is_settled_before_its_results_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ways: list[str]
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ways)
    left: list[int] = []

    def settle() -> None:
        for number in left:
            (tmp_path / str(number)).touch()
        left.clear()

    def work(number: int) -> int:
        left.append(number)
        return number

    done = in_processes(work, MANY, jobs=2, settle=settle)
    told = [(number, (tmp_path / str(number)).exists()) for number in done] if ways else [(n, True) for n in done]
    assert told == [(number, True) for number in MANY]
    assert len(list(tmp_path.iterdir())) == len(MANY)


def test_few_items_are_done_by_one_process_which_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 100)
    (worker,) = set(in_processes(lambda _: os.getpid(), range(99), jobs=4))
    assert worker != os.getpid()
    assert list(in_processes(str, [], jobs=4)) == []
    with pytest.raises(pool.WorkerLostError, match="at work on 1 ended itself"):
        list(in_processes(lambda number: os._exit(3) if number else number, range(2), jobs=4))


def test_where_the_system_cannot_fork_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [way for way in multiprocessing.get_all_start_methods() if way != "fork"]
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: others)
    assert set(in_processes(lambda _: os.getpid(), MANY, jobs=4)) == {os.getpid()}


def test_chunks_fit_the_work() -> None:
    assert chunk_size(10, 2) == 8
    assert chunk_size(40_000, 2) == 64
    assert 8 < chunk_size(400, 2) < 64


def test_a_worker_is_replaced_before_it_has_copied_the_memory_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LIFE", 2)
    workers = list(in_processes(lambda _: os.getpid(), MANY, jobs=2))
    assert all(workers.count(worker) <= 2 * SMALLEST for worker in workers)
    assert list(in_processes(str, MANY, jobs=2)) == [str(number) for number in MANY]


def test_a_replaced_worker_that_dies_is_missed_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LIFE", 1)

    def dying(number: int) -> int:
        if number == MANY[-1]:
            os._exit(3)
        return number

    with pytest.raises(pool.WorkerLostError, match=f"at work on {MANY[-1]} ended itself"):
        list(in_processes(dying, MANY, jobs=2))


def test_results_larger_than_any_pipe_arrive() -> None:
    found = list(in_processes(lambda number: bytes([number]) * 300_000, MANY, jobs=3))
    assert found == [bytes([number]) * 300_000 for number in MANY]


def failing(number: int) -> int:
    if number >= SMALLEST + 3:
        error = LookupError(f"at {number}")
        error.add_note("while doing it")
        raise error
    return number


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_the_first_failure_is_raised_with_its_notes(jobs: int) -> None:
    with pytest.raises(LookupError, match=rf"^at {SMALLEST + 3}\n") as caught:
        list(in_processes(failing, MANY, jobs=jobs))
    assert "while doing it" in caught.value.__notes__
    if jobs > 1:
        assert "in failing" in str(caught.value.__cause__)


class Unsendable(Exception):  # noqa: N818 - a name for a test
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def test_an_exception_that_cannot_be_sent_is_told_in_words() -> None:
    def work(number: int) -> int:
        error = Unsendable(number, 2)
        error.add_note("while doing it")
        raise error

    with pytest.raises(RuntimeError, match=r"^Unsendable: 0 and 2") as caught:
        list(in_processes(work, MANY, jobs=2))
    assert caught.value.__notes__ == ["while doing it"]


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    with pytest.raises((AttributeError, TypeError, RuntimeError), match=r"[Pp]ickle|local object"):
        list(in_processes(lambda number: lambda: number, MANY, jobs=2))


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, MemoryError])
def test_what_ends_a_program_is_passed_on(kind: type[BaseException]) -> None:
    def work(number: int) -> int:
        if number == 5:
            raise kind
        return number

    with pytest.raises(kind):
        list(in_processes(work, MANY, jobs=2))


def test_one_use_within_another_keeps_them_apart() -> None:
    first = in_processes(lambda number: number * 2, MANY, jobs=2)
    next(first)
    assert list(in_processes(lambda number: number * 3, MANY, jobs=2)) == [number * 3 for number in MANY]
    assert list(first) == [number * 2 for number in MANY][1:]


def test_what_workers_print_is_printed_once(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("before\n")

    def work(number: int) -> None:
        os.write(1, f"{number}\n".encode())

    list(in_processes(work, MANY, jobs=2))
    lines = capfd.readouterr().out.splitlines()
    assert sorted(lines) == sorted(["before", *map(str, MANY)])
