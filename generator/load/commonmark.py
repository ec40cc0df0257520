"""The archive side: CommonMark with tables, footnotes and GitHub's alerts, from pulldown-cmark's events, with positions.

HTML is written from the events and not by pulldown-cmark itself, because events say where each link and picture stands,
and footnotes, alerts and tables come out as Material's blocks. One pass; raw HTML goes through, the sanitiser is next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pyromark
from pyromark import Options

from generator.load.limits import DEEPEST, MOST_CELLS, Excess

ENGINE = pyromark.Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_GFM
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_HEADING_ATTRIBUTES
)
STARTS = {
    "Paragraph": "<p>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Strikethrough": "<del>",
    "Item": "<li>",
    "HtmlBlock": "",
    "CodeBlock": "<pre><code>",
}
ENDS = {
    "Paragraph": "</p>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Strikethrough": "</del>",
    "Item": "</li>\n",
    "HtmlBlock": "\n",
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
    "TableHead": "</tr>\n</thead>\n<tbody>\n",
    "TableRow": "</tr>\n",
    "Table": "</tbody>\n</table>\n",
}
ALERTS = {"Note": "note", "Tip": "tip", "Important": "info", "Warning": "warning", "Caution": "danger"}
"""GitHub's alerts, and the Material block that each looks like."""
BACK = '<a class="footnote-backref" href="#fnref{}-{}">↩</a>'


@dataclass(slots=True)
class Written:
    """HTML that is not yet safe, and the byte offset of each link, picture and heading; `raw`: it holds HTML that the editor wrote."""

    html: str = ""
    links: list[tuple[str, int]] = field(default_factory=list)
    images: list[tuple[str, int]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    raw: bool = False
    excess: Excess | None = None

    @property
    def doubtful(self) -> bool:
        """Whether an address names a scheme, so that it may be one that is refused."""
        return any(
            ":" in target and not target.startswith(("https:", "http:", "mailto:"))
            for target, _ in (*self.links, *self.images)
        )


def write_commonmark(text: str, words: Mapping[str, str]) -> Written:
    """The text as HTML that is not yet safe; `words` has the titles of alerts (`alert.note`, ...)."""
    writer = _Writer(words)
    for event, place in ENGINE.events_with_range(text):
        writer.take(event, place["start"])
        if writer.done.excess:
            return writer.done
    return writer.close()


@dataclass(slots=True)
class _Table:
    """A table being written: the columns' alignments, and where in it the writer is."""

    aligned: tuple[str, ...]
    column: int = 0
    cell: str = "td"


@dataclass(slots=True)
class _Writer:
    """Turns events into HTML, one after another."""

    words: Mapping[str, str]
    done: Written = field(default_factory=Written)
    out: list[str] = field(default_factory=list)
    alt: list[str] | None = None
    depth: int = 0
    level: int = 0
    cells: int = 0
    table: _Table | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    repeats: dict[str, int] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    outer: list[list[str]] = field(default_factory=list)

    def take(self, event: Any, start: int) -> None:  # noqa: ANN401 - pyromark's events are nested maps of many shapes
        if isinstance(event, str):
            self._leaf(event, "")
            return
        ((kind, told),) = event.items()
        if kind == "Start":
            self._start(told, start)
        elif kind == "End":
            self._end(told)
        else:
            self._leaf(kind, told)

    def _leaf(self, kind: str, text: str) -> None:
        if self.alt is not None:
            self.alt.append(text if kind in {"Text", "Code"} else " ")
        elif kind == "Text":
            self.out.append(escape(text, quote=False))
        elif kind == "SoftBreak":
            self.out.append("\n")
        elif kind == "HardBreak":
            self.out.append("<br>\n")
        elif kind == "Code":
            self.out.append(f"<code>{escape(text, quote=False)}</code>")
        elif kind == "Rule":
            self.out.append("<hr>\n")
        elif kind == "FootnoteReference":
            self._reference(text)
        elif kind in {"Html", "InlineHtml"}:
            self.done.raw = True
            self.out.append(text)

    def _start(self, tag: Any, start: int) -> None:  # noqa: ANN401
        name, value = _named(tag)
        if self.alt is not None:
            self.depth += name == "Image"
        elif name in STARTS:
            self.out.append(STARTS[name])
        elif name == "Link":
            target = f"mailto:{value['dest_url']}" if value["link_type"] == "Email" else value["dest_url"]
            self.done.links.append((target, start))
            title = f' title="{escape(value["title"])}"' if value["title"] else ""
            self.out.append(f'<a href="{escape(target)}"{title}>')
        elif name == "Image":
            self.alt = []
            title = f' title="{escape(value["title"])}"' if value["title"] else ""
            self.out.append(f'<img src="{escape(value["dest_url"])}"{title} alt="')
            self.done.images.append((value["dest_url"], start))
        elif name == "FootnoteDefinition":
            self.outer.append(self.out)
            self.out = self.notes.setdefault(value, []) if value not in self.notes else []
        else:
            self._start_block(name, value, start)

    def _start_block(self, name: str, value: Any, start: int) -> None:  # noqa: ANN401
        if name == "Heading":
            self.done.headings.append(start)
            level = value["level"].lower()
            self.out.append(f'<{level} id="{escape(value["id"])}">' if value["id"] else f"<{level}>")
        elif name == "BlockQuote":
            self._deeper(start)
            self.out.append(self._alert(value) if value else "<blockquote>\n")
        elif name == "List":
            self._deeper(start)
            begin = "" if value in {None, 1} else f' start="{value}"'
            self.out.append("<ul>\n" if value is None else f"<ol{begin}>\n")
        elif name == "Table":
            self.table = _Table(value)
            self.out.append("<table>\n")
        elif name in {"TableHead", "TableRow"} and self.table:
            self.table.column, self.table.cell = 0, "th" if name == "TableHead" else "td"
            self.out.append("<thead>\n<tr>" if name == "TableHead" else "<tr>")
        elif name == "TableCell" and self.table:
            aligned = self.table.aligned[self.table.column]
            self.table.column += 1
            self.cells += 1
            if self.cells > MOST_CELLS:
                self.done.excess = Excess("too-many-signs", f"the tables have more than {MOST_CELLS} cells", start)
            self.out.append(
                f"<{self.table.cell}>" if aligned == "None" else f'<{self.table.cell} align="{aligned.lower()}">'
            )

    def _deeper(self, start: int) -> None:
        self.level += 1
        if self.level > DEEPEST:
            self.done.excess = Excess(
                "too-deep", f"quotations or lists lie in one another deeper than {DEEPEST} times", start
            )

    def _alert(self, kind: str) -> str:
        title = self.words.get(f"alert.{kind.lower()}", kind)
        return f'<div class="admonition {ALERTS[kind]}">\n<p class="admonition-title">{escape(title)}</p>\n'

    def _end(self, tag: Any) -> None:  # noqa: ANN401
        name, value = _named(tag)
        if self.alt is not None:
            self._end_image(name)
        elif name in ENDS:
            self.out.append(ENDS[name])
        elif name == "FootnoteDefinition":
            self.out = self.outer.pop()
        elif name == "Heading":
            self.out.append(f"</{value.lower()}>\n")
        elif name == "BlockQuote":
            self.level -= 1
            self.out.append("</div>\n" if value else "</blockquote>\n")
        elif name == "List":
            self.level -= 1
            self.out.append("</ol>\n" if value else "</ul>\n")
        elif name == "TableCell" and self.table:
            self.out.append(f"</{self.table.cell}>")

    def _end_image(self, name: str) -> None:
        if name != "Image":
            return
        if self.depth:
            self.depth -= 1
            return
        self.out.append(f'{escape("".join(self.alt or ()))}">')
        self.alt = None

    def _reference(self, label: str) -> None:
        number = self.numbers.setdefault(label, len(self.numbers) + 1)
        self.repeats[label] = time = self.repeats.get(label, 0) + 1
        self.out.append(
            f'<sup id="fnref{_nth(time)}-{number}"><a class="footnote-ref" href="#fn-{number}">{number}</a></sup>'
        )

    def close(self) -> Written:
        """The whole text with its footnotes, in the order in which they are referred to."""
        if shown := [label for label in self.numbers if label in self.notes]:
            self.out.append('<div class="footnote">\n<hr>\n<ol>\n')
            for label in shown:
                self.out.append(f'<li id="fn-{self.numbers[label]}">\n{self._note(label)}</li>\n')
            self.out.append("</ol>\n</div>\n")
        self.done.html = "".join(self.out)
        return self.done

    def _note(self, label: str) -> str:
        """The text of a footnote, the ways back to where it is referred to in its last paragraph."""
        number = self.numbers[label]
        back = "".join(BACK.format(_nth(time), number) for time in range(1, self.repeats[label] + 1))
        text = "".join(self.notes[label])
        if text.endswith("</p>\n"):
            return f"{text[: -len('</p>') - 1]}&nbsp;{back}</p>\n"
        return f"{text}<p>{back}</p>\n"


def _named(tag: Any) -> tuple[str, Any]:  # noqa: ANN401
    """An element's name, and what the parser says of it."""
    return (tag, None) if isinstance(tag, str) else next(iter(tag.items()))


def _nth(time: int) -> str:
    return "" if time == 1 else str(time)
