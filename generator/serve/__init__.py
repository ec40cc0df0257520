"""`tasdiq serve`: the preview of a newsroom's site, with drafts, built by the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from generator.pipeline import CACHE, BuildOptions, BuildReport, Busy, ForeignOutput, SearchIndexError
from generator.pipeline import build as build_site
from generator.problems import Problem
from generator.serve.preview import PortTakenError, preview

DONE, MISUSED = 0, 2
PASSED_ON = (
    "Cards, handouts and texts to pass on bear this address here: take them from the site that tasdiq build makes."
)
PATIENCE = 60.0  # seconds for another build of the same site to end


def serve(  # noqa: PLR0913 - one parameter per option of the command line
    config: Path,
    *,
    host: str,
    port: int,
    search: bool,
    cards: bool = True,
    say: Callable[[str], None],
    tell: Callable[[Sequence[Problem]], None],
) -> int:
    """Shows the site on this computer until Ctrl-C; the exit code.

    It is built into the cache folder, so that what readers are given never holds drafts, and the next preview starts
    quickly. `say` prints a line, `tell` prints problems.
    """

    def build(*, base_url: str, output: Path, search: bool) -> BuildReport:
        options = BuildOptions(
            config=config,
            output=output,
            drafts=True,
            search=search,
            cards=cards,
            base_url=base_url,
            patience=PATIENCE,
        )
        begun = monotonic()
        try:
            report = build_site(options)
        except (Busy, ForeignOutput, SearchIndexError, OSError) as error:
            return BuildReport(problems=[Problem("not-built", str(error), file=config.name)], output=output)
        if report.ok and not search:
            say(f"Built in {monotonic() - begun:.1f} s: {report.rendered} of {report.pages} files were new.")
        return report

    try:
        preview(
            config,
            config.parent / CACHE / "preview" / "site",
            build,
            host=host,
            port=port,
            search=search,
            ready=lambda address: say(f"Preview on {address} (Ctrl-C ends it)\n{PASSED_ON}"),
            tell=lambda problems, _: tell(problems),
        )
    except PortTakenError as error:
        say(f"The preview {error}. Choose another with --port.")
        return MISUSED
    return DONE
