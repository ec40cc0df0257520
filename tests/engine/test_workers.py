"""A worker that dies or hangs over one document: it is named, nothing of the site changes, and no process is left."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, cast

import pytest

from generator import pool
from generator.pipeline import BuildOptions, check
from generator.pool import WorkerLostError, in_processes
from tests.site.newsroom import SmallSite, article, hashes, review, smallest, translation

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ROOT = Path(__file__).parents[2]
MANY = range(90)
BAD = 37


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 2)


def described(number: int) -> str:
    return f"document {number}"


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def crashed(_: int) -> None:
    faulthandler.disable()  # the runner of the tests would print where
    os.kill(os.getpid(), signal.SIGSEGV)


def ended(_: int) -> None:
    os._exit(3)


def quietly_ended(_: int) -> None:
    os._exit(0)


def hung(_: int) -> None:
    time.sleep(600)


def hung_without_signals(_: int) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT, signal.SIGALRM})
    while True:
        pass


WAYS: list[tuple[Callable[[int], None], str]] = [
    (killed, r"was killed \(signal 9: Killed\), perhaps because memory was short"),
    (crashed, r"was killed \(signal 11: Segmentation fault\)"),
    (ended, r"ended itself \(exit code 3\)"),
    (quietly_ended, r"ended itself \(exit code 0\)"),
    (hung, r"did not come to an end within 0\.4 seconds"),
    (hung_without_signals, r"did not come to an end within 0\.4 seconds"),
]


@pytest.mark.parametrize(("way", "reason"), WAYS, ids=[way.__name__ for way, _ in WAYS])
@pytest.mark.parametrize("jobs", [2, 5])
@pytest.mark.parametrize("bad", [0, BAD, MANY[-1]])
def test_the_item_is_named_and_no_process_is_left(way: Callable[[int], None], reason: str, jobs: int, bad: int) -> None:
    def work(number: int) -> int:
        if number == bad:
            way(number)
        return number

    before = {child.pid for child in multiprocessing.active_children()}
    with pytest.raises(WorkerLostError, match=rf"^the process at work on document {bad} {reason}") as caught:
        list(in_processes(work, MANY, jobs=jobs, describe=described, patience=0.4))
    assert caught.value.item == f"document {bad}"
    assert {child.pid for child in multiprocessing.active_children()} <= before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def slow(number: int) -> int:
    time.sleep(0.02)
    return number


def test_slow_work_is_no_hanging_work() -> None:
    """Each item takes a while, all of them longer than the patience for one."""
    assert list(in_processes(slow, range(64), jobs=2, patience=0.4)) == [*range(64)]


def test_a_slow_reader_of_the_results_makes_no_worker_look_hung() -> None:
    found = []
    for number in in_processes(lambda number: number, range(32), jobs=2, patience=0.2):
        if number in {0, 9}:
            time.sleep(0.7)
        found.append(number)
    assert found == [*range(32)]


def test_whoever_stops_reading_leaves_no_process_behind() -> None:
    results = cast("Generator[int, None, None]", in_processes(lambda number: number, MANY, jobs=3))
    assert next(results) == 0
    assert len(multiprocessing.active_children()) == 3
    results.close()
    assert not multiprocessing.active_children()


ORPHANS = """
import os, sys, time
from generator import pool
pool.WORTH_IT = 2

def work(number):
    if number < 2:
        print(os.getpid(), flush=True)
    time.sleep(0.05)
    return number

for _ in pool.in_processes(work, range(4000), jobs=2):
    pass
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_workers_end_with_the_build_that_started_them(number: signal.Signals) -> None:
    command = ["env", "--default-signal=INT", sys.executable, "-c", ORPHANS]  # a background job would ignore Ctrl-C
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as build:
        assert build.stdout is not None
        worker = int(build.stdout.readline())
        build.send_signal(number)
        build.wait(10)
    until = time.monotonic() + 10
    while alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(worker)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_worker_in_the_middle_of_something_long_ends_with_its_build_too() -> None:
    """It would hold the lock, and write where the next build writes."""
    command = [sys.executable, "-c", ORPHANS.replace("time.sleep(0.05)", "time.sleep(60)")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as build:
        assert build.stdout is not None
        worker = int(build.stdout.readline())
        build.kill()
    until = time.monotonic() + 10
    while alive(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(worker)


def alive(process: int) -> bool:
    """Whether a process is at work; one that ended and was not yet waited for by the system is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    files = smallest()
    for name in ("dam", "road", "mill"):
        files[f"content/reviews/{name}/index.en.md"] = review(name)
        files[f"content/reviews/{name}/index.ur.md"] = translation(name)
    made = SmallSite(tmp_path / "newsroom").write(files)
    made.build()
    return made


def only_for(name: str, way: Callable[[int], None], original: Callable[..., Any]) -> Callable[..., Any]:
    """The function `original`, which meets with an accident where its first arguments tell of `name`."""

    def work(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the original takes
        if any(name == (getattr(value, "name", "") or getattr(value, "path", "")) for value in given):
            way(0)
        return original(*given, **named)

    return work


@pytest.mark.parametrize("way", [killed, ended, hung])
@pytest.mark.parametrize(
    ("stage", "name", "file"),
    [
        ("generator.load.content.load_document", "content/reviews/dam", "content/reviews/dam"),
        ("generator.render.Renderer.render", "/ur/reviews/dam/", "content/reviews/dam/index.ur.md"),
        ("generator.render.Renderer.render", "/ur/topics/disasters/", "/ur/topics/disasters/"),
    ],
    ids=["reading", "a review's page", "a list's page"],
)
def test_a_build_names_the_file_and_leaves_the_site_as_it_is(
    *, way: Callable[[int], None], stage: str, name: str, file: str, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(site.output)
    owner, _, attribute = stage.rpartition(".")
    target = _resolved(owner)
    with monkeypatch.context() as during:
        during.setattr(target, attribute, only_for(name, way, getattr(target, attribute)))
        during.setattr(pool, "PATIENCE", 3.0 if way is hung else 60.0)  # a busy machine is no hanging one
        site.edit("site_config.yml", "name: {en: Example Facts", "name: {en: Other Facts")
        report = site.run(jobs=2)
        assert not report.ok
        (problem,) = (problem for problem in report.problems if problem.severity == "error")
        assert (problem.code, problem.file) == ("worker-lost", file)
        assert name in problem.message
        assert problem.hint
    assert hashes(site.output) == before
    assert not multiprocessing.active_children()
    assert not list(site.root.glob("site.*"))
    site.build(jobs=2)
    assert "Other Facts" in site.read("/en/")


@pytest.fixture
def small(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A newsroom with a document of each kind, and far fewer than are worth several processes."""
    monkeypatch.setattr(pool, "WORTH_IT", 400)
    dated = {"published": "2026-01-05", "authors": "[amina]", "topics": "[disasters]"}
    site.write(
        {
            "content/lessons/looking/index.en.md": article("How to look", **dated),
            "content/narratives/bridges/index.en.md": article("Bridges", **dated),
            "content/glossary/claim/index.en.md": article("Claim", summary="What somebody says is so."),
        }
    )
    site.build(jobs=0)
    return site


@pytest.mark.parametrize("way", [crashed, hung])
@pytest.mark.parametrize(
    "place", ["reviews/dam", "lessons/looking", "narratives/bridges", "glossary/claim", "pages/about"]
)
def test_a_small_site_is_read_by_a_process_that_is_watched(
    *, way: Callable[[int], None], place: str, small: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, before = f"content/{place}", hashes(small.output)
    small.edit(f"{name}/index.en.md", "\n---\n\n", "\n---\n\nChanged. ")
    with monkeypatch.context() as during:
        target = sys.modules["generator.load.content"]
        during.setattr(target, "load_document", only_for(name, way, target.load_document))
        during.setattr(pool, "PATIENCE", 3.0 if way is hung else 60.0)  # a busy machine is no hanging one
        report = small.run(jobs=0)
    assert [(p.code, p.file) for p in report.problems if p.severity == "error"] == [("worker-lost", name)]
    assert hashes(small.output) == before
    assert not multiprocessing.active_children()
    small.build(jobs=0, verify=True)


def test_a_page_of_a_small_site_is_made_by_a_process_that_is_watched(
    small: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(small.output)
    small.edit("site_config.yml", "name: {en: Example Facts", "name: {en: Other Facts")
    with monkeypatch.context() as during:
        target = _resolved("generator.render.Renderer")
        during.setattr(target, "render", only_for("/en/learn/looking/", ended, target.render))
        report = small.run(jobs=0)
    assert [(p.code, p.file) for p in report.problems if p.severity == "error"] == [
        ("worker-lost", "content/lessons/looking/index.en.md")
    ]
    assert hashes(small.output) == before


def test_a_check_knows_the_articles_that_another_process_read(small: SmallSite) -> None:
    """It keeps nothing from which they could be read again."""
    small.edit("content/lessons/looking/index.en.md", "authors", "status: draft\nauthors")
    small.write({"content/narratives/bridges/index.ur.md": article("پل", related="[no-such]")})
    told = [check(BuildOptions(config=small.config, jobs=jobs)) for jobs in (0, 1)]
    assert told[0] == told[1]
    assert told[0].drafts == 1


def _resolved(dotted: str) -> Any:  # noqa: ANN401 - a module or a class
    module, _, attribute = dotted.rpartition(".")
    if attribute[0].isupper():
        return getattr(sys.modules[module], attribute)
    return sys.modules[dotted]


COMMAND = """
import os, sys
import generator.load.content as content
from generator import pool
pool.WORTH_IT = 2
original = content.load_document

def deadly(folder, *rest, **named):
    if folder.slug == "dam":
        os._exit(9)
    return original(folder, *rest, **named)

content.load_document = deadly
from generator.cli import main
main()
"""


def test_the_command_tells_it_in_words_and_ends_with_one(site: SmallSite) -> None:
    command = [
        sys.executable,
        "-c",
        COMMAND,
        "build",
        "--config",
        str(site.config),
        "--jobs",
        "2",
        "--no-search",
        "--no-cards",
        "--clean",
    ]
    before = hashes(site.output)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert (
        "content/reviews/dam: error worker-lost: the process at work on content/reviews/dam ended itself" in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert hashes(site.output) == before
