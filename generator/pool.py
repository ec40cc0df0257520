"""Doing one thing to many items in several processes.

Workers are forked, so they inherit the work and the items: only results travel between processes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, ClassVar, TypeVar

CHUNK = 32
WORTH_IT = 400  # below this many items, starting processes costs more than it saves

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def in_processes(work: Callable[[ItemT], ResultT], items: Sequence[ItemT], *, jobs: int) -> Iterator[ResultT]:
    """`work(item)` for each item, in the order of the items, in `jobs` processes.

    One process does it all for few items, and where the system cannot fork. An exception of the work is raised here.
    """
    if jobs <= 1 or len(items) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    task = _Task(work, items)
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=task.adopt) as pool:
        for results in pool.map(_do_chunk, range(0, len(items), CHUNK)):
            yield from results


class _Task:
    """What a worker does. `adopt` runs once in each worker, which got the task by being forked."""

    current: ClassVar[_Task]

    def __init__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        self.work = work
        self.items = items

    def adopt(self) -> None:
        _Task.current = self


def _do_chunk(start: int) -> list[Any]:
    task = _Task.current
    return [task.work(item) for item in task.items[start : start + CHUNK]]
