"""What lies in `content/`: the folders of documents and the small files, and what does not belong there."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.folder import Folder
from generator.model.document import KINDS, Kind
from generator.model.text import SLUG_LENGTH, is_slug
from generator.problems import Problem, Severity, did_you_mean, nearest

INDEX = re.compile(r"index(?:\.([A-Za-z0-9_-]+))?\.(?:md|markdown)")
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})  # judged by load/images.py
# May lie beside the picture made of them; refused where they are shown (check/images.py).
UNSHOWN = frozenset({".svg", ".heic", ".heif", ".jfif", ".jpe", ".bmp", ".tif", ".tiff", ".psd", ".dng"})
VOCABULARIES = ("people", "topics", "claimants", "techniques")
UNSETTLED = 2.0  # seconds: the coarsest clock of a file system in use
YAML_FILES = frozenset({".yml", ".yaml"})
SLUG_HINT = "Rename the folder with small Latin letters, digits and single hyphens, such as flood-picture-2024; titles take any script."


@dataclass(slots=True)
class Contents:
    """The files of a content folder, sorted; `broken` are folders below `content/` that cannot be used."""

    folders: list[Folder] = field(default_factory=list)
    entries: dict[str, list[Path]] = field(default_factory=lambda: {name: [] for name in VOCABULARIES})
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def scan_content(content: Path, langs: Sequence[str], known: Mapping[str, Folder] | None = None) -> Contents:
    """Looks through `content/`, in the order of names, reading nothing.

    `known` are folders by their path below `content/` that held nothing wrong when they were last looked through; those
    that are unchanged, and whose languages the site still has, are taken as they are.
    """
    found = Contents()
    scan = _Scan(content.resolve(), langs, found, known or {}, time.time() - UNSETTLED)
    for entry in scan.entries(content, "content"):
        name = f"content/{entry.name}"
        if entry.name in VOCABULARIES and entry.is_dir():
            scan.vocabulary(entry)
        elif kind := next((kind for kind in KINDS if kind == entry.name and entry.is_dir()), None):
            scan.documents(kind, entry)
        elif entry.is_dir() and (meant := nearest(entry.name.lower(), [*KINDS, *VOCABULARIES])):
            scan.misnamed(name, f"content/{meant}")
        else:
            scan.stray(name, did_you_mean(entry.name, [*KINDS, *VOCABULARIES]))
    return found


@dataclass(slots=True)
class _Scan:
    """One walk through the folders; what it finds goes into `found`."""

    root: Path
    langs: Sequence[str]
    found: Contents
    known: Mapping[str, Folder]
    settled: float

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
            remembered = self.known.get(f"{kind}/{entry.name}")
            if remembered and self._fits(remembered) and remembered.unchanged():
                self.found.folders.append(remembered)
                continue
            name = f"content/{kind}/{entry.name}"
            if not entry.is_dir():
                self._without_folder(kind, entry.name)
                continue
            told = len(self.found.problems)
            files, pictures = dict[str, str](), list[str]()
            self._files(entry, name, files, pictures)
            if not is_slug(entry.name):
                self._broken(f"{kind}/{entry.name}", "bad-slug", _slug_fault(entry.name), SLUG_HINT)
            elif not files:
                hint = f"Add {name}/index.{self.langs[0]}.md, or delete the folder."
                self._broken(f"{kind}/{entry.name}", "empty-folder", "has no file index.<language>.md", hint)
            else:
                ordered = {lang: files[lang] for lang in self.langs if lang in files}
                made = Folder(kind, entry.name, entry.path, ordered, tuple(pictures))
                clean = len(self.found.problems) == told
                self.found.folders.append(made.signed(self.settled) if clean else made)

    def _fits(self, remembered: Folder) -> bool:
        """Whether its files are still in languages of the site, in the same order."""
        return list(remembered.names) == [lang for lang in self.langs if lang in remembered.names]

    def _without_folder(self, kind: Kind, name: str) -> None:
        if name.endswith(".md") and is_slug(slug := name.partition(".")[0].lower()):
            self.misnamed(f"content/{kind}/{name}", f"content/{kind}/{slug}/index.{self.langs[0]}.md")
        else:
            hint = f"Each document has a folder: content/{kind}/<slug>/index.{self.langs[0]}.md."
            self.stray(f"content/{kind}/{name}", hint)

    def _files(
        self, folder: os.DirEntry[str], name: str, files: dict[str, str], pictures: list[str], below: str = ""
    ) -> None:
        """Sorts the files of a document's folder into texts and pictures, also those of folders below it."""
        for entry in self.entries(folder, name):
            place, suffix = f"{name}/{entry.name}", os.path.splitext(entry.name)[1]  # noqa: PTH122 - called for every file
            match = INDEX.fullmatch(entry.name)
            if suffix.lower() in PICTURES and entry.is_file():
                pictures.append(below + entry.name)
            elif suffix.lower() in UNSHOWN and entry.is_file():
                continue
            elif below or not match or not entry.is_file():
                if entry.is_file() and (meant := self._index_meant(entry.name)):
                    self.misnamed(place, meant)
                else:
                    self.stray(place, "Texts here are called index.<language>.md.")
                if entry.is_dir():
                    self._files(entry, place, files, pictures, f"{below}{entry.name}/")
            elif match.group(1) not in self.langs:
                given = match.group(1)
                message = f"“{given}” is no language of this site" if given else "the file's name says no language"
                known = ", ".join(f"index.{lang}.md" for lang in self.langs)
                hint = f"Known: {known}. Languages are set in site_config.yml."
                self._error("unknown-language", place, message, hint if given else f"Rename it to one of: {known}.")
            elif suffix != ".md":
                self._error("unknown-language", place, "does not end in .md", f"Rename it index.{match.group(1)}.md.")
            else:
                files[match.group(1)] = entry.name

    def stray(self, name: str, hint: str) -> None:
        """Notes a file that nothing reads."""
        self.found.problems.append(Problem("stray-file", "is not used", name, hint=hint, severity=Severity.WARNING))

    def misnamed(self, name: str, meant: str) -> None:
        """Notes content whose name is nearly right: left out in silence, it would be missed only by readers."""
        message = "is not read: its name is not quite right"
        self.found.problems.append(Problem("file-misnamed", message, name, hint=f"Rename it {meant}."))

    def _index_meant(self, name: str) -> str:
        """The right name for a file that was probably meant as a text: index-ur.md, Index.ur.md, ur.md, index.ur.md.txt."""
        words = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if word not in {"index", "txt"}]
        if not words or words[-1] not in {"md", "markdown", "mdown", "mdx"}:
            return ""
        given = "-".join(words[:-1])
        lang = next((lang for lang in self.langs if lang.lower() == given), "")
        if not lang and not (given == "" and name.lower().startswith("index")):
            return ""
        return f"index.{lang or '<language>'}.md"

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
