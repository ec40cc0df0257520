"""A build that is killed at any moment leaves a whole site, and the next build repairs what it left behind."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.write.newsroom import Site

ROOT = Path(__file__).parent.parent.parent
OLD = {"/": "old front", "/en/": "english", "/en/a/": "old a", "/en/b/": "b", "/gone/": "gone"}
NEW = {"/": "new front", "/en/": "english", "/en/a/": "new a", "/en/b/": "b", "/ur/": "اردو"}

BUILD = """
import json, os, signal, sys
from pathlib import Path
from generator.model.page import Page
from generator.write import NewTree, locked, read_manifest
from generator.write import manifest as manifest_module
from generator.write import tree as tree_module

output, cache, point, how, texts = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
passed = 0

def step(*_, **__):
    global passed
    if passed == point:
        os.kill(os.getpid(), signal.SIGKILL)
    passed += 1

def watched(owner, name):
    act = getattr(owner, name)
    def stepping(*given, **named):
        step()
        done = act(*given, **named)
        step()
        return done
    setattr(owner, name, stepping)

for owner, name in [(os, "link"), (tree_module, "settle"), (Path, "rename"), (Path, "replace"), (Path, "mkdir"),
                    (os, "makedirs"), (NewTree, "write"), (tree_module.shutil, "rmtree"), (Path, "write_text")]:
    watched(owner, name)
if how == "rename":
    tree_module.exchange = lambda *_: False
else:
    watched(tree_module, "exchange")

with locked(cache):
    manifest = read_manifest(cache, output)
    changes = manifest.compare([Page(p, "page.html", {"text": t}) for p, t in json.loads(texts).items()], {"page.html": ""})
    with NewTree(manifest) as tree:
        tree.keep(changes.kept)
        for page in changes.stale:
            tree.write(page.file, page.context["text"].encode())
        tree.swap()
        manifest.save(tree.written, changes.fingerprints)
print(passed)
"""


def run(site: Site, texts: dict[str, str], how: str, point: int) -> subprocess.CompletedProcess[bytes]:
    """A build in a process of its own that kills itself at its `point`th step; -1 for none."""
    command = [sys.executable, "-c", BUILD, str(site.output), str(site.cache), str(point), how, json.dumps(texts)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)


def as_files(texts: dict[str, str]) -> dict[str, str]:
    return {f"{path.lstrip('/')}index.html": text for path, text in texts.items()}


@pytest.mark.parametrize("how", ["exchange", "rename"])
def test_a_kill_at_any_step_leaves_a_whole_site_and_the_next_build_repairs(
    site: Site, tmp_path: Path, how: str
) -> None:
    point, missing = 0, 0
    while True:
        here = Site(tmp_path / str(point) / "site", tmp_path / str(point) / ".tasdiq")
        here.build(OLD, {"page.html": ""})
        ended = run(here, NEW, how, point)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
        found = here.tree()
        if not here.output.exists():
            missing += 1
        else:
            assert found in (as_files(OLD), as_files(NEW)), f"a half site at step {point}"
        # Back to the old texts: a record that does not know of the new site would now keep its pages.
        here.build(OLD, {"page.html": ""})
        assert here.tree() == as_files(OLD), f"not repaired after step {point}"
        assert here.beside() == [".tasdiq", "site"]
        assert here.build(OLD, {"page.html": ""}).stale == ()
        point += 1
    assert point > 20
    # Without an exchange there is one moment between two renames at which no site is there (seen from both its sides).
    assert missing == (0 if how == "exchange" else 2)


def test_a_kill_in_the_first_build_leaves_no_site_or_a_whole_one(site: Site, tmp_path: Path) -> None:
    point = 0
    while True:
        here = Site(tmp_path / str(point) / "site", tmp_path / str(point) / ".tasdiq")
        ended = run(here, NEW, "exchange", point)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
        assert here.tree() in ({}, as_files(NEW))
        here.build(NEW, {"page.html": ""})
        assert here.tree() == as_files(NEW)
        assert here.beside() == [".tasdiq", "site"]
        point += 1
    assert point > 20
