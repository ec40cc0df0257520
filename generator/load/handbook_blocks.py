"""Quotations and headings as CommonMark reads them, for Python-Markdown, and where its blocks must be cut apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser  # noqa: TC002 - one block of imports
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor

from generator.load.handbook_lines import (
    DEEPEST,
    DELIMITERS,
    PLACEHOLDER,
    QUOTED,
    STASHED,
    UNDERLINE,
    interrupts,
    list_marker,
)

ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$", re.IGNORECASE)
ALERTS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}


class QuoteProcessor(BlockProcessor):
    """Quotations, and GitHub's alerts in them; two with a blank line between them are two."""

    depth = 0

    def __init__(self, parser: BlockParser, words: Mapping[str, str]) -> None:
        super().__init__(parser)
        self.words = words

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line of the block is quoted."""
        del parent
        return self.depth < DEEPEST and any(QUOTED.match(line) for line in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Takes the quotation out of the first block and builds it."""
        lines = blocks.pop(0).split("\n")
        begin = next(number for number, line in enumerate(lines) if QUOTED.match(line))
        if begin:
            self.parser.parseBlocks(parent, ["\n".join(lines[:begin])])
        quoted: list[str] = []
        at = begin
        for line in lines[begin:]:
            match = QUOTED.match(line)
            if not match and (interrupts(line) or list_marker(line) or not quoted[-1].strip()):
                break
            quoted.append(match[1] if match else line)
            at += 1
        if at < len(lines):
            blocks.insert(0, "\n".join(lines[at:]))
        element = self._element(parent, quoted)
        self.depth += 1
        self.parser.parseChunk(element, "\n".join(quoted))
        self.depth -= 1

    def _element(self, parent: Element, quoted: list[str]) -> Element:
        alert = ALERT.match(quoted[0])
        if not alert or len(quoted) == 1:
            return SubElement(parent, "blockquote")
        del quoted[0]
        kind = alert[1].lower()
        element = SubElement(parent, "div", {"class": f"admonition {ALERTS[kind]}"})
        SubElement(element, "p", {"class": "admonition-title"}).text = self.words.get(
            f"alert.{kind}", kind.capitalize()
        )
        return element


class HeadingProcessor(HashHeaderProcessor):
    """Headings with `#`, which need a space and may be indented by up to three."""

    RE: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?!#)(?P<header>(?:[ \t][^\n]*?)?)(?:[ \t]#+)?[ \t]*(?:\n|$)"
    )


class UnderlinedHeading(BlockProcessor):
    """Headings underlined with `=` or `-`, which may have several lines."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block begins with such a heading."""
        del parent
        return self._underline(block.split("\n")) > 0

    def _underline(self, lines: list[str]) -> int:
        """The number of the line that underlines the text from the first line on; 0 for none."""
        for number, line in enumerate(lines):
            if number and UNDERLINE.match(line):
                return number
            if interrupts(line) or (number == 0 and line.startswith("    ")):
                return 0
        return 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Takes the heading out of the first block."""
        lines = blocks.pop(0).split("\n")
        at = self._underline(lines)
        SubElement(parent, "h1" if "=" in lines[at] else "h2").text = "\n".join(
            line.lstrip() for line in lines[:at]
        ).rstrip()
        if at + 1 < len(lines):
            blocks.insert(0, "\n".join(lines[at + 1 :]))


class Divider(BlockProcessor):
    """Cuts blocks where a fence or a table stands right below or above text."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block must be cut."""
        del parent
        return "\n" in block and (PLACEHOLDER in block or "|" in block) and len(_divided(block)) > 1

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Puts the pieces in the place of the block."""
        del parent
        blocks[:1] = _divided(blocks[0])


def _divided(block: str) -> list[str]:
    """The pieces of a block; what is indented belongs to a list and is cut there."""
    pieces: list[list[str]] = [[]]
    lines = block.split("\n")
    for number, line in enumerate(lines):
        alone = STASHED.fullmatch(line) is not None
        table = number + 1 < len(lines) and "|" in line and DELIMITERS.fullmatch(lines[number + 1]) is not None
        if pieces[-1] and (alone or table or STASHED.fullmatch(pieces[-1][-1])):
            if list_marker(pieces[-1][0]) and not alone:  # a line that goes on in an entry is no table
                pieces[-1].append(line)
                continue
            pieces.append([])
        pieces[-1].append(line)
    return ["\n".join(piece) for piece in pieces]
