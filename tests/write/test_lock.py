"""Two builds never work on one site, and a build that died blocks nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.write import Busy, locked

ROOT = Path(__file__).parent.parent.parent
HOLD = """
import sys, pathlib
from generator.write import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(cache: Path) -> subprocess.Popen[bytes]:
    """Another build that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(cache)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_second_build_is_refused_and_told_who_is_at_work(tmp_path: Path) -> None:
    with holder(tmp_path / "cache") as first:
        with pytest.raises(Busy, match=rf"running \(process {first.pid}\)"), locked(tmp_path / "cache"):
            pytest.fail("both builds run")
        first.communicate()


def test_a_patient_build_follows_the_first(tmp_path: Path) -> None:
    with holder(tmp_path / "cache") as first:
        assert first.stdin is not None
        timer = threading.Timer(0.3, first.stdin.close)
        timer.start()
        started = time.monotonic()
        with locked(tmp_path / "cache", patience=30):
            assert 0.2 < time.monotonic() - started < 20
        timer.join()


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    with holder(tmp_path / "cache") as first:
        first.kill()
        first.wait()
    with locked(tmp_path / "cache"):
        assert (tmp_path / "cache" / "lock").read_text() == f"{os.getpid()}\n"


ORPHAN = """
import os, pathlib, sys, time
from generator.write import locked
with locked(pathlib.Path(sys.argv[1])):
    if not os.fork():
        time.sleep(1)  # a worker that has not noticed yet
        os._exit(0)
    print("held", flush=True)
    os.kill(os.getpid(), 9)
"""


def test_the_workers_of_a_killed_build_are_waited_for(tmp_path: Path) -> None:
    """They inherited the lock, and need a moment to end."""
    command = [sys.executable, "-W", "ignore", "-c", ORPHAN, str(tmp_path)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_the_lock_is_given_back_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path):
        raise RuntimeError
    with locked(tmp_path):
        pass


def test_a_damaged_lock_is_a_lock_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"\xff\0nonsense" * 100)
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_the_cache_hides_itself_from_git(tmp_path: Path) -> None:
    with locked(tmp_path / "deep" / "cache"):
        assert (tmp_path / "deep" / "cache" / ".gitignore").read_text() == "*\n"


def test_a_file_where_the_cache_belongs_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with pytest.raises(OSError, match="cache"), locked(tmp_path / "cache"):
        pytest.fail("there is no lock")
