"""Arguments in, problems out, exit codes. No logic: what a command does stands in pipeline and serve."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.telling import Format, counted, progress_line, short, tell, tell_problems, tell_stages

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pipeline import BuildOptions, BuildReport

DONE, FAULTY, MISUSED, BUSY, STOPPED = 0, 1, 2, 75, 130

app = typer.Typer(
    help="Static site generator for fact-check and media-literacy publishers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    verify: Annotated[
        bool, typer.Option("--verify", help="Build clean in a temporary folder too, and compare every file.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Tell where the time went.")] = False,
    told: Told = Format.TEXT,
) -> None:
    """Build the site into a folder of plain files."""
    from generator.pipeline import BuildOptions
    from generator.pipeline import build as run

    options = BuildOptions(
        config=_config(config),
        output=output,
        jobs=jobs,
        clean=clean,
        drafts=drafts,
        search=not no_search,
        cards=not no_cards,
        base_url=base_url,
        patience=wait,
        verify=verify,
    )
    report = _guarded(run, options, told)
    counts = f"{report.pages} files, {counted(report.reviews, 'review')}, {report.rendered} rendered"
    counts += ", the same as a clean build" if report.verified else ""
    tell(report, told, f"{counts} → {short(report.output)}", options.config.parent)
    if drafts and report.ok and told is Format.TEXT:
        typer.echo("Drafts and scheduled content are in this build: it is not for readers.", err=True)
    if profile and told is not Format.JSON:
        tell_stages(report.stages)
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
    tell(report, told, f"{counted(report.reviews, 'review')} checked", options.config.parent)
    raise typer.Exit(_code(report))


@app.command()
def serve(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    no_search: Annotated[bool, typer.Option("--no-search", help="Do not make the search index.")] = False,
    no_cards: Annotated[bool, typer.Option("--no-cards", help="Do not draw share images.")] = False,
) -> None:
    """Show the site, with drafts, on this computer; build again at every change."""
    from generator.serve import serve as run

    gc.enable()  # this one runs for hours
    code = run(
        _config(config),
        host=host,
        port=port,
        search=not no_search,
        cards=not no_cards,
        say=lambda text: typer.echo(text, err=True),
        tell=lambda problems: tell_problems(problems, Format.TEXT),
    )
    raise typer.Exit(code)


@app.command()
def new(
    *,
    kind: Annotated[str, typer.Argument(help="What to begin: review.")],
    slug: Annotated[str, typer.Argument(help="Its permanent name in addresses, such as flood-picture-2026.")],
    lang: Annotated[
        list[str] | None, typer.Option("--lang", help="Language to write it in, or to add to a review that is there.")
    ] = None,
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Begin a new claim review from a template with every field explained, or add a language to one."""
    from generator.pipeline import begin_review

    if kind != "review":
        typer.echo(f"“{kind}” cannot be begun with this command; it knows: review", err=True)
        raise typer.Exit(MISUSED)
    try:
        written, problems = begin_review(_config(config), slug, tuple(lang or ()))
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULTY) from None
    tell_problems(problems, Format.TEXT)
    for path in written:
        typer.echo(short(path))
    raise typer.Exit(DONE if written else MISUSED)


@app.command()
def init(
    *,
    directory: Annotated[Path, typer.Argument(help="The folder of the new site; it must be empty or new.")],
    languages: Annotated[
        str, typer.Option("--languages", help="Which of en and ur, the default first: en, ur or ur,en.")
    ] = "",
) -> None:
    """Begin a newsroom's site: configuration, policy pages, topics and a first review to change."""
    from generator.pipeline.begin import BEFORE_PUBLISHING, begin_site

    try:
        langs = tuple(dict.fromkeys(lang.strip() for lang in languages.split(",") if lang.strip()))
        written, problems = begin_site(directory, langs)
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISUSED if isinstance(error, FileExistsError) else FAULTY) from None
    tell_problems(problems, Format.TEXT)
    if problems:
        raise typer.Exit(MISUSED)
    typer.echo(f"{len(written)} files in {short(directory)}. {BEFORE_PUBLISHING}")


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
    from generator.problems import Busy, ForeignOutput, SearchIndexError

    try:
        with progress_line(quiet=told is not Format.TEXT) as progress:
            return run(replace(options, progress=progress))
    except Busy as error:
        typer.echo(f"{error}. Try again when it is done, or wait for it with --wait SECONDS.", err=True)
        raise typer.Exit(BUSY) from None
    except ForeignOutput as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(MISUSED) from None
    except SearchIndexError as error:
        typer.echo(f"The pages are published, but their search index could not be made: {error}.", err=True)
        raise typer.Exit(FAULTY) from None
    except OSError as error:
        typer.echo(f"The site could not be written: {error}. The site that is there is whole.", err=True)
        raise typer.Exit(FAULTY) from None
    except KeyboardInterrupt:  # perhaps after the new pages went live, while the search index was made
        typer.echo("Stopped. The site that is there is whole; the next build makes what is missing.", err=True)
        raise typer.Exit(STOPPED) from None


def _code(report: BuildReport) -> int:
    if report.unusable:
        return MISUSED
    return DONE if report.ok else FAULTY
