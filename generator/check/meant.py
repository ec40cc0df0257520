"""What an editor meant who named something by its label, with capitals or with a slip; and what there is to name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from generator.check.subject import VOCABULARIES, Subject
from generator.problems import nearest

MOST = 12  # so many names can be read at a glance
APART = re.compile(r"[^a-z0-9]+")
TRIED = 60  # signs of a label that are compared


def meant(kind: str, named: str, subject: Subject) -> str:
    """“Did you mean …?” by id and by label, else what there is; empty where nothing is known that could help."""
    labels = _labels(kind, subject)
    for id_, label in labels:
        if _folded(label) == _folded(named):
            return f"Did you mean “{id_}”, which readers see as “{label}”?"
    if near := subject.ids(kind).suggestion(as_id(named) or named):
        return near
    if guess := nearest(_folded(named)[:TRIED], {_folded(label)[:TRIED] for _, label in labels}):
        id_, label = next(found for found in labels if _folded(found[1])[:TRIED] == guess)
        return f"Did you mean “{id_}”, which readers see as “{label}”?"
    return _what_there_is(kind, subject)


def as_id(named: str) -> str:
    """A name as an id may be written; empty for one in another script."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", named) if not unicodedata.combining(sign))
    return APART.sub("-", plain.casefold()).strip("-")


def _what_there_is(kind: str, subject: Subject) -> str:
    """The first names that are known; of documents there are too many to tell."""
    if kind != "ratings" and kind not in VOCABULARIES:
        return ""
    known = sorted(subject.ids(kind))
    if not known:
        return ""
    more = f" and {len(known) - MOST} more" if len(known) > MOST else ""
    return f"There are: {', '.join(known[:MOST])}{more}."


def _labels(kind: str, subject: Subject) -> list[tuple[str, str]]:
    return sorted((id_, label) for id_, texts in _texts(kind, subject) for label in texts.values())


def _texts(kind: str, subject: Subject) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What readers see of each verdict or entry of a vocabulary, by language."""
    if kind == "ratings":
        yield from ((rating.id, rating.label) for rating in subject.library.config.ratings if not rating.retired)
    elif kind in VOCABULARIES:
        yield from ((id_, entry.name) for id_, entry in getattr(subject.library, kind).items())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
