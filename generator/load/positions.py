"""Where links, pictures and headings stand in a file: exact from a parser's offsets, else found again in the text, else unknown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.body import Reference

FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
HEADING = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|[^\s#>|-][^\n]*\n {0,3}(?:=+|-{2,})[ \t]*$)", re.MULTILINE)
NOWHERE = (0, 0)


@dataclass(frozen=True)
class Places:
    """Positions in one Markdown text that begins on line `first_line` of its file."""

    text: str
    first_line: int

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _encoded(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _prose(self) -> str:
        """The text with code blanked out, of the same length."""
        text = FENCE.sub(_blank, self.text) if "```" in self.text or "~~~" in self.text else self.text
        return CODE.sub(_blank, text) if "`" in text else text

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        row = bisect_right(self._lines, offset) - 1
        return row + self.first_line, offset - self._lines[row] + 1

    def at_byte(self, offset: int) -> tuple[int, int]:
        """Line and column of the byte at `offset` of the text in UTF-8."""
        if len(self._encoded) == len(self.text):
            return self.at(offset)
        return self.at(len(self._encoded[:offset].decode("utf-8", "replace")))

    def headings(self) -> list[tuple[int, int]]:
        """The positions of what looks like a heading."""
        return [self.at(match.start()) for match in HEADING.finditer(self._prose)]

    def find(self, written: str) -> tuple[int, int]:
        """Where `written` stands in the text, if it stands there once."""
        found = self._prose.find(written)
        return self.at(found) if found >= 0 and self._prose.find(written, found + 1) < 0 else NOWHERE

    def targets(self, target: str) -> list[int]:
        """The offsets at which `target` is written as the address of a link or a picture."""
        word = re.escape(target)
        pattern = (
            rf"(?:\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:\s*<?|(?:href|src)\s*=\s*[\"']?)({word})(?=[\"'>\s)])|<({word})>"
        )
        return [
            match.start(1) if match[1] else match.start(2)
            for match in re.finditer(pattern, self._prose + "\n", re.MULTILINE)
        ]


def _blank(match: re.Match[str]) -> str:
    return "".join(char if char == "\n" else " " for char in match.group())


def place_references(
    found: Sequence[tuple[str, str]], known: Iterable[tuple[str, int]], places: Places
) -> tuple[Reference, ...]:
    """References (target and alternative text) with their positions: from `known` byte offsets, else as the text shows them.

    A target that the text shows once is there for all that lead to it; one that it shows another number of times than there
    are references to it has no certain position.
    """
    offsets: dict[str, deque[int]] = defaultdict(deque)
    for target, offset in known:
        offsets[target].append(offset)
    left = [target for target, _ in found if target not in offsets]
    written = {target: _assign(places.targets(target), count) for target, count in Counter(left).items()}
    placed: list[Reference] = []
    for target, alt in found:
        if offsets[target]:
            line, column = places.at_byte(offsets[target].popleft())
        elif written.get(target):
            line, column = places.at(written[target].popleft())
        else:
            line, column = NOWHERE
        placed.append(Reference(target, line, column, alt))
    return tuple(placed)


def _assign(offsets: list[int], count: int) -> deque[int]:
    if len(offsets) == 1:
        return deque(offsets * count)
    return deque(offsets) if len(offsets) == count else deque()
