"""What is done aside comes to the same as if it were done here, whatever becomes of the process that does it."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable
from typing import Any, Self

import pytest

from generator.aside import aside

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
LARGE = 1 << 22  # more than a pipe holds


@pytest.fixture
def here() -> int:
    return os.getpid()


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def failed(_: int) -> None:
    raise ValueError


def test_it_is_done_in_another_process_once(here: int) -> None:
    with aside(os.getpid) as result:
        assert result() != here
        assert result() == result()


@pytest.mark.parametrize("way", [killed, failed, os._exit])
def test_what_goes_wrong_there_is_done_again_here(way: Callable[[int], None], here: int) -> None:
    def work() -> int:
        if os.getpid() != here:
            way(0)
        return os.getpid()

    with aside(work) as result:
        assert result() == here


def test_an_error_is_told_here() -> None:
    with aside(lambda: failed(0)) as result, pytest.raises(ValueError, match=r"^$"):
        result()


@pytest.mark.parametrize("told", [1, 7, 8, 9, 40_000, LARGE])
def test_a_process_that_is_killed_while_it_tells_is_done_without(told: int, here: int) -> None:
    """Of a result, any part may have come."""

    def work() -> tuple[int, bytes]:
        if os.getpid() != here:
            _die_after(told)
        return os.getpid(), b"." * LARGE  # the sign by which a pickle ends

    with aside(work) as result:
        assert result() == (here, b"." * LARGE)


def _die_after(told: int) -> None:
    """This process ends after so many bytes of what it writes to a pipe."""
    original = os.fdopen

    class Telling:
        def __init__(self, number: int) -> None:
            self.left, self.stream = told, original(number, "wb", buffering=0)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            os._exit(0)

        def write(self, data: bytes) -> None:
            part = memoryview(data)[: self.left]
            self.left -= len(part)
            while part:
                part = part[self.stream.write(part) or 0 :]
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)

    import generator.aside

    generator.aside.open = lambda number, _: Telling(number)  # type: ignore[attr-defined]


def test_a_large_result_comes_whole() -> None:
    with aside(lambda: b"." * LARGE) as result:
        assert result() == b"." * LARGE


def test_no_process_is_left() -> None:
    with aside(threading.Event().wait):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_what_cannot_travel_is_done_here() -> None:
    made: Any = lambda: None  # noqa: E731
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(made)
    with aside(lambda: made) as result:
        assert result() is made
