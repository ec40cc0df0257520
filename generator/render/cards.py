"""Share cards, and the stamp on false media: typst sets them, and Pillow makes lighter what would be heavy.

What a card shows goes to the template as data, never as markup, so nothing that an editor writes is read as typst. Only
the fonts of the template folders are used: a card looks the same on every machine, to the byte where libraries are the same.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import typst
from PIL import Image

from generator.model.letters import JOINED, is_picture
from generator.render.faults import TemplateFault
from generator.render.material import theme_icon
from generator.render.stacking import Rows, rows_above, stacked

CARD, STAMP = "cards/card.typ", "cards/stamp.typ"
FONTS = "cards/fonts"
LONG_WORD = re.compile(r"\S{25,}")
ADDRESS = re.compile(r"(?:https?://|[@#])[!-~\u200b]*[\w/]", re.ASCII)
PIECE = 12  # letters after which a longer word, such as an address, may be broken
# Pillow looks for the nearest of the palette in steps of four: these lie on a step or one above it, so they stay what they are.
WHITE, TINT, INK, MUTED = (255, 255, 255), (0xF4, 0xF4, 0xF4), (0x19, 0x19, 0x19), (0x55, 0x55, 0x55)
LIGHT = 100_000  # bytes: what typst makes is kept up to here, because making it lighter takes longer than drawing it
FRAME = ("format", "width", "height", "lang", "dir", "font", "kicker", "name")
MOST_STAMPS = 50  # kept drawn, each up to 0.6 MB; a site has one for each verdict, language and form

Colour = tuple[int, int, int]


class Above(NamedTuple):
    """The stamp of a card: as rows that others can follow, and as a picture of few colours."""

    rows: Rows
    image: Image.Image


class CardPress:
    """Draws cards with one compiler, which keeps fonts and template; each process has its own."""

    def __init__(self, roots: Sequence[Path]) -> None:
        """`roots` are template folders, the first that has a template wins, the last is the shipped; the fonts of all are known."""
        self._roots = roots
        self._compilers: dict[str, typst.Compiler] = {}
        self._stamps: dict[str, Above] = {}

    def draw(self, address: str, context: Mapping[str, Any]) -> bytes:
        """The card as a PNG, of few colours where it would be heavy; TemplateFault where the template cannot draw it."""
        shown = _shown(context)
        if self._file(CARD).samefile(self._roots[-1] / CARD):
            return self._in_pieces(address, shown)
        drawn = self._drawn(CARD, address, {"card": {**shown, "piece": "whole"}})
        return drawn if len(drawn) < LIGHT else _small(_few(drawn, shown["band"]))

    def _in_pieces(self, address: str, shown: Mapping[str, Any]) -> bytes:
        """A card of the shipped template, which ends its stamp with a white row and begins its words with another."""
        words = self._drawn(CARD, address, {"card": {**shown, "piece": "words"}})
        above = self._above(address, shown)
        drawn = stacked(above.rows, words)
        return drawn if drawn and len(drawn) < LIGHT else _small(above.image, _few(words, shown["band"]))

    def _above(self, address: str, shown: Mapping[str, Any]) -> Above:
        """The stamp at the top of a card."""
        told = {name: shown[name] for name in (*FRAME, "band")}
        key = json.dumps(told, sort_keys=True)
        if key not in self._stamps:
            image = _few(self._drawn(CARD, address, {"card": {**told, "piece": "stamp"}}), shown["band"])
            if len(self._stamps) == MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = Above(rows_above(image), image)
        return self._stamps[key]

    def stamp(self, address: str, context: Mapping[str, Any]) -> Image.Image:
        """The `stamp` for a picture of `width` and `height`, RGBA, see-through beside its band."""
        told = context["stamp"]
        lines = [{**line, "text": _words(line["text"], rtl=line["dir"] == "rtl")} for line in told["lines"]]
        data = {**told, "lines": lines, "width": context["width"], "height": context["height"]}
        with Image.open(BytesIO(self._drawn(STAMP, address, {"stamp": data})), formats=["PNG"]) as image:
            return image.convert("RGBA")

    def _drawn(self, template: str, address: str, data: Mapping[str, Any]) -> bytes:
        """The template's one page as typst draws it, one pixel a point."""
        told = {name: json.dumps(value, ensure_ascii=False) for name, value in data.items()}
        try:
            drawn = self._compiler(template).compile(format="png", ppi=72, sys_inputs=told)
        except typst.TypstError as error:
            raise TemplateFault(address, template, _line(error), error.message) from None
        if not isinstance(drawn, bytes):
            raise TemplateFault(address, template, 0, "it makes more or less than one page")
        return drawn

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            _keep_memory()
            fonts = [str(root / FONTS) for root in self._roots if (root / FONTS).is_dir()]
            file = self._file(template)
            made = typst.Compiler(str(file), root=str(file.parent), font_paths=fonts, ignore_system_fonts=True)
            self._compilers[template] = made
        return self._compilers[template]

    def _file(self, template: str) -> Path:
        return next(file for root in self._roots if (file := root / template).is_file())


def _keep_memory() -> None:
    """Lets the process keep what a card needs, some 10 MB, for the next card.

    glibc gives free memory back once it is twice the largest block ever freed, and to get it again page by page takes
    longer than to draw an empty card. A block that is never written to costs nothing and raises that limit.
    """
    bytearray(1 << 24)


def _shown(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context as the template needs it: words that the fonts can show, the icon as a drawing, typst's short language."""
    words = partial(_words, rtl=context["dir"] == "rtl")
    band = dict(context["band"])
    band["label"] = words(band["label"])
    colour = band["colour"] if band["shape"] else band["ink"]
    band["icon"] = theme_icon(band["icon"]).replace("<svg ", f'<svg fill="{_long(colour)}" ', 1)
    parts = [{**part, "label": words(part["label"]), "text": words(part["text"])} for part in context["parts"]]
    told = {name: words(context[name]) for name in ("kicker", "name", "day", "site")}
    lang = context["lang"].partition("-")[0].lower()
    return {**context, **told, "lang": lang, "band": {**band, "ink": _long(band["ink"])}, "parts": parts}


def _words(text: str, *, rtl: bool) -> str:
    """Text without emoji, on one line, in which a very long word may be broken; addresses keep their order in Urdu."""
    kept = (char for char in text if not is_picture(char))
    text = " ".join(LONG_WORD.sub(_broken, JOINED.sub("", "".join(kept))).split())
    return ADDRESS.sub("\u2066\\g<0>\u2069", text) if rtl else text


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return "\u200b".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def _line(error: typst.TypstError) -> int:
    """The line of the template that typst's own report of an error names, or 0."""
    found = re.search(r"(?:card|stamp)\.typ:(\d+)", error.diagnostic)
    return int(found.group(1)) if found else 0


def _small(*pieces: Image.Image) -> bytes:
    """The pieces, of the same few colours, one below the other."""
    whole = Image.new("P", (pieces[0].width, sum(piece.height for piece in pieces)))
    whole.putpalette(pieces[0].getpalette() or [])
    top = 0
    for piece in pieces:
        whole.paste(piece, (0, top))
        top += piece.height
    out = BytesIO()
    whole.save(out, "PNG", compress_level=1, compress_type=zlib.Z_RLE)
    return out.getvalue()


def _few(drawn: bytes, band: Mapping[str, str]) -> Image.Image:
    """The picture in the colours of a card. What is drawn has no others but where letters' edges meet."""
    with Image.open(BytesIO(drawn), formats=["PNG"]) as image:
        return image.convert("RGB").quantize(palette=_palette(band), dither=Image.Dither.NONE)


def _palette(band: Mapping[str, str]) -> Image.Image:
    """The colours of a card, white first, and the steps between those that meet at the edges of letters and shapes."""
    colour, ink = _rgb(band["colour"]), _rgb(band["ink"])
    steps = [(WHITE, INK, 14), (TINT, INK, 12), (WHITE, MUTED, 10), (TINT, MUTED, 8), (colour, ink, 6)]
    steps += [(WHITE, colour, 3), (TINT, colour, 3), (WHITE, TINT, 1)]
    found = dict.fromkeys(_between(one, other, at / count) for one, other, count in steps for at in range(count + 1))
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for step in found for channel in step])
    return palette


def _between(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Colour:
    told = _long(colour)
    red, green, blue = (int(told[start:end], 16) for start, end in pairwise((1, 3, 5, 7)))
    return red, green, blue


def _long(colour: str) -> str:
    """`#fff` as `#ffffff`."""
    return colour if len(colour) == len("#rrggbb") else "#" + "".join(char * 2 for char in colour[1:])
