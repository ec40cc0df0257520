"""A page that cannot be rendered: which one, and where in which template, so that a newsroom's own template can be mended."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.page import Page

if TYPE_CHECKING:
    from jinja2 import TemplateError


class TemplateFault(Exception):  # noqa: N818 - it is the editor's mistake, told as a Problem
    """A template fails on a page. `file` is below its template folder; line 0 where none is known.

    Its arguments are plain values, so it travels whole from a worker process.
    """

    def __init__(self, address: str, file: str, line: int, reason: str) -> None:
        super().__init__(address, file, line, reason)
        self.address, self.file, self.line, self.reason = address, file, line, reason

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}"


def fault_in(page: Page, error: Exception, roots: Sequence[Path]) -> TemplateFault | None:
    """What a template's error means for the page: the innermost line that belongs to a template below `roots`.

    None for an error that is not a template's.
    """
    from jinja2 import TemplateError

    if not isinstance(error, TemplateError):
        return None
    lines = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    if (name := getattr(error, "filename", None)) is not None:  # a fault of syntax knows its own place
        lines.append((name, getattr(error, "lineno", 0)))
    for filename, line in reversed(lines):
        for root in roots:
            if Path(filename).is_relative_to(root):
                return TemplateFault(page.path, Path(filename).relative_to(root).as_posix(), line, _reason(error))
    return TemplateFault(page.path, page.template, 0, _reason(error))


def _reason(error: TemplateError) -> str:
    from jinja2 import TemplateNotFound

    if isinstance(error, TemplateNotFound):  # its own message lists folders of the machine
        return f"there is no template {error.name}"
    return error.message or type(error).__name__
