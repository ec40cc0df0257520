"""What open pages are told: which build they should show, and what is wrong with the newest one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from threading import Condition

from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class State:
    """`site` names the last good build (empty before the first), `number` counts what was told since the start."""

    number: int = 0
    site: str = ""
    ok: bool = True
    problems: tuple[Problem, ...] = ()

    def message(self) -> str:
        """The state as one line of JSON, for the script in the page."""
        problems = [{**asdict(problem), "place": problem.place} for problem in self.problems]
        return json.dumps({"site": self.site, "ok": self.ok, "problems": problems}, ensure_ascii=True)


class Live:
    """The present state, and a way to wait for the next; safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._state = State()
        self._closed = False
        self._start = secrets.token_hex(4)  # a page left open from an earlier run is out of date

    @property
    def state(self) -> State:
        """The present state."""
        with self._changed:
            return self._state

    @property
    def closed(self) -> bool:
        """Whether the preview has ended."""
        with self._changed:
            return self._closed

    def tell(self, problems: Sequence[Problem], *, ok: bool) -> None:
        """Makes the outcome of a build known; a good one makes open pages reload."""
        with self._changed:
            number = self._state.number + 1
            site = f"{self._start}-{number}" if ok else self._state.site
            self._state = replace(self._state, number=number, site=site, ok=ok, problems=tuple(problems))
            self._changed.notify_all()

    def close(self) -> None:
        """Ends all waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, number: int, seconds: float) -> State | None:
        """The state as soon as it is a later one than `number`; None when time is up or the preview has ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._state.number > number, seconds)
            return None if self._closed or self._state.number <= number else self._state
