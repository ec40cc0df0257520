"""The claim finder: a static index of the short texts of every page, which a reader's browser asks piece by piece.

    /finder/<lang>/index.json       what there is, and the table of spellings (model/folding.py)
    /finder/<lang>/facets.json      verdicts, topics, platforms, kinds and days of all pages, for counts and order
    /finder/<lang>/words/<key>.json what pages have the words that begin with the key (plan/postings.py)
    /finder/<lang>/pages/<n>.json   what results show, some pages to a file
    /finder/<lang>/vocabulary.json  the words of titles and claims, for "did you mean"

Pages are numbered by their time of publication, so a new one changes the last file of pages and the files of its own
words. All but the index have a digest of what they hold in their names, so that a browser never puts together the files
of two builds. The whole is a function of the content: the same bytes whatever was built before, though of what was built
before only the files that change are opened. Format and figures: docs/adr/0007-claim-finder.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from generator.model.folding import TABLE
from generator.model.page import Page, digest_of
from generator.model.review import Platform
from generator.plan.finder import Terms, filed_terms
from generator.plan.postings import WEIGHTS, Edits, Lists, Shards, Weight
from generator.plan.view import View

FORMAT = 2
PAGES = 8  # of a file: a result costs one file, and ten by date two
STATES = ("", "withdrawn", "corrected")  # as templates/assets/finder.js knows them
EPOCH = date(1970, 1, 1).toordinal()
DIGEST = 6  # letters of the digest of a file's data in its name
NONE: Mapping[Any, Any] = MappingProxyType({})

Leaf = Mapping[str, Any]
Telling = tuple[bytes, Any]
"""A digest of a page's leaf, and where the leaf lies, or the leaf itself (a dict)."""


class Row(NamedTuple):
    """What is known of a page without opening its leaf; `sort` and the address give its number."""

    sort: str
    kind: str
    rating: str
    topics: tuple[str, ...]
    platforms: tuple[str, ...]
    state: str
    day: str


class Found(NamedTuple):
    """A page in the finder: the digest of its leaf, where the leaf lies, or the leaf itself, and its row."""

    digest: bytes
    leaf: Any
    row: Row


class Finder(NamedTuple):
    """What is kept of the finder of one language, to make the next one of.

    `names` is a digest of the names of topics and platforms, `pages` are all pages by address, in the order of their
    numbers, `weights` those of the shards by key, `files` the digest of each file but the index by its name. `said` is how
    many pages spell a word of the vocabulary so, by its folded form.
    """

    names: bytes = b""
    pages: Mapping[str, Found] = NONE
    weights: Mapping[str, Weight] = NONE
    files: Mapping[str, str] = NONE
    said: Mapping[str, Mapping[str, int]] = NONE

    def paths(self, lang: str) -> Iterator[str]:
        """The addresses of its files."""
        yield finder_path(lang, "index")
        yield from (finder_path(lang, name, digest) for name, digest in self.files.items())

    def plain(self) -> tuple[Any, ...]:
        """The same as `marshal` can write it."""
        pages = {path: (page.digest, page.leaf, tuple(page.row)) for path, page in self.pages.items()}
        return (self.names, pages, *self[2:])

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Finder:
        """The finder that `plain` gave."""
        names, pages, *rest = plain
        found = {path: Found(digest, leaf, Row._make(row)) for path, (digest, leaf, row) in pages.items()}
        return cls(names, found, *rest)


class Sources(NamedTuple):
    """Where a finder is made from: leaves by where they lie, and the files of words of the finder before by address."""

    leaf: Callable[[Any], Leaf]
    words: Callable[[str], Lists]

    def read(self, held: Any) -> Leaf:  # noqa: ANN401 - a leaf, or where it lies
        """The leaf itself."""
        return held if isinstance(held, dict) else self.leaf(held)


class _Change(NamedTuple):
    """A page that comes to a number, or goes from it."""

    number: int
    leaf: Leaf
    row: Row


def finder_path(lang: str, name: str, digest: str = "") -> str:
    """The address of a file of the finder; the index has no digest."""
    return f"/finder/{lang}/{name}.{digest}.json" if digest else f"/finder/{lang}/{name}.json"


def filed_names(view: View) -> bytes:
    """Changes with the names under which topics and platforms are found."""
    topics = [(topic.id, view.text(topic.name)) for topic in view.library.topics.values()]
    return digest_of(topics, [view.word(f"review.platform.{platform}") for platform in get_args(Platform)])


def plan_finder(
    view: View, pages: Mapping[str, Telling], sources: Sources, before: Finder | None = None
) -> tuple[Finder, list[Page]]:
    """The finder of the pages with these addresses, and its index and those of its files that `before` has not.

    It is the same whatever was before; where most pages changed, it is made from nothing.
    """
    names = filed_names(view)
    if before is None or before.names != names:
        before = Finder(names)
    found, leaves = _found(pages, sources, before)
    old, new = _numbered(before.pages), _numbered(found)
    if before.pages and len(old ^ new) > len(found):
        return plan_finder(view, pages, sources)

    def leaf(path: str) -> Leaf:
        return leaves[path] if path in leaves else sources.read(found[path].leaf)

    held = before.pages
    gone = [_Change(number, sources.read(held[path].leaf), held[path].row) for number, path, _ in sorted(old - new)]
    come = [_Change(number, leaf(path), found[path].row) for number, path, _ in sorted(new - old)]
    shards = Shards(dict(before.weights), _reader(view, sources, before))
    shards.edit(_edits(view, gone, come))
    said = _said(before, gone, come)
    files: dict[str, Any] = {_words(key): lists for key, lists in shards.opened.items()}
    files |= {f"pages/{number}": shown for number, shown in _shown(found, leaf, (*gone, *come))}
    files |= {"facets": _facets([page.row for page in found.values()]), "vocabulary": _vocabulary(said)}
    digests = {**before.files, **{name: digest_of(data).hex()[:DIGEST] for name, data in files.items()}}
    for name in [name for name, data in files.items() if not data]:  # a shard, or a file of pages, that is no more
        del files[name], digests[name]
    finder = Finder(names, found, shards.weights, digests, said)
    made = [Page(finder_path(view.lang, "index"), "data.json", {"data": _index(finder)})]
    for name, data in files.items():
        if digests[name] != before.files.get(name):
            made.append(Page(finder_path(view.lang, name, digests[name]), "data.json", {"data": data}))
    return finder, made


def _found(pages: Mapping[str, Telling], sources: Sources, before: Finder) -> tuple[dict[str, Found], dict[str, Leaf]]:
    """All pages in the order of their numbers, and the leaves of those that are new or have become others.

    In a finder that was made of another these leaves are kept whole: the packs in which they lie may soon be gone.
    """
    found: dict[str, Found] = {}
    leaves: dict[str, Leaf] = {}
    for path, (digest, place) in pages.items():
        page = before.pages.get(path)
        if page is None or page.digest != digest:
            leaf = leaves[path] = sources.read(place)
            page = Found(digest, leaf if before.pages else place, Row._make([leaf[name] for name in Row._fields]))
        found[path] = page
    return dict(sorted(found.items(), key=lambda item: (item[1].row.sort, item[0]))), leaves


def _numbered(pages: Mapping[str, Found]) -> set[tuple[int, str, bytes]]:
    return {(number, path, page.digest) for number, (path, page) in enumerate(pages.items())}


def _reader(view: View, sources: Sources, before: Finder) -> Callable[[str], Lists]:
    def read(key: str) -> Lists:
        name = _words(key)
        return sources.words(finder_path(view.lang, name, before.files[name]))

    return read


def _edits(view: View, gone: Sequence[_Change], come: Sequence[_Change]) -> Edits:
    """What changes in the lists; a term that a page has as before at its number changes nothing."""
    filed = lru_cache(None)(partial(_filed, view))

    def terms(change: _Change) -> Terms:
        return {**filed(change.row.topics, change.row.platforms), **change.leaf["terms"]}

    old = {change.number: terms(change) for change in gone}
    edits: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for change in come:
        number, had, has = change.number, old.pop(change.number, {}), terms(change)
        for term, weight in has.items() - had.items() if had else has.items():
            edits[term][number] = weight
        for term in had.keys() - has.keys():
            edits[term][number] = 0
    for number, had in old.items():
        for term in had:
            edits[term][number] = 0
    return edits


def _filed(view: View, topics: tuple[str, ...], platforms: tuple[str, ...]) -> Terms:
    named = view.library.topics
    names = [view.text(named[topic].name) for topic in topics if topic in named]
    return filed_terms([*names, *(view.word(f"review.platform.{platform}") for platform in platforms)])


def _said(before: Finder, gone: Sequence[_Change], come: Sequence[_Change]) -> dict[str, Mapping[str, int]]:
    """How many pages spell each word of titles, claims and facts so."""
    changed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for changes, count in ((gone, -1), (come, 1)):
        for change in changes:
            for word, spelling in change.leaf["said"].items():
                changed[word][spelling] += count
    said = dict(before.said)
    for word, counts in changed.items():
        counts.update(before.said.get(word, {}))
        if spelled := {spelling: count for spelling, count in sorted(counts.items()) if count}:
            said[word] = spelled
        else:
            said.pop(word, None)
    return said


def _shown(
    found: Mapping[str, Found], leaf: Callable[[str], Leaf], changes: Iterable[_Change]
) -> Iterator[tuple[int, list[Any]]]:
    """The files of pages in which something changes, by number: what a result shows of each page."""
    paths = list(found)
    for number in sorted({change.number // PAGES for change in changes}):
        several = [(leaf(path)["shown"], found[path].row) for path in paths[number * PAGES : (number + 1) * PAGES]]
        yield number, [[*shown, row.rating, row.kind, row.day, STATES.index(row.state)] for shown, row in several]


def _index(finder: Finder) -> dict[str, Any]:
    files = -(-len(finder.pages) // PAGES)
    return {
        "format": FORMAT,
        "count": len(finder.pages),
        "pages": PAGES,
        "weights": WEIGHTS,
        "digest": DIGEST,
        "files": {
            "facets": finder.files["facets"],
            "vocabulary": finder.files["vocabulary"],
            "pages": "".join(finder.files[f"pages/{number}"] for number in range(files)),
        },
        "shards": {key: finder.files[_words(key)] for key in sorted(finder.weights)},
        "table": TABLE,
    }


def _words(key: str) -> str:
    """A shard's file: letters by their numbers, because hosts treat other scripts in file names as they like."""
    return "words/" + "-".join(f"{ord(letter):x}" for letter in key)


def _facets(rows: Sequence[Row]) -> dict[str, Any]:
    """Each value of a filter with its pages, and each page's day since 1970 (0 for none), all as steps."""
    values: dict[str, defaultdict[str, list[int]]] = {
        name: defaultdict(list) for name in ("rating", "topic", "platform", "kind", "state")
    }
    for number, row in enumerate(rows):
        singles = (("rating", row.rating), ("kind", row.kind), ("state", row.state))
        several = [("topic", topic) for topic in row.topics] + [("platform", name) for name in row.platforms]
        for name, value in (*singles, *several):
            if value:
                values[name][value].append(number)
    days = [date.fromisoformat(row.day).toordinal() - EPOCH if row.day else 0 for row in rows]
    held = {name: {value: _steps(pages) for value, pages in found.items()} for name, found in values.items()}
    return {"days": _steps(days), **held}


def _steps(numbers: Iterable[int]) -> list[int]:
    steps, before = [], 0
    for number in numbers:
        steps.append(number - before)
        before = number
    return steps


def _vocabulary(said: Mapping[str, Mapping[str, int]]) -> list[Any]:
    """The words in their commonest spelling, the commonest first, and how many pages have each."""
    counts = {word: sum(spelled.values()) for word, spelled in said.items()}
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    shown = [min(said[word], key=lambda spelling: (-said[word][spelling], spelling)) for word in ranked]
    return [" ".join(shown), [counts[word] for word in ranked]]
