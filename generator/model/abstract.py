"""A review in short: all that the rest of the site needs to know of it, so that nothing but its own page opens it.

Abstracts are plain values, kept between builds; a site of 10,000 reviews loads them in a tenth of a second. Everything
longer (the page's own data, its data records, its search record) lies in the cache as leaves, read one at a time.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.model.route import Link
from generator.model.source import Source

Place = tuple[int, int]
SITE_MARKS = ("title", "published", "related", "narratives", "techniques", "aliases")
"""The fields whose positions an abstract keeps: those that checks of the whole site report on."""


class AbstractText(NamedTuple):
    """One language of a review in short.

    `card` is what lists show of it, as `marshal` writes it, because it is compared more often than read; `face` is its
    digest. `changes` are its entries in the corrections log, likewise; `returns` are its returns (plan/returns.py).
    `search` is the digest of its search record, `share` of what its share card shows.
    `links` are those that may lead to another page of this site (model/anchors.py); `anchors` are the places on its
    page. `words` is the filter of its text's words (model/words.py).
    """

    file: str
    title: str
    claim: str
    card: bytes
    face: bytes
    changes: bytes
    returns: bytes
    search: bytes
    share: bytes
    links: tuple[tuple[Any, ...], ...]
    anchors: tuple[str, ...]
    words: bytes
    marks: Mapping[str, Place]

    @property
    def source(self) -> Source:
        """The file, with the positions of the fields in SITE_MARKS."""
        return Source(self.file, self.marks)

    @property
    def references(self) -> Iterator[tuple[tuple[str, int, int], Link]]:
        """The links that may lead to another page of this site, as they were written, with their position, and taken apart."""
        return ((link[:3], Link._make(link[3:])) for link in self.links)

    def shown(self) -> dict[str, Any]:
        """What lists show; the same object for many lists, which do not change it."""
        return _card(self.card)


@lru_cache(1000)
def _card(told: bytes) -> dict[str, Any]:
    card: dict[str, Any] = marshal.loads(told)  # noqa: S302 - our own bytes, checked when the cache was opened
    return card


class Abstract(NamedTuple):
    """A review in short. `published` and `modified` are ISO dates, `moment` is `published` in seconds since 1970.

    `day` is the newsroom's calendar day of publication. `claimants` are those with a file of their own; `people` wrote
    or reviewed it. `pictures` are the paths below `content/` of those that it shows, see model/picture_use.py.
    `digest` changes with anything that its own data are made from.

    For statistics: `days` from the claim to its review (None where they are not known), the languages in which the claims
    were seen, and of each correction the month and the kind. `returns` are dates on which a claim was seen again, each
    with the field that says so.

    `events` are what dossiers tell of it, as (date, kind, detail), see plan/timelines.py; none where it is in no dossier.
    """

    slug: str
    lang: str
    status: str
    moment: float
    published: str
    modified: str
    day: str
    rating: str
    topics: tuple[str, ...]
    techniques: tuple[str, ...]
    narratives: tuple[str, ...]
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    claimants: tuple[str, ...]
    people: tuple[str, ...]
    platforms: tuple[str, ...]
    pictures: tuple[tuple[Any, ...], ...]
    days: int | None
    seen_in: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    returns: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str, str], ...]
    texts: Mapping[str, AbstractText]
    digest: bytes

    @property
    def folder(self) -> str:
        """The review's folder below `content/`."""
        return f"reviews/{self.slug}"

    @property
    def source(self) -> Source:
        """The file that holds the shared fields."""
        return self.texts[self.lang].source

    def plain(self) -> tuple[Any, ...]:
        """The abstract as `marshal` can write it."""
        texts = {lang: tuple(text) for lang, text in self.texts.items()}
        return (*self[:-2], texts, self.digest)

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Abstract:
        """The abstract that `plain` gave."""
        texts = {lang: AbstractText(*text) for lang, text in plain[-2].items()}
        return cls._make((*plain[:-2], texts, plain[-1]))
