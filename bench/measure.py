"""Runs programs and tells what they cost: seconds, and in another run memory, so that looking never disturbs the clock."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

SAMPLE_SECONDS = 0.03
WATCH_SECONDS = 0.005
KILOBYTE = 1024
SESSION = 3  # where /proc/PID/stat has it, counted from behind the name in brackets
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Command:
    """A program to run: its arguments, where, and with what in its environment besides what is there."""

    arguments: tuple[str | Path, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A text that shall appear in a file while programs run: how the moment is found at which a change is live."""

    file: Path
    text: str

    def is_there(self) -> bool:
        """Whether the file holds the text by now."""
        try:
            return self.text in self.file.read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return False


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock on the wall, of all processors together, and until what was awaited was there."""

    wall: float
    cpu: float
    live: float | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that all processes held at one time, in bytes.

    `rss` counts what processes share once for each of them; `pss` counts it once, and is what the machine must have.
    `pss` is None where the system does not tell it.
    """

    pss: int | None
    rss: int

    @property
    def needed(self) -> int:
        """What the machine must have, as well as it is known."""
        return self.rss if self.pss is None else self.pss


class BuildError(Exception):
    """A program failed, so there is nothing to compare."""


def timed(commands: Sequence[Command], awaited: Awaited | None = None) -> Timing:
    """Runs the commands at the same time, until the last has ended."""
    os.sync()  # what earlier builds wrote must not be written to the disk while this one is timed
    live: list[float] = []
    before = _processor_seconds()
    begun = time.perf_counter()
    with _running(commands) as processes:
        if awaited:
            watcher = threading.Thread(target=_watch, args=(awaited, processes, begun, live))
            watcher.start()
        for process in processes:
            process.wait()
        wall = time.perf_counter() - begun
        if awaited:
            watcher.join()
    return Timing(wall, _processor_seconds() - before, live[0] if live else None)


def peak(commands: Sequence[Command]) -> Memory:
    """Runs the commands at the same time, and looks at all processes they start, many times a second."""
    pss, rss, told = 0, 0, True
    with _running(commands) as processes:
        sessions = {process.pid for process in processes}
        while any(process.poll() is None for process in processes):
            found = [_memory(pid) for pid in _members(sessions)]
            rss = max(rss, sum(one.rss for one in found))
            told = told and all(one.pss is not None for one in found)
            pss = max(pss, sum(one.needed for one in found))
            time.sleep(SAMPLE_SECONDS)
    return Memory(pss if told else None, rss)


@contextmanager
def _running(commands: Sequence[Command]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands, each started as a session of its own; a failure tells its last words."""
    with TemporaryFile() as words:
        processes = [
            subprocess.Popen(
                command.arguments,
                cwd=command.folder,
                env={**os.environ, **command.environment},
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            for command in commands
        ]
        try:
            yield processes
        finally:
            for process in processes:
                if process.poll() is None:
                    process.kill()
                process.wait()
        failed = [process for process in processes if process.returncode]
        if failed:
            words.seek(0)
            last = words.read().decode("utf-8", "replace")[-3000:]
            raise BuildError(f"{failed[0].args!r} ended with {failed[0].returncode}\n{last}")


def _watch(awaited: Awaited, processes: Sequence[subprocess.Popen[bytes]], begun: float, live: list[float]) -> None:
    while all(process.returncode is None for process in processes):
        if awaited.is_there():
            break
        time.sleep(WATCH_SECONDS)
    if awaited.is_there():
        live.append(time.perf_counter() - begun)


def _processor_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _members(sessions: set[int]) -> Iterator[int]:
    """All processes of these sessions, also those whose parents have ended."""
    for entry in PROC.iterdir():
        if entry.name.isdecimal():
            try:
                told = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it has just ended
                continue
            if int(told.rpartition(")")[2].split()[SESSION]) in sessions:
                yield int(entry.name)


def _memory(pid: int) -> Memory:
    """What one process holds; nothing, when it has just ended."""
    folder = PROC / str(pid)
    try:
        told = dict(_sizes((folder / "smaps_rollup").read_text(encoding="utf-8")))
        return Memory(told["Pss"], told["Rss"])
    except FileNotFoundError:
        pass  # this kernel has no such file, or the process has ended
    except (OSError, KeyError):
        return Memory(0, 0)
    try:
        return Memory(None, dict(_sizes((folder / "status").read_text(encoding="utf-8"))).get("VmRSS", 0))
    except OSError:
        return Memory(0, 0)


def _sizes(text: str) -> Iterator[tuple[str, int]]:
    for line in text.splitlines():
        name, _, rest = line.partition(":")
        words = rest.split()
        if len(words) == 2 and words[1] == "kB":  # noqa: PLR2004 - a number and its unit
            yield name, int(words[0]) * KILOBYTE
