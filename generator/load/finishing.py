"""Sanitised HTML becomes a body: ids, tables that scroll, words for screen readers, and lists of what is in it.

Both kinds of Markdown end here, so that their headings, anchors, notes and tables are the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from generator.load.anchors import Anchors, is_anchor, slugify
from generator.model.body import Heading

ATTRIBUTES = r'(?:\s[a-z-]+="[^"]*")'
ANY_TAG = re.compile(rf"</?[a-z][a-z0-9]*{ATTRIBUTES}*>")
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?-\d+")
TAB_NAME = re.compile(r"__tabbed_\d+(?:_\d+)?")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i img input ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split()  # noqa: SIM905 - reads better
)
FINISHED = (*sorted(HEADINGS), "table", "th", "code", "pre", "a", "img", "input", "label")
MARKED_TAG = re.compile(
    rf"<(/?)(?:({'|'.join(FINISHED)})({ATTRIBUTES}*)|([a-z][a-z0-9]*)({ATTRIBUTES}+))>"
)  # nine in ten tags are not marked: they stay as they are
INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})>")
FOOTNOTE_LINKS = frozenset({"footnote-ref", "footnote-backref"})
UNFIT = re.compile(r"[\s<>\"\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
OPENED_TABLE = (
    '<div class="md-typeset__scrollwrap" tabindex="0" role="group" aria-label="{}"><div class="md-typeset__table">'
)


@dataclass(slots=True)
class Finished:
    """A fragment ready for a page, and what is in it; `links` and `images` are targets in order of appearance.

    `heading_levels` are as written, `headings` as shown; `prose` is the text without code.
    """

    html: str = ""
    text: str = ""
    headings: list[Heading] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    heading_levels: list[int] = field(default_factory=list)
    prose: str = ""


def finish(fragment: str, words: Mapping[str, str], prefix: str = "") -> Finished:
    """Finishes a sanitised fragment; `prefix` goes before every id, for bodies that share a page."""
    found = ID.findall(fragment) if 'id="fn' in fragment else ()
    return _Finisher(words, prefix, {match for match in found if FOOTNOTE_ID.fullmatch(match)}).run(fragment)


@dataclass(slots=True)
class _Finisher:
    """One walk over the marked tags of a fragment."""

    words: Mapping[str, str]
    prefix: str
    reserved: set[str]
    ids: Anchors = field(default_factory=Anchors)
    done: Finished = field(default_factory=Finished)
    out: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    silent: bool = False
    in_pre: bool = False
    in_code: int = 0
    told: list[str] = field(default_factory=list)
    heading: tuple[int, int, dict[str, str]] | None = None

    def run(self, fragment: str) -> Finished:
        self.ids.used |= self.reserved
        at = 0
        for match in MARKED_TAG.finditer(fragment):
            self._say(fragment[at : match.start()])
            at = match.end()
            closing, known, attributes, other, more = match.groups()
            if closing:
                self._close(known or other)
            else:
                self._open(known or other, attributes or more or "")
        self._say(fragment[at:])
        self.done.html = "".join(self.out)
        self.done.prose = " ".join(html.unescape(text) for text in self.told)
        self.done.text = " ".join(html.unescape("".join(self.said)).split())
        return self.done

    def _say(self, html: str) -> None:
        """Words with the tags that nothing has to be done for: each that is no inline tag parts words."""
        self.out.append(html)
        if not self.silent:
            self.said.append(ANY_TAG.sub(" ", INLINE_TAG.sub("", html)) if "<" in html else html)
            if not self.in_code and "[^" in html:
                self.told.append(ANY_TAG.sub(" ", html))

    def _open(self, name: str, written: str) -> None:
        if name not in INLINE:
            self.said.append(" ")
        attributes = dict(ATTRIBUTE.findall(written))
        if name in HEADINGS:
            self.heading = (len(self.out), len(self.said), attributes)
            self.out.append("")
            return
        self._own_id(attributes)
        if name == "table":
            self.out.append(OPENED_TABLE.format(html.escape(self.words.get("table", "Table"))))
        elif name in {"pre", "code"}:
            self._code(name, attributes)
        elif name == "a":
            self._link(attributes)
        elif "align" in attributes:
            attributes["class"] = f"align-{attributes.pop('align')}"
        if (name == "img" and not self._image(attributes)) or (
            name in {"input", "label"} and not self._tab(name, attributes)
        ):
            return
        self.out.append(_tag(name, attributes))

    def _code(self, name: str, attributes: dict[str, str]) -> None:
        if name == "pre":
            self.in_pre = True
            return
        self.in_code += 1
        if self.in_pre:
            attributes["tabindex"] = "0"  # it scrolls sideways, so it must be reached by keyboard

    def _close(self, name: str) -> None:
        if name not in INLINE:
            self.said.append(" ")
        if name == "a":
            self.silent = False
        elif name == "pre":
            self.in_pre = False
        elif name == "code":
            self.in_code -= 1
            if self.in_pre:
                self.out[-1] = self.out[-1].removesuffix("\n")
        if name in HEADINGS and self.heading:
            self._heading(name)
            return
        if name == "th" and not self.out[-1].strip() and self.out[-2].startswith("<th"):
            name, self.out[-2] = "td", f"<td{self.out[-2][3:]}"  # an empty corner is no heading of anything
        self.out.append(f"</{name}></div></div>" if name == "table" else f"</{name}>")

    def _own_id(self, attributes: dict[str, str]) -> None:
        """Keeps an id that is safe and the first of its name, with the prefix; drops any other."""
        given = attributes.pop("id", "")
        if not given:
            return
        if FOOTNOTE_ID.fullmatch(given) or TAB_NAME.fullmatch(given):
            known = given in self.done.anchors
        else:
            known = given in self.ids.used or not is_anchor(given)
        if not known:
            self.ids.used.add(given)
            attributes["id"] = self._anchor(given)

    def _anchor(self, given: str) -> str:
        self.done.anchors.append(self.prefix + given)
        return self.prefix + given

    def _heading(self, name: str) -> None:
        """Writes the heading that just closed: never above the second level, with an id."""
        place, from_here, attributes = self.heading or (0, 0, {})
        self.heading = None
        title = " ".join(html.unescape("".join(self.said[from_here:])).split())
        given = attributes.get("id", "")
        if not is_anchor(given) or given in self.ids.used:
            given = slugify(title)
        attributes["id"] = self._anchor(self.ids.unique(given))
        written = int(name[1])
        self.done.heading_levels.append(written)
        level = max(2, written)
        self.done.headings.append(Heading(level, attributes["id"], title))
        self.out[place] = _tag(f"h{level}", attributes)
        self.out.append(f"</h{level}>")

    def _link(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("class", "")
        if kind in FOOTNOTE_LINKS:
            self.silent = True
            attributes["href"] = f"#{self.prefix}{attributes.get('href', '')[1:]}"
            if kind == "footnote-backref":
                attributes["aria-label"] = html.escape(self.words.get("footnote.back", "Back to the text"))
                attributes.pop("title", None)
        elif "href" in attributes:
            target = html.unescape(attributes["href"])
            self.done.links.append(target)
            attributes["href"] = html.escape(_address(target))

    def _image(self, attributes: dict[str, str]) -> bool:
        """Notes a picture; one whose address was refused is left out."""
        source = html.unescape(attributes.get("src", ""))
        if not source:
            return False
        self.done.images.append((source, html.unescape(attributes.get("alt", ""))))
        attributes.setdefault("alt", "")
        return True

    def _tab(self, name: str, attributes: dict[str, str]) -> bool:
        """Only the radio buttons and labels of Material's tabs are let through."""
        named = attributes.get("for", "") if name == "label" else attributes.get("name", "")
        if not TAB_NAME.fullmatch(named):
            return False
        if name == "label":
            attributes["for"] = self.prefix + named
            return True
        attributes["name"] = self.prefix + named
        return attributes.get("type") == "radio" and "id" in attributes


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"


def _address(target: str) -> str:
    """A target that every browser reads alike: signs that no address may hold become percent signs."""
    keep = "://[" in target
    return UNFIT.sub(
        lambda match: match.group() if keep and match.group() in "[]" else quote(match.group(), safe=""), target
    )
