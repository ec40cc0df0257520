"""The rooms of the generator stay apart: who may import whom, how long a module may be, what it may be called.

The table is the one of docs/adr/0004-plain-data-pages-and-rooms.md. Everything is read from the source, nothing is
imported, so an import inside a function counts as one at the top does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"

STAGES = ("load", "check", "plan", "render", "write", "deploy")
ROOMS: dict[str, tuple[str, ...]] = {
    "problems": (),
    "model": ("problems",),
    **dict.fromkeys(STAGES, ("problems", "model")),
    "cache": ("problems", "model"),
    "aside": (),
    "pool": ("aside",),
    "pipeline": ("problems", "model", "cache", "aside", "pool", *STAGES),
    "serve": ("pipeline", "problems", "model"),
    "cli": ("pipeline", "serve", "problems"),
    "__main__": ("cli",),
    "__init__": (),
}
"""A room and the other rooms that it may import. The package itself (`__init__`) is free to all but problems."""

OUTSIDE: dict[str, tuple[str, ...]] = {
    "yaml": ("load",),
    "markdown": ("load",),
    "pymdownx": ("load",),
    "pyromark": ("load",),
    "nh3": ("load",),
    "jinja2": ("render",),
    "markupsafe": ("render",),
    "material": ("render",),
    "feedgen": ("render",),
    "lxml": ("render",),
    "typst": ("render",),
    "PIL": ("load", "render"),
    "pydantic": ("model", "load"),
    "pydantic_core": ("load", "render"),
    "pagefind": ("write",),
    "pagefind_bin": ("write",),
    "watchfiles": ("serve",),
    "typer": ("cli",),
    "rich": ("cli",),
    "requests": ("deploy",),
    "httpx": ("deploy",),
}
"""A package from outside and the rooms that may import it; one that is not listed may be imported nowhere."""

NETWORK: dict[str, tuple[str, ...]] = {
    "socket": ("deploy", "serve"),
    "ssl": ("deploy",),
    "ftplib": ("deploy",),
    "smtplib": ("deploy",),
    "http.client": ("deploy",),
    "urllib.request": ("deploy",),
    "http.server": ("serve",),
    "socketserver": ("serve",),
}
"""The modules of the standard library that reach the network. Building a site needs none."""

BANNED_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "base"})
UNSEEN = frozenset({"__import__", "import_module", "exec", "eval", "run_module", "run_path"})
"""Ways to import that this test could not follow."""
SAFE_IMPORTLIB = frozenset({"importlib.metadata", "importlib.resources"})

LONGEST_MODULE = 320
LONGEST_FUNCTION = 50


@dataclass(frozen=True, slots=True)
class Import:
    """One imported dotted name and the line on which it stands."""

    name: str
    line: int


def imports_of(tree: ast.Module, package: tuple[str, ...]) -> Iterator[Import]:
    """Every import in a module of `package`, at any depth, relative ones resolved; `from a import b` gives `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            origin = [*above, *(node.module or "").split(".")] if node.module else list(above)
            for alias in node.names:
                yield Import(".".join([*origin, alias.name]), node.lineno)


def within(name: str, module: str) -> bool:
    """Whether a dotted name is that module or something in it."""
    return name == module or name.startswith(f"{module}.")


def import_fault(name: str, room: str) -> str:
    """Why a module of `room` may not import `name`, or an empty string."""
    top, _, rest = name.partition(".")
    if top == PACKAGE.name:
        return room_fault(rest.partition(".")[0], room)
    if top in sys.stdlib_module_names:
        return library_fault(name, room)
    if top not in OUTSIDE:
        return f"{top} is not in this test's table of packages"
    return "" if room in OUTSIDE[top] else f"{room} may not import {top}, only {' and '.join(OUTSIDE[top])} may"


def room_fault(target: str, room: str) -> str:
    """Why a module of `room` may not import from the room `target`; what is no room belongs to the package itself."""
    target = target if target in ROOMS else "__init__"
    free = target == room or (target == "__init__" and room != "problems")
    return "" if free or target in ROOMS[room] else f"{room} may not import {target}"


def library_fault(name: str, room: str) -> str:
    """Why a module of `room` may not import that part of the standard library."""
    if within(name, "importlib") and not any(within(name, safe) for safe in SAFE_IMPORTLIB):
        return f"{name} hides what is imported"
    if name.partition(".")[0] in {"runpy", "pkgutil"}:
        return f"{name} hides what is imported"
    reached = [module for module, rooms in NETWORK.items() if within(name, module) and room not in rooms]
    return f"{room} may not use the network ({reached[0]})" if reached else ""


def hidden_imports(tree: ast.Module) -> Iterator[Import]:
    """Calls that import by a text: `__import__("yaml")`, `importlib.import_module(...)`, `exec(...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in UNSEEN:
                yield Import(called, node.lineno)


def long_functions(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Name, line and length of every function that does not fit a screen."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.name, node.lineno, length


def module_faults(path: Path, package: Path) -> Iterator[str]:
    """All that is wrong with one module, as `file:line: what`."""
    place = path.relative_to(package.parent)
    room = path.relative_to(package).parts[0].removesuffix(".py")
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if room not in ROOMS:
        yield f"{place}: {room} is not one of the rooms"
        return
    if path.stem in BANNED_NAMES:
        yield f"{place}: a module named {path.stem} says nothing"
    if (lines := text.count("\n")) > LONGEST_MODULE:
        yield f"{place}: {lines} lines, more than {LONGEST_MODULE}"
    for name, line, length in long_functions(tree):
        yield f"{place}:{line}: {name} has {length} lines, more than {LONGEST_FUNCTION}"
    for found in imports_of(tree, path.parent.relative_to(package.parent).parts):
        if fault := import_fault(found.name, room):
            yield f"{place}:{found.line}: {fault}"
    for found in hidden_imports(tree):
        yield f"{place}:{found.line}: {found.name}() hides what is imported"


def faults(package: Path) -> list[str]:
    """All that is wrong with the package, in the order of its files."""
    modules = (path for path in sorted(package.rglob("*.py")) if "_templates" not in path.parts)
    return [fault for path in modules for fault in module_faults(path, package)]


def test_the_rooms_keep_to_the_table() -> None:
    assert (PACKAGE / "problems.py").is_file()
    assert faults(PACKAGE) == []


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("problems.py", "from generator.model import review", "problems may not import model"),
        ("model/review.py", "import generator.load.yaml", "model may not import load"),
        ("load/content.py", "from generator.check import links", "load may not import check"),
        ("check/links.py", "from ..load import content", "check may not import load"),
        ("check/links.py", "from .. import plan", "check may not import plan"),
        ("plan/feeds.py", "def f():\n    from generator.render import feeds", "plan may not import render"),
        ("cache/store.py", "from generator.load.content import load_folder", "cache may not import load"),
        ("load/kept.py", "from generator.cache.store import Store", "load may not import cache"),
        (
            "write/tree.py",
            "if TYPE_CHECKING:\n    from generator.pipeline import build",
            "write may not import pipeline",
        ),
        ("cli.py", "from generator.model.config import Config", "cli may not import model"),
        ("serve.py", "from generator.render import jinja", "serve may not import render"),
        ("plan/feeds.py", "import feedgen.feed", "plan may not import feedgen"),
        ("check/front.py", "from yaml import CSafeLoader", "check may not import yaml"),
        ("write/card.py", "import PIL.Image", "write may not import PIL"),
        ("render/page.py", "from markdown import Markdown", "render may not import markdown"),
        ("plan/links.py", "import urllib.request", "plan may not use the network"),
        ("load/links.py", "from urllib import request", "load may not use the network"),
        ("load/links.py", "from http import client", "load may not use the network"),
        ("deploy/host.py", "import http.server", "deploy may not use the network"),
        ("load/any.py", "import numpy", "numpy is not in this test's table"),
        ("load/any.py", "from importlib import import_module", "hides what is imported"),
        ("load/any.py", "import importlib\n", "hides what is imported"),
        ("load/any.py", "__import__('jinja2')", "hides what is imported"),
        ("load/any.py", "import importlib.metadata\nimportlib.import_module('x')", "import_module() hides"),
        ("model/utils.py", "", "a module named utils says nothing"),
        ("theme/colour.py", "", "theme is not one of the rooms"),
        ("model/long.py", "\n" * (LONGEST_MODULE + 1), "321 lines"),
        ("model/long.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION, "f has 51 lines"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, module: str, source: str, expected: str) -> None:
    path = tmp_path / "generator" / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    found = faults(tmp_path / "generator")
    assert len(found) == 1
    assert expected in found[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "load/content.py",
            "from generator.problems import Problem\nfrom generator.model import review\nfrom . import yaml",
        ),
        ("load/yaml.py", "import yaml"),
        ("load/__init__.py", "from .content import load_library"),
        ("render/page.py", "import jinja2\nimport importlib.metadata\nfrom importlib.resources import files"),
        ("render/fingerprint.py", "from generator import __version__"),
        ("plan/links.py", "from urllib.parse import urlsplit\nfrom http import HTTPStatus"),
        ("pipeline/site.py", "from generator.load.config import load_config\nfrom generator.write import manifest"),
        ("pipeline/study.py", "from generator.cache.store import Store\nfrom generator.pool import in_processes"),
        ("cache/store.py", "from generator.model.study import Study\nfrom generator.cache.packs import Packs"),
        ("serve.py", "from http.server import ThreadingHTTPServer\nimport watchfiles"),
        ("cli.py", "import typer\nfrom generator import pipeline"),
        ("__main__.py", "from generator.cli import main"),
    ],
)
def test_what_the_table_allows_passes(tmp_path: Path, module: str, source: str) -> None:
    path = tmp_path / "generator" / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert faults(tmp_path / "generator") == []
