"""The small files: people, topics, claimants and techniques that reviews name by id."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.record import Address, Record
from generator.model.source import Source
from generator.model.text import Localized, Prose, Slug

ClaimantKind = Literal["person", "organization", "anonymous"]


class Entry(Record):
    """What all entries have: an id, which is the file's name, a name, and the file that it came from."""

    id: Slug
    name: Localized
    source: Source = Field(default_factory=Source, exclude=True)


class Person(Entry):
    """An author, reviewer or translator; `team` marks a team byline, which is an organisation in the markup."""

    role: Localized | None = None
    bio: Localized | None = None
    url: Address | None = None
    same_as: tuple[Address, ...] = ()
    team: bool = False


class Topic(Entry):
    """A subject under which reviews are listed."""

    description: Localized | None = None


class Claimant(Entry):
    """Somebody who makes claims; a platform is never a claimant."""

    kind: ClaimantKind = "person"
    role: Localized | None = None
    same_as: tuple[Address, ...] = ()
    description: Localized | None = None


class Technique(Entry):
    """A way to mislead, and the lesson that shows how it works; `disarm` lists DISARM technique ids."""

    description: Localized | None = None
    lesson: Slug | None = None
    disarm: tuple[Prose, ...] = ()
