"""The snippets for nginx and Caddy send what the site's own `_headers` asks other hosts to send."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.plan import hosting

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("example", ["nginx.conf.example", "Caddyfile.example"])
def test_the_example_sends_the_headers_of_the_site(example: str) -> None:
    text = (DOCS / example).read_text(encoding="utf-8")
    absent = [f"{name}: {value}" for name, value in hosting._everywhere().items() if f'"{value}"' not in text]
    assert absent == []
    assert all(name in text for name in (*hosting._everywhere(), "Cross-Origin-Resource-Policy"))


@pytest.mark.parametrize("example", ["nginx.conf.example", "Caddyfile.example"])
def test_the_example_keeps_hashed_files_as_long_as_the_site_says(example: str) -> None:
    text = (DOCS / example).read_text(encoding="utf-8")
    assert f'"public, max-age={hosting.YEAR}, immutable"' in text
