"""Whatever happens to what the builds remember, the next build is right, and says in a line what it could not read."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine import damage
from tests.engine.building import ROOT, Desk, differences, reference, tree, workplace
from tests.engine.edits import EDITS
from tests.engine.newsroom import Newsroom

BUSY = 75
LOCK = frozenset({"lock", ".gitignore"})
"""Files whose content no build reads."""
NUMBERS = re.compile(r"[0-9a-f]{8,}|[0-9]+")
"""What is different in a name from build to build."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A newsroom, built twice: what only a second build remembers is there too."""
    made = Desk(Newsroom())
    made.write()
    made.run()
    made.run()
    yield made
    made.close()


def memory(desk: Desk) -> Path:
    return desk.site.root / ".tasdiq"


def remembered(desk: Desk) -> list[str]:
    """Everything that the builds keep for the next one, and read again."""
    files = damage.files_in(memory(desk))
    return [path.relative_to(memory(desk)).as_posix() for path in files if path.name not in LOCK]


def each_remembered(desk: Desk) -> Iterator[Path]:
    """One of each kind after the other, as it is called when its turn comes: a build may give it another name."""
    for kind in sorted({kind_of(name) for name in remembered(desk)}):
        found = [name for name in remembered(desk) if kind_of(name) == kind]
        if found:
            yield memory(desk) / found[-1]


def kind_of(name: str) -> str:
    """What there is only one of, or many alike, such as the pages of the spare tree."""
    spare, slash, inside = name.partition("/")
    return f"spare/{Path(inside).suffix}" if slash and spare.startswith("spare-") else NUMBERS.sub("#", name)


OTHER: list[Desk] = []


def another() -> Desk:
    """A site with other content and another name, built once for all tests."""
    if not OTHER:
        other = Desk(Newsroom())
        for name in ("change_site", "change_title", "add_review", "delete_review"):
            EDITS[name](other.room, 0)
        other.write()
        other.run()
        other.run()
        OTHER.append(other)
    return OTHER[0]


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    while OTHER:
        OTHER.pop().close()


def of_another_site(file: Path) -> None:
    """The same file of another site, or one of the same kind; one of any kind where that site has none."""
    theirs = {kind_of(name): memory(another()) / name for name in remembered(another())}
    mine = next(place for place in file.parents if place.name == ".tasdiq")
    found = theirs.get(kind_of(file.relative_to(mine).as_posix()), max(theirs.values()))
    damage.renew(file, found.read_bytes())


def of_another_kind(file: Path) -> None:
    """Another file of the same memory, whole: each is looked into only by those that wrote it."""
    others = [path for path in file.parent.iterdir() if path.is_file() and path.name not in {file.name, *LOCK}]
    mine = next(place for place in file.parents if place.name == ".tasdiq")
    damage.renew(file, max(others, default=mine / "studies").read_bytes())


def noise(file: Path) -> None:
    damage.renew(file, random.Random(5).randbytes(max(100, file.stat().st_size)))  # noqa: S311 - noise


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "in-the-way").write_text("x")


def a_dangling_link(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere")


def emptied(file: Path) -> None:
    damage.renew(file, b"")


def halved(file: Path) -> None:
    data = file.read_bytes()
    damage.renew(file, data[: len(data) // 2])


def gone(file: Path) -> None:
    file.unlink()


def unreadable(file: Path) -> None:
    file.chmod(0)


SPOILT: tuple[Callable[[Path], None], ...] = (
    emptied,
    halved,
    noise,
    of_another_site,
    of_another_kind,
    a_folder,
    a_dangling_link,
    unreadable,
)


@pytest.mark.parametrize("spoil", [*SPOILT, gone])
def test_a_spoilt_file_costs_time_and_nothing_else(spoil: Callable[[Path], None], desk: Desk) -> None:
    for file in each_remembered(desk):
        spoil(file)
        report = desk.run()
        assert report.ok, file.name
        assert differences(tree(desk.site.output), reference(desk.room)) == [], file.name
        assert "\n" not in report.notice
        again = desk.run()
        assert (again.rendered, again.notice) == (0, ""), f"{file.name} was not mended"


@pytest.mark.parametrize("spoil", [emptied, halved, noise, a_folder])
def test_what_cannot_be_read_is_told_in_one_line(spoil: Callable[[Path], None], desk: Desk) -> None:
    """Everything at once: one line, on stderr, and the summary on stdout as ever."""
    for name in remembered(desk):
        spoil(memory(desk) / name)
    done = desk.command()
    assert done.returncode == 0
    (line,) = [line for line in done.stderr.splitlines() if "built anew" in line or "made anew" in line]
    assert "cannot be read" in line or "damaged" in line
    assert "Traceback" not in done.stderr
    assert differences(tree(desk.site.output), reference(desk.room)) == []
    assert "anew" not in desk.command().stderr


@pytest.mark.parametrize("spoil", [emptied, noise, of_another_site])
@pytest.mark.parametrize("change", ["change_title", "delete_review", "change_site", "change_template"])
def test_a_spoilt_file_hides_no_change(spoil: Callable[[Path], None], change: str, desk: Desk) -> None:
    for name in remembered(desk):
        spoil(memory(desk) / name)
    EDITS[change](desk.room, 1)
    desk.write()
    assert desk.run().ok
    assert differences(tree(desk.site.output), reference(desk.room)) == []


def test_no_single_bit_of_it_makes_a_wrong_site(desk: Desk) -> None:
    """One bit at a time, in many places of every file, each followed by a change of the content."""
    chance = random.Random(11)  # noqa: S311 - places
    for turn in range(12):
        for file in each_remembered(desk):
            size = file.stat().st_size
            place = {0: 0, 1: size - 1}.get(turn) or chance.randrange(size or 1)
            damage.renew(file, damage.flipped(file.read_bytes(), place))
            EDITS["change_title_and_back"](desk.room, 0)
            desk.write()
            assert desk.run().ok, (file.name, place)
            assert differences(tree(desk.site.output), reference(desk.room)) == [], (file.name, place)


def test_the_whole_memory_may_be_deleted_or_be_that_of_another_site(desk: Desk) -> None:
    shutil.rmtree(memory(desk))
    assert desk.run().ok
    assert differences(tree(desk.site.output), reference(desk.room)) == []
    other = Desk(Newsroom())
    EDITS["change_site"](other.room, 0)
    other.write()
    other.run()
    shutil.rmtree(memory(desk))
    shutil.copytree(memory(other), memory(desk))
    other.close()
    assert desk.run().ok
    assert differences(tree(desk.site.output), reference(desk.room)) == []


def test_a_copy_of_the_newsroom_with_other_sources_does_not_believe_the_copied_memory(desk: Desk) -> None:
    """Copied with all times kept, then another state of the sources with the very same times and sizes put in."""
    copy = Desk(desk.room, workplace())
    shutil.copytree(desk.site.root, copy.site.root, copy_function=shutil.copy2)
    copy.lying = dict(desk.lying)
    copy.room.reviews["dam"].body = 1
    for lang in ("en", "ur"):
        name = f"content/reviews/dam/index.{lang}.md"
        damage.rewrite_unseen(copy.site.root / name, copy.room.files()[name])
    assert copy.run().ok
    assert differences(tree(copy.site.output), reference(copy.room)) == []
    copy.close()


HOLD = """
import sys
from pathlib import Path
from generator.write import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(desk: Desk) -> subprocess.Popen[str]:
    """Another build of the same site that is at work."""
    command = [sys.executable, "-c", HOLD, str(memory(desk))]
    other = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_a_second_build_is_refused_with_75_and_changes_nothing(desk: Desk) -> None:
    before = tree(desk.site.output)
    EDITS["change_title"](desk.room, 0)
    desk.write()
    with holder(desk) as other:
        done = desk.command()
        assert done.returncode == BUSY
        assert f"process {other.pid}" in done.stderr
        assert tree(desk.site.output) == before
        other.communicate()
    assert desk.command().returncode == 0
    assert differences(tree(desk.site.output), reference(desk.room)) == []


def test_a_second_build_that_waits_is_built_after_the_first(desk: Desk) -> None:
    with holder(desk) as other:
        started = time.monotonic()
        assert other.stdin is not None
        timer = threading.Timer(1.5, other.stdin.close)
        timer.start()
        done = desk.command("--wait", "30")
        assert done.returncode == 0, done.stderr
        assert 1.5 <= time.monotonic() - started < 25
        timer.join()
