"""What can happen to a build while it works on the disk: it is killed, the disk is full, a folder may not be written."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path
from typing import Any

DONE, FAILED, CRASHED = 0, 71, 70
KILLED = -signal.SIGKILL
MAKING = frozenset({"open", "os.mkdir", "os.link", "os.symlink"})
CHANGES = MAKING - {"open"} | {"os.rename", "os.remove", "os.rmdir", "os.truncate"}

Accident = Callable[[int, str], None]
"""Called before each step with its number and what it is; what it raises, the step raises."""


@dataclass
class Steps:
    """Counts the steps by which a process changes what lies in `folder`: files opened to be written, made, moved, deleted.

    The exchange of two folders is a step too, wherever they are.
    """

    folder: Path
    accident: Accident
    counted: memoryview = field(default_factory=lambda: memoryview(mmap(-1, 8)).cast("q"))

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        if self._is_one(event, given):
            self.counted[0] += 1
            self.accident(self.counted[0] - 1, event)

    def _is_one(self, event: str, given: tuple[Any, ...]) -> bool:
        if event == "ctypes.dlsym":
            return bool(given[1] == "renameat2")
        if event == "open":
            return self._concerns(given[:1]) and bool(given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        return event in CHANGES and self._concerns(given[:2])

    def _concerns(self, paths: tuple[Any, ...]) -> bool:
        return any(isinstance(path, str) and Path(path).is_relative_to(self.folder) for path in paths)


def befallen(work: Callable[[], object], folder: Path, accident: Accident = lambda _at, _step: None) -> tuple[int, int]:
    """Does `work` in a fork of this process to which an accident happens: how it ended, and how many steps it took.

    Steps of processes that it starts count as its own.

    How it ended is told as by `Popen.returncode`: DONE, FAILED with an OSError, KILLED, or CRASHED.
    """
    steps = Steps(folder, accident)
    process = os.fork()
    if process == 0:
        code = CRASHED
        try:
            os.setpgid(0, 0)
            sys.addaudithook(steps)
            work()
            code = DONE
        except OSError:
            code = FAILED
        except BaseException:  # noqa: BLE001 - told by the code
            traceback.print_exc()
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return status, steps.counted[0]


def killed(at: int) -> Accident:
    """The process is killed before its `at`th step, with all that it has started: no handler runs, nothing is tidied."""

    def accident(number: int, _: str) -> None:
        if number >= at:
            os.killpg(0, signal.SIGKILL)

    return accident


def full_disk(at: int) -> Accident:
    """From the `at`th step on there is no room for anything new; what is there can be moved and deleted."""

    def accident(number: int, step: str) -> None:
        if number >= at and step in MAKING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return accident


def read_only(_: int, __: str) -> None:
    """Nothing in the folder may be changed."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))
