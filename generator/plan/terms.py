"""Terms of the glossary in articles: the first time that a body uses one, it leads to the glossary and tells the definition.

Which pages show a term must be known without reading them, because a page's fingerprint names what it depends on
(docs/adr/0009-terms-in-articles.md). So a page depends on those terms whose words its body may hold
(model/words.py), and only those are looked for in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from generator.model.folding import TABLE, fold, spellings
from generator.model.page import digest_of
from generator.model.route import document_path
from generator.model.words import filter_mask, word_filter, words
from generator.plan.view import View

TAG = re.compile(r'(<(?:[^">]++|"[^"]*+")*+>)')
UNMARKED = frozenset(
    "a abbr blockquote caption cite code del dfn figcaption h2 h3 h4 h5 h6 kbd label pre q samp summary table".split()  # noqa: SIM905 - reads better as a text
)
"""Elements in which no term is marked: what is a link already, what others said, what is no running text."""
INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd label mark q rp rt ruby s samp small span strong sub sup time u var wbr".split()  # noqa: SIM905 - reads better
)
TITLE = '<p class="admonition-title"'
QUOTE = re.compile('([“”«»"]|&quot;)')
OPENING, CLOSING = frozenset("“«"), frozenset("”»")
APOSTROPHES = "'\u2018\u2019\u02bc"
UNWRITTEN = TABLE["marks"] + "".join(
    letter for letter, kept in TABLE["letters"].items() if not kept and letter not in APOSTROPHES
)
"""What a text may have between the letters of a term, or leave out, for a regular expression's brackets."""
BESIDE = rf"\w{UNWRITTEN}{TABLE['kept']}\-\u2010\u2011"  # a term that a hyphen joins to more is another word
GAP = "\0"
ANCHOR = "_term-"  # no heading's id begins like this


class Term(NamedTuple):
    """A term as readers of one language see it; `forms` are the words that stand for it, its title among them."""

    slug: str
    forms: tuple[str, ...]
    link: str
    definition: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one language's glossary; without any, nothing is marked."""

    terms: tuple[Term, ...] = ()
    masks: dict[int, list[tuple[str, int]]] = field(default_factory=dict, compare=False, repr=False)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False, repr=False)
    digests: dict[tuple[str, ...], bytes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, view: View) -> Terms:
        """The terms that the glossary has in the view's language."""
        found = []
        for term in view.library.glossary:
            if translation := term.translations.get(view.lang):
                text = translation.text
                link = view.link(document_path(view.lang, "glossary", term.slug))
                found.append(Term(term.slug, (text.title, *text.forms), link, text.summary))
        return cls(tuple(found))

    def possible(self, held: bytes) -> tuple[str, ...]:
        """The terms that a text may hold, by its filter: all that it does hold, and now and then one that it does not."""
        if not held:
            return ()
        bits = int.from_bytes(held, "little")
        return tuple(dict.fromkeys([slug for slug, mask in self._masks(len(held)) if bits & mask == mask]))

    def inputs(self, held: bytes) -> bytes:
        """What the marks in a text with this filter depend on."""
        possible = self.possible(held)
        if not possible:
            return b""
        if possible not in self.digests:
            named = set(possible)
            self.digests[possible] = digest_of([tuple(term) for term in self.terms if term.slug in named])
        return self.digests[possible]

    def marked(self, parts: Iterable[Mapping[str, Any]], held: bytes) -> list[dict[str, Any]]:
        """The parts of a body, each possible term marked where it first occurs."""
        told = [dict(part) for part in parts]
        there = "".join([part["html"] for part in told])
        possible = {slug for slug in self.possible(held) if self._pattern(slug).search(there)}
        if possible:
            reader = _Reader()
            visible = "".join([reader.visible(part["html"]) + GAP for part in told])
            marks = self._found(possible, visible)
            end = 0
            for part in told:
                start, end = end, end + len(part["html"]) + len(GAP)
                here = [(at - start, to - start, term) for at, to, term in marks if start <= at < end]
                part["html"] = _written(part["html"], here)
        return told

    def _found(self, possible: Container[str], visible: str) -> list[tuple[int, int, Term]]:
        """Where each term first occurs, in order; where two occur in one place it is the longer one's."""
        occurring = [(term, self._pattern(term.slug).finditer(visible)) for term in self.terms if term.slug in possible]
        first = [(match, term, rest) for term, rest in occurring if (match := next(rest, None))]
        first.sort(key=lambda found: (found[0].start() - found[0].end(), found[1].slug))
        taken: list[tuple[int, int, Term]] = []
        for match, term, rest in first:
            free = (
                other
                for other in chain([match], rest)
                if not any(other.start() < to and at < other.end() for at, to, _ in taken)
            )
            if own := next(free, None):
                taken.append((*own.span(), term))
        return sorted(taken)

    def _pattern(self, slug: str) -> re.Pattern[str]:
        if slug not in self.patterns:
            self.patterns.update({term.slug: _pattern(term.forms) for term in self.terms if term.slug == slug})
        return self.patterns[slug]

    def marked_text(self, parts: Iterable[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
        """The same for a body whose text is at hand."""
        return self.marked(parts, word_filter(text)) if self.terms else [dict(part) for part in parts]

    def _masks(self, size: int) -> list[tuple[str, int]]:
        if size not in self.masks:
            self.masks[size] = [
                (term.slug, filter_mask(words(form), size)) for term in self.terms for form in term.forms if words(form)
            ]
        return self.masks[size]


class _Reader:
    """Blanks out of HTML, piece by piece, all in which no term is marked; what is left stands where it stood."""

    def __init__(self) -> None:
        self._inside: list[str] = []  # elements in which nothing is marked
        self._quoted = False

    def visible(self, text: str) -> str:
        """The running text, with gaps for the rest."""
        pieces = TAG.split(text)
        for at, piece in enumerate(pieces):
            if at % 2:
                self._pass(piece)
                pieces[at] = GAP * len(piece)
            elif self._inside:
                pieces[at] = GAP * len(piece)
            elif piece and (self._quoted or QUOTE.search(piece)):
                pieces[at] = self._unquoted(piece)
        return "".join(pieces)

    def _pass(self, tag: str) -> None:
        """Notes what a tag opens or closes. A quotation ends with its paragraph, whether its marks are paired or not."""
        name = tag[1:-1].lstrip("/").partition(" ")[0]
        if name not in INLINE:
            self._quoted = False
        if tag[1] == "/":
            if self._inside and name == self._inside[-1]:
                self._inside.pop()
        elif name in UNMARKED or tag.startswith(TITLE):
            self._inside.append(name)

    def _unquoted(self, text: str) -> str:
        pieces = QUOTE.split(text)
        for at, piece in enumerate(pieces):
            if at % 2:
                self._quoted = piece in OPENING or (piece not in CLOSING and not self._quoted)
            if at % 2 or self._quoted:
                pieces[at] = GAP * len(piece)
        return "".join(pieces)


def _written(text: str, marks: Iterable[tuple[int, int, Term]]) -> str:
    """The HTML with its terms marked."""
    pieces, end = [], 0
    for at, to, term in marks:
        anchor = ANCHOR + term.slug
        definition = html.escape(term.definition, quote=False)
        pieces += [
            text[end:at],
            f'<span class="t-term"><a href="{html.escape(term.link)}" aria-describedby="{anchor}">{text[at:to]}</a>',
            f'<span class="t-term__text" role="tooltip" id="{anchor}" hidden>{definition}</span></span>',
        ]
        end = to
    return "".join([*pieces, text[end:]])


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these forms as a whole word, the longest first."""
    keys = {_key(form) for form in forms if words(form)}
    longest_first = sorted(keys, key=lambda form: (-len(form), form))
    firsts = "".join(sorted({char for form in longest_first for char in spellings(form[0])}))
    rests = "|".join(_rest(form) for form in longest_first)
    # One class for the first letter, then a look back over it: so the search leaps from one possible beginning to the next.
    begin = rf"[{re.escape(firsts)}](?<![{BESIDE}].)"
    return re.compile(rf"{begin}(?:{rests})(?![{BESIDE}]|\.\w)" if keys else r"(?!)")


def _key(form: str) -> str:
    """A form folded, its apostrophes kept."""
    return "".join([char if char in APOSTROPHES else fold(char) for char in " ".join(form.split())])


def _letter(char: str) -> str:
    if char == " ":
        return r"(?:\s|&nbsp;)+"
    if char in "&<>":
        return html.escape(char)
    return f"[{re.escape(spellings(char))}][{UNWRITTEN}]*" if char.isalnum() else re.escape(char)


def _rest(form: str) -> str:
    """The pattern of a form behind its first letter, which it looks back at."""
    return f"(?<=[{re.escape(spellings(form[0]))}])[{UNWRITTEN}]*" + "".join(_letter(char) for char in form[1:])
