"""A link in the place of a folder of the site is damage: the folder returns, and what the link leads to is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.write import read_manifest
from generator.write import tree as tree_module
from generator.write.spare import Spare
from tests.write.newsroom import Site

TEXTS = {
    "/": "front",
    "/robots.txt": "allow",
    "/en/": "english",
    "/en/a/": "a",
    "/en/a/b/": "b",
    "/en-x/": "x",
    "/ur/": "اردو",
}
SITES = {**{f"/more/{number}/": "much that stays" for number in range(40)}, **TEXTS}


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on what is on the disk already."""
    monkeypatch.setattr(tree_module, "settle", lambda _: None)


@pytest.fixture(params=[TEXTS, SITES], ids=["small", "large"])
def texts(request: pytest.FixtureRequest) -> dict[str, str]:
    """A site that is mostly below the link, whose spare is laid anew, and one whose spare is taken over."""
    found: dict[str, str] = request.param
    return found


def moved(site: Site, folder: str, tmp_path: Path) -> dict[str, str]:
    """Moves a folder of the site away, with more in it, and leaves a link; gives what lies there."""
    elsewhere = tmp_path / "elsewhere"
    (site.output / folder).rename(elsewhere)
    (elsewhere / "own.txt").write_text("somebody's own")
    (elsewhere / "index.html").write_text("somebody's front")
    (elsewhere / "photos").mkdir()
    (elsewhere / "photos" / "one.txt").write_text("a picture")
    (site.output / folder).symlink_to(elsewhere)
    return held(elsewhere)


def held(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def links(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_symlink()]


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("folder", ["en", "en/a", "en/a/b"])
def test_the_folder_returns_and_nothing_is_touched_through_the_link(
    *, folder: str, edited: bool, texts: dict[str, str], site: Site, tmp_path: Path
) -> None:
    site.build(texts)
    site.build({**texts, "/": "newer front"})  # the spare differs from the site
    theirs = moved(site, folder, tmp_path)
    for front in ("newer front", "newest front", "last front"):
        wanted = {**texts, "/": front, "/en/a/b/": front if edited else "b"}
        site.build(wanted)
        assert held(tmp_path / "elsewhere") == theirs
        assert links(tmp_path) == []
        assert set(site.tree().values()) == set(wanted.values())
        assert read_manifest(site.cache, site.output).survey() == (frozenset(), (), True)
        assert site.build(wanted).stale == ()


def test_a_survey_tells_of_the_link_and_of_every_file_below_it(site: Site, tmp_path: Path) -> None:
    site.build(TEXTS)
    moved(site, "en", tmp_path)
    found = read_manifest(site.cache, site.output).survey()
    assert found.damaged == {"en/index.html", "en/a/index.html", "en/a/b/index.html"}
    assert found.foreign == ("en",)


def test_a_file_in_the_place_of_a_folder_goes(site: Site, texts: dict[str, str]) -> None:
    site.build(texts)
    for path in sorted((site.output / "en").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (site.output / "en").rmdir()
    (site.output / "en").write_text("in the way")
    for front in ("new", "newer"):
        site.build({**texts, "/": front})
        assert set(site.tree().values()) == {*texts.values(), front} - {"front"}


def test_a_page_below_a_link_that_is_planned_no_more_goes_without_what_the_link_leads_to(
    site: Site, tmp_path: Path
) -> None:
    site.build(SITES)
    theirs = moved(site, "en", tmp_path)
    left = {address: text for address, text in SITES.items() if not address.startswith("/en/")}
    for front in ("new", "newer"):
        site.build({**left, "/": front})
        assert held(tmp_path / "elsewhere") == theirs
        assert not (site.output / "en").is_symlink()
        assert not (site.output / "en").exists()


def test_a_link_that_comes_after_the_site_was_looked_at_is_not_followed(site: Site, tmp_path: Path) -> None:
    site.build(SITES)
    (site.output / "en" / "own.txt").write_text("foreign")
    manifest = read_manifest(site.cache, site.output)
    seen = manifest.survey(Spare(manifest).path)
    theirs = moved(site, "en", tmp_path)
    changes = manifest.compare(site.pages({**SITES, "/": "new"}), {"page.html": "1"}, seen)
    with tree_module.NewTree(manifest, seen) as tree:
        tree.keep(changes.kept)
        for page in changes.stale:
            tree.write(page.file, page.context["text"].encode())
        tree.swap()
        tree.save(changes.fingerprints)
    assert held(tmp_path / "elsewhere") == theirs
    site.build({**SITES, "/": "newer"})
    assert held(tmp_path / "elsewhere") == theirs


@pytest.mark.parametrize("back", [False, True])
def test_a_spare_with_a_link_in_it_is_not_used(*, back: bool, site: Site, tmp_path: Path) -> None:
    """Such as an older Tasdiq left behind; `back` is whether it is dated as if it had always been there."""
    site.build(SITES)
    manifest = read_manifest(site.cache, site.output)
    spare = Spare(manifest)
    elsewhere = tmp_path / "elsewhere"
    (spare.path / "en").rename(elsewhere)
    (spare.path / "en").symlink_to(elsewhere)
    if back:
        spare.close(manifest.token)
    assert not read_manifest(site.cache, site.output).survey(spare.path).spare
    theirs = held(elsewhere)
    site.build({**SITES, "/en/": "other"})
    assert held(elsewhere) == theirs
