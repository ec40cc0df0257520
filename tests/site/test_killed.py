"""Whatever happens to a whole build, readers have the old site or the new one to the byte, and the next build repairs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from pathlib import Path

import pytest

from generator.write.lock import LOCK_FILE
from tests.site.newsroom import SmallSite, hashes
from tests.write.accidents import DONE, FAILED, KILLED, Accident, befallen, full_disk, killed, read_only

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ROOT = Path(__file__).parents[2]
EN = "content/reviews/bridge/index.en.md"
VERSIONS = ("stands", "is there")
POINTS = 24  # at which a build is killed
STRIDE = 7  # steps from one of them to the next
BUSY = 75
Bytes = Mapping[str, str]


class Room:
    """A newsroom whose title changes from one version to the other before each build, and what a clean build makes of each."""

    def __init__(self, site: SmallSite, clean: Mapping[str, Bytes], **options: bool) -> None:
        self.site, self.clean, self.options = site, clean, options
        self.version = VERSIONS[0]

    def change(self) -> tuple[Bytes, Bytes]:
        """Changes the title; the site as it is, and as it is to be."""
        before = self.version
        self.version = VERSIONS[1 - VERSIONS.index(before)]
        self.site.edit(EN, f"bridge {before}", f"bridge {self.version}")
        return self.clean[before], self.clean[self.version]

    def build(self) -> object:
        # A process that was looking at the old site may outlive for a moment the build that was killed.
        return self.site.build(patience=20, **self.options)

    def befallen(self, accident: Accident, folder: Path | None = None) -> tuple[int, int]:
        return befallen(self.build, folder or self.site.root, accident)

    def is_repaired(self, told: str) -> None:
        self.build()
        assert hashes(self.site.output) == self.clean[self.version], told
        beside = {path.name for path in self.site.root.iterdir()}
        assert beside == {"site", "content", "site_config.yml", ".tasdiq"}, told
        assert self.site.build(**self.options).rendered == 0, told


def clean_builds(smallest: SmallSite, folder: Path, **options: bool) -> dict[str, Bytes]:
    """What a first build makes of each version of the title."""
    found: dict[str, Bytes] = {}
    for version in VERSIONS:
        site = SmallSite(folder / version.replace(" ", "-"))
        shutil.copytree(smallest.root, site.root, ignore=shutil.ignore_patterns("site", ".tasdiq"))
        site.edit(EN, f"bridge {VERSIONS[0]}", f"bridge {version}").build(**options)
        found[version] = hashes(site.output)
    return found


@pytest.fixture(scope="module")
def clean(smallest_built: SmallSite, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Bytes]:
    return clean_builds(smallest_built, tmp_path_factory.mktemp("clean"))


@pytest.fixture
def room(site: SmallSite, clean: Mapping[str, Bytes]) -> Room:
    """A newsroom that was built twice: the second build leaves to the next all that a build can begin with."""
    made = Room(site, clean)
    for _ in range(2):
        made.change()
        made.build()
    return made


def moments(room: Room, accident: Callable[[int], Accident], number: int) -> Iterator[tuple[str, int, Bytes, Bytes]]:
    """Lets an accident happen to so many builds, at steps all over the build: where, how it ended, the old and the new site.

    What a build has to do varies with what the one before it has left. One that is done before its accident is no
    matter; the next begins from the front again, between the steps that were tried.
    """
    point, begun, happened = 0, 0, 0
    while happened < number:
        old, new = room.change()
        ended, steps = room.befallen(accident(point))
        happened += steps > point
        yield f"at step {point}", ended, old, new
        point, begun = (point + STRIDE, begun) if steps > point else (begun + 1, begun + 1)
        assert begun < STRIDE, "so many steps there are not"


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(room: Room) -> None:
    kills, seen = 0, set()
    for told, ended, old, new in moments(room, killed, POINTS):
        found = hashes(room.site.output)
        assert found in (old, new), f"a half site, killed {told}"
        kills += ended == KILLED
        seen.add(found == new)
        room.is_repaired(f"killed {told}")
    assert kills == POINTS >= 20
    assert seen == {True, False}, "killed before the new site took its place, and after"


def test_a_first_build_that_is_killed_leaves_no_site_or_a_whole_one(
    site: SmallSite, clean: Mapping[str, Bytes]
) -> None:
    room = Room(site, clean)
    for point in (0, 5, 20, 60, 100, 130, 160):
        for name in ("site", ".tasdiq"):
            shutil.rmtree(site.root / name, ignore_errors=True)
        room.befallen(killed(point))
        assert hashes(site.output) in ({}, clean[room.version])
        room.is_repaired(f"killed at step {point}")


def test_a_build_with_search_that_is_killed_leaves_pages_and_index_whole(
    site: SmallSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The pages and the claim finder go live first, Pagefind's index follows: the old one answers until it is swapped."""
    room = Room(site, clean_builds(site, tmp_path_factory.mktemp("searched"), search=True), search=True)
    room.build()
    for told, _, old, new in moments(room, killed, 12):
        assert hashes(room.site.output) in (old, mixed(old, new, "pagefind/"), new), f"a half site, killed {told}"
        room.is_repaired(f"killed {told}")


def mixed(old: Bytes, new: Bytes, still: str) -> Bytes:
    """The new site with what begins so as it was."""
    parts = {name: (old if name.startswith(still) else new).get(name) for name in (*old, *new)}
    return {name: digest for name, digest in parts.items() if digest}


def test_a_disk_that_is_full_leaves_the_old_site_or_the_new_one(room: Room) -> None:
    refused = 0
    for told, ended, old, new in moments(room, full_disk, POINTS // 2):
        found = hashes(room.site.output)
        assert ended in {DONE, FAILED}
        assert found in (old, new), f"a half site, no room {told}"
        assert ended == FAILED or found == new
        refused += found == old
        room.is_repaired(f"no room {told}")
    assert refused > 3


@pytest.mark.parametrize("where", ["site", ""])
def test_a_folder_that_may_not_be_written_leaves_the_old_site(where: str, room: Room) -> None:
    old, _ = room.change()
    ended, _ = room.befallen(read_only, room.site.root / where)
    assert ended == FAILED
    assert hashes(room.site.output) == old
    room.is_repaired("once it may be written again")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)):
        pytest.skip("this user may not mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def mount(*words: str) -> int:
    return subprocess.run(["mount", *words], check=False, capture_output=True).returncode


def command(site: SmallSite, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(tasdiq(site, *words), cwd=ROOT, capture_output=True, text=True, check=False)


def tasdiq(site: SmallSite, *words: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--config",
        str(site.config),
        "--no-search",
        "--no-cards",
        "--jobs",
        "1",
        *words,
    ]


def test_on_a_real_disk_that_is_full_the_command_says_so_and_the_old_site_stays(
    small_disk: Path, smallest_built: SmallSite, clean: Mapping[str, Bytes]
) -> None:
    room = Room(SmallSite(small_disk / "newsroom"), clean)
    shutil.copytree(smallest_built.root, room.site.root, copy_function=shutil.copy2)
    room.build()
    refused = 0
    for left in (0, 20_000, 80_000, 300_000, 700_000):
        old, new = room.change()
        if left:  # much has to be written where nothing is remembered
            shutil.rmtree(room.site.root / ".tasdiq")
        free = os.statvfs(small_disk)
        (small_disk / "photographs").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - left)))
        done = command(room.site)
        assert done.returncode in {0, 1}
        if done.returncode:
            refused += 1
            assert "No space left on device" in done.stderr
            assert "Traceback" not in done.stderr
        assert hashes(room.site.output) in (old, new)
        (small_disk / "photographs").unlink()
        room.is_repaired(f"with {left} bytes left")
    assert refused > 1


def test_on_a_real_disk_that_may_not_be_written_the_command_says_so_and_the_old_site_stays(
    small_disk: Path, room: Room
) -> None:
    output = small_disk / "public"
    assert command(room.site, "--output", str(output)).returncode == 0
    room.change()
    before = hashes(output)
    assert not mount("-o", "remount,ro", str(small_disk))
    done = command(room.site, "--output", str(output))
    assert done.returncode == 1
    assert "Read-only file system" in done.stderr
    assert "Traceback" not in done.stderr
    assert hashes(output) == before
    assert not mount("-o", "remount,rw", str(small_disk))
    assert command(room.site, "--output", str(output)).returncode == 0
    assert hashes(output) == room.clean[room.version]


@pytest.fixture
def begin(room: Room) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Begins a build by the command, and ends it with the test."""
    begun = []

    def started(*words: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        begun.append(subprocess.Popen(tasdiq(room.site, *words), cwd=ROOT, stdout=pipe, stderr=pipe, text=True))
        return begun[-1]

    yield started
    for process in begun:
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate()


def at_work(room: Room, build: subprocess.Popen[str]) -> None:
    """Waits until a build holds the lock, and stops it there."""
    lock = (room.site.root / ".tasdiq" / LOCK_FILE).open("rb")
    with lock:
        while build.poll() is None:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                if os.pread(lock.fileno(), 20, 0) == f"{build.pid}\n".encode():
                    build.send_signal(signal.SIGSTOP)
                    return
            else:
                flock(lock, LOCK_UN)
            time.sleep(0.001)
    pytest.fail("the build was done before it could be stopped")


def test_of_two_builds_by_the_command_the_second_ends_with_75(
    room: Room, begin: Callable[..., subprocess.Popen[str]]
) -> None:
    old, new = room.change()
    first = begin("--clean")
    at_work(room, first)
    second = command(room.site)
    assert second.returncode == BUSY
    assert f"process {first.pid}" in second.stderr
    assert hashes(room.site.output) == old
    first.send_signal(signal.SIGCONT)
    assert first.wait(60) == 0
    assert hashes(room.site.output) == new


def test_of_two_builds_by_the_command_the_second_may_wait(
    room: Room, begin: Callable[..., subprocess.Popen[str]]
) -> None:
    room.change()
    first = begin("--clean")
    at_work(room, first)
    second = begin("--wait", "60")
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1.5)
    first.send_signal(signal.SIGCONT)
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert hashes(room.site.output) == room.clean[room.version]


def test_however_many_builds_begin_at_once_the_site_is_whole(
    room: Room, begin: Callable[..., subprocess.Popen[str]]
) -> None:
    _, new = room.change()
    ended = [build.wait(120) for build in [begin() for _ in range(4)]]
    assert set(ended) <= {0, BUSY}
    assert 0 in ended
    assert hashes(room.site.output) == new
    room.is_repaired("after four at once")
