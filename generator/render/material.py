"""All that we take from Material for MkDocs: its stylesheet, its icons, its templates as a base for a newsroom's own.

Nothing else in the package knows where Material keeps things; leaving it means replacing this file (docs/adr/0001).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import material

from generator.model.config import Config
from generator.problems import Problem, did_you_mean


def theme_templates() -> Path:
    """The folder of Material's Jinja templates, which also holds its icons."""
    return Path(material.__file__).parent / "templates"


@cache
def theme_css() -> str:
    """Material's main stylesheet, without the references that only its own build needs."""
    (file,) = sorted((theme_templates() / "assets" / "stylesheets").glob("main.*.min.css"))
    text = file.read_text("utf-8").removeprefix('@charset "UTF-8";')
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text).strip()


@cache
def theme_icon(name: str) -> str:
    """An icon such as `material/check-circle` as SVG; ValueError for a name that Material does not have."""
    file = (theme_templates() / ".icons" / f"{name}.svg").resolve()
    if not file.is_relative_to((theme_templates() / ".icons").resolve()) or not file.is_file():
        msg = f"no icon is called {name!r}"
        raise ValueError(msg)
    return file.read_text("utf-8").strip()


def icon_faults(config: Config) -> list[Problem]:
    """A problem for each icon in the settings that Material does not have."""
    wanted = [(f"ratings.{number}.icon", rating.icon) for number, rating in enumerate(config.ratings)]
    wanted.append(("theme.logo", config.theme.logo))
    return [
        config.source.error("unknown-icon", path, f"Material has no icon “{name}”", hint=_icon_hint(name))
        for path, name in wanted
        if not has_icon(name)
    ]


def has_icon(name: str) -> bool:
    """Whether Material has an icon of this name."""
    try:
        theme_icon(name)
    except ValueError:
        return False
    return True


def _icon_hint(name: str) -> str:
    folder = theme_templates() / ".icons"
    known = [file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.svg")]
    return did_you_mean(
        name, known, otherwise="Names are such as material/check-circle; Material's site lists them all."
    )


def icon_property(name: str) -> str:
    """An icon as a value for a CSS mask; the stylesheet holds it, so a page needs no request and no markup for it."""
    return f'url("data:image/svg+xml;charset=utf-8,{quote(theme_icon(name), safe=" /:=<>%")}")'.replace(
        "<", "%3C"
    ).replace(">", "%3E")


def bundle_css(icons: dict[str, str], parts: list[str]) -> str:
    """The site's stylesheet: Material's, then ours, then the verdicts' icons as custom properties."""
    drawn = "".join(f"{prop}:{icon_property(name)};" for prop, name in sorted(icons.items()))
    return "\n".join(['@charset "UTF-8";' + theme_css(), f":root{{{drawn}}}", *parts])
