"""The handbook side: Python-Markdown with Material's blocks, made to read what web editors write as CommonMark does."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.load.handbook_blocks import Divider, HeadingProcessor, QuoteProcessor, UnderlinedHeading
from generator.load.handbook_lists import ListProcessor

UNTITLED = re.compile(r"( *)(!!!|\?\?\?\+?) *([a-z]+) *$")
NOTE = re.compile(r"(#?fn(?:ref\d*)?-)(\d+)")
TYPES = {
    "important": "info",
    "caution": "danger",
    "attention": "warning",
    "error": "danger",
    "hint": "tip",
    "summary": "abstract",
}
"""Names of blocks that Material no longer draws, and the one that looks as meant."""
EXTENSIONS = [
    "markdown.extensions.abbr",
    "markdown.extensions.admonition",
    "markdown.extensions.attr_list",
    "markdown.extensions.tables",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tilde",
]
SETTINGS: dict[str, dict[str, Any]] = {
    "markdown.extensions.tables": {"use_align_attribute": True},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tilde": {"subscript": False},
}


def write_handbook(text: str, words: Mapping[str, str]) -> str:
    """The text as HTML that is not yet safe; `words` has the titles of blocks without one (`alert.note`, ...)."""
    engine = _engine(tuple(sorted((key, word) for key, word in words.items() if key.startswith("alert."))))
    try:
        return engine.reset().convert(text)
    except Exception:
        _engine.cache_clear()  # a parser that failed half-way keeps its place in the text
        raise


@lru_cache(maxsize=16)
def _engine(words: tuple[tuple[str, str], ...]) -> Markdown:
    """A parser with the words of one language; setting one up takes longer than parsing a page with it."""
    extensions: list[str | Extension] = [
        *EXTENSIONS,
        Notes(SEPARATOR="-", BACKLINK_TEXT="↩", USE_DEFINITION_ORDER=False),
        CommonMarkHabits(dict(words)),
    ]
    return Markdown(extensions=extensions, extension_configs=SETTINGS, output_format="html")


class CommonMarkHabits(Extension):
    """Lists, quotations, headings, breaks and escapes as CommonMark has them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Puts our processors in the place of Python-Markdown's."""
        blocks = md.parser.blockprocessors
        for name in ("indent", "olist", "ulist"):
            blocks.deregister(name)
        blocks.register(ListProcessor(md.parser), "commonmark_list", 95)
        blocks.register(Divider(md.parser), "divider", 97)
        blocks.register(HeadingProcessor(md.parser), "hashheader", 70)
        blocks.register(UnderlinedHeading(md.parser), "setextheader", 60)
        blocks.register(QuoteProcessor(md.parser, self.words), "quote", 20)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.preprocessors.register(BlockTitles(md, self.words), "block_titles", 15)
        md.ESCAPED_CHARS = list(string.punctuation)


class BlockTitles(Preprocessor):
    """Gives a block without a title (`!!! note`) the word of the page's language, where there is one."""

    def __init__(self, md: Markdown, words: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words = words

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with titles."""
        return [self._titled(line) if "!!!" in line or "???" in line else line for line in lines]

    def _titled(self, line: str) -> str:
        match = UNTITLED.fullmatch(line)
        if not match:
            return line
        indent, opener, kind = match.groups()
        word = self.words.get(f"alert.{kind}", kind.capitalize()).replace('"', "”")
        return f'{indent}{opener} {TYPES.get(kind, kind)} "{word}"'


class Notes(FootnoteExtension):
    """Footnotes whose ids are numbers in the order of reference, as on the other side, and never what an editor called them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Puts our numbering in the place of Python-Markdown's order, which relies on ids made of labels."""
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-reorder")
        md.treeprocessors.register(NoteNumbers(md, self), "note_numbers", 12)

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - Python-Markdown's names
        """The id of a footnote's text, until it is numbered."""
        return f"fn-{self.defined(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, N802, FBT001, FBT002 - the same
        """The id of a place that refers to a footnote, until it is numbered."""
        return str(self.unique_ref(f"fnref-{self.defined(id)}", found))

    def defined(self, label: str) -> int:
        """The how-manieth defined footnote this is."""
        return list(self.footnotes).index(label) + 1 if label in self.footnotes else 0


class NoteNumbers(Treeprocessor):
    """Numbers footnotes by reference and puts them in that order; those that nothing refers to go."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Changes ids, links and the list of footnotes in place."""
        if not self.notes.footnotes:
            return
        order = {
            str(self.notes.defined(label)): str(number) for number, label in enumerate(self.notes.footnote_order, 1)
        }
        for element in root.iter():
            for name in ("id", "href"):
                if match := NOTE.fullmatch(element.get(name, "")):
                    element.set(name, match[1] + order.get(match[2], "0"))
        block = next((found for found in root if found.tag == "div" and found.get("class") == "footnote"), None)
        listed = block.find("ol") if block is not None else None
        if block is None or listed is None:
            return
        if not order:
            root.remove(block)
        listed[:] = sorted(
            (note for note in listed if note.get("id") != "fn-0"), key=lambda note: int(note.get("id", "")[3:])
        )
