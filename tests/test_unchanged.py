"""A build that would change nothing ends at once, and no other does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Busy
from generator.pipeline import site as site_order
from generator.write.lock import locked
from tests.site.newsroom import SmallSite, hashes, picture, review, smallest

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

EN = "content/reviews/bridge/index.en.md"
SHOT = "content/reviews/bridge/shots/shot.png"
LATER = "content/reviews/later/index.en.md"
NOW, DUE = 1_800_000_000, 1_900_000_000


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are dated by what is told of them, not by when they were written for the test."""
    monkeypatch.setattr("generator.cache.snapshot.TICK", 0)


@pytest.fixture
def site(tmp_path: Path, calm: None, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A newsroom that was built, and to which nothing happened since."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    made = SmallSite(tmp_path / "newsroom").write(smallest())
    made.write({SHOT: picture(form="PNG"), EN: review(body="![A bridge](shots/shot.png)")})
    made.write({LATER: review("later", published="2030-03-17T17:46:40+00:00")})
    made.build()
    return made


@pytest.fixture
def is_short(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Builds, and tells whether that ended before anything was read."""
    read: list[object] = []
    work = site_order._build

    def told(*given: Any) -> Any:  # noqa: ANN401 - as it is called
        read.append(given)
        return work(*given)

    monkeypatch.setattr(site_order, "_build", told)

    def build(site: SmallSite, **options: Any) -> bool:  # noqa: ANN401 - BuildOptions' own fields
        read.clear()
        site.build(**options)
        return not read

    return build


def test_it_reports_what_the_last_build_found(site: SmallSite, is_short: Callable[..., bool]) -> None:
    site.write({"content/notes.txt": "x"})
    before = site.build()
    assert is_short(site)
    after = site.build()
    assert "stray-file" in {problem.code for problem in after.problems}
    assert after.problems == before.problems
    assert after.next_due == before.next_due is not None
    for name in ("output", "pages", "reviews", "drafts"):
        assert getattr(after, name) == getattr(before, name)
    assert (after.rendered, after.notice, after.stages) == (0, "", ())


def test_neither_templates_nor_parsers_are_loaded_for_it(site: SmallSite) -> None:
    script = (
        "import sys; from pathlib import Path; from generator.pipeline import BuildOptions, build\n"
        f"build(BuildOptions(config=Path({str(site.config)!r}), search=False, cards=False))\n"
        "print(*sorted({'jinja2', 'markdown', 'pydantic', 'yaml', 'PIL', 'generator.load', 'generator.plan'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "\n"


def edit(site: SmallSite) -> None:
    site.edit(EN, "published: 2026-02-03", "published: 2026-02-04")


def edit_unseen(site: SmallSite) -> None:
    """Other bytes of the same number, and the date as it was."""
    found = (site.root / EN).stat()
    edit(site)
    os.utime(site.root / EN, ns=(found.st_atime_ns, found.st_mtime_ns))


def add_a_review(site: SmallSite) -> None:
    site.write({"content/reviews/dam/index.en.md": review("dam")})


def change_a_picture(site: SmallSite) -> None:
    site.write({SHOT: picture("blue", form="PNG")})


def delete_a_topic(site: SmallSite) -> None:
    site.write({"content/topics/floods.yml": "name: Floods\n"}).build()
    site.write({"content/topics/floods.yml": None})


def change_settings(site: SmallSite) -> None:
    site.edit("site_config.yml", "per_page: 3", "per_page: 1")


def begin_own_templates(site: SmallSite) -> None:
    site.write({"templates/assets/extra.css": "h1 { color: red }\n"})


def damage_a_page(site: SmallSite) -> None:
    site.file("/en/").write_text("hacked")


def delete_a_page(site: SmallSite) -> None:
    site.file("/en/").unlink()


def add_a_foreign_file(site: SmallSite) -> None:
    (site.output / "en" / "foreign.html").write_text("not ours")


def delete_the_site(site: SmallSite) -> None:
    shutil.rmtree(site.output)


def make_a_page_a_link(site: SmallSite) -> None:
    page = site.file("/en/")
    shutil.move(page, site.root / "elsewhere.html")
    page.symlink_to(site.root / "elsewhere.html")


@pytest.mark.parametrize(
    "change",
    [
        edit,
        edit_unseen,
        add_a_review,
        change_a_picture,
        delete_a_topic,
        change_settings,
        begin_own_templates,
        damage_a_page,
        delete_a_page,
        add_a_foreign_file,
        delete_the_site,
        make_a_page_a_link,
    ],
)
def test_whatever_changed_is_looked_into(
    change: Callable[[SmallSite], None], site: SmallSite, is_short: Callable[..., bool]
) -> None:
    assert is_short(site)
    change(site)
    assert not is_short(site)
    found = hashes(site.output)
    site.build(clean=True)
    assert found == hashes(site.output)
    assert is_short(site), "the change was looked into once"


@pytest.mark.parametrize("asked", [{"drafts": True}, {"base_url": "https://preview.example"}, {"clean": True}])
def test_a_build_that_is_asked_for_something_else_is_another(
    asked: dict[str, Any], site: SmallSite, is_short: Callable[..., bool]
) -> None:
    assert is_short(site)
    assert not is_short(site, **asked)


def test_each_output_folder_is_looked_at(site: SmallSite, tmp_path: Path, is_short: Callable[..., bool]) -> None:
    assert not is_short(site, output=tmp_path / "other")
    assert (tmp_path / "other" / "index.html").is_file()


def test_it_holds_until_the_next_scheduled_review_is_due_and_not_before_its_own_time(
    site: SmallSite, is_short: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DUE - 100))
    site.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DUE - 1))
    assert is_short(site)
    assert not site.file("/en/reviews/later/").exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DUE))
    assert not is_short(site)
    assert site.file("/en/reviews/later/").is_file()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    assert not is_short(site)
    assert not site.file("/en/reviews/later/").exists()


def test_another_version_of_the_program_builds(
    site: SmallSite, is_short: Callable[..., bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert is_short(site)
    (tmp_path / "site-packages").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    assert not is_short(site)
    assert is_short(site)
    (tmp_path / "site-packages" / "library.py").touch()
    assert not is_short(site)


def test_a_build_that_was_refused_leaves_nothing_to_compare_with(site: SmallSite) -> None:
    good = (site.root / EN).read_text("utf-8")
    site.write({EN: "no fields"})
    assert not site.run().ok
    assert not site.run().ok
    site.write({EN: good})
    assert site.run().ok


def test_it_waits_for_another_build_as_any_other(site: SmallSite) -> None:
    with locked(site.root / ".tasdiq"), pytest.raises(Busy):
        site.run()


@pytest.mark.parametrize("spoil", [b"", b"nonsense" * 100])
def test_a_damaged_note_is_not_believed(spoil: bytes, site: SmallSite, is_short: Callable[..., bool]) -> None:
    (site.root / ".tasdiq" / "snapshot").write_bytes(spoil)
    assert not is_short(site)
    assert is_short(site)


PLACES = {
    EN: ("/en/reviews/bridge/", "The bridge of bridge", "The bridge of Lahore"),
    "content/people/amina.yml": ("/en/people/amina/", "Amina", "Bilal"),
    "content/pages/about/index.en.md": ("/en/about/", "about en", "About us"),
    "site_config.yml": ("/en/", "Example Facts", "Other Facts"),
}


@pytest.mark.parametrize("stage", ["load", "plan", "check", "render", "swap", "keep"])
@pytest.mark.parametrize("name", PLACES)
def test_what_is_saved_while_a_build_is_at_work_is_in_the_next_one(stage: str, name: str, tmp_path: Path) -> None:
    site = SmallSite(tmp_path / "newsroom").write(smallest())
    path, old, new = PLACES[name]
    saved: list[str] = []

    def save(told: str, *_: int) -> None:
        if told == stage and not saved:
            saved.append(stage)
            site.edit(name, old, new)

    site.build(progress=save)
    assert saved
    site.build()
    assert new in site.read(path)
