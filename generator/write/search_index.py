"""The search index: one stub page for each record, and Pagefind's command line over them, once per language.

Pagefind's Python interface sleeps 0.1 s per record; its command line indexes 10,000 stubs in about 12 s. The stubs
hold just what is searched, so excerpts never show menus, and what a result shows but search must not match (its day)
travels in the stub's name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from html import escape
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.search import SearchRecord
from generator.model.text import direction
from generator.problems import SearchIndexError
from generator.write.search_order import put_in_order

UNDATED = "1000-01-01T00:00:00+00:00"  # Pagefind leaves a page without a sort key out of a sorted list
SHIPPED = frozenset({"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"})
FOLDERS = ("filter", "fragment", "index")
SECONDS = 300  # for a few pages; each record adds to it
SECONDS_PER_RECORD = 0.05

Progress = Callable[[str, int], None]


def index_search(
    records: Iterable[SearchRecord], folder: Path, *, jobs: int = 1, progress: Progress | None = None
) -> None:
    """Writes the index of each language to `folder/<lang>/`; the records may come in any order.

    `jobs` languages are indexed at a time. `progress` is told each language and its number of records when it is
    done, from the calling thread. A language without records gets no folder. Raises SearchIndexError.
    """
    by_language: dict[str, list[SearchRecord]] = {}
    for record in records:
        by_language.setdefault(record.lang, []).append(record)
    with ThreadPoolExecutor(max_workers=max(1, min(jobs, len(by_language)))) as pool:
        running = {
            pool.submit(_index_language, found, folder / lang, lang): lang
            for lang, found in sorted(by_language.items())
        }
        for future in as_completed(running):
            future.result()
            if progress:
                progress(running[future], len(by_language[running[future]]))


def _index_language(records: Sequence[SearchRecord], folder: Path, lang: str) -> None:
    with TemporaryDirectory(prefix="search-") as temporary:
        stubs = Path(temporary, "stubs")
        for record in records:
            file = stubs / stub_name(record)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(stub(record), encoding="utf-8", newline="\n")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _run_pagefind(stubs, folder, lang, timeout=SECONDS + SECONDS_PER_RECORD * len(records))
    _keep_what_ships(folder)
    try:
        put_in_order(folder)
    except ValueError as error:  # a full disk leaves it empty, and Pagefind says nothing
        raise SearchIndexError(f"the index of “{lang}” is not whole; is the disk full?") from error


def index_version() -> str:
    """The version of Pagefind: another one may make another index of the same records."""
    return metadata.version("pagefind_bin")


def stub_name(record: SearchRecord) -> str:
    """The stub's file: the page's address, then its day; both become the result's address, which is not searched.

    A glossary term's address, `/en/glossary/#term`, becomes the folder `en/glossary/~term`; the browser's side turns
    it back.
    """
    return f"{record.path.strip('/').replace('#', '~')}/{record.day or 'undated'}.html"


def stub(record: SearchRecord) -> str:
    """The page that Pagefind reads in place of the real one; the fact stands before the claim, as on the real page."""
    marks = [*_filters(record), _mark("sort", "date", record.sort or UNDATED)]
    if record.keys:
        marks.append(_mark("meta", "keys", record.keys))
    texts = "".join(
        f'<p data-pagefind-weight="{weight}">{escape(text)}</p>\n'
        for text, weight in (
            (record.fact, 3),
            (record.claim, 3),
            *((claim, 3) for claim, _ in record.further),
            (record.summary, 2),
            (record.names, 2),
            (record.body, 1),
        )
        if text
    )
    lang = escape(record.lang)
    title = f'<h1 data-pagefind-meta="title" data-pagefind-weight="7">{escape(record.title)}</h1>'
    head = f'<!doctype html>\n<html lang="{lang}" dir="{direction(record.lang)}">\n<meta charset="utf-8">'
    return f"{head}\n<body>\n{''.join(marks)}\n{title}\n{texts}</body>\n</html>\n"


def _filters(record: SearchRecord) -> Iterator[str]:
    """Each value in an element of its own: the comma form of Pagefind's attribute does not split values."""
    yield _mark("filter", "kind", record.kind)
    if record.withdrawn:
        yield _mark("filter", "state", "withdrawn")
    elif record.corrected:
        yield _mark("filter", "state", "corrected")
    singles = (("rating", record.rating), ("year", record.year))
    several = [("topic", topic) for topic in record.topics] + [("platform", platform) for platform in record.platforms]
    yield from (_mark("filter", name, value) for name, value in (*singles, *several) if value)


def _mark(purpose: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{purpose}="{name}[data-v]" data-v="{escape(value)}"></i>'


def pagefind_command() -> Path:
    """The program inside the installed package `pagefind[bin]`."""
    try:
        import pagefind_bin  # type: ignore[import-untyped]

        return Path(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError) as error:
        msg = "Pagefind's program is not installed; install the package pagefind[bin], or build with --no-search"
        raise SearchIndexError(msg) from error


def _run_pagefind(stubs: Path, folder: Path, lang: str, *, timeout: float) -> None:
    command = [str(pagefind_command()), "--site", str(stubs), "--output-path", str(folder.resolve())]
    command += ["--force-language", lang.partition("-")[0].lower(), "--quiet"]
    # Pagefind takes settings from the environment and from files of the working directory: neither may change the site.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(
            command,
            cwd=stubs.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        msg = f"Pagefind did not finish the {lang} index within {timeout:.0f} seconds"
        raise SearchIndexError(msg) from error
    except OSError as error:
        msg = f"Pagefind could not be started: {error}"
        raise SearchIndexError(msg) from error
    if done.returncode:
        told = (done.stderr + done.stdout).decode("utf-8", "replace").strip()[-2000:]
        ended = (
            f"was killed (signal {-done.returncode}; out of memory?)"
            if done.returncode < 0
            else f"failed ({done.returncode})"
        )
        msg = f"Pagefind {ended} on the {lang} index. {told}".strip()
        raise SearchIndexError(msg)


def _keep_what_ships(folder: Path) -> None:
    """Removes Pagefind's own interfaces, about 400 KB that no page of ours loads."""
    for entry in folder.iterdir():
        if entry.is_file() and entry.name not in SHIPPED and entry.suffix not in {".pf_meta", ".pagefind"}:
            entry.unlink()
