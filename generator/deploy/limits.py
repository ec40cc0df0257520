"""What a host allows: the build warns before a site outgrows it, when there is still time to choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.problems import Problem, Severity

MIB, GB = 1024 * 1024, 1_000_000_000
NEAR = 0.8  # of a limit
FEWER = "“lite: false” and “embeds: false” in site_config.yml save three files for each review and language."


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a host, as its documentation gave them in 2026; 0 where it names none. Sizes in bytes.

    `folders`: the host counts folders as files.
    """

    name: str
    files: int = 0
    file_size: int = 0
    whole_size: int = 0
    redirects: int = 0
    folders: bool = False
    advice: str = ""


HOSTS = {
    "cloudflare-pages": Limits(
        "Cloudflare Pages",
        files=20_000,
        file_size=25 * MIB,
        redirects=2_000,
        advice=f"Paid plans take 100,000 files. {FEWER}",
    ),
    "github-pages": Limits(
        "GitHub Pages", whole_size=GB, advice="Larger sites need another host; pictures usually weigh most."
    ),
    "gitlab-pages": Limits(
        "GitLab Pages",
        files=200_000,
        redirects=1_000,
        folders=True,
        advice=f"A GitLab of one's own can be set to take more. {FEWER}",
    ),
}


def host_warnings(host: str, files: Iterable[tuple[str, int]], redirects: int) -> list[Problem]:
    """A warning for every limit of the configured host that the site has passed, or is near to (80 %).

    `files` are the site's files as (path, bytes), `redirects` the number of lines in `_redirects`.
    Codes: `host-limit-near`, `host-limit-passed`.
    """
    limits = HOSTS.get(host)
    if limits is None:
        return []
    found = sorted(files)
    return [*_whole_site(limits, found, redirects), *_single_files(limits, found)]


def _whole_site(limits: Limits, files: list[tuple[str, int]], redirects: int) -> Iterator[Problem]:
    entries = len(files) + (len({path[:at] for path, _ in files for at in _folder_ends(path)}) if limits.folders else 0)
    total = sum(size for _, size in files)
    for amount, limit, what in (
        (entries, limits.files, f"{entries:,} files{' and folders' if limits.folders else ''} of {limits.files:,}"),
        (total, limits.whole_size, f"{total / 1e6:,.0f} MB of {limits.whole_size / 1e6:,.0f} MB"),
        (redirects, limits.redirects, f"{redirects:,} redirects of {limits.redirects:,}"),
    ):
        if limit and amount >= limit * NEAR:
            yield _warning(limits, what, passed=amount > limit)


def _folder_ends(path: str) -> list[int]:
    return [at for at, char in enumerate(path) if char == "/"]


def _single_files(limits: Limits, files: list[tuple[str, int]]) -> Iterator[Problem]:
    for path, size in files:
        if limits.file_size and size >= limits.file_size * NEAR:
            what = f"the file {path} has {size / MIB:.1f} MiB of {limits.file_size / MIB:.0f} MiB"
            yield _warning(limits, what, passed=size > limits.file_size)


def _warning(limits: Limits, what: str, *, passed: bool) -> Problem:
    state = "the site is larger than it allows" if passed else "the site comes near its limit"
    return Problem(
        f"host-limit-{'passed' if passed else 'near'}",
        f"{limits.name}: {state}: {what}",
        hint=limits.advice,
        severity=Severity.WARNING,
    )
