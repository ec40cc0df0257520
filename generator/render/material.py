"""All that we take from Material for MkDocs: its stylesheet, its icons, its templates as a base for a newsroom's own.

Nothing else in the package knows where Material keeps things; leaving it means replacing this file (docs/adr/0001).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import material


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


def icon_property(name: str) -> str:
    """An icon as a value for a CSS mask; the stylesheet holds it, so a page needs no request and no markup for it."""
    return f'url("data:image/svg+xml;charset=utf-8,{quote(theme_icon(name), safe=" /:=<>%")}")'.replace(
        "<", "%3C"
    ).replace(">", "%3E")


def bundle_css(icons: dict[str, str], parts: list[str]) -> str:
    """The site's stylesheet: Material's, then ours, then the verdicts' icons as custom properties."""
    drawn = "".join(f"{prop}:{icon_property(name)};" for prop, name in sorted(icons.items()))
    return "\n".join(['@charset "UTF-8";' + theme_css(), f":root{{{drawn}}}", *parts])
