"""Markdown in, body out: one interface before two parsers. The kind of content decides which, never the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from generator.load.commonmark import write_commonmark
from generator.load.finishing import Finished, finish
from generator.load.limits import DEEPEST, Excess, depth, handbook_excess
from generator.load.positions import NOWHERE, Places, place_references
from generator.load.reading import unpaired_isolates
from generator.load.sanitise import refused_addresses, refused_elements, sanitise
from generator.model.body import Body, Heading
from generator.model.document import Kind
from generator.problems import Problem, Severity

TOO_DEEP = Excess("too-deep", f"blocks lie in one another deeper than {DEEPEST} times")
HANDBOOK = frozenset({"lessons", "pages"})
TOLD = 5  # faults of one kind in one text; after that many the editor knows
TOO_MUCH = "Divide the text, or take out what was pasted by mistake."
LEFT_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")


@dataclass(frozen=True, slots=True)
class Markup:
    """One Markdown text: which file it is from, on which line it begins, and the interface's words in its language.

    `prefix` goes before every id, for texts that share a page with others.
    """

    text: str
    kind: Kind
    first_line: int = 1
    file: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""


def render_markup(markup: Markup) -> tuple[Body, list[Problem]]:
    """The body that the text makes, safe to output, and what is wrong with it; a refused text makes an empty body."""
    problems = unpaired_isolates(markup.text, markup.file, markup.first_line)
    body, found = _handbook(markup) if markup.kind in HANDBOOK else _archive(markup)
    return body, problems + found


def _archive(markup: Markup) -> tuple[Body, list[Problem]]:
    """CommonMark, with positions from the parser."""
    written = write_commonmark(markup.text, markup.words)
    places = Places(markup.text, markup.first_line)
    if written.excess:
        return _refused(markup, written.excess, places.at_byte(written.excess.offset))
    if written.raw and depth(written.html) > DEEPEST:
        return _refused(markup, TOO_DEEP, places.at(0))
    done = finish(sanitise(written.html), markup.words, markup.prefix)
    headings = [places.at_byte(offset) for offset in written.headings] if done.heading_levels else []
    problems = [*islice(_heading_faults(markup, done, headings), TOLD), *_note_faults(markup, done, places)]
    if written.raw or written.doubtful:
        problems += _refusals(markup, written.html, places)
    return _body(done, written.links, written.images, headings, places), problems


def _handbook(markup: Markup) -> tuple[Body, list[Problem]]:
    """Material's Markdown; positions are found again in the text."""
    from generator.load.handbook import write_handbook

    places = Places(markup.text, markup.first_line)
    if excess := handbook_excess(markup.text):
        return _refused(markup, excess, places.at(excess.offset))
    try:
        written = write_handbook(markup.text, markup.words)
    except Exception as error:  # noqa: BLE001 - the parser and its extensions fail in many ways on odd text; one page must not stop the build
        return _refused(
            markup, Excess("markup-failed", f"the Markdown parser failed ({type(error).__name__})"), places.at(0)
        )
    if depth(written) > DEEPEST:
        return _refused(markup, TOO_DEEP, places.at(0))
    done = finish(sanitise(written), markup.words, markup.prefix)
    headings = places.headings() if done.headings else []
    problems = [
        *_heading_faults(markup, done, headings),
        *_note_faults(markup, done, places),
    ]
    return _body(done, [], [], headings, places), [*problems, *_refusals(markup, written, places)]


def _refused(markup: Markup, excess: Excess, place: tuple[int, int]) -> tuple[Body, list[Problem]]:
    return Body(), [Problem(excess.code, excess.message, markup.file, *place, TOO_MUCH)]


def _body(
    done: Finished,
    links: list[tuple[str, int]],
    images: list[tuple[str, int]],
    headings: list[tuple[int, int]],
    places: Places,
) -> Body:
    known = len(headings) == len(done.headings)
    return Body(
        html=done.html,
        text=done.text,
        headings=tuple(map(_placed, done.headings, headings)) if known else tuple(done.headings),
        links=place_references([(target, "") for target in done.links], links, places),
        images=place_references(done.images, images, places),
        anchors=tuple(done.anchors),
    )


def _placed(heading: Heading, place: tuple[int, int]) -> Heading:
    return Heading(heading.level, heading.id, heading.title, *place)


def _problem(markup: Markup, code: str, message: str, place: tuple[int, int], hint: str) -> Problem:
    return Problem(code, message, markup.file, *place, hint, Severity.WARNING)


def _heading_faults(markup: Markup, done: Finished, found: list[tuple[int, int]]) -> Iterator[Problem]:
    """First-level headings, which belong to the page's title, and levels that are left out."""
    above = 1
    for number, level in enumerate(done.heading_levels):
        place = found[number] if len(found) == len(done.heading_levels) else NOWHERE
        title = done.headings[number].title
        if level == 1:
            message = f"“{title}” is a heading of the first level, which is the page's title"
            yield _problem(markup, "heading-level", message, place, "Begin it with ## instead of #.")
        elif level > above + 1:
            message = f"“{title}” is a heading of level {level} below one of level {above}"
            yield _problem(markup, "heading-level", message, place, f"Begin it with {'#' * (above + 1)}.")
        above = max(2, level)


def _note_faults(markup: Markup, done: Finished, places: Places) -> Iterator[Problem]:
    """References to footnotes that are not there, which stay in the text as they were written."""
    for label in dict.fromkeys(LEFT_NOTE.findall(done.prose)) if "[^" in done.prose else ():
        hint = f"Add a line that begins “{label}: ”, or delete the reference."
        yield _problem(markup, "footnote-missing", f"the footnote {label} has no text", places.find(label), hint)


def _refusals(markup: Markup, html: str, places: Places) -> Iterator[Problem]:
    """What the sanitiser takes out, so that nobody wonders where it went."""
    for name in refused_elements(html):
        message = f"<{name}> is taken out: pages hold text, pictures, tables and links"
        yield _problem(
            markup, "html-removed", message, places.find(f"<{name}"), "Delete it, or write what it shows as text."
        )
    for address in refused_addresses(html):
        message = f"an address that begins with “{address}” is not allowed"
        hint = "Allowed are https:, http:, mailto: and tel:, and addresses within the site."
        yield Problem("address-refused", message, markup.file, *places.find(address), hint)
