"""The lists of the claim finder: for each term the pages that have it, in shards by the terms' beginnings.

A list is a step from each page to the next times WEIGHTS, plus the term's weight there. A term is in the shard with the
longest key that it begins with; a shard that grows too large is parted by one letter more, and parts that became small
are put together again. So the shards are a function of the lists, whatever was changed on the way to them, and a change
opens those of its own terms alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

SOUND = "~"  # before a skeleton and the word that sounds so, with a blank between
WEIGHTS = 8
SHARD = 24_000  # characters of a file of lists, above which it is parted, if its terms let it
ENOUGH = 3  # letters by which shards are parted at most

Lists = dict[str, list[int]]
Edits = Mapping[str, Mapping[int, int]]
"""For terms the pages that have them now, each with the weight there; 0 where a page has the term no longer."""
Weight = tuple[int, int]
"""About how many characters a shard has, and how many terms."""


@dataclass
class Shards:
    """All lists of one language: `weights` of the shards by key, and `opened`, the lists of those that change.

    `read` gives the lists of a shard. One that is no more is opened too, and empty.
    """

    weights: dict[str, Weight]
    read: Callable[[str], Lists]
    opened: dict[str, Lists] = field(default_factory=dict)

    def edit(self, edits: Edits) -> None:
        """Changes lists, and parts or joins the shards that became too large or small."""
        parted = {_key(key, length) for key in self.weights for length in range(1, _length(key))}
        for term, pages in edits.items():
            length = 1
            while (key := _key(term, length)) in parted and key != term:
                length += 1
            lists = self._open(key)
            if told := _edited(lists.get(term, []), pages):
                lists[term] = told
            else:
                lists.pop(term, None)
        for key in self.opened:
            self._weigh(key)
        for key in {_key(key, 1) for key in self.opened}:
            self._settle(key, 1)
        self.opened = {key: dict(sorted(lists.items())) for key, lists in self.opened.items()}

    def _open(self, key: str) -> Lists:
        if key not in self.opened:
            self.opened[key] = self.read(key) if key in self.weights else {}
        return self.opened[key]

    def _weigh(self, key: str) -> None:
        lists = self.opened[key]
        if lists:
            self.weights[key] = (sum(len(term) + 6 + 4 * len(held) for term, held in lists.items()), len(lists))
        else:
            self.weights.pop(key, None)

    def _settle(self, key: str, length: int) -> None:
        """Brings the shards whose keys begin with `key`, of so many letters, into the shape that their weight asks for."""
        under = [other for other in self.weights if other.startswith(key)]
        size, terms = (sum(self.weights[other][place] for other in under) for place in range(2))
        if size > SHARD and terms > 1 and length < ENOUGH:
            if under == [key]:
                under = self._part(key, length + 1)
            for part in {_key(other, length + 1) for other in under} - {key}:
                self._settle(part, length + 1)
        elif under and under != [key]:
            self._join(key, under)

    def _part(self, key: str, length: int) -> list[str]:
        parts: defaultdict[str, Lists] = defaultdict(dict)
        for term, held in self._open(key).items():
            parts[_key(term, length)][term] = held
        self.opened |= {key: {}, **parts}
        for other in (key, *parts):
            self._weigh(other)
        return list(parts)

    def _join(self, key: str, parts: list[str]) -> None:
        joined = {term: held for part in parts for term, held in self._open(part).items()}
        self.opened |= {**{part: {} for part in parts}, key: joined}
        for other in (key, *parts):
            self._weigh(other)


def _edited(steps: list[int], edits: Mapping[int, int]) -> list[int]:
    """A list after its pages' weights were changed."""
    held = {**dict(_pages(steps)), **edits} if steps else edits
    told, before = [], 0
    for page in sorted(held):
        if weight := held[page]:
            told.append((page - before) * WEIGHTS + weight)
            before = page
    return told


def _pages(steps: list[int]) -> Iterator[tuple[int, int]]:
    page = 0
    for step in steps:
        page += step // WEIGHTS
        yield page, step % WEIGHTS


def _key(term: str, length: int) -> str:
    return term[: length + 1] if term.startswith(SOUND) else term[:length]


def _length(key: str) -> int:
    return len(key.removeprefix(SOUND))
