"""Where the time of a build goes."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.pipeline.options import Progress, Stage

KILOBYTE = 1024


@dataclass
class Clock:
    """Times the stages of one build, and tells of each as it begins. `moment` is when it began, as files tell time."""

    progress: Progress
    began: float = field(default_factory=time.perf_counter)
    moment: int = field(default_factory=time.time_ns)
    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[list[int]]:
        """Times what is done inside; the number of things done is appended to the list that it gives."""
        self.progress(name, 0, 1)
        begun, counted = time.perf_counter(), list[int]()
        yield counted
        ended = time.perf_counter()
        self.stages.append(Stage(name, ended - begun, ended - self.began, sum(counted), *(_peak(who) for who in WHOSE)))


WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _peak(whose: int) -> int:
    """The most memory that this process, or the largest of its workers that have ended, has held, in bytes."""
    return resource.getrusage(whose).ru_maxrss * KILOBYTE
