"""Lists as CommonMark reads them, for Python-Markdown (specification 0.31.2, sections 5.2 and 5.3).

Web editors write nested lists with two spaces, a list right after a paragraph, and `1)`; Python-Markdown reads these
otherwise. An entry's content is what is indented to where its text begins; it is taken out whole and parsed by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser  # noqa: TC002 - one block of imports
from markdown.blockprocessors import BlockProcessor

from generator.load.handbook_lines import DEEPEST, HEADING, OPENERS, ends_text, interrupts, list_marker


@dataclass(slots=True)
class _Item:
    """One entry of a list: how far its content is indented, and its lines without that."""

    width: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The content; where it holds one of Material's blocks, which bear no indentation, without what is indented too far."""
        first, *rest = self.lines
        if any(line.lstrip(" ").startswith(OPENERS) for line in rest):
            over = min(len(line) - len(line.lstrip(" ")) for line in rest if line.strip())
            rest = [line[over:] for line in rest]
        return "\n".join([first, *rest])

    @property
    def empty(self) -> bool:
        return not any(self.lines)


@dataclass(slots=True)
class _List:
    """A list while its lines are gathered."""

    kind: str
    start: int
    items: list[_Item] = field(default_factory=list)
    loose: bool = False

    def add(self, match: re.Match[str]) -> None:
        indent, marker, space, text = len(match[1]), match[2], match[5], match[6]
        if not text or len(space) > 4:  # noqa: PLR2004 - five spaces: the content is indented code
            item = _Item(indent + len(marker) + 1, [space[1:] + text])
        else:
            item = _Item(indent + len(marker) + len(space), [text])
        self.items.append(item)


def _kind(match: re.Match[str]) -> str:
    return match[4] or match[2]


class ListProcessor(BlockProcessor):
    """Bulleted and numbered lists."""

    depth = 0

    def test(self, parent: Element, block: str) -> bool:
        """Whether a list begins somewhere in the block."""
        del parent
        return self.depth < DEEPEST and self._begin(block.split("\n")) is not None

    def _begin(self, lines: list[str]) -> int | None:
        """The line on which a list begins; within a paragraph only one with text and, if numbered, from 1."""
        for number, line in enumerate(lines):
            match = list_marker(line)
            if match and (number == 0 or (match[6] and match[3] in {None, "1"}) or ends_text(lines[number - 1])):
                return number
        return None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Takes the list out of the blocks and builds it."""
        lines = blocks.pop(0).split("\n")
        begin = self._begin(lines) or 0
        if begin:
            self.parser.parseBlocks(parent, ["\n".join(lines[:begin])])
        match = list_marker(lines[begin])
        if match is None:
            return
        found = _List(_kind(match), int(match[3] or 1))
        self._gather(found, lines[begin:], blocks)
        self._build(parent, found)

    def _gather(self, found: _List, lines: list[str], blocks: list[str]) -> None:
        """Reads lines and then whole blocks into the list, until something is not part of it."""
        after_blank = False
        while True:
            taken = self._take(found, lines, after_blank=after_blank)
            if after_blank and taken:
                blocks.pop(0)
            if taken < len(lines):
                if taken or not after_blank:
                    blocks.insert(0, "\n".join(lines[taken:]))
                return
            while blocks and not blocks[0].strip("\n"):
                blocks.pop(0)
            if not blocks:
                return
            lines, after_blank = blocks[0].strip("\n").split("\n"), True

    def _take(self, found: _List, lines: list[str], *, after_blank: bool) -> int:
        """How many of the lines belong to the list; they are put into its entries."""
        for number, line in enumerate(lines):
            blank_before = after_blank and number == 0
            item = found.items[-1] if found.items else None
            indent = len(line) - len(line.lstrip(" "))
            match = list_marker(line)
            if item and indent >= item.width and not (blank_before and item.empty):
                item.lines += ["", line[item.width :]] if blank_before else [line[item.width :]]
            elif match:
                if _kind(match) != found.kind:
                    return number
                found.loose |= blank_before
                found.add(match)
            elif not item or blank_before or item.empty or interrupts(line) or HEADING.match(item.lines[-1]):
                return number
            else:
                item.lines.append(line)
        return len(lines)

    def _build(self, parent: Element, found: _List) -> None:
        element = SubElement(parent, "ul" if found.kind in "-+*" else "ol")
        if element.tag == "ol" and found.start != 1:
            element.set("start", str(found.start))
        self.depth += 1
        for item in found.items:
            found.loose |= fill(self.parser, SubElement(element, "li"), item.text)
        self.depth -= 1
        if not found.loose:
            for entry in element:
                _tighten(entry)


def fill(parser: BlockParser, element: Element, text: str) -> bool:
    """Parses `text` into `element`; whether blank lines stand between blocks directly in it."""
    chunks = text.strip("\n").split("\n\n")
    blocks, loose = list(chunks), False
    while blocks:
        fresh = 0 < len(blocks) < len(chunks) and blocks[0] == chunks[-len(blocks)] and bool(blocks[0].strip())
        before = len(element)
        for processor in parser.blockprocessors:
            if processor.test(element, blocks[0]) and processor.run(element, blocks) is not False:
                break
        loose |= fresh and before > 0 and len(element) > before
    return loose


def _tighten(entry: Element) -> None:
    """Makes the paragraphs directly in an entry plain text."""
    previous: Element | None = None
    for child in list(entry):
        if child.tag != "p" or len(child) or (previous is not None and previous.tag == "pre"):
            previous = child  # what follows indented code stays a paragraph: Python-Markdown loses bare text there
            continue
        entry.remove(child)
        text = child.text or ""
        if previous is None:
            entry.text = f"{entry.text}\n{text}" if entry.text else text
        else:
            previous.tail = f"{(previous.tail or '').rstrip()}\n{text}"
