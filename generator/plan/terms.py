"""Terms of the glossary in articles: the first time that a body uses one, it leads to the glossary and tells the definition.

Which pages show a term must be known without reading them, because a page's fingerprint names what it depends on
(docs/adr/0009-terms-in-articles.md). So a page depends on those terms whose words its body may hold
(model/words.py), and only those are looked for in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.model.page import digest_of
from generator.model.route import document_path
from generator.model.words import INSIDE, JOINERS, MARKS, SPELLINGS, filter_mask, fold, word_filter, words
from generator.plan.view import View

TAG = re.compile(r'(<(?:[^">]|"[^"]*")*>)')
NAME = re.compile(r"</?([a-z0-9]+)")
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
BESIDE = rf"{INSIDE}\-\u2010\u2011"  # a term that a hyphen joins to more is another word
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
    searches: dict[tuple[str, ...], _Search] = field(default_factory=dict, compare=False, repr=False)
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
        possible = self.possible(held)
        if not possible:
            return [dict(part) for part in parts]
        if possible not in self.searches:
            named = set(possible)
            self.searches[possible] = _Search.for_terms([term for term in self.terms if term.slug in named])
        pen = _Pen(self.searches[possible])
        return [{**part, "html": pen.write(part["html"])} for part in parts]

    def marked_text(self, parts: Iterable[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
        """The same for a body whose text is at hand."""
        return self.marked(parts, word_filter(text)) if self.terms else [dict(part) for part in parts]

    def _masks(self, size: int) -> list[tuple[str, int]]:
        if size not in self.masks:
            self.masks[size] = [
                (term.slug, filter_mask(words(form), size)) for term in self.terms for form in term.forms if words(form)
            ]
        return self.masks[size]


class _Search(NamedTuple):
    """One pattern for all forms of some terms, and which term each folded form stands for."""

    pattern: re.Pattern[str]
    by_form: Mapping[str, Term]

    @classmethod
    def for_terms(cls, terms: Sequence[Term]) -> _Search:
        by_form: dict[str, Term] = {}
        for term in terms:
            for form in term.forms:
                if words(form):
                    by_form.setdefault(_key(form), term)
        longest_first = sorted(by_form, key=lambda form: (-len(form), form))
        firsts = "".join(sorted({char for form in longest_first for char in _spellings(form[0])}))
        rests = "|".join(_rest(form) for form in longest_first)
        # One class for the first letter, then a look back over it: thus the search leaps from letter to letter that may begin a term.
        begin = rf"[{re.escape(firsts)}](?<![{BESIDE}].)"
        return cls(re.compile(rf"{begin}(?:{rests})(?![{BESIDE}]|\.\w)"), by_form)


class _Pen:
    """Marks terms in the HTML of one page, piece by piece, each term once."""

    def __init__(self, search: _Search) -> None:
        self._search = search
        self._seen: set[str] = set()
        self._inside: list[str] = []  # elements in which nothing is marked
        self._quoted = False

    def write(self, text: str) -> str:
        """The HTML with its terms marked."""
        pieces = TAG.split(text)
        for at, piece in enumerate(pieces):
            if at % 2:
                self._pass(piece)
            elif piece and not self._inside:
                pieces[at] = self._mark(piece)
        return "".join(pieces)

    def _pass(self, tag: str) -> None:
        """Notes what a tag opens or closes. A quotation ends with its paragraph, whether its marks are paired or not."""
        found = NAME.match(tag)
        name = found.group(1) if found else ""
        if name not in INLINE:
            self._quoted = False
        if self._inside and name == self._inside[-1] and tag[1] == "/":
            self._inside.pop()
        elif (name in UNMARKED and tag[1] != "/") or tag.startswith(TITLE):
            self._inside.append(name)

    def _mark(self, text: str) -> str:
        if not QUOTE.search(text):
            return text if self._quoted else self._search.pattern.sub(self._linked, text)
        pieces = QUOTE.split(text)
        for at, piece in enumerate(pieces):
            if at % 2:
                self._quoted = piece in OPENING or (piece not in CLOSING and not self._quoted)
            elif not self._quoted:
                pieces[at] = self._search.pattern.sub(self._linked, piece)
        return "".join(pieces)

    def _linked(self, match: re.Match[str]) -> str:
        word = match.group()
        term = self._search.by_form.get(_key(html.unescape(word)))
        if term is None or term.slug in self._seen:
            return word
        self._seen.add(term.slug)
        anchor = ANCHOR + term.slug
        return (
            f'<span class="t-term"><a href="{html.escape(term.link)}" aria-describedby="{anchor}">{word}</a>'
            f'<span class="t-term__text" role="tooltip" id="{anchor}" hidden>{html.escape(term.definition, quote=False)}</span></span>'
        )


def _key(form: str) -> str:
    return fold(" ".join(form.split()))


def _spellings(char: str) -> str:
    """The characters of a text that fold to this one."""
    group = next((letters for letters in SPELLINGS if letters[0] == char), char)
    return "".join(sorted({*group, *char.upper()})) if len(char.upper()) == 1 else group


def _letter(char: str) -> str:
    if char == " ":
        return r"(?:\s|&nbsp;)+"
    if char in "&<>":
        return html.escape(char)
    return f"[{re.escape(_spellings(char))}][{MARKS}{JOINERS}]*" if char.isalnum() else re.escape(char)


def _rest(form: str) -> str:
    """The pattern of a form behind its first letter, which it looks back at."""
    return f"(?<=[{re.escape(_spellings(form[0]))}])[{MARKS}{JOINERS}]*" + "".join(_letter(char) for char in form[1:])
