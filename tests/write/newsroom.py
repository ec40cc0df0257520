"""A newsroom of a folder: texts become pages, pages become files, build after build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.page import Page
from generator.write import Changes, NewTree, locked, read_manifest
from generator.write.manifest import Survey

SHAPING = {"page.html": "1"}


@dataclass(frozen=True)
class Site:
    """Builds texts by address, as the pipeline does; `output` and `cache` may be elsewhere.

    `spare` is whether a build leaves a spare tree to the next one.
    """

    output: Path
    cache: Path
    spare: bool = True

    def pages(self, texts: Mapping[str, str]) -> list[Page]:
        return [Page(path, "page.html", {"text": text}) for path, text in texts.items()]

    def build(self, texts: Mapping[str, str], shaping: Mapping[str, str] = SHAPING) -> Changes:
        with locked(self.cache):
            manifest = read_manifest(self.cache, self.output)
            changes = manifest.compare(self.pages(texts), shaping)
            with NewTree(manifest) as tree:
                tree.keep(changes.kept)
                for page in changes.stale:
                    tree.write(page.file, page.context["text"].encode())
                tree.swap()
                live = tree.save(changes.fingerprints)
            if self.spare:
                NewTree(live, Survey()).lay_spare(live)
        return changes

    def tree(self) -> dict[str, str]:
        """Every file of the site and its text."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_text("utf-8") for path in files}

    def beside(self) -> list[str]:
        """What stands in the folder around the site."""
        return sorted(path.name for path in self.output.parent.iterdir())
