"""Pages to bytes. Which renderer a page gets is decided by the name of its template alone."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.page import Page
from generator.render.data import csv_rows, json_piece, render_csv, render_json, render_sitemap, render_text
from generator.render.faults import TemplateFault, fault_in
from generator.render.feeds import render_atom, render_json_feed, render_rss
from generator.render.material import bundle_css, icon_faults
from generator.render.versions import card_engine, library_versions, picture_engine

if TYPE_CHECKING:
    from generator.render.cards import CardPress
    from generator.render.environment import LanguageRenderer

__all__ = ["Renderer", "TemplateFault", "icon_faults", "render_piece", "render_plain"]

Plain = Callable[[Mapping[str, Any]], bytes]

# The renderers that need nothing but the page's context.
PLAIN: Mapping[str, Plain] = {
    "feed.rss": render_rss,
    "feed.atom": render_atom,
    "feed.json": render_json_feed,
    "data.json": render_json,
    "oembed": render_json,
    "data.csv": render_csv,
    "sitemap": render_sitemap,
    "text": render_text,
    "stylesheet": lambda context: bundle_css(context["icons"], context["parts"]).encode(),
}
PIECES: Mapping[str, Callable[[Any], bytes]] = {"record": json_piece, "items": json_piece, "rows": csv_rows}


@dataclass(frozen=True)
class Renderer:
    """Renders any page of a site.

    `root` is the site's folder, `templates` the default template folder, `frames` the frame of each language. `bytecode` is a
    folder for compiled templates, where the next build finds them; without one they are compiled anew.
    """

    root: Path
    templates: Path
    frames: Mapping[str, Mapping[str, Any]]
    bytecode: Path | None = None
    _languages: dict[str, LanguageRenderer] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The template folders: the newsroom's own first."""
        return (self.root / "templates", self.templates)

    def render(self, page: Page) -> bytes:
        """The bytes of one page; raises TemplateFault where a template fails."""
        try:
            return self._bytes(page)
        except Exception as error:
            if fault := fault_in(page, error, self.roots):
                raise fault from error
            error.add_note(f"while rendering {page.path}")  # a bug in a worker process names the page it fell over
            raise

    def prepare(self, lang: str) -> None:
        """Compiles the templates of one language for the processes that will render: each finds them in `bytecode`."""
        self._language(lang).compile()

    def _bytes(self, page: Page) -> bytes:
        if page.template.endswith(".html"):
            return self._language(page.lang).html(page)
        if page.template in {"picture", "stamped"}:
            from generator.render.pictures import render_picture

            stamp = self._cards.stamp(page.path, page.context) if page.template == "stamped" else None
            return render_picture(page.context, self.root, stamp)
        if page.template == "card":
            return self._cards.draw(page.path, page.context)
        if page.template == "copy":
            return self._asset(page.context["asset"]).read_bytes()
        return render_plain(page)

    def shaping(self, templates: Iterable[str]) -> dict[str, str]:
        """For each of these template names a digest of all that shapes its output besides the page's own data."""
        return {name: self._shaping(name) for name in templates}

    def _shaping(self, template: str) -> str:
        if template.endswith(".html"):
            return self._html_digest
        if template == "card":
            return _digest(card_engine())
        if template == "stamped":
            return _digest([self._versions, *card_engine()])
        return _digest([self._versions, picture_engine()]) if template == "picture" else self._versions

    def _language(self, lang: str) -> LanguageRenderer:
        known = lang if lang in self.frames else next(iter(self.frames))
        if known not in self._languages:
            from generator.render.environment import LanguageRenderer

            self._languages[known] = LanguageRenderer(self.roots, self.frames[known], self.bytecode)
        return self._languages[known]

    def _asset(self, name: str) -> Path:
        return next(file for root in self.roots if (file := root / "assets" / name).is_file())

    @cached_property
    def _cards(self) -> CardPress:
        from generator.render.cards import CardPress

        return CardPress(self.roots)

    @cached_property
    def _versions(self) -> str:
        return _digest(library_versions())

    @cached_property
    def _html_digest(self) -> str:
        frames = [json.dumps(frame, sort_keys=True) for _, frame in sorted(self.frames.items())]
        return _digest([self._versions, *chain.from_iterable(map(_told, self.roots)), *frames])


def _told(root: Path) -> Iterator[str]:
    """Each file of a template folder, whatever its name: a template can include any. Links are followed, as Jinja does."""
    folders = sorted(os.walk(root, followlinks=True))
    for file in (Path(folder, name) for folder, _, names in folders for name in sorted(names)):
        try:
            told = hashlib.blake2b(file.read_bytes()).hexdigest()
        except OSError:  # a link that leads nowhere
            told = ""
        yield f"{file.relative_to(root).as_posix()} {told}"


def _digest(texts: Iterable[str]) -> str:
    told = hashlib.blake2b(digest_size=16)
    for text in texts:
        told.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return told.hexdigest()


def render_plain(page: Page) -> bytes:
    """A page whose renderer needs nothing but its context: a data file, a feed, a text."""
    return PLAIN[page.template](page.context)


def render_piece(kind: str, data: Any) -> bytes:  # noqa: ANN401 - plain data
    """One review's piece of a data file."""
    return PIECES[kind](data)
