"""The built site as a static host would serve it: files by address, their types, and the headers of `_headers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
NAMED_TYPES = {
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "rss.xml": "application/rss+xml",
}
# What would outlive the preview in a browser, or hide a change from it.
HELD_BACK = frozenset({"strict-transport-security", "cache-control"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send for an address: a file, or where to go instead (`location`)."""

    status: int
    file: Path | None = None
    location: str = ""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """A built site in `folder`, served below `prefix` (empty, or such as `/factcheck`)."""

    folder: Path
    prefix: str = ""

    def answer(self, address: str) -> Answer:
        """The file for an address; the page 404.html, or none, for what is not there."""
        path = unquote(urlsplit(address).path, errors="replace")
        if path == "/" and self.prefix:
            return Answer(302, location=f"{self.prefix}/")
        if path != self.prefix and not path.startswith(f"{self.prefix}/"):
            return self._missing()
        file = self._inside(path.removeprefix(self.prefix))
        if file is None:
            return self._missing()
        if file.is_dir():
            if not path.endswith("/"):
                # Leading slashes are joined, or `//host/` would send the reader to another site.
                return Answer(301, location="/" + urlsplit(address).path.lstrip("/") + "/")
            file /= "index.html"
        elif path.endswith("/"):
            return self._missing()
        return Answer(200, file) if file.is_file() else self._missing()

    def _inside(self, path: str) -> Path | None:
        """The file that a path names, where it lies in the site's folder; links that lead out of it do not count."""
        if "\\" in path or "\0" in path or any(part in {".", ".."} for part in path.split("/")):
            return None
        root = self.folder.resolve()
        file = (root / path.lstrip("/")).resolve()
        return file if file.is_relative_to(root) else None

    def _missing(self) -> Answer:
        page = self.folder / "404.html"
        return Answer(404, page if page.is_file() else None)

    def headers(self, address: str) -> dict[str, str]:
        """The headers that the site's `_headers` asks the host to send with an address."""
        path = unquote(urlsplit(address).path, errors="replace")
        try:
            rules = (self.folder / "_headers").read_text("utf-8")
        except OSError:
            return {}
        return {
            name: value
            for pattern, name, value in header_rules(rules)
            if matches(path, pattern) and name.lower() not in HELD_BACK
        }


def matches(path: str, pattern: str) -> bool:
    """Whether a rule's pattern stands for the path: `*` for anything, `:name` for one step."""
    steps = "".join(
        ".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part)
        for part in re.split(r"(\*|:[A-Za-z]\w*)", pattern)
    )
    return re.fullmatch(steps, path) is not None


def header_rules(text: str) -> Iterator[tuple[str, str, str]]:
    """Pattern, name and value of each line of a `_headers` file."""
    pattern = ""
    for line in text.splitlines():
        if line and not line[0].isspace():
            pattern = line.strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            yield pattern, name.strip(), value.strip()


def content_type(file: Path) -> str:
    """The media type of a file by its name."""
    return NAMED_TYPES.get(file.name) or TYPES.get(file.suffix.lower(), "application/octet-stream")
