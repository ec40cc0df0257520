"""The finder's lists in shards: whatever was changed on the way, the same lists lie in the same shards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan import postings
from generator.plan.postings import Edits, Lists, Shards

TERMS = st.sampled_from(["a", "ab", "abc", "abcd", "abce", "abd", "ac", "b", "ba", "~a x", "~ab x", "~ab y", "~b z"])
EDITS = st.dictionaries(TERMS, st.dictionaries(st.integers(0, 30), st.integers(0, 7), max_size=12), max_size=6)


class Disk:
    """Shards as they lie, and those that were opened."""

    def __init__(self) -> None:
        self.weights: dict[str, tuple[int, int]] = {}
        self.lying: dict[str, Lists] = {}
        self.read: list[str] = []

    def edit(self, edits: Edits) -> None:
        shards = Shards(dict(self.weights), self._open)
        self.read = []
        shards.edit(edits)
        self.weights = shards.weights
        self.lying = {key: lists for key, lists in {**self.lying, **shards.opened}.items() if lists}

    def _open(self, key: str) -> Lists:
        self.read.append(key)
        return {term: list(steps) for term, steps in self.lying[key].items()}


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SHARD", 60)


def lists_of(pages: Mapping[str, Mapping[int, int]]) -> Iterator[tuple[str, list[int]]]:
    for term, weights in sorted(pages.items()):
        told, before = [], 0
        for page in sorted(page for page in weights if weights[page]):
            told.append((page - before) * postings.WEIGHTS + weights[page])
            before = page
        if told:
            yield term, told


@given(st.lists(EDITS, max_size=8))
def test_shards_depend_on_what_is_in_them_alone(steps: list[dict[str, dict[int, int]]]) -> None:
    disk = Disk()
    pages: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for edits in steps:
        disk.edit(edits)
        for term, weights in edits.items():
            pages[term] |= weights
    whole = Disk()
    whole.edit(pages)
    assert (disk.lying, disk.weights) == (whole.lying, whole.weights)
    assert {key: list(lists) for key, lists in disk.lying.items()} == {
        key: sorted(lists) for key, lists in whole.lying.items()
    }
    assert dict(lists_of(pages)) == {term: steps for lists in disk.lying.values() for term, steps in lists.items()}
    for key, lists in disk.lying.items():
        for term in lists:
            assert max((other for other in disk.lying if term.startswith(other)), key=len) == key


def test_a_change_opens_the_shards_of_its_terms_alone() -> None:
    disk = Disk()
    disk.edit({term: dict.fromkeys(range(9), 7) for term in ("abc", "acd", "ade", "b", "~k x")})
    assert set(disk.lying) == {"ab", "ac", "ad", "b", "~k"}
    disk.edit({"acd": {3: 0}, "b": {12: 5}, "new": {1: 1}})
    assert disk.read == ["ac", "b"]


def test_a_shard_that_grows_is_parted_and_parts_that_shrink_are_joined() -> None:
    disk = Disk()
    few, many = dict.fromkeys(range(2), 7), dict.fromkeys(range(12), 7)
    disk.edit({"ab": few, "ac": few})
    assert set(disk.lying) == {"a"}
    disk.edit({"ab": many})
    assert set(disk.lying) == {"ab", "ac"}
    disk.edit({"ab": dict.fromkeys(range(2, 12), 0)})
    assert set(disk.lying) == {"a"}


def test_a_list_that_alone_is_too_large_stays_whole() -> None:
    disk = Disk()
    disk.edit({"abcdef": dict.fromkeys(range(30), 7), "b": {1: 1}})
    assert set(disk.lying) == {"a", "b"}
    disk.edit({"abx": {1: 1}})
    assert set(disk.lying) == {"abc", "abx", "b"}
    disk.edit({"abx": {1: 0}})
    assert set(disk.lying) == {"a", "b"}
