"""What is asked of a build, and what it reports."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.problems import Problem, refused

Progress = Callable[[str, int, int], None]
CACHE = ".tasdiq"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What is asked of a build; `output` is `site/` beside the configuration where it is None, `cache` is `.tasdiq/` there.

    With `verify`, a clean build is made in a temporary folder afterwards, and every file compared.
    `patience` is how many seconds to wait for another build of the same site. `progress` is told a stage's name, how much of
    it is done and how much there is.
    """

    config: Path
    output: Path | None = None
    jobs: int = 0
    clean: bool = False
    drafts: bool = False
    search: bool = True
    cards: bool = True
    base_url: str = ""
    patience: float = 0.0
    verify: bool = False
    cache: Path | None = None
    progress: Progress = lambda _stage, _done, _total: None

    @property
    def root(self) -> Path:
        """The site's folder, in which the configuration lies."""
        return self.config.parent.resolve()

    @property
    def cache_folder(self) -> Path:
        """What one build leaves for the next, and the lock."""
        return self.cache or self.root / CACHE

    @property
    def output_folder(self) -> Path:
        """Where the site is written."""
        return (self.output or self.config.parent / "site").resolve()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a build: how long it took, how long after the beginning it ended (seconds), how much it did.

    `memory` is the most that the build's process has held until then, `workers` the most of any of its workers (bytes).
    """

    name: str
    seconds: float
    ended: float
    items: int
    memory: int
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What came of a build: the problems, and, where they allowed it, what was written.

    `drafts` counts the documents that were left unchecked because they are drafts and nobody asked for them. `verified`
    says that a clean build was made beside, and is the same.
    """

    problems: list[Problem] = field(default_factory=list)
    output: Path = Path()
    pages: int = 0
    rendered: int = 0
    reviews: int = 0
    drafts: int = 0
    next_due: datetime | None = None
    unusable: bool = False
    verified: bool = False
    notice: str = ""
    stages: tuple[Stage, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the site was (or, for a check, could be) written."""
        return not self.unusable and not refused(self.problems)


def now() -> datetime:
    """The present, or the moment that SOURCE_DATE_EPOCH names, so that a build can be repeated."""
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC)
    except (ValueError, OverflowError, OSError):  # not given, or no moment
        return datetime.now(UTC)
