"""Doing something in a process of its own meanwhile."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NoReturn, TypeVar

PR_SET_PDEATHSIG = 1  # of Linux' prctl
LENGTH = 8  # bytes in which a child says how long its result is

ResultT = TypeVar("ResultT")


@contextmanager
def aside(work: Callable[[], ResultT]) -> Iterator[Callable[[], ResultT]]:
    """Does `work()` in a process of its own meanwhile, and gives the function that waits for its result, which it keeps.

    What goes wrong there is done again here, where it is told; so is everything where the system cannot fork. No process
    is left when this ends, however it ends.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield cache(work)
        return
    mine, theirs = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        _tell(work, theirs, parent)
    os.close(theirs)

    @cache
    def result() -> ResultT:
        length = int.from_bytes(pipe.read(LENGTH))
        told = pipe.read()
        whole = told and len(told) == length  # or it was killed before it had told all
        return pickle.loads(told) if whole else work()  # noqa: S301 - from our own child

    try:
        with open(mine, "rb") as pipe:  # noqa: PTH123 - a descriptor
            yield result
    finally:
        os.kill(child, signal.SIGKILL)  # it has told its result, or nobody wants it
        os.waitpid(child, 0)


def _tell(work: Callable[[], Any], pipe: int, parent: int) -> NoReturn:
    """Does the work in a child process, and ends it without any of the parent's own endings."""
    try:
        die_with(parent)
        told = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with open(pipe, "wb") as stream:
            stream.write(len(told).to_bytes(LENGTH))
            stream.write(told)
    finally:
        os._exit(0)


def die_with(parent: int) -> None:
    """Lets the system kill this process when its parent dies: it would write where the next build writes, and hold its lock.

    Linux alone can; elsewhere a worker notices between two chunks, and the next build finds the lock held until then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before it was asked for
            os._exit(1)
