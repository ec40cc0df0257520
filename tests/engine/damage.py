"""Accidents: to the built site, and to what the builds remember."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path, int], None]


def files_in(folder: Path) -> list[Path]:
    """The files of a folder, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def chosen(folder: Path, pick: int) -> Path:
    """One of the files of a folder."""
    found = files_in(folder)
    return found[pick % len(found)]


def flipped(data: bytes, at: int) -> bytes:
    """The same with one byte changed."""
    if not data:
        return b"?"
    place = at % len(data)
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def delete(folder: Path, pick: int) -> None:
    chosen(folder, pick).unlink()


def flip(folder: Path, pick: int) -> None:
    file = chosen(folder, pick)
    renew(file, flipped(file.read_bytes(), pick))


def truncate(folder: Path, pick: int) -> None:
    file = chosen(folder, pick)
    data = file.read_bytes()
    renew(file, data[: len(data) * (pick % 10) // 10])


def lengthen(folder: Path, pick: int) -> None:
    file = chosen(folder, pick)
    renew(file, file.read_bytes() + b"\n<!-- more -->")


def replace(folder: Path, pick: int) -> None:
    renew(chosen(folder, pick), random.Random(pick).randbytes(pick % 5000))  # noqa: S311 - noise


def make_a_folder(folder: Path, pick: int) -> None:
    file = chosen(folder, pick)
    file.unlink()
    file.mkdir()
    (file / "in-the-way").write_text("x")


def make_a_link(folder: Path, pick: int) -> None:
    file = chosen(folder, pick)
    other = folder.parent / "site_config.yml"
    file.unlink()
    file.symlink_to(other)


def link_a_folder(folder: Path, pick: int) -> None:
    """A link in the place of a folder, to what it held and more, as when somebody moves it to a larger disk."""
    place = chosen(folder, pick).parent
    place = place if place != folder else folder / "en"
    elsewhere = Path(tempfile.mkdtemp(prefix="elsewhere-", dir=folder.parent.parent)) / place.name
    place.rename(elsewhere)
    (elsewhere / "foreign.html").write_text("<p>Not ours</p>")
    place.symlink_to(elsewhere)


def put_a_file_for_a_folder(folder: Path, pick: int) -> None:
    place = chosen(folder, pick).parent
    place = place if place != folder else folder / "en"
    shutil.rmtree(place)
    place.write_text("x")


def add_a_file(folder: Path, pick: int) -> None:
    place = chosen(folder, pick).parent
    (place / "foreign.html").write_text("<p>Not ours</p>")
    (place / "empty").mkdir(exist_ok=True)


def delete_a_folder(folder: Path, pick: int) -> None:
    place = chosen(folder, pick).parent
    shutil.rmtree(place if place != folder else folder / "en")


def exchange_two(folder: Path, pick: int) -> None:
    """Two files change places, each with the other's time."""
    one, other = chosen(folder, pick), chosen(folder, pick // 7 + 1)
    spare = folder / "spare"
    for source, goal in ((one, spare), (other, one), (spare, other)):
        if source.exists():
            source.rename(goal)


def delete_all(folder: Path, _: int) -> None:
    shutil.rmtree(folder)


OUTPUT: tuple[Damage, ...] = (
    delete, flip, truncate, lengthen, replace, make_a_folder, make_a_link, link_a_folder, put_a_file_for_a_folder, add_a_file,
    delete_a_folder, exchange_two, delete_all,
)  # fmt: skip
CACHE: tuple[Damage, ...] = (delete, flip, truncate, lengthen, replace, add_a_file, exchange_two, delete_all)


def renew(file: Path, data: bytes) -> None:
    """Other bytes in the place of a file, which never is the file of an older tree (hard links share bytes)."""
    file.unlink()
    file.write_bytes(data)


def rewrite_unseen(file: Path, data: bytes) -> None:
    """Other bytes of the same number in the same file, and its time as it was."""
    before = file.stat()
    assert before.st_size == len(data)
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
