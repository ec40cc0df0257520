"""The living newsroom gives the same bytes whatever surrounds the build. The demonstration's matrix: tests/site/."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

import pytest

from tests.engine.building import ROOT, Desk, Tree, differences, moment, reference, tree, workplace
from tests.engine.newsroom import Newsroom

COMMAND = "import generator.pool as pool; pool.WORTH_IT = 2; from generator.cli import main; main()"
"""The command, with the threshold lowered from which several processes are used: the newsroom is small."""


class Around(NamedTuple):
    """What surrounds a build."""

    jobs: int = 1
    environment: Mapping[str, str] = {}
    place: str = "newsroom"
    umask: int = 0o022
    order: int = 0
    again: bool = False


URDU = {"LC_ALL": "ur_PK.UTF-8", "LANG": "ur_PK.UTF-8", "LANGUAGE": "ur"}
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
MATRIX: dict[str, Around] = {
    "two workers": Around(jobs=2, environment={"PYTHONHASHSEED": "1"}),
    "eight workers": Around(jobs=8, environment={"PYTHONHASHSEED": "2"}, order=1),
    "another seed": Around(environment={"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"}),
    "a plain locale": Around(jobs=2, environment={**PLAIN, "TZ": "America/Anchorage"}, umask=0o077),
    "an Urdu locale": Around(environment={**URDU, "TZ": "Asia/Karachi"}, place="پوشہ, with spaces & 'signs'"),
    "an old interpreter's flags": Around(environment={"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"}),
    "a deep place": Around(place="a/b/c/d/e/f/g/h", order=2, umask=0o027),
    "files the other way round": Around(order=-1, jobs=8, environment={"PYTHONHASHSEED": "3"}),
    "built in two goes": Around(order=3, jobs=2, again=True),
    "another home": Around(environment={"HOME": "/nonexistent", "USER": "nobody", "COLUMNS": "20", "NO_COLOR": "1"}),
}


def place_files(files: Mapping[str, bytes], root: Path, order: int) -> None:
    """Writes files in an order of its own, with times of its own, so that the system may list them in that order."""
    names = sorted(files, reverse=order < 0)
    if order > 0:
        random.Random(order).shuffle(names)  # noqa: S311 - an order, not a secret
    for number, name in enumerate(names):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files[name])
        os.utime(file, (10**9 + number, 10**9 + number))


def built(around: Around, *options: str) -> Tree:
    """The tree of a build by a process of its own, in surroundings of its own."""
    room, base = Newsroom(), workplace()
    root = base / around.place
    try:
        files = room.files()
        goes = [{name: data for name, data in files.items() if "/reviews/pier/" not in name}] if around.again else []
        for part in [*goes, files]:
            place_files(part, root, around.order)
            with moment(room) as environment:
                done = subprocess.run(
                    [sys.executable, "-c", COMMAND, "build", "--jobs", str(around.jobs), "--no-cards", *options],
                    env={**environment, "PYTHONPATH": str(ROOT), **around.environment},
                    cwd=root,
                    umask=around.umask,
                    capture_output=True,
                    check=False,
                )
            assert done.returncode == 0, done.stderr.decode()
        return tree(root / "site")
    finally:
        shutil.rmtree(base)


@pytest.mark.parametrize("around", MATRIX.values(), ids=MATRIX)
def test_the_same_bytes(around: Around) -> None:
    assert differences(built(around, "--no-search"), reference(Newsroom())) == []


@pytest.fixture(scope="module")
def with_search() -> Tree:
    return built(Around())


@pytest.mark.parametrize("around", [MATRIX["eight workers"], MATRIX["built in two goes"], MATRIX["an Urdu locale"]])
def test_the_same_bytes_of_the_search_index_too(around: Around, with_search: Tree) -> None:
    assert any(name.startswith("pagefind/ur/index/") for name in with_search)
    assert differences(built(around), with_search) == []


def test_a_walk_through_the_folders_in_any_order_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the system lists folders in: here the opposite of sorted, for every way that Python has to ask."""
    desk = Desk(Newsroom())
    desk.write()
    scandir, listdir = os.scandir, os.listdir

    class Listed:
        """An `os.scandir` that lists the last name first."""

        def __init__(self, path: str = ".") -> None:
            with scandir(path) as found:
                self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self.entries

        def __next__(self) -> os.DirEntry[str]:
            return next(self.entries)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def close(self) -> None:
            """Nothing is open."""

    with monkeypatch.context() as during:
        during.setattr(os, "scandir", Listed)
        during.setattr(os, "listdir", lambda path=".": sorted(listdir(path), reverse=True))
        assert desk.run().ok
    assert differences(tree(desk.site.output), reference(desk.room)) == []
    desk.close()
