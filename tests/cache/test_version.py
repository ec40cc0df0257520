"""Whatever the program is made of is in its version."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from generator.cache import version
from generator.cache.version import program_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program."""
    made = tmp_path / "generator"
    shutil.copytree(version.PACKAGE, made, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "PACKAGE", made)
    return made


def test_the_same_program_is_one_version(package: Path) -> None:
    assert program_version() == program_version()


def test_another_file_is_another_version(package: Path) -> None:
    before = program_version()
    (package / "load" / "more.py").touch()
    after = program_version()
    (package / "load" / "more.py").unlink()
    assert after != before == program_version()


def test_a_changed_file_is_another_version(package: Path) -> None:
    before = program_version()
    with (package / "load" / "yaml.py").open("a") as file:
        file.write("# changed\n")
    assert program_version() != before


def test_another_version_of_a_library_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before, asked = program_version(), metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == "nh3" else asked(name))
    assert program_version() != before
