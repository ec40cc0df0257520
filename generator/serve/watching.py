"""Waits for changes of a newsroom's files: its configuration, `content/` and `templates/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

TICK = 200  # milliseconds
GATHER = 300  # milliseconds; what an editor's program saves at once is one change


def changes(config: Path, folders: Sequence[Path], stop: Event) -> Iterator[bool]:
    """True after a change, False a few times a second while there is none, until `stop`; True at the very beginning too.

    The configuration is looked at by its date and size: programs save by putting a new file in the old one's place,
    which a watch on the file would lose. Folders may come, go and be replaced; then, too, the new watch is on before
    True comes.
    """
    seen = _stamp(config)
    while not stop.is_set():
        watched, new = _existing(folders), True
        for changed in _ticks([folder for folder, _ in watched], stop):
            now = _stamp(config)
            yield changed or new or now != seen
            seen, new = now, False
            if _existing(folders) != watched:
                break


def _ticks(folders: Sequence[Path], stop: Event) -> Iterator[bool]:
    if not folders:
        while not stop.wait(TICK / 1000):
            yield False
        return
    ticks = watch(
        *folders,
        stop_event=stop,
        debounce=GATHER,
        step=50,
        rust_timeout=TICK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    for found in ticks:
        yield bool(found)


def _existing(folders: Sequence[Path]) -> list[tuple[Path, int]]:
    """The folders that are there, each with the number that tells it from one put in its place."""
    return [(folder, stamp[-1]) for folder in folders if (stamp := _stamp(folder))]


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        told = file.stat()
    except OSError:
        return ()
    return told.st_mtime_ns, told.st_size, told.st_ino
