"""Every test of whole sites may ask for the smallest newsroom, or for the demonstration site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.newsroom import Files, SmallSite, smallest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """The smallest newsroom, not yet built."""
    return SmallSite(tmp_path / "newsroom").write(smallest())


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[Files], SmallSite]:
    """Makes the smallest newsroom with these files laid over it."""
    return lambda files: SmallSite(tmp_path / "newsroom").write({**smallest(), **files})


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The demonstration newsroom, built; nobody changes it."""
    root = tmp_path_factory.mktemp("demonstration") / "newsroom"
    root.mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site_config.yml", root)
    made = SmallSite(root, {"search": False, "cards": True, "jobs": 1})
    made.build()
    return made


@pytest.fixture(scope="session")
def smallest_built(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The smallest newsroom, built once; copied by those who change it."""
    made = SmallSite(tmp_path_factory.mktemp("smallest") / "newsroom").write(smallest())
    made.build()
    return made


@pytest.fixture
def built(smallest_built: SmallSite, tmp_path: Path) -> SmallSite:
    """The smallest newsroom, built, for one test to change."""
    shutil.copytree(smallest_built.root, tmp_path / "newsroom")
    return SmallSite(tmp_path / "newsroom")
