"""Builds of a newsroom, here or in a process that dies, and the clean build of the same sources that each must equal."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

from jinja2 import Environment

from generator import pool
from generator.pipeline import BuildReport
from generator.write import NewTree
from tests.engine.newsroom import Newsroom
from tests.site.newsroom import SmallSite

ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")
Tree = Mapping[str, str]


def workplace() -> Path:
    """A new folder, in memory where the system has that."""
    return Path(tempfile.mkdtemp(prefix="newsroom-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))


def tree(folder: Path) -> dict[str, str]:
    """All that a folder holds: files with a digest of their bytes, folders, and what is neither."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            found[name] = "neither file nor folder"
        elif path.is_dir():
            found[f"{name}/"] = "folder"
        else:
            found[name] = hashlib.blake2b(path.read_bytes(), digest_size=12).hexdigest()
    return found


def differences(found: Tree, expected: Tree) -> list[str]:
    """What differs between two trees, in words; empty where nothing does."""
    names = sorted(found.keys() | expected.keys())
    return [
        f"{name}: {'missing' if name not in found else 'left over' if name not in expected else 'other bytes'}"
        for name in names
        if found.get(name) != expected.get(name)
    ]


def search_was_to_follow(found: Tree, before: Tree, expected: Tree) -> bool:
    """Whether a tree is the new site before the search of full texts came after it, with pages that say they are gone."""
    pages = [line.partition(":")[0] for line in differences(found, expected)]
    return all(name in before and name not in expected for name in pages)


@contextmanager
def moment(room: Newsroom) -> Iterator[dict[str, str]]:
    """The clock of all builds stands at the newsroom's time; yields the environment of a process that shares it."""
    with patch.dict(os.environ, SOURCE_DATE_EPOCH=str(int(room.now.timestamp()))):
        yield dict(os.environ)


@dataclass
class Desk:
    """A newsroom's folder on the disk, kept in step with the newsroom in memory; `search` is whether it wants an index."""

    room: Newsroom
    root: Path = field(default_factory=workplace)
    lying: dict[str, bytes] = field(default_factory=dict)
    search: bool = False

    @property
    def site(self) -> SmallSite:
        """The folder, as the other tests know it."""
        return SmallSite(self.root / "newsroom")

    def write(self) -> None:
        """Writes what changed since the last time, and nothing else; folders that became empty go."""
        wanted = self.room.files()
        self.site.write({name: data for name, data in wanted.items() if self.lying.get(name) != data})
        self.site.write(dict.fromkeys(self.lying.keys() - wanted.keys()))
        self.lying = wanted

    def options(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - BuildOptions' own fields
        """How the newsroom wants to be built."""
        return {"drafts": self.room.drafts, "base_url": self.room.base_url, "search": self.search, **more}

    def run(self, **more: Any) -> BuildReport:  # noqa: ANN401 - BuildOptions' own fields
        """A build in this process, or with `jobs=0` in one that it watches; one that asks for several gets them, small as the site is."""
        more = {"jobs": 1, **more}
        worth_it = 2 if more["jobs"] > 1 else 10**9
        with (
            moment(self.room),
            patch.object(pool, "WORTH_IT", worth_it),
            patch.object(Environment, "compile", _compiled),
        ):
            return self.site.run(**self.options(**more))

    def command(self, *more: str) -> subprocess.CompletedProcess[str]:
        """A build by the command."""
        options = ["--config", str(self.site.config), "--jobs", "1", *more]
        options += ["--no-cards", *([] if self.search else ["--no-search"])]
        options += ["--drafts"] if self.room.drafts else []
        options += ["--base-url", self.room.base_url] if self.room.base_url else []
        with moment(self.room) as environment:
            return subprocess.run(
                [sys.executable, "-m", "generator", "build", *options],
                env={**environment, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=False,
            )

    def die(self, point: int, *, how: str, late: bool) -> int:
        """A build in a fork of this process that ends at its `point`th call; gives how it ended, as `Popen.returncode`.

        `how` is `killed` or `interrupted` (Ctrl-C). With `late` the calls are counted from the first step of writing on.
        """
        process = os.fork()
        if process == 0:
            code = 70
            try:
                sys.setprofile(_Fate(point, how, armed=not late))
                code = 0 if self.run().ok else 1
            except KeyboardInterrupt:
                code = 130
            finally:
                sys.setprofile(None)
                os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def close(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self.root, ignore_errors=True)


@dataclass
class _Fate:
    """Counts the calls of functions, and ends the process at one of them."""

    left: int
    how: str
    armed: bool

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        self.armed = self.armed or frame.f_code is NewTree.__enter__.__code__
        if self.armed:
            self.left -= 1
        if self.left < 0 and self.armed:
            self.armed = False
            if self.how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            sys.setprofile(None)
            raise KeyboardInterrupt


_COMPILE: Callable[..., Any] = Environment.compile
_CODE: dict[tuple[str, object, str], Any] = {}


def _compiled(self: Environment, source: Any, name: object = None, filename: Any = None, *rest: Any) -> Any:  # noqa: ANN401 - as Jinja declares it
    """The code of a template, compiled once in all the builds of this process: that is most of the time of a small build.

    A template's code may depend on the frame of its language, its words and addresses too, which are globals.
    """
    if not isinstance(source, str) or rest or "frame" not in self.globals:
        return _COMPILE(self, source, name, filename, *rest)
    if not hasattr(self, "told_frame"):
        told = json.dumps([self.globals["frame"], self.globals["t"]], sort_keys=True)
        self.told_frame = hashlib.blake2b(told.encode(), digest_size=12).hexdigest()  # type: ignore[attr-defined]
    key = (source, name, self.told_frame)  # type: ignore[attr-defined]
    if key not in _CODE:
        _CODE[key] = _COMPILE(self, source, name, filename)
    return _CODE[key]


_REFERENCES: dict[str, Tree] = {}


def reference(room: Newsroom, *, search: bool = False) -> Tree:
    """The tree of a first build of the same sources, in another folder, with nothing remembered. The same is built once."""
    files = room.files()
    told = hashlib.blake2b(repr((room.now, room.drafts, room.base_url, search)).encode())
    for name in sorted(files):
        told.update(repr((name, files[name])).encode())
    key = told.hexdigest()
    if key not in _REFERENCES:
        clean = Desk(room, search=search)
        try:
            clean.write()
            report = clean.run()
            assert report.ok, [f"{p.place}: {p.code}: {p.message}" for p in report.problems if p.severity == "error"]
            _REFERENCES[key] = tree(clean.site.output)
        finally:
            clean.close()
    return _REFERENCES[key]
