"""Every test of writing may ask for a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.write.newsroom import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site", tmp_path / ".tasdiq")
