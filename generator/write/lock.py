"""One build at a time: the cache folder belongs to the build that holds its lock.

The operating system drops the lock when the build that holds it and its workers have died, however they die (workers die
with their build, generator/pool.py), so no lock is ever left behind and what the file holds does not matter.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Busy

LOCK_FILE = "lock"
PAUSE = 0.05  # seconds between two tries
DYING = 10.0  # seconds in which the workers of a build that was killed end themselves; a busy machine takes its time


@contextmanager
def locked(cache: Path, *, patience: float = 0.0) -> Iterator[None]:
    """Holds the lock of the folder `cache`, which is made where it is missing; waits up to `patience` seconds.

    Raises Busy when another build still holds it, and OSError when the folder cannot be written.
    """
    cache.mkdir(parents=True, exist_ok=True)
    if (cache / LOCK_FILE).is_dir():
        shutil.rmtree(cache / LOCK_FILE)
    ignore = cache / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    number = os.open(cache / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(number, time.monotonic() + patience)
        os.truncate(number, 0)
        os.pwrite(number, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(number)


def _wait(number: int, until: float) -> None:
    while not _taken(number):
        holder = os.pread(number, 20, 0).decode("ascii", "replace").strip()
        if time.monotonic() >= until + (0 if _lives(holder) else DYING):
            who = f" (process {holder})" if holder.isdigit() else ""
            raise Busy(f"another build of this site is running{who}; that may be the preview, after a change")
        time.sleep(PAUSE)


def _lives(holder: str) -> bool:
    """Whether there is such a process; of one that cannot be named it is taken for granted."""
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OSError):  # no number, or another user's
        pass
    return True


def _taken(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
