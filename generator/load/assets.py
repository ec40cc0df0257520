"""The look's own files: the default ones that ship with Tasdiq, under those of the same name in the newsroom's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path, PurePosixPath

from generator.load.places import default_templates
from generator.model.library import Asset
from generator.problems import Problem

TEXTS = frozenset({".css", ".js", ".json", ".svg", ".webmanifest"})
SHIPPED = TEXTS | frozenset({".woff2", ".png", ".ico", ".jpg", ".webp"})
URL = re.compile(r'url\("(?!data:)([^"]+)"\)')
THEME = "material"


def asset_files(root: Path) -> dict[str, Path]:
    """Where each asset is read from, by its name below `assets/`: the newsroom's own file wins."""
    found: dict[str, Path] = {}
    for folder in (default_templates() / "assets", root / "templates" / "assets"):
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if file.is_file() and file.suffix in SHIPPED:
                found[file.relative_to(folder).as_posix()] = file
    return found


def load_assets(root: Path) -> tuple[Mapping[str, Asset], list[Problem]]:
    """All assets by name, and problems for stylesheets that ask for a file that is not there.

    The entry `material` stands for the theme's own stylesheet: its digest is the theme's version.
    """
    files, problems = asset_files(root), list[Problem]()
    assets = {name: _binary(name, file) for name, file in files.items() if file.suffix not in TEXTS}
    for name, file in files.items():
        if file.suffix in TEXTS:
            text = file.read_text("utf-8")
            assets[name] = _made(name, _linked(text, name, assets, problems))
    version = metadata.version("mkdocs-material")
    assets[THEME] = Asset(THEME, "", hashlib.sha256(version.encode()).hexdigest())
    return assets, problems


def card_look(root: Path) -> str:
    """The digest of all that share cards are drawn with: template and fonts, the default ones and the newsroom's own."""
    told = hashlib.sha256()
    for folder in (default_templates() / "cards", root / "templates" / "cards"):
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                told.update(f"{file.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogatepass"))
                told.update(hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


def _linked(text: str, name: str, assets: Mapping[str, Asset], problems: list[Problem]) -> str:
    """A stylesheet whose fonts and pictures are asked for by their digest's name."""

    def address(match: re.Match[str]) -> str:
        wanted = (PurePosixPath(name).parent / match.group(1)).as_posix()
        if wanted in assets:
            return f'url("{PurePosixPath(assets[wanted].address).name}")'
        line = text.count("\n", 0, match.start()) + 1
        message = f"the stylesheet asks for “{match.group(1)}”, which is not there"
        problems.append(
            Problem("missing-asset", message, f"templates/assets/{name}", line, hint="Add the file, or mend its name.")
        )
        return match.group(0)

    return URL.sub(address, text) if name.endswith(".css") else text


def _binary(name: str, file: Path) -> Asset:
    return Asset(name, _address(name, digest := hashlib.sha256(file.read_bytes()).hexdigest()), digest)


def _made(name: str, text: str) -> Asset:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Asset(name, _address(name, digest), digest, text)


def _address(name: str, digest: str) -> str:
    path = PurePosixPath(name)
    return f"/assets/{path.stem}.{digest[:10]}{path.suffix}"
