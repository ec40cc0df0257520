"""Each rung of the ladder of attribution stands on what it needs: who says it, on which evidence, what else it could be.

## Why

Who is behind a story is the claim that does most harm when it is wrong. A dossier says how far its evidence reaches, on
a ladder, and a rung without its evidence is an accusation. The words of others are given with their address, so that
readers can see that they were said.

| level | what it says | what it needs |
|---|---|---|
| none | we do not know who is behind this | nothing |
| 0 | similar content | nothing |
| 1 | coordinated behaviour was observed | one `behaviour` with a source that has an address |
| 2 | a platform or researchers attribute it | one of these in `by`, with `quote` and `url` |
| 3 | documents link an organisation | who says so, with `quote` and `url`; `documents` or `financial` evidence with an address |
| 4 | independent bodies found a state responsible | two in `by`, no newsrooms, with `quote`, `url`, `independent_of`; linked `evidence` |

Two bodies of level 4 are not one with its own press office: neither name holds the other, their findings stand on
different domains (`a.example.gov` and `b.example.gov` are one), and authorities below one government's ending, such as
`.gov.pk`, count once. What a domain is, is told by its last two labels, three for endings such as `.co.uk`. An
`independent_of` or a `quote` without a word counts as none. From level 2 on `confidence` and
`alternatives` are needed, from level 3 on `reply`: whether those concerned were asked. No program can see whether a body
is independent; `independent_of` makes the editor say of whom, and how that is known. A party to the dispute is not
independent of it, be it an authority or a court.

## Example

Wrong:

    attribution:
      level: 2
      by:
        - {name: An invented platform, kind: platform}

Right:

    attribution:
      level: 2
      by:
        - name: An invented platform
          kind: platform
          quote: We removed 40 accounts that were run from one office.
          url: https://platform.example.org/reports/7
      confidence: low
      alternatives: The office may have been hired, or the accounts hired out.

## Codes

In a draft, which may be unfinished, all of these are warnings.

- `attribution-without-source`: nobody who says so is named as the level needs it, with quote and link.
- `attribution-without-evidence`: the observation, document or other evidence that the level needs is missing or has no link.
- `attribution-without-confidence`: from level 2 on it is not said how sure the newsroom is.
- `attribution-without-alternatives`: from level 2 on it is not said what else could explain it.
- `attribution-without-reply`: from level 3 on it is not said whether those concerned were asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.bodies import says_something, two_of
from generator.check.subject import Subject, still_missing
from generator.model.article import Narrative
from generator.model.attribution import ATTRIBUTED, FOUND, LINKED, OBSERVED, Attribution, Voice
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the attribution of every dossier."""
    for narrative in subject.narratives:
        attribution = narrative.fields.attribution
        if attribution:
            found = (
                *_sources(narrative, attribution),
                *_evidence(narrative, attribution),
                *_rest(narrative, attribution),
            )
            yield from (still_missing(narrative, problem) for problem in found)


def _sources(narrative: Narrative, attribution: Attribution) -> Iterator[Problem]:
    """Who says it: the bodies that count for the level."""
    level = attribution.level
    quoted = [voice for voice in attribution.by if says_something(voice.quote) and voice.url]
    if level == ATTRIBUTED and not any(voice.kind in {"platform", "researchers"} for voice in quoted):
        needed = "a platform or researchers who say it, with their words and a link"
        hint = "Add to by one of kind platform or researchers, with quote and url, or lower the level."
    elif level == LINKED and not quoted:
        needed = "somebody who says it, with their words and a link"
        hint = "Add to by who found the documents, with quote and url, or lower the level."
    elif level == FOUND and not two_of(_independent(quoted)):
        needed = "two independent bodies that each say it, with their words and a link"
        hint = (
            "Add to by two that are no newsroom, of different names and domains, not two of one government, each with quote, "
            "url and independent_of, or lower the level."
        )
    else:
        return
    yield narrative.source.error(
        "attribution-without-source",
        "attribution.by" if attribution.by else "attribution.level",
        f"level {level} needs {needed}",
        hint=hint,
    )


def _independent(quoted: list[Voice]) -> list[Voice]:
    """The bodies of which it is said that they are independent, and of whom."""
    return [voice for voice in quoted if voice.kind != "newsroom" and says_something(voice.independent_of)]


def _evidence(narrative: Narrative, attribution: Attribution) -> Iterator[Problem]:
    if attribution.level == OBSERVED:
        sources = (source for found in narrative.fields.behaviour for source in found.sources)
        if not any(source.url or source.archive_url for source in sources):
            yield narrative.source.error(
                "attribution-without-evidence",
                "behaviour" if narrative.fields.behaviour else "attribution.level",
                "level 1 says that coordinated behaviour was observed, and no observation has a source with a link",
                hint="Add behaviour with what was seen, and sources with url or archive_url, or lower the level to 0.",
            )
    if attribution.level == LINKED:
        papers = (sign for sign in attribution.evidence if sign.category in {"documents", "financial"})
        if not any(sign.url or sign.archive_url for sign in papers):
            yield narrative.source.error(
                "attribution-without-evidence",
                "attribution.evidence" if attribution.evidence else "attribution.level",
                "level 3 says that documents link an organisation, and the evidence holds no document with a link",
                hint="Add evidence of category documents or financial with url or archive_url, or lower the level.",
            )
    if attribution.level == FOUND and not any(sign.url or sign.archive_url for sign in attribution.evidence):
        yield narrative.source.error(
            "attribution-without-evidence",
            "attribution.evidence" if attribution.evidence else "attribution.level",
            "level 4 says that a state was found responsible, and no evidence with its category and a link says on what",
            hint="Add evidence of any category with url or archive_url: what the bodies' findings rest on; or lower the level.",
        )


def _rest(narrative: Narrative, attribution: Attribution) -> Iterator[Problem]:
    source, level = narrative.source, attribution.level
    if level >= ATTRIBUTED and attribution.confidence is None:
        yield source.error(
            "attribution-without-confidence",
            "attribution.level",
            f"level {level} needs confidence: how sure the newsroom is",
            hint="Write confidence: low, moderate or high.",
        )
    if level >= ATTRIBUTED and attribution.alternatives is None:
        yield source.error(
            "attribution-without-alternatives",
            "attribution.level",
            f"level {level} needs alternatives: what else could explain what was observed",
            hint="Write alternatives, in each language.",
        )
    if level >= LINKED and attribution.reply is None:
        yield source.error(
            "attribution-without-reply",
            "attribution.level",
            f"level {level} needs reply: whether those concerned were asked, and what they said",
            hint="Write reply with contacted: true or false, date, and text where they answered.",
        )
