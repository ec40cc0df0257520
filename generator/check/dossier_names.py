"""A dossier names no state, party or faith at its top before documents or independent bodies do.

## Why

Title, slug, topics and card are what is passed on, quoted and listed; whoever is named there stands accused, whatever the
text says below. So below level 3 of the ladder, and where there is no attribution, they name nobody. The card shows title
and summary, so the summary counts as well. Text, timeline, behaviour, quotes and the dossier's reviews may name whom
they speak of: there it stands beside what is known and what is not.

Names are found as whole words in English and Urdu, with plural and case, in any spelling of their letters: states and
their people, faiths, parties, agencies, flags; also as initials (“U.S.A.”), within hashtags (“#IndianArmy”), and with
letters that only look Latin. The list (`generator/check/named_words.py`) leaves out names that are everyday words
in Urdu, such as that of evening; “us”, “raw” and “isi” count in capitals, and in a slug beside one who acts (`us-network`).
The name of a state counts also where it means the place, because a reader cannot tell that from an accusation: name the
town, the year or the subject. A capital is first of all a town where something happened, so it counts only where it acts:
“Moscow-backed”, “the hand of New Delhi”. A newsroom adds names in `site_config.yml`, as `attribution_words`.

An alias is an address of the dossier, and read like its slug.

## Example

Wrong, without an attribution:

    title: The Examplian network behind the bridge rumours

Right:

    title: The bridge rumours, and the accounts that spread them

## Codes

- `named-too-early`: a name stands in title, summary, slug, alias or topic, and the attribution is below level 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from generator.check.naming import found_names
from generator.check.subject import Subject
from generator.model.article import Narrative
from generator.model.attribution import ATTRIBUTED, LINKED, OBSERVED, SIMILAR
from generator.model.source import Source
from generator.problems import Problem

KINDS = {
    "state": "a state",
    "seat": "the seat of a government",
    "agency": "an agency of a state",
    "faith": "a faith",
    "party": "a party or an armed group",
    "word": "one of your attribution_words",
}
STANDS = {
    None: "the dossier has no attribution",
    SIMILAR: "the dossier stands on level 0 (similar content)",
    OBSERVED: "the dossier stands on level 1 (coordinated behaviour was observed)",
    ATTRIBUTED: "the dossier stands on level 2 (a platform or researchers attribute it)",
}
HINT = "Say what the story is about instead, or bring what level 3 of attribution needs."
SLUG_HINT = "Rename the folder content/{folder}. " + HINT
ALIAS_HINT = "Remove the alias: it is published as an address of the dossier. " + HINT


class Place(NamedTuple):
    """A text in which nobody may be named, and what it is for the editor."""

    what: str
    text: str
    source: Source
    path: str
    hint: str = HINT
    slug: bool = False


def check(subject: Subject) -> Iterator[Problem]:
    """Reads title, summary, slug, aliases and topics of every dossier below level 3."""
    words = subject.library.config.attribution_words
    for narrative in subject.narratives:
        attribution = narrative.fields.attribution
        level = attribution.level if attribution else None
        if level is not None and level >= LINKED:
            continue
        for place in _places(subject, narrative):
            for kind, shown in dict.fromkeys(found_names(place.text, words, slug=place.slug)):
                yield place.source.error(
                    "named-too-early",
                    place.path,
                    f"the {place.what} names {KINDS[kind]}, “{shown}”: {STANDS[level]}, and names may stand at the top "
                    f"from level {LINKED}",
                    hint=place.hint,
                )


def _places(subject: Subject, narrative: Narrative) -> Iterator[Place]:
    for translation in narrative.translations.values():
        yield Place("title", translation.text.title, translation.source, "title")
        yield Place("summary, which cards show,", translation.text.summary, translation.source, "summary")
    yield Place("slug", narrative.slug, narrative.source, "", SLUG_HINT.format(folder=narrative.folder), slug=True)
    for number, alias in enumerate(narrative.fields.aliases):
        yield Place("alias", unquote(alias), narrative.source, f"aliases.{number}", ALIAS_HINT, slug=True)
    for number, name in enumerate(narrative.fields.topics):
        topic = subject.library.topics.get(name)
        path = f"topics.{number}"
        if topic is None:  # told by the check of identifiers
            continue
        yield Place("topic", name, narrative.source, path, slug=True)
        for text in topic.name.values():
            yield Place("topic", text, narrative.source, path)
