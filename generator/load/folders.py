"""What lies in `content/`: the folders of documents and the small files, and what does not belong there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.documents import Folder
from generator.model.document import KINDS, Kind
from generator.model.text import SLUG_LENGTH, is_slug
from generator.problems import Problem, Severity, did_you_mean

INDEX = re.compile(r"index(?:\.([A-Za-z0-9_-]+))?\.(?:md|markdown)")
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"})  # judged by load/images.py
VOCABULARIES = ("people", "topics", "claimants", "techniques")
YAML_FILES = frozenset({".yml", ".yaml"})
SLUG_HINT = "Rename the folder with small Latin letters, digits and single hyphens, such as flood-picture-2024; titles take any script."


@dataclass(slots=True)
class Contents:
    """The files of a content folder, sorted; `broken` are folders below `content/` that cannot be used."""

    folders: list[Folder] = field(default_factory=list)
    entries: dict[str, list[Path]] = field(default_factory=lambda: {name: [] for name in VOCABULARIES})
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def scan_content(content: Path, langs: Sequence[str]) -> Contents:
    """Looks through `content/`, in the order of names, reading nothing."""
    found = Contents()
    scan = _Scan(content.resolve(), langs, found)
    for entry in scan.entries(content, "content"):
        name = f"content/{entry.name}"
        if entry.name in VOCABULARIES and entry.is_dir():
            scan.vocabulary(entry)
        elif kind := next((kind for kind in KINDS if kind == entry.name and entry.is_dir()), None):
            scan.documents(kind, entry)
        else:
            scan.stray(name, did_you_mean(entry.name, [*KINDS, *VOCABULARIES]))
    return found


@dataclass(slots=True)
class _Scan:
    """One walk through the folders; what it finds goes into `found`."""

    root: Path
    langs: Sequence[str]
    found: Contents

    def entries(self, folder: str | Path | os.DirEntry[str], name: str) -> Iterator[os.DirEntry[str]]:
        """What lies in a folder, sorted, without hidden files and without links that lead out of `content/`."""
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_symlink() and not self._inside(entry):
                message = "is a link that leads out of the content folder, or nowhere"
                self._error("outside-content", f"{name}/{entry.name}", message, "Copy the file in instead.")
                continue
            yield entry

    def vocabulary(self, folder: os.DirEntry[str]) -> None:
        """Finds the files of people, topics, claimants or techniques."""
        for entry in self.entries(folder, f"content/{folder.name}"):
            path = Path(entry.path)
            if path.suffix in YAML_FILES and entry.is_file():
                self.found.entries[folder.name].append(path)
            else:
                self.stray(f"content/{folder.name}/{entry.name}", "Files here are called <id>.yml.")

    def documents(self, kind: Kind, folder: os.DirEntry[str]) -> None:
        """Finds the documents of one kind."""
        for entry in self.entries(folder, f"content/{kind}"):
            name = f"content/{kind}/{entry.name}"
            if not entry.is_dir():
                self.stray(name, f"Each document has a folder: content/{kind}/<slug>/index.{self.langs[0]}.md.")
                continue
            files = dict(self._languages(entry, name))
            if not is_slug(entry.name):
                self._broken(f"{kind}/{entry.name}", "bad-slug", _slug_fault(entry.name), SLUG_HINT)
            elif not files:
                hint = f"Add {name}/index.{self.langs[0]}.md, or delete the folder."
                self._broken(f"{kind}/{entry.name}", "empty-folder", "has no file index.<language>.md", hint)
            else:
                ordered = {lang: files[lang] for lang in self.langs if lang in files}
                self.found.folders.append(Folder(kind, entry.name, ordered))

    def _languages(self, folder: os.DirEntry[str], name: str) -> Iterator[tuple[str, Path]]:
        for entry in self.entries(folder, name):
            place, path = f"{name}/{entry.name}", Path(entry.path)
            match = INDEX.fullmatch(entry.name)
            if path.suffix.lower() in PICTURES and entry.is_file():
                continue
            if not match or not entry.is_file():
                self.stray(place, "Texts here are called index.<language>.md.")
            elif match.group(1) not in self.langs:
                given = match.group(1)
                message = f"“{given}” is no language of this site" if given else "the file's name says no language"
                known = ", ".join(f"index.{lang}.md" for lang in self.langs)
                self._error(
                    "unknown-language", place, message, f"Known: {known}. Languages are set in site_config.yml."
                )
            elif path.suffix != ".md":
                self._error("unknown-language", place, "does not end in .md", f"Rename it index.{match.group(1)}.md.")
            else:
                yield match.group(1), path

    def stray(self, name: str, hint: str) -> None:
        """Notes a file that nothing reads."""
        self.found.problems.append(Problem("stray-file", "is not used", name, hint=hint, severity=Severity.WARNING))

    def _inside(self, entry: os.DirEntry[str]) -> bool:
        try:
            return Path(entry.path).resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            return False

    def _error(self, code: str, name: str, message: str, hint: str) -> None:
        self.found.problems.append(Problem(code, message, name, hint=hint))

    def _broken(self, folder: str, code: str, message: str, hint: str) -> None:
        self._error(code, f"content/{folder}", message, hint)
        self.found.broken.add(folder)


def _slug_fault(name: str) -> str:
    if len(name) > SLUG_LENGTH:
        return f"the folder's name, which becomes the address, is longer than {SLUG_LENGTH} characters"
    return f"the folder's name “{name}” cannot stand in an address"
