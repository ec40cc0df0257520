"""Work in several processes gives the same results in the same order, and its failures are not lost."""

from __future__ import annotations

import os

import pytest

from generator import pool
from generator.pool import CHUNK, in_processes

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
MANY = range(CHUNK * 3 + 7)


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 2)


@pytest.mark.parametrize("jobs", [1, 2, 4])
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


def test_few_items_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 100)
    assert set(in_processes(lambda _: os.getpid(), range(99), jobs=4)) == {os.getpid()}
    assert list(in_processes(str, [], jobs=4)) == []


def failing(number: int) -> int:
    if number == CHUNK + 3:
        error = LookupError(f"at {number}")
        error.add_note("while doing it")
        raise error
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_raised_with_its_notes(jobs: int) -> None:
    with pytest.raises(LookupError, match=f"at {CHUNK + 3}") as caught:
        list(in_processes(failing, MANY, jobs=jobs))
    assert "while doing it" in caught.value.__notes__


def test_one_use_within_another_keeps_them_apart() -> None:
    first = in_processes(lambda number: number * 2, MANY, jobs=2)
    next(first)
    assert list(in_processes(lambda number: number * 3, MANY, jobs=2)) == [number * 3 for number in MANY]
    assert list(first) == [number * 2 for number in MANY][1:]
