"""A problem that an editor can meet is documented: the pages are written, complete, and say what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check import DOCUMENT_CHECKS, SITE_CHECKS
from scripts.write_check_docs import PAGE, Check, page_of, read_checks

ROOT = Path(__file__).parent.parent.parent
READING = ROOT / "docs" / "reading.md"
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|placeholder")
TELLING = re.compile(r"(?:next|.*problem|error|warning|.*fault|.*refuse|excess|.*broken)", re.IGNORECASE)
"""Functions and classes that are given a code, by their names."""


def codes_in(path: Path) -> Iterator[str]:
    """The codes in a module: arguments of what makes problems, first items of faults, and tables called CODES."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if TELLING.fullmatch(called):
                yield from _texts(node.args)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CODES":
            yield from _texts(list(ast.walk(node.value)))
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from _texts(node.value.elts[:1])


def _texts(nodes: list[ast.AST] | list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value


def warnings_in(path: Path) -> set[str]:
    """The codes that a module gives as warnings."""
    text = path.read_text(encoding="utf-8")
    by_method = set(re.findall(r'\.warning\(\s*"([a-z-]+)"', text))
    by_severity = set(re.findall(r'Problem\(\s*"([a-z-]+)",(?:(?!Problem\().)*?Severity\.WARNING', text, re.DOTALL))
    return by_method | by_severity


def test_the_page_is_what_the_docstrings_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_of(read_checks()), "run make docs"


def test_every_check_is_in_one_table_and_documented() -> None:
    tables = [(check.__module__.rpartition(".")[2], check.__name__) for check in (*DOCUMENT_CHECKS, *SITE_CHECKS)]
    assert sorted(tables) == sorted(checks_there())
    assert {name for name, _ in tables} == {check.name for check in read_checks()}


def checks_there() -> Iterator[tuple[str, str]]:
    """The checks that the modules of the room hold, as (module, function)."""
    for path in (ROOT / "generator" / "check").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name in {"check", "check_site"} and path.stem != "__init__":
                yield path.stem, node.name


@pytest.mark.parametrize("check", read_checks(), ids=lambda check: check.name)
def test_a_check_tells_why_shows_an_example_and_names_its_codes(check: Check) -> None:
    assert check.sentence.endswith(".")
    assert [line for line in check.text.splitlines() if line.startswith("#")] == ["## Why", "## Example", "## Codes"]
    assert "Wrong" in check.text
    assert "Right" in check.text
    path = ROOT / "generator" / "check" / f"{check.name}.py"
    assert {code for code, _ in check.codes} == set(codes_in(path))
    assert {code for code, severity in check.codes if severity == "warning"} == warnings_in(path)


def test_no_code_belongs_to_two_checks() -> None:
    codes = [code for check in read_checks() for code, _ in check.codes]
    assert sorted(codes) == sorted(set(codes))


def test_every_code_of_reading_is_documented_and_no_other() -> None:
    given = {code for path in (ROOT / "generator" / "load").rglob("*.py") for code in codes_in(path)}
    rows = [line.split("|")[1] for line in READING.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    documented = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)}
    assert documented == given
