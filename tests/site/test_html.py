"""The W3C's checker (vnu) finds nothing in any page that is built, nor in our stylesheets."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.site.newsroom import SmallSite

ROOT = Path(__file__).parents[2]
VNU = ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It reads files, so it knows no 'self', and takes JSON-LD for a script. The browser tests see to the policy.
MISTAKEN = "violates Content Security Policy (meta tag)"
# Newer than the checker; they stand within @supports (CSS Anchor Positioning, Scroll-driven Animations).
NEWER = ("position-area", "position-anchor", "position-try-fallbacks", "anchor-name", "anchor-scope", "animation-timeline")
UNKNOWN = tuple(f"CSS: “{name}”: Property “{name}” doesn't exist." for name in NEWER)


def outside_supports(css: str) -> str:
    """A style sheet without what stands within @supports."""
    kept, rest = "", css
    while "@supports" in rest:
        before, _, rest = rest.partition("@supports")
        kept += before
        depth = at = 0
        while not (depth == 0 and rest[at - 1] == "}" and at):
            depth += {"{": 1, "}": -1}.get(rest[at], 0)
            at += 1
        rest = rest[at:]
    return kept + rest


def test_what_the_checker_does_not_know_stands_where_only_those_who_know_it_look() -> None:
    for sheet in sorted((ROOT / "templates" / "assets").glob("*.css")):
        plain = outside_supports(sheet.read_text("utf-8"))
        assert [name for name in NEWER if f"{name}:" in plain] == [], sheet.name


def faults(*arguments: str | Path) -> list[str]:
    """Errors and warnings: file, line, what is wrong, and the place."""
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", VNU, "--format", "json", "--stdout", "--exit-zero-always", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')} {message['message']} {message.get('extract', '')}"
        for message in messages
        if MISTAKEN not in message["message"] and message["message"] not in UNKNOWN
    ]


def test_every_page_of_the_demonstration_site_is_valid(demo: SmallSite) -> None:
    assert len(list(demo.output.rglob("*.html"))) > 100
    assert faults("--skip-non-html", demo.output) == []


def test_every_page_of_the_smallest_site_is_valid(smallest_built: SmallSite) -> None:
    assert faults("--skip-non-html", smallest_built.output) == []


@pytest.mark.parametrize("sheet", sorted((ROOT / "templates" / "assets").glob("*.css")), ids=lambda file: file.name)
def test_our_stylesheets_are_valid(sheet: Path) -> None:
    assert faults("--css", sheet) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>a</title><p><div></div></p>", "utf-8")
    assert faults(page)
