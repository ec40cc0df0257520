"""Jinja as Tasdiq uses it: every value escaped, every missing name an error, one environment per language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.page import Page
from generator.render.material import theme_icon, theme_templates

CUT = "<!--cut-->"
JSON_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class PlainDataEnvironment(Environment):
    """An environment whose values are plain data: `a.b` is the key `b` of a map, without asking for an attribute first.

    Jinja's own order makes an exception for every key that is read, and would find `dict.items` before a key of that name.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja declares it
        """What `obj.attribute` means in a template."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class LanguageRenderer:
    """Renders the HTML pages of one language; what is the same around all pages of a section is rendered once."""

    def __init__(self, roots: Sequence[Path], frame: Mapping[str, Any]) -> None:
        """`roots` are template folders, the first that has a template wins; `frame` is the language's frame."""
        self._roots = roots
        self._frame = frame
        self._chrome: dict[str, dict[str, Markup]] = {}

    @cached_property
    def _environment(self) -> Environment:
        made = PlainDataEnvironment(
            loader=FileSystemLoader([*self._roots, theme_templates()]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        made.filters["langdir"] = langdir
        made.filters["jsonld"] = jsonld
        made.globals.update(
            t=self._frame["strings"],
            frame=self._frame,
            icon=lambda name: Markup(theme_icon(name)),  # noqa: S704 - the theme's own file
            asset=self._frame["assets"].__getitem__,
        )
        return made

    def html(self, page: Page) -> bytes:
        """One page, whole."""
        template = self._environment.get_template(page.template)
        return template.render(**page.context, chrome=self._chrome_of(page.section), section=page.section).encode()

    def _chrome_of(self, section: str) -> dict[str, Markup]:
        if section not in self._chrome:
            parts = self._environment.get_template("frame.html").render(section=section).split(CUT)
            names = ("head", "top", "middle", "bottom")
            self._chrome[section] = {name: Markup(part) for name, part in zip(names, parts, strict=True)}  # noqa: S704 - rendered above
        return self._chrome[section]


def langdir(text: Mapping[str, str]) -> Markup:
    """The attributes `lang` and `dir` for a text that is not in the page's language; nothing for one that is."""
    attributes = Markup()
    if text["lang"]:
        attributes += Markup(' lang="{}"').format(text["lang"])
    if text["dir"]:
        attributes += Markup(' dir="{}"').format(text["dir"])
    return attributes


def jsonld(nodes: Sequence[Mapping[str, Any]]) -> Markup:
    """A graph of schema.org nodes, safe inside a script element: no text can end the element (HTML standard, 4.12.1.3)."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    told = json.dumps(graph, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for char, escape in JSON_ESCAPES.items():
        told = told.replace(char, escape)
    return Markup(told)  # noqa: S704 - every character that HTML reads is escaped
