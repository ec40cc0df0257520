"""How everything lay when the last build ended: where it lies so still, there is nothing to do.

Compared are the signs of every file and folder that a build reads, and of every file and folder that it wrote, without
reading any of them; only what had changed just before that build is read, because its signs may not show a further
change. Nothing of this program but this module is needed for that, so it takes a quarter of a second on a large site.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.sealed import seal, unsealed

Sign = tuple[int, ...]
FORMAT = 1
SECOND = 1_000_000_000  # nanoseconds
UNSETTLED = 2 * SECOND  # the coarsest clock of a file system in use
TICK = 20_000_000  # nanoseconds: more than a tick of the kernel, by which files are dated where the clock is a fine one
PACKAGE = Path(__file__).parent.parent


class During(NamedTuple):
    """When a build `began` (nanoseconds since 1970), for which moment it was made, and `until` when it holds (seconds)."""

    began: int
    moment: float
    until: float | None


def take_snapshot(
    file: Path,
    key: Iterable[str],
    reads: Iterable[str],
    wrote: Iterable[str],
    during: During,
    report: Mapping[str, Any],
) -> None:
    """Writes the snapshot `file`, unless something changed while the build was at work, which may have read it before.

    `key` says what was asked for, `reads` and `wrote` are paths of files and folders, `report` is what to tell where
    nothing has changed.
    """
    now = time.time_ns()
    looked = [(path, *_settled(path, now)) for path in reads]
    if any(_changed_since(sign, during.began) for _, sign, _ in looked):
        return
    told = marshal.dumps(
        (
            FORMAT,
            [*key, *_program()],
            looked,
            [(path, _sign(os.lstat(path))) for path in wrote],
            (during.moment, during.until),
            dict(report),
        )
    )
    new = file.with_suffix(".new")
    with new.open("wb") as stream:
        stream.write(seal(told, "snapshot"))
        stream.write(told)
    new.replace(file)


def unchanged(file: Path, key: Iterable[str], now: float) -> dict[str, Any] | None:
    """The report of the last build, where it was asked for the same and nothing has changed since; otherwise None."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if (told := unsealed(data, "snapshot")) is None:
        return None
    match marshal.loads(told):  # noqa: S302 - its seal was compared
        case (form, asked, list(reads), list(wrote), (since, until), dict(report)) if form == FORMAT:
            pass
        case _:
            return None
    if asked != [*key, *_program()] or now < since or (until is not None and now >= until):
        return None
    return report if _both(reads, wrote) else None


def _both(reads: list[Any], wrote: list[Any]) -> bool:
    """Whether inputs and outputs lie as they did; two processes look at half of them each, where the system can fork."""
    if not hasattr(os, "fork"):
        return _as_read(reads) and _as_written(wrote)
    mine = max(0, (len(wrote) - len(reads)) // 2)
    child = os.fork()
    if not child:
        os._exit(0 if _as_written(wrote[mine:]) else 1)
    same = _as_read(reads) and _as_written(wrote[:mine])
    _, status = os.waitpid(child, 0)
    return same and status == 0


def _as_read(reads: Iterable[tuple[str, Sign, bytes]]) -> bool:
    try:
        return all(_found(path) == sign and (not held or _held(path) == held) for path, sign, held in reads)
    except OSError:
        return False


def _as_written(wrote: Iterable[tuple[str, Sign]]) -> bool:
    try:
        return all(_sign(os.lstat(path)) == sign for path, sign in wrote)
    except OSError:
        return False


def _settled(path: str, now: int) -> tuple[Sign, bytes]:
    """The signs of a file or folder; with a digest of what it holds where it changed a moment ago."""
    sign = _found(path)
    return sign, _held(path) if _latest(sign) > now - UNSETTLED else b""


def _changed_since(sign: Sign, began: int) -> bool:
    latest = _latest(sign)
    return latest > began - (TICK if latest % SECOND else UNSETTLED)


def _latest(sign: Sign) -> int:
    return max(sign[1:3], default=0)


def _found(path: str) -> Sign:
    """The signs of a file or folder; none where there is nothing."""
    try:
        return _sign(os.stat(path))  # noqa: PTH116
    except FileNotFoundError:
        return ()


def _sign(found: os.stat_result) -> Sign:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _held(path: str) -> bytes:
    """A digest of what a file holds, or of the names in a folder."""
    if stat.S_ISDIR(os.stat(path).st_mode):  # noqa: PTH116 - as everywhere here
        told = "\0".join(sorted(os.listdir(path))).encode("utf-8", "surrogatepass")  # noqa: PTH208
    else:
        told = Path(path).read_bytes()
    return hashlib.blake2b(told, digest_size=16).digest()


def _program() -> Iterator[str]:
    """This program and the folders that its libraries are installed in."""
    yield sys.version
    for folder in (PACKAGE, *(path for path in PACKAGE.iterdir() if path.is_dir())):
        for path in sorted(folder.glob("*.py")):
            yield f"{path} {_sign(path.stat())}"
    for place in sys.path:
        if place.endswith("-packages"):
            yield f"{place} {_sign(Path(place).stat())}"
