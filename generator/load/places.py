"""Where Tasdiq's own templates and starter content are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def default_templates() -> Path:
    """The folder of the default templates, strings and assets."""
    return _shipped("_templates", "templates")


def starter_site() -> Path:
    """The folder with the demonstration newsroom, which `tasdiq init` copies from."""
    return _shipped("_starter", "")


def _shipped(inside: str, beside: str) -> Path:
    installed = PACKAGE / inside
    return installed if installed.is_dir() else PACKAGE.parent / beside
