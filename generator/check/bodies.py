"""Whether two bodies that attribute a story are two, as far as their names and addresses can tell.

One name that holds the other (“Ministry of A”, “Ministry of A (press office)”) is one body, and so is one domain, or two
authorities below the government's ending of one state. Which part of an address somebody registered is told by its last
two labels, or the last three where a country's code follows a general ending (.gov.pk, .co.uk): the list of all such
endings is long and changes, and an address that this takes for its neighbour's is told to an editor, who can answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from urllib.parse import urlsplit

from generator.model.attribution import Voice
from generator.model.folding import words

GOVERNMENTS = frozenset(["go", "gob", "gop", "gouv", "gov", "govt", "mil"])
GENERAL = frozenset(["ac", "co", "com", "edu", "ne", "net", "nic", "or", "org"]) | GOVERNMENTS
COUNTRY_CODE = 2  # letters
DEPTH = 2  # labels
LETTER = re.compile(r"[^\W\d_]")
SMALL = frozenset(["and", "at", "by", "for", "in", "of", "on", "the", "کا", "کی", "کے", "اور"])


def says_something(text: Mapping[str, str] | None) -> bool:
    """Whether there is a word in each of its languages."""
    return text is not None and all(LETTER.search(told) for told in text.values())


def two_of(voices: Sequence[Voice]) -> bool:
    """Whether two of these are different bodies."""
    return any(not _are_one(one, other) for one, other in combinations(voices, 2))


def _are_one(one: Voice, other: Voice) -> bool:
    hosts = [(urlsplit(voice.url or "").hostname or "").rstrip(".") for voice in (one, other)]
    if registered(hosts[0]) == registered(hosts[1]):
        return True
    governments = {_government(host) for host in hosts}
    if {one.kind, other.kind} == {"authority"} and len(governments) == 1 and "" not in governments:
        return True
    return any(_holds(name, also) for name in one.name.values() for also in other.name.values())


def _holds(one: str, other: str) -> bool:
    first, second = (set(words(name)) for name in (one, other))
    first, second = first - SMALL or first, second - SMALL or second
    return first <= second or second <= first


def registered(host: str) -> str:
    """The part of a host's name that somebody registered, by the rule above."""
    labels = host.split(".")
    deep = len(labels) > DEPTH and len(labels[-1]) == COUNTRY_CODE and labels[-2] in GENERAL
    return ".".join(labels[-DEPTH - deep :])


def _government(host: str) -> str:
    """The ending that a state keeps for its own bodies, such as gov.pk; empty for others."""
    *_, second, last = ("", *host.split("."))
    if last in GOVERNMENTS:
        return last
    return f"{second}.{last}" if len(last) == COUNTRY_CODE and second in GOVERNMENTS else ""
