"""Compiled templates are found again by the next build, and are never taken for what they are not."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from generator.model.page import Page
from generator.render.environment import CUT, LanguageRenderer

FRAME: dict[str, Any] = {"lang": "en", "strings": {"hello": "Hello"}, "assets": {}}
URDU: dict[str, Any] = {"lang": "ur", "strings": {"hello": "سلام"}, "assets": {}}


class Press:
    """Draws two pages in the languages of a site, with a folder for compiled templates."""

    def __init__(self, root: Path) -> None:
        self.templates, self.cache = root / "templates", root / "cache"
        self.templates.mkdir()
        for name, text in {
            "frame.html": CUT.join("ABCD"),
            "a.html": "{{ t.hello }} a",
            "b.html": "{{ t.hello }} b",
        }.items():
            (self.templates / name).write_text(text)

    def draw(self, frame: dict[str, Any] = FRAME) -> list[str]:
        made = LanguageRenderer([self.templates], frame, self.cache)
        return [made.html(Page("/", name, {})).decode() for name in ("a.html", "b.html")]

    @property
    def files(self) -> list[Path]:
        return sorted(self.cache.iterdir())


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled."""
    names: list[str] = []
    work = Environment._compile

    def told(self: Environment, source: str, filename: str) -> Any:  # noqa: ANN401 - a code object
        names.append(Path(filename).name)
        return work(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", told)
    return names


def test_the_next_build_compiles_nothing_that_is_as_it_was(press: Press, compiled: list[str]) -> None:
    assert press.draw() == ["Hello a", "Hello b"]
    assert sorted(compiled) == ["a.html", "b.html", "frame.html"]
    compiled.clear()
    assert press.draw() == ["Hello a", "Hello b"]
    assert compiled == []
    (press.templates / "a.html").write_text("new")
    assert press.draw() == ["new", "Hello b"]
    assert compiled == ["a.html"]


def test_each_language_has_its_own(press: Press, compiled: list[str]) -> None:
    assert press.draw() + press.draw(URDU) == ["Hello a", "Hello b", "سلام a", "سلام b"]
    compiled.clear()
    assert press.draw(URDU) + press.draw() == ["سلام a", "سلام b", "Hello a", "Hello b"]
    assert compiled == []


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-1], lambda data: data[:-1] + bytes([data[-1] ^ 1]), lambda data: data[32:]],
)
def test_what_is_damaged_is_compiled_anew(damage: Callable[[bytes], bytes], press: Press, compiled: list[str]) -> None:
    press.draw()
    compiled.clear()
    for file in press.files:
        file.write_bytes(damage(file.read_bytes()))
    assert press.draw() == ["Hello a", "Hello b"]
    assert sorted(compiled) == ["a.html", "b.html", "frame.html"]
    compiled.clear()
    press.draw()
    assert compiled == [], "and kept again"


def test_one_template_is_not_taken_for_another(press: Press) -> None:
    press.draw()
    first, *others = press.files
    for other in others:
        shutil.copy(first, other)
    assert press.draw() == ["Hello a", "Hello b"]


def test_where_nothing_can_be_kept_pages_are_drawn_all_the_same(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert press.draw() == ["Hello a", "Hello b"]
    assert press.files == []
