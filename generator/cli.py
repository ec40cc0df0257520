"""Arguments in, problems out, exit codes. No logic: what a command does stands in pipeline and serve."""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import TaskID

    from generator.pipeline import BuildOptions, BuildReport
    from generator.problems import Problem

DONE, FAULTY, MISUSED, BUSY = 0, 1, 2, 75

app = typer.Typer(
    help="Static site generator for fact-check and media-literacy publishers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How problems and results are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


ConfigPath = Annotated[Path, typer.Option("--config", help="The site's configuration.")]
OutputPath = Annotated[
    Path | None, typer.Option("--output", help="Folder of the finished site (site/ beside the configuration).")
]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="Processes to use; 0 is one for each core.")]
Told = Annotated[Format, typer.Option("--format", help="How to tell problems and results.")]
DEFAULT_CONFIG = Path("site_config.yml")


def main() -> None:
    """The command `tasdiq`. A terminal or a pipe that lacks a letter gets a stand-in for it, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    gc.disable()  # one build makes hardly any cyclic garbage; looking for it takes a tenth of the time
    app()


@app.callback(invoke_without_command=True)
def root(*, version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    """What holds for every command."""
    if version:
        from generator import __version__

        typer.echo(f"tasdiq {__version__}")
        raise typer.Exit(DONE)


@app.command()
def build(  # noqa: PLR0913 - one parameter per option of the command line
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    output: OutputPath = None,
    jobs: Jobs = 0,
    clean: Annotated[bool, typer.Option("--clean", help="Render everything anew.")] = False,
    drafts: Annotated[bool, typer.Option("--drafts", help="Show drafts and scheduled content too.")] = False,
    no_search: Annotated[bool, typer.Option("--no-search", help="Do not make the search index.")] = False,
    no_cards: Annotated[bool, typer.Option("--no-cards", help="Do not draw share images.")] = False,
    base_url: Annotated[
        str, typer.Option("--base-url", help="The site's address, instead of the configured one.")
    ] = "",
    wait: Annotated[float, typer.Option("--wait", min=0, help="Seconds to wait for another build of this site.")] = 0,
    told: Told = Format.TEXT,
) -> None:
    """Build the site into a folder of plain files."""
    del no_cards  # share images come with a later version; scripts may already say that they want none
    from generator.pipeline import BuildOptions
    from generator.pipeline import build as run

    options = BuildOptions(
        config=_config(config),
        output=output,
        jobs=jobs,
        clean=clean,
        drafts=drafts,
        search=not no_search,
        base_url=base_url,
        patience=wait,
    )
    report = _guarded(run, options, told)
    counts = f"{report.pages} files, {_counted(report.reviews, 'review')}, {report.rendered} rendered"
    _tell(report, told, f"{counts} → {_short(report.output)}", options.config.parent)
    raise typer.Exit(_code(report))


@app.command()
def check(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    drafts: Annotated[bool, typer.Option("--drafts", help="Check drafts too.")] = False,
    told: Told = Format.TEXT,
) -> None:
    """Check configuration and content; write nothing."""
    from generator.pipeline import BuildOptions
    from generator.pipeline import check as run

    options = BuildOptions(config=_config(config), drafts=drafts)
    report = _guarded(run, options, told)
    _tell(report, told, f"{_counted(report.reviews, 'review')} checked", options.config.parent)
    raise typer.Exit(_code(report))


@app.command()
def serve(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    no_search: Annotated[bool, typer.Option("--no-search", help="Do not make the search index.")] = False,
) -> None:
    """Show the site, with drafts, on this computer; build again at every change."""
    from generator.serve import serve as run

    gc.enable()  # this one runs for hours
    code = run(
        _config(config),
        host=host,
        port=port,
        search=not no_search,
        say=lambda text: typer.echo(text, err=True),
        tell=lambda problems: _tell_problems(problems, Format.TEXT),
    )
    raise typer.Exit(code)


@app.command()
def new(
    *,
    kind: Annotated[str, typer.Argument(help="What to begin: review.")],
    slug: Annotated[str, typer.Argument(help="Its permanent name in addresses, such as flood-picture-2026.")],
    lang: Annotated[
        list[str] | None, typer.Option("--lang", help="Language to write it in; the first holds the shared fields.")
    ] = None,
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Begin a new claim review from a template with every field explained."""
    from generator.pipeline import begin_review

    if kind != "review":
        typer.echo(f"“{kind}” cannot be begun with this command; it knows: review", err=True)
        raise typer.Exit(MISUSED)
    try:
        written, problems = begin_review(_config(config), slug, tuple(lang or ()))
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULTY) from None
    _tell_problems(problems, Format.TEXT)
    for path in written:
        typer.echo(_short(path))
    raise typer.Exit(DONE if written else MISUSED)


@app.command()
def init(
    directory: Annotated[Path, typer.Argument(help="The folder of the new site; it must be empty or new.")],
) -> None:
    """Begin a newsroom's site: configuration, policy pages, topics and a first review to change."""
    from generator.pipeline import begin_site

    try:
        written = begin_site(directory)
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISUSED if isinstance(error, FileExistsError) else FAULTY) from None
    typer.echo(
        f"{len(written)} files in {_short(directory)}. Next: tasdiq serve --config {_short(directory / 'site_config.yml')}"
    )


def _config(path: Path) -> Path:
    if path.is_dir():
        path = path / "site_config.yml"
    if path.is_file():
        return path
    typer.echo(
        f"There is no {path}. Give the site's configuration with --config, or begin a site with: tasdiq init DIR",
        err=True,
    )
    raise typer.Exit(MISUSED)


def _guarded(run: Callable[[BuildOptions], BuildReport], options: BuildOptions, told: Format) -> BuildReport:
    """Runs a stage with its progress shown; machines' refusals become one sentence and an exit code."""
    from generator.pipeline import Busy, ForeignOutput, SearchIndexError

    try:
        with _progress(quiet=told is not Format.TEXT) as progress:
            return run(replace(options, progress=progress))
    except Busy as error:
        typer.echo(f"{error}. Try again when it is done, or wait for it with --wait SECONDS.", err=True)
        raise typer.Exit(BUSY) from None
    except ForeignOutput as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISUSED) from None
    except SearchIndexError as error:
        typer.echo(f"The search index could not be made: {error}. The site that was there is unchanged.", err=True)
        raise typer.Exit(FAULTY) from None
    except OSError as error:
        typer.echo(f"The site could not be written: {error}. The site that was there is unchanged.", err=True)
        raise typer.Exit(FAULTY) from None


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A progress line on a terminal; nothing in a pipe, in CI, or where a machine reads."""
    if quiet or not sys.stderr.isatty() or os.environ.get("CI"):
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show


def _tell(report: BuildReport, told: Format, summary: str, site: Path) -> None:
    """Problems to stderr, the result to stdout; as JSON both in one document on stdout. `site` is the site's folder."""
    if told is Format.JSON:
        typer.echo(json.dumps(_as_data(report), ensure_ascii=False, indent=2))
        return
    _tell_problems(report.problems, told, site)
    if report.notice:
        typer.echo(report.notice, err=True)
    if report.next_due:
        typer.echo(f"Next scheduled: {report.next_due.isoformat()}. Build again then.", err=True)
    if report.ok:
        typer.echo(summary)


def _tell_problems(problems: Iterable[Problem], told: Format, site: Path = Path()) -> None:
    found = list(problems)
    for problem in found:
        typer.echo(_annotation(problem, site) if told is Format.GITHUB else _words(problem), err=told is Format.TEXT)
    errors = sum(problem.severity == "error" for problem in found)
    if found and told is Format.TEXT:
        closing = " Nothing was written." if errors else ""
        typer.echo(f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}.{closing}", err=True)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _words(problem: Problem) -> str:
    """One problem for people: `file:line:column: error code: message`, and below it how to mend it."""
    styled = typer.style(problem.severity, fg="red" if problem.severity == "error" else "yellow", bold=True)
    severity = styled if sys.stderr.isatty() and not os.environ.get("NO_COLOR") else str(problem.severity)
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{problem.place}: {severity} {problem.code}: {problem.message}{hint}"


def _annotation(problem: Problem, site: Path) -> str:
    """For GitHub, which knows files by their path in the repository, where the command runs; the site may be a folder of it."""
    return problem.annotation(Path(os.path.relpath(site), problem.file or "site_config.yml").as_posix())


def _as_data(report: BuildReport) -> dict[str, object]:
    return {
        "ok": report.ok,
        "output": str(report.output),
        "pages": report.pages,
        "rendered": report.rendered,
        "reviews": report.reviews,
        "next_due": report.next_due.isoformat() if report.next_due else None,
        "problems": [asdict(problem) for problem in report.problems],
    }


def _code(report: BuildReport) -> int:
    if report.unusable:
        return MISUSED
    return DONE if report.ok else FAULTY


def _short(path: Path) -> str:
    """A path as people type it: relative to where they are, when it lies below."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
