"""What a dossier says of who is behind a story: what was observed, who attributes it on what evidence, what was done.

The ladder has five rungs; which rung needs what is checked in `check/attribution.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.date import PartialDate
from generator.model.record import Address, Record
from generator.model.review import Evidence
from generator.model.text import Localized

LEVELS = (0, 1, 2, 3, 4)
SIMILAR, OBSERVED, ATTRIBUTED, LINKED, FOUND = LEVELS
BodyKind = Literal["platform", "researchers", "newsroom", "authority", "court"]
EvidenceCategory = Literal["technical", "financial", "documents", "behavioural", "linguistic", "testimony"]
Confidence = Literal["low", "moderate", "high"]


class Behaviour(Record):
    """Something that was observed, whoever did it."""

    what: Localized
    first_seen: PartialDate | None = None
    sources: tuple[Evidence, ...] = ()


class Voice(Record):
    """A body that attributes, in its own words. `independent_of` says of whom it is independent, and how that is known."""

    name: Localized
    kind: BodyKind
    url: Address | None = None
    archive_url: Address | None = None
    quote: Localized | None = None
    date: PartialDate | None = None
    independent_of: Localized | None = None


class Sign(Record):
    """A piece of evidence for an attribution, with the category that says how far it can reach."""

    category: EvidenceCategory
    title: Localized
    url: Address | None = None
    archive_url: Address | None = None
    note: Localized | None = None


class Reply(Record):
    """Whether those to whom it is attributed were asked, and what they said."""

    contacted: bool
    date: PartialDate | None = None
    text: Localized | None = None


class Attribution(Record):
    """Where on the ladder the story stands, and all that the rung rests on."""

    level: Annotated[int, Field(ge=LEVELS[0], le=LEVELS[-1])]
    by: tuple[Voice, ...] = ()
    evidence: tuple[Sign, ...] = ()
    confidence: Confidence | None = None
    alternatives: Localized | None = None
    reply: Reply | None = None


class Intervention(Record):
    """What the newsroom reported, to whom, and what came of it.

    `content` says whether somebody's content or account was reported; `expression` then weighs freedom of expression.
    """

    date: PartialDate
    to: Localized
    kind: Literal["platform", "authority", "regulator"]
    what: Localized
    content: bool = True
    expression: Localized | None = None
    outcome: Localized | None = None
    outcome_date: PartialDate | None = None
