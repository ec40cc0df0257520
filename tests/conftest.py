"""What every test may use: the flag that rewrites expected outputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--rewrite-expected`."""
    parser.addoption(
        "--rewrite-expected",
        action="store_true",
        help="write the files of expected outputs anew instead of comparing; whoever uses it reads the diff",
    )


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds what is expected, or writes that file when asked to."""
    rewriting = bool(request.config.getoption("--rewrite-expected"))

    def compare(file: Path, text: str) -> None:
        if rewriting:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            return
        assert file.is_file(), f"{file} is not there; pytest --rewrite-expected makes it"
        assert text == file.read_text(encoding="utf-8"), f"differs from {file}; if that is right: --rewrite-expected"

    return compare
