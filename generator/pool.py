"""Doing one thing to many items in several processes, and naming the item over which a process was lost.

Workers are forked, so they inherit the work and the items: only the numbers of chunks and the results travel between
processes. `concurrent.futures` tells that a process died, but not over what, and waits for ever for one that hangs.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from mmap import mmap
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, NamedTuple, TypeVar

from generator.aside import die_with

WORTH_IT = 400  # below this many items, starting more than one process costs more than it saves
PATIENCE = 60.0  # seconds for one item
SMALLEST, LARGEST = 8, 64  # items of a chunk
AHEAD = 2  # chunks that each worker holds: one at work, one to go on with
LIFE = 40  # chunks after which a worker is replaced: each object it looks at becomes a copy of its parent's memory

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


class WorkerLostError(RuntimeError):
    """A worker died, or did not come to an end, over `item` (as `describe` tells it); `reason` ends the sentence."""

    def __init__(self, item: str, reason: str) -> None:
        super().__init__(f"the process at work on {item} {reason}")
        self.item, self.reason = item, reason


def in_processes(  # noqa: PLR0913 - all but two are by name
    work: Callable[[ItemT], ResultT],
    items: Sequence[ItemT],
    *,
    jobs: int,
    describe: Callable[[ItemT], str] = str,
    weigh: Callable[[ItemT], int] = lambda _: 1,
    patience: float | None = None,
    settle: Callable[[], object] = lambda: None,
) -> Iterator[ResultT]:
    """`work(item)` for each item, in the order of the items, in `jobs` processes; for few items in one, which is watched too.

    `weigh` tells how many plain items one is worth. `settle()` is called where the work was done, now and then and before its
    results are told: it finishes what the work left to be finished for several items at once. Where the system cannot
    fork, all is done here, and nobody watches.
    An exception of the work is raised here: the first item's, where several fail. Where a worker dies, or needs more than
    `patience` seconds (PATIENCE, if None) for one item, WorkerLostError names the item. No worker is left when this ends,
    however it ends.
    """
    weights = [weigh(item) for item in items]
    if not items or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        settle()
        return
    jobs = jobs if sum(weights) >= WORTH_IT else 1
    chunks = list(chunked(weights, chunk_size(sum(weights), jobs)))
    crew = _Crew(chunks, PATIENCE if patience is None else patience, lambda index: describe(items[index]))
    try:
        crew.start(min(jobs, len(chunks)), lambda index: work(items[index]), settle)
        yield from crew.results()
        crew.dismiss()
    finally:
        crew.kill()


def chunk_size(count: int, jobs: int) -> int:
    """How much work travels at once: few enough that all workers end together, many enough that sending costs little."""
    return max(SMALLEST, min(LARGEST, count // (jobs * 8)))


def chunked(weights: Sequence[int], size: int) -> Iterator[range]:
    """Neighbouring items together until they weigh `size`."""
    start = weight = 0
    for index, one in enumerate(weights):
        weight += one
        if weight >= size:
            yield range(start, index + 1)
            start, weight = index + 1, 0
    if start < len(weights):
        yield range(start, len(weights))


class _Failure(NamedTuple):
    """An exception of the work, and its way through the worker."""

    error: BaseException
    way: str


@dataclass(eq=False, slots=True)
class _Worker:
    """A process as its parent sees it: the chunks that it has to do, and since when it is seen at work on `item`."""

    number: int
    process: ForkProcess
    pipe: Connection
    left: int = field(default_factory=lambda: LIFE)  # chunks that it may still be given
    given: deque[int] = field(default_factory=deque)
    item: int = -1
    since: float = 0.0


class _Crew:
    """The workers of one task."""

    def __init__(self, chunks: Sequence[range], patience: float, describe: Callable[[int], str]) -> None:
        self._process = os.getpid()
        self._chunks = chunks
        self._patience = patience
        self._describe = describe
        self._coming = deque(range(len(chunks)))
        self._work: Callable[[int], Any] = int
        self._settle: Callable[[], object] = int
        self._workers: list[_Worker] = []
        self._board = memoryview(b"")  # the item that each worker is at, written by the worker; -1 between two chunks
        self._watched = 0.0

    def start(self, jobs: int, work: Callable[[int], Any], settle: Callable[[], object]) -> None:
        """Forks the workers and gives each its first chunks."""
        self._board = memoryview(mmap(-1, 8 * jobs)).cast("q")
        self._work, self._settle = work, settle
        for number in range(jobs):
            self._workers.append(self._forked(number))
        for worker in self._workers * AHEAD:
            self._give(worker)

    def results(self) -> Iterator[Any]:
        """Every result in order."""
        done: dict[int, list[Any] | _Failure] = {}
        for chunk in range(len(self._chunks)):
            while chunk not in done:
                done.update(self._received())
            found = done.pop(chunk)
            if isinstance(found, _Failure):
                raise found.error from RuntimeError(f"in a worker:\n{found.way}")
            yield from found

    def dismiss(self) -> None:
        """Lets the workers end by themselves."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(1)

    def kill(self) -> None:
        """Ends the workers that are left, and sees them end."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()
        self._workers.clear()

    def _forked(self, number: int) -> _Worker:
        """A new worker, at whose place on the board nothing stands."""
        context = multiprocessing.get_context("fork")
        self._board[number] = -1
        pipe, theirs = context.Pipe()
        strange = [pipe, *(worker.pipe for worker in self._workers)]
        process = context.Process(target=self._labour, args=(number, theirs, strange), daemon=True)
        process.start()
        theirs.close()  # the worker alone holds it, so that its end is seen
        return _Worker(number, process, pipe)

    def _give(self, worker: _Worker) -> None:
        if not worker.left or not self._coming:
            return
        worker.left -= 1
        worker.given.append(chunk := self._coming.popleft())
        try:
            worker.pipe.send(chunk)
        except OSError:  # it died, which is seen where its results are awaited
            self._coming.clear()

    def _received(self) -> Iterator[tuple[int, list[Any] | _Failure]]:
        """The chunks that are done by now; waits for a moment where there are none."""
        moment = min(1.0, self._patience / 4)
        busy = [worker for worker in self._workers if worker.given]
        ready = wait([worker.pipe for worker in busy], moment)
        for worker in busy:
            if worker.pipe not in ready:
                continue
            try:
                data = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                raise self._died(worker) from None
            chunk = worker.given.popleft()
            self._give(worker)  # before anything else: it shall not wait
            found = pickle.loads(data)  # noqa: S301 - from our own fork
            if isinstance(found, _Failure):
                self._coming.clear()  # what comes before this chunk was given out before
            yield chunk, found
        self._watch(busy, moment)
        for worker in busy:
            if self._coming and not worker.left and not worker.given:
                self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        """Sends a worker home, and has a new one go on in its place."""
        worker.pipe.close()
        worker.process.join()
        worker.process.close()
        self._workers.remove(worker)
        fresh = self._forked(worker.number)
        self._workers.append(fresh)
        for _ in range(AHEAD):
            self._give(fresh)

    def _watch(self, busy: Sequence[_Worker], moment: float) -> None:
        """Raises where a worker is at one item for too long. Time in which nobody watched does not count: all were stopped."""
        now = time.monotonic()
        stopped, self._watched = now - self._watched > 3 * moment, now
        for worker in busy:
            item = self._board[worker.number]
            if item < 0 or item != worker.item or stopped:
                worker.item, worker.since = item, now
            elif now - worker.since > self._patience:
                raise WorkerLostError(self._describe(item), f"did not come to an end within {self._patience:g} seconds")

    def _died(self, worker: _Worker) -> WorkerLostError:
        item = self._board[worker.number]
        worker.process.join(1)
        code = worker.process.exitcode or 0
        reason = (
            f"was killed (signal {-code}: {signal.strsignal(-code)})"
            if code < 0
            else f"ended itself (exit code {code})"
        )
        if code == -signal.SIGKILL:
            reason += ", perhaps because memory was short"
        return WorkerLostError(self._describe(item if item >= 0 else self._chunks[worker.given[0]][0]), reason)

    def _labour(self, number: int, pipe: Connection, strange: Sequence[Connection]) -> None:
        """The life of a worker. It ends when the parent hangs up, or is no more."""
        die_with(self._process)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent ends its workers
        for other in strange:
            other.close()

        def done(index: int) -> Any:  # noqa: ANN401 - the work's own type
            self._board[number] = index
            return self._work(index)

        try:
            while True:
                chunk = pipe.recv()
                try:
                    results = [done(index) for index in self._chunks[chunk]]
                    self._settle()
                    data = pickle.dumps(results)
                except BaseException as error:  # noqa: BLE001 - all of them are the parent's to raise
                    data = _packed(error)
                self._board[number] = -1
                pipe.send_bytes(data)
        except (EOFError, OSError):
            return


def _packed(error: BaseException) -> bytes:
    """A failure as bytes; an exception that cannot travel is told in words."""
    way = "".join(traceback.format_exception(error))
    try:
        data = pickle.dumps(_Failure(error, way))
        pickle.loads(data)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its class does
        told = RuntimeError(f"{type(error).__name__}: {error}")
        for note in getattr(error, "__notes__", ()):
            told.add_note(note)
        return pickle.dumps(_Failure(told, way))
    return data
