"""A newsroom's folder from a map of paths to texts, read as a build reads it: looked through, then folder by folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.load.config import load_config
from generator.load.content import load_folder, load_library
from generator.load.folders import scan_content
from generator.model.config import Config
from generator.model.library import AnyDocument, Library, newest_first
from generator.model.picture import Picture
from generator.model.review import Review
from generator.problems import Problem, Severity

CONFIG = """\
base_url: https://tasdiq.example.org
name: {en: Example Desk, ur: مثال ڈیسک}
tagline: {en: We check claims, ur: ہم دعوے جانچتے ہیں}
timezone: Asia/Karachi
languages:
  - {id: en, name: English}
  - {id: ur, name: اردو}
organisation:
  name: {en: Example Newsroom, ur: مثال نیوز روم}
ratings:
  - id: correct
    label: {en: 'True', ur: درست}
    definition: {en: Right, ur: صحیح}
    value: 2
    colour: "#117733"
  - id: incorrect
    label: {en: 'False', ur: غلط}
    definition: {en: Wrong, ur: غلط}
    value: 1
    colour: "#aa2211"
"""
REVIEW = """\
---
title: The picture is from 2019
claim: A picture shows this year's flood
summary: The picture was taken in 2019.
rating: incorrect
published: 2026-02-03
private_forward: true
topics: [health]
authors: [writer]
evidence:
  - title: An archive
    url: https://example.org/archive
---
## What we found

The picture is [older](/reviews/other/).
"""
URDU = """\
---
title: تصویر 2019 کی ہے
claim: تصویر اس سال کے سیلاب کی ہے
summary: یہ تصویر 2019 میں لی گئی تھی۔
translated_from: en
---
تصویر پرانی ہے۔
"""
FOLDER = "content/reviews/flood-picture"
ENGLISH_FILE, URDU_FILE = f"{FOLDER}/index.en.md", f"{FOLDER}/index.ur.md"
PLAIN: Mapping[str, str] = {
    "site_config.yml": CONFIG,
    ENGLISH_FILE: REVIEW,
    URDU_FILE: URDU,
    "content/topics/health.yml": "name: {en: Health, ur: صحت}\n",
    "content/people/writer.yml": "name: {en: A Writer, ur: ایک مصنف}\n",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: the settings and small files, the documents in the order of their folders, and all problems.

    `broken` are the folders, small files and pictures below `content/` that cannot be used.
    """

    library: Library
    documents: tuple[AnyDocument, ...]
    pictures: Mapping[str, Picture]
    problems: list[Problem]
    broken: frozenset[str]

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews, newest first."""
        return newest_first(document for document in self.documents if document.kind == "reviews")

    @property
    def review(self) -> Review:
        """The plain newsroom's review."""
        return self.document("reviews/flood-picture")

    @property
    def errors(self) -> list[Problem]:
        """The problems that forbid a build."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    def document(self, folder: str) -> AnyDocument:
        """The document in a folder below `content/`."""
        return next(document for document in self.documents if document.folder == folder)

    def one(self, code: str) -> Problem:
        """The only problem with this code."""
        found = [problem for problem in self.problems if problem.code == code]
        assert len(found) == 1, self.problems
        return found[0]


def write(root: Path, changes: Mapping[str, str | bytes | None] = {}) -> Path:
    """The plain newsroom in `root` with changes; None leaves a file out."""
    for name, text in {**PLAIN, **changes}.items():
        path = root / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def load(root: Path, changes: Mapping[str, str | bytes | None] = {}) -> Loaded:
    """The plain newsroom with changes, written and loaded."""
    write(root, changes)
    config, problems = load_config(root / "site_config.yml")
    assert config is not None, problems
    loaded = read_content(root, config)
    loaded.problems[:0] = problems
    return loaded


def read_content(root: Path, config: Config) -> Loaded:
    """Everything below `root`/content, as the pipeline reads it; the problems in the order in which they are found."""
    found = scan_content(root / "content", config.langs)
    library, problems = load_library(root, config, found)
    problems += found.problems
    documents: list[AnyDocument] = []
    pictures: dict[str, Picture] = {}
    broken = set(found.broken)
    for folder in found.folders:
        loaded = load_folder(folder, config)
        problems += [*loaded.problems, *loaded.unfinished]
        pictures |= loaded.pictures
        broken |= loaded.broken
        if loaded.document:
            documents.append(loaded.document)
        else:
            broken.add(folder.key)
    return Loaded(library, tuple(documents), pictures, problems, frozenset(broken))


def place(problem: Problem) -> tuple[str, str, int]:
    """What a test compares: code, file and line."""
    return problem.code, problem.file, problem.line
