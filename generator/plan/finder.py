"""What the claim finder is told of a page: its terms, each with a weight, and what a result shows.

A term is a folded word, its stem, or (behind SOUND) the sound of an Urdu word, a blank and the word itself.
plan/finder_files.py makes files of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from generator.model.folding import fold, keys, words
from generator.model.search import SearchRecord
from generator.plan.postings import SOUND

WORD = re.compile(
    "(?:[^\\W_]+|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+)+"
)  # with the marks that folding drops
TITLE, SAID, TOLD, FILED = 7, 5, 3, 2  # weights: title; claim and fact; summary and names; topics and platforms
STEMMED = 2  # how much less the stem of a word weighs than the word
WITHDRAWN = 2  # how much less any word of a review weighs that was withdrawn: others of like rank stand before it

Terms = dict[str, int]
"""The terms of a page, each with the greatest weight that it has there."""


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


def filed_terms(names: Sequence[str]) -> Terms:
    """The terms of the topics and platforms of a page, from the names that readers of this language know."""
    terms: Terms = {}
    for word in words(" ".join(names)):
        _add(terms, word, FILED)
    return terms


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
