"""The preview: builds into a folder of its own, serves that, and builds again at every change.

Open pages reload by themselves. A build with errors changes nothing that is served: the last good site stays, with the
problems over it. Search is indexed when no change has come for a moment, so that it never holds up a reload.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from generator.problems import Problem
from generator.serve.files import SiteFiles
from generator.serve.live import Live
from generator.serve.server import address, start_server
from generator.serve.watching import changes

QUIET_TICKS = 3  # without a change before search is indexed


class Report(Protocol):
    """What the preview reads of a build's outcome."""

    @property
    def problems(self) -> Sequence[Problem]:
        """All problems, warnings too."""

    @property
    def ok(self) -> bool:
        """Whether the site was written."""


class Build(Protocol):
    """Builds the site with drafts into `output`, where a failed build leaves the former one as it was.

    `base_url` takes the place of the configured address, so that links work here.
    """

    def __call__(self, *, base_url: str, output: Path, search: bool) -> Report:
        """One build."""


class PortTakenError(OSError):
    """Another program listens on the port already."""


def preview(  # noqa: PLR0913 - each is a choice of the command's
    config: Path,
    output: Path,
    build: Build,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    prefix: str = "",
    search: bool = True,
    ready: Callable[[str], None],
    tell: Callable[[Sequence[Problem], bool], None],
    stop: Event | None = None,
) -> None:
    """Serves the site of `config` from `output` until Ctrl-C, or until `stop` is set.

    `port` 0 takes any free one. `ready` is told the address once, `tell` the outcome of each build (problems; whether
    the site was written). Raises PortTakenError.
    """
    live = Live()
    try:
        server = start_server(SiteFiles(output, prefix), live, host, port)
    except OSError as error:
        msg = f"cannot listen on {host}, port {port}: {error.strerror or error}"
        raise PortTakenError(msg) from error
    Thread(target=server.serve_forever, args=(0.1,), name="preview", daemon=True).start()
    base_url = address(server, host) + prefix
    ready(f"{base_url}/")

    def attempt(*, search: bool) -> bool:
        problems, ok = _outcome(build, base_url, output, search=search)
        if not (search and ok):  # indexing changes nothing on the pages that are open
            live.tell(problems, ok=ok)
            tell(problems, ok)
        return ok

    try:
        _rebuild(config.resolve(), attempt, stop or Event(), search=search)
    except KeyboardInterrupt:
        return
    finally:
        live.close()
        server.shutdown()
        server.server_close()


def _rebuild(config: Path, attempt: Callable[..., bool], stop: Event, *, search: bool) -> None:
    """Builds at the beginning, when the watch is already on, and after each change."""
    folders = (config.parent / "content", config.parent / "templates")
    unindexed, quiet = False, 0
    for changed in changes(config, folders, stop):
        if changed:
            unindexed, quiet = attempt(search=False) and search, 0
        elif unindexed:
            quiet += 1
            if quiet >= QUIET_TICKS:
                unindexed = False
                attempt(search=True)


def _outcome(build: Build, base_url: str, output: Path, *, search: bool) -> tuple[Sequence[Problem], bool]:
    """A build's problems and whether it wrote the site; a crash is shown like a problem, and the preview goes on."""
    try:
        report = build(base_url=base_url, output=output, search=search)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the editor's next change may mend it
        traceback.print_exc()
        message = f"Tasdiq itself failed: {type(error).__name__}: {error}"
        return [Problem("internal-error", message, hint="The terminal says where. Please report it.")], False
    return report.problems, report.ok
