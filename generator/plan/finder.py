"""The claim finder: a static index of the short texts of every page, which a reader's browser asks piece by piece.

    /finder/<lang>/index.json       what there is, and the table of spellings (model/folding.py)
    /finder/<lang>/facets.json      verdicts, topics, platforms, kinds and days of all pages, for counts and order
    /finder/<lang>/words/<key>.json what pages have the words that begin with the key
    /finder/<lang>/pages/<n>.json   what results show, some pages to a file
    /finder/<lang>/vocabulary.json  the words of titles and claims, for "did you mean"

Pages are numbered by their time of publication, so a new one changes the last file of pages and the files of its own
words; a shard of words is named by their beginning, and is parted where it grows too large. All but the index have a
digest of what they hold in their names, so that a browser never puts together the files of two builds. The whole is a
function of the content: the same bytes whatever was built before. Format and figures: docs/adr/0007-claim-finder.md.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from generator.model.folding import TABLE, fold, keys, words
from generator.model.page import Page, digest_of
from generator.model.search import SearchRecord
from generator.plan.view import View

FORMAT = 2
PAGES = 8  # of a file: a result costs one file, and ten by date two
SHARD = 24_000  # characters of a file of words, above which it is parted, if its words let it
ENOUGH = 3  # letters by which shards are parted at most
WORD = re.compile(
    "(?:[^\\W_]+|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+)+"
)  # with the marks that folding drops
STATES = ("", "withdrawn", "corrected")  # as templates/assets/finder.js knows them
EPOCH = date(1970, 1, 1).toordinal()
SOUND = "~"  # before a skeleton and the word that sounds so, with a blank between
TITLE, SAID, TOLD, FILED = 7, 5, 3, 2  # weights: title; claim and fact; summary and names; topics and platforms
STEMMED = 2  # how much less the stem of a word weighs than the word
WITHDRAWN = 2  # how much less any word of a review weighs that was withdrawn: others of like rank stand before it
DIGEST = 6  # letters of the digest of a file's data in its name
WEIGHTS = 8  # a number of a list is a step to the next page times this, plus the weight there

Terms = dict[str, int]
"""The terms of a page, each with the greatest weight that it has there."""


def finder_path(lang: str, name: str) -> str:
    """The address of a file of the finder."""
    return f"/finder/{lang}/{name}.json"


def finder_leaf(record: SearchRecord) -> dict[str, Any]:
    """What the finder is told of a page, as plain data that is kept of a review."""
    return {
        "shown": [record.path, record.title, record.claim, record.fact, record.summary, record.further],
        "terms": _terms(record),
        "said": _said(record.title, record.claims, record.fact),
        "kind": record.kind,
        "rating": record.rating,
        "topics": record.topics,
        "platforms": record.platforms,
        "state": "withdrawn" if record.withdrawn else "corrected" if record.corrected else "",
        "sort": record.sort,
        "day": record.day,
    }


def _said(*texts: str) -> dict[str, str]:
    """The words of these texts, each as it is spelled there under its folded form."""
    return {fold: word for text in texts for fold, word in map(_spelled, WORD.findall(text)) if word}


@lru_cache(50_000)
def _spelled(word: str) -> tuple[str, str]:
    """A word folded, and as it is spelled; the latter is empty for a number."""
    return fold(word), "" if word.isdigit() else word.lower()


def _terms(record: SearchRecord) -> Terms:
    terms: Terms = {}
    weighed: Terms = {}
    for told, weight in (
        (record.summary, TOLD),
        (record.names, TOLD),
        (record.claims, SAID),
        (record.fact, SAID),
        (record.title, TITLE),
    ):
        weighed.update(dict.fromkeys(words(told), weight))  # the greater weight comes later, and stays
    for word, weight in weighed.items():
        _add(terms, word, max(1, weight - WITHDRAWN) if record.withdrawn else weight)
    return terms


def _add(terms: Terms, word: str, weight: int) -> None:
    root, sounding = _ways(word)
    if terms.get(word, 0) < weight:
        terms[word] = weight
    if root != word and terms.get(root, 0) < (less := max(1, weight - STEMMED)):
        terms[root] = less
    for term in sounding:
        if terms.get(term, 0) < weight:
            terms[term] = weight


@lru_cache(50_000)
def _ways(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a folded word, and the terms by which it is found by its sound."""
    root, sounds = keys(word)
    return root, tuple(f"{SOUND}{sound} {word}" for sound in sounds)


def plan_finder(view: View, leaves: Sequence[Mapping[str, Any]]) -> list[Page]:
    """The finder's files in the view's language, from the leaf of each page."""
    leaves = sorted(leaves, key=lambda leaf: (leaf["sort"], leaf["shown"][0]))
    shards = {key: (f"words/{_name(key)}", held) for key, held in _shards(_postings(view, leaves))}
    shown = [
        (f"pages/{number // PAGES}", [_shown(leaf) for leaf in leaves[number : number + PAGES]])
        for number in range(0, len(leaves), PAGES)
    ]
    facets, vocabulary = ("facets", _facets(leaves)), ("vocabulary", _vocabulary(leaves))
    digests = {name: digest_of(data).hex()[:DIGEST] for name, data in (*shards.values(), *shown, facets, vocabulary)}
    index = {
        "format": FORMAT,
        "count": len(leaves),
        "pages": PAGES,
        "weights": WEIGHTS,
        "digest": DIGEST,
        "files": {
            "facets": digests["facets"],
            "vocabulary": digests["vocabulary"],
            "pages": "".join(digests[name] for name, _ in shown),
        },
        "shards": {key: digests[name] for key, (name, _) in shards.items()},
        "table": TABLE,
    }
    files = [(f"{name}.{digests[name]}", data) for name, data in (*shards.values(), *shown, facets, vocabulary)]
    return [
        Page(finder_path(view.lang, name), "data.json", {"data": data}) for name, data in (("index", index), *files)
    ]


def _postings(view: View, leaves: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """For each term the pages that have it, as steps from one to the next, each with the term's weight there."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    filed: dict[tuple[str, ...], Terms] = {}
    for number, leaf in enumerate(leaves):
        labels = (*leaf["topics"], "", *leaf["platforms"])
        if labels not in filed:
            filed[labels] = _filed(view, leaf)
        terms = leaf["terms"]
        if filed[labels]:
            terms = {**filed[labels], **terms}
        for term, weight in terms.items():
            postings[term].append((number - last.get(term, 0)) * WEIGHTS + weight)
            last[term] = number
    return postings


def _filed(view: View, leaf: Mapping[str, Any]) -> Terms:
    """The terms of the topics and platforms of a page, by the names that readers of this language know."""
    library = view.library
    names = [view.text(library.topics[topic].name) for topic in leaf["topics"] if topic in library.topics]
    names += [view.word(f"review.platform.{platform}") for platform in leaf["platforms"]]
    terms: Terms = {}
    for word in words(" ".join(names)):
        _add(terms, word, FILED)
    return terms


def _shards(postings: Mapping[str, list[int]]) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Terms by their beginnings: one letter, and where that is too much for a file, one letter more.

    A term is in the shard with the longest key that it begins with.
    """
    sizes = {term: len(term) + 6 + 4 * len(held) for term, held in postings.items()}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(postings):
        by_key[_key(term, 1)].append(term)
    waiting = sorted(by_key.items(), reverse=True)
    while waiting:
        key, terms = waiting.pop()
        length = len(key.lstrip(SOUND))
        if sum(sizes[term] for term in terms) > SHARD and length < ENOUGH and len(terms) > 1:
            parts: defaultdict[str, list[str]] = defaultdict(list)
            for term in terms:
                parts[_key(term, length + 1)].append(term)
            if parts.keys() != {key}:
                if own := parts.pop(key, []):
                    yield key, {term: postings[term] for term in own}
                waiting += sorted(parts.items(), reverse=True)
                continue
        yield key, {term: postings[term] for term in terms}


def _key(term: str, length: int) -> str:
    return term[: length + 1] if term.startswith(SOUND) else term[:length]


def _name(key: str) -> str:
    """A shard's file: letters by their numbers, because hosts treat other scripts in file names as they like."""
    return "-".join(f"{ord(letter):x}" for letter in key)


def _facets(leaves: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Each value of a filter with its pages, and each page's day since 1970 (0 for none), all as steps."""
    values: dict[str, defaultdict[str, list[int]]] = {
        name: defaultdict(list) for name in ("rating", "topic", "platform", "kind", "state")
    }
    days = []
    for number, leaf in enumerate(leaves):
        singles = (("rating", leaf["rating"]), ("kind", leaf["kind"]), ("state", leaf["state"]))
        several = [("topic", topic) for topic in leaf["topics"]] + [("platform", name) for name in leaf["platforms"]]
        for name, value in (*singles, *several):
            if value:
                values[name][value].append(number)
        days.append(date.fromisoformat(leaf["day"]).toordinal() - EPOCH if leaf["day"] else 0)
    held = {name: {value: _steps(pages) for value, pages in found.items()} for name, found in values.items()}
    return {"days": _steps(days), **held}


def _steps(numbers: Iterable[int]) -> list[int]:
    steps, before = [], 0
    for number in numbers:
        steps.append(number - before)
        before = number
    return steps


def _vocabulary(leaves: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Words of titles, claims and facts in their commonest spelling, the commonest first, and how many pages have each."""
    counts: Counter[str] = Counter()
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for leaf in leaves:
        counts.update(leaf["said"].keys())
        for word, spelling in leaf["said"].items():
            spelled[word][spelling] += 1
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    shown = [min(spelled[word], key=lambda spelling: (-spelled[word][spelling], spelling)) for word in ranked]
    return [" ".join(shown), [counts[word] for word in ranked]]


def _shown(leaf: Mapping[str, Any]) -> list[Any]:
    return [*leaf["shown"], leaf["rating"], leaf["kind"], leaf["day"], STATES.index(leaf["state"])]
