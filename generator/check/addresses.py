"""No two outputs have one address.

## Why

Addresses are a promise to readers. When two files claim the same one, the second would silently replace the first.
Letters that differ only in case are the same file on macOS and Windows, so they collide too, and so do a file and a
folder of one name.

## Example

Wrong: a content page `content/pages/glossary/`, beside the glossary at `/en/glossary/`.

Right: `content/pages/words-we-use/`.

## Codes

- `address-collision`: the message names the address and both files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.check.reserved import SECTIONS
from generator.check.subject import Subject
from generator.model.route import Route
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compares all output files, without regard to case."""
    if not _suspicious([route.file.casefold() for route in subject.routes]):
        return
    first: dict[str, Route] = {}
    for route in sorted(subject.routes, key=lambda route: (route.path, route.owner)):
        other = first.setdefault(route.file.casefold(), route)
        if other is not route and route.key not in SECTIONS:  # reported as a reserved slug
            yield _collision(other, route)
    for file, route in first.items():
        for folder in PurePosixPath(file).parents:
            if above := first.get(str(folder)):
                yield _collision(above, route)


def _suspicious(files: Sequence[str]) -> bool:
    """Whether two files are one, or a file stands where a folder must be: quick, because on most sites there is nothing."""
    folders = {file.rpartition("/")[0] for file in files}
    for folder in list(folders):
        above = folder.rpartition("/")[0]
        while above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return len(set(files)) < len(files) or not folders.isdisjoint(files)


def _collision(one: Route, other: Route) -> Problem:
    file, rival = (other.owner, one.owner) if other.owner else (one.owner, "")
    same = one.path == other.path
    addresses = f"the address {one.path}" if same else f"the addresses {one.path} and {other.path}"
    return Problem(
        "address-collision",
        f"{addresses} would be written by {rival or 'the site itself'} and by {file or 'the site itself'}",
        file,
        1 if file else 0,
        1 if file else 0,
        "Rename one of the folders, and give the renamed document its old slug as an alias.",
    )
