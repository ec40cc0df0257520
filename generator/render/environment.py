"""Jinja as Tasdiq uses it: every value escaped, every missing name an error, one environment per language."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.page import Page
from generator.render.compiled import CompiledTemplates
from generator.render.compiler import PlainDataEnvironment
from generator.render.data import json_line
from generator.render.material import theme_icon, theme_templates

CUT = "<!--cut-->"
JSON_ESCAPES = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
NOTHING = Markup()
MOST_HELD = 1000
MOST_DRAWN = 20_000  # a drawn card takes about a kilobyte


class LanguageRenderer:
    """Renders the HTML pages of one language; what is the same around all pages of a section is rendered once."""

    def __init__(self, roots: Sequence[Path], frame: Mapping[str, Any], bytecode: Path | None = None) -> None:
        """`roots` are template folders, the first that has a template wins; `frame` is the language's frame.

        `bytecode` is a folder for compiled templates.
        """
        self._roots = roots
        self._bytecode = bytecode
        self._frame = frame
        self._chrome: dict[str, dict[str, Markup]] = {}

    @cached_property
    def _environment(self) -> Environment:
        made = PlainDataEnvironment(
            {"t": self._frame["strings"], "frame": self._frame},
            {"icon": _icon, "asset": self._frame["assets"].__getitem__},
            loader=FileSystemLoader([*self._roots, theme_templates()]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=CompiledTemplates(self._bytecode, self._frame) if self._bytecode else None,
        )
        made.filters.update(langdir=langdir, jsonld=jsonld, once=Once())
        return made

    def compile(self) -> None:
        """Compiles every template; one that cannot be is told of by the first page that needs it."""
        for name in FileSystemLoader(self._roots).list_templates():
            if name.endswith(".html"):
                with suppress(Exception):
                    self._environment.get_template(name)

    def html(self, page: Page) -> bytes:
        """One page, whole."""
        template = self._environment.get_template(page.template)
        context = {**page.context, "chrome": self._chrome_of(page.section), "section": page.section}
        # Each part on its own: most are ASCII, which is copied; joined with a single Urdu letter they would all be encoded.
        return b"".join(map(str.encode, template.generate(context)))

    def _chrome_of(self, section: str) -> dict[str, Markup]:
        if section not in self._chrome:
            parts = self._environment.get_template("frame.html").render(section=section).split(CUT)
            names = ("head", "top", "middle", "bottom")
            self._chrome[section] = {name: Markup(part.strip("\n")) for name, part in zip(names, parts, strict=True)}  # noqa: S704 - rendered above
        return self._chrome[section]


def _icon(name: str) -> Markup:
    return Markup(theme_icon(name))  # noqa: S704 - the theme's own file


class Once:
    """The filter `once`: `review | once(m.card, "h3")` is `m.card(review, "h3")`, drawn once for all pages that show it.

    What is kept is found by the whole value, so that nothing else than the macro would have drawn is ever shown. The macro
    must be one that reads its arguments alone.
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], Markup] = {}
        self._same: dict[tuple[Any, ...], tuple[Any, Markup]] = {}

    def __call__(self, value: Any, macro: Callable[..., Markup], *rest: Any) -> Markup:  # noqa: ANN401 - any value of a context
        """`macro(value, *rest)`."""
        same = (id(value), macro, rest)
        # The very object that was drawn before; it is held here, and so keeps its id.
        if known := self._same.get(same):
            return known[1]
        # The oldest format knows values alone, not which objects hold them.
        key = (macro, rest, marshal.dumps(value, 0))
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= MOST_DRAWN:
                self._drawn.clear()
            drawn = self._drawn[key] = macro(value, *rest)
        if len(self._same) >= MOST_HELD:
            self._same.clear()
        self._same[same] = (value, drawn)
        return drawn


def langdir(text: Mapping[str, str]) -> Markup:
    """The attributes `lang` and `dir` for a text that is not in the page's language; nothing for one that is."""
    lang, direction = text["lang"], text["dir"]
    if not lang and not direction:
        return NOTHING
    attributes = Markup(' lang="{}"').format(lang) if lang else NOTHING
    return attributes + (Markup(' dir="{}"').format(direction) if direction else NOTHING)


def jsonld(nodes: Sequence[Mapping[str, Any]]) -> Markup:
    """A graph of schema.org nodes, safe inside a script element: no text can end the element (HTML standard, 4.12.1.3)."""
    told = json_line({"@context": "https://schema.org", "@graph": nodes}).decode()
    for char, escape in JSON_ESCAPES.items():
        if char in told:
            told = told.replace(char, escape)
    return Markup(told)  # noqa: S704 - every character that HTML reads is escaped
