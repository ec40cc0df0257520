"""The same content gives the same bytes, wherever, whenever and however it is built."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.site.newsroom import SmallSite, hashes

ROOT = Path(__file__).parents[2]
COMMAND = "import generator.pool as pool; pool.WORTH_IT = 2; from generator.cli import main; main()"
"""The command, with the threshold lowered from which several processes are used: the demonstration is small."""


def shuffled_copy(source: Path, goal: Path, seed: int) -> None:
    """The same tree, its files made in another order, so that the system may list them in another order."""
    files = [path for path in source.rglob("*") if path.is_file()]
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, not a secret
    for file in files:
        target = goal / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def built(
    folder: Path,
    *options: str,
    environment: Mapping[str, str] = MappingProxyType({}),
    seed: int = 1,
    umask: int = 0o022,
) -> dict[str, str]:
    """The digests of the demonstration site, built by a process of its own in a copy of the newsroom."""
    shuffled_copy(ROOT / "content", folder / "content", seed)
    shutil.copyfile(ROOT / "site_config.yml", folder / "site_config.yml")
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "build", "--config", str(folder / "site_config.yml"), *options],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return hashes(folder / "site")


@pytest.fixture(scope="module")
def expected(demo: SmallSite) -> dict[str, str]:
    """Built in this process, without search."""
    return hashes(demo.output)


VARIANTS: dict[str, tuple[list[str], dict[str, str]]] = {
    "one process": (["--jobs", "1"], {"PYTHONHASHSEED": "0"}),
    "two processes": (["--jobs", "2"], {"PYTHONHASHSEED": "1"}),
    "four processes": (["--jobs", "4"], {"PYTHONHASHSEED": "2", "LC_ALL": "ur_PK.UTF-8", "LANG": "ur_PK.UTF-8"}),
    "another time zone": (["--jobs", "1"], {"TZ": "Pacific/Kiritimati"}),
    "a plain locale": (
        ["--jobs", "1"],
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/Anchorage"},
    ),
    "another moment": (["--jobs", "1"], {"SOURCE_DATE_EPOCH": "4000000000"}),
}


@pytest.mark.parametrize(("options", "environment"), VARIANTS.values(), ids=VARIANTS)
def test_the_same_bytes(
    options: list[str], environment: dict[str, str], expected: dict[str, str], tmp_path: Path
) -> None:
    found = built(
        tmp_path / "پوشہ with spaces", "--no-search", *options, seed=len(environment), environment=environment
    )
    assert found == expected


def test_the_same_bytes_whatever_rights_new_files_get(expected: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert built(folder, "--no-search", umask=0o077) == expected


def test_the_search_index_is_the_same_too(tmp_path: Path) -> None:
    first = built(tmp_path / "one", "--jobs", "1", environment={"PYTHONHASHSEED": "1"})
    second = built(tmp_path / "another" / "folder", "--jobs", "2", seed=7, environment={"PYTHONHASHSEED": "2"})
    assert first == second
    assert any("pagefind" in path for path in first)


def test_building_again_from_nothing_or_from_a_cache_gives_the_same(
    expected: dict[str, str], demo: SmallSite, tmp_path: Path
) -> None:
    copy = SmallSite(tmp_path / "newsroom", demo.defaults)
    shutil.copytree(demo.root, copy.root)
    assert copy.build().rendered == 0
    assert hashes(copy.output) == expected
    assert copy.build(clean=True).rendered > 100
    assert hashes(copy.output) == expected
    shutil.rmtree(copy.root / ".tasdiq")
    copy.build()
    assert hashes(copy.output) == expected
