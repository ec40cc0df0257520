"""A translation that was begun stops nobody: until it is finished it is left out, as if its file were not there yet."""

from __future__ import annotations

from generator.load.parts import Part
from generator.model.body import Body
from generator.model.config import Config
from generator.model.placeholders import HEADINGS_ALONE, headings_alone, placeholders, still_holds
from generator.problems import Problem, Severity

HINT = "Write what is missing, also below the headings, and it appears; everything else is published meanwhile."


def unfinished(part: Part, body: Body, config: Config) -> Problem | None:
    """The warning that tells why a translation is left out, at the first thing to be written; None if it is finished.

    Fields are looked at as they were written: a … may be a fault of its field, which nobody needs to hear of yet.
    """
    fields = ((path, text) for written in (part.text, part.shared) for path, text in placeholders(written))
    found = [(part.source.at(path), still_holds(path, text)) for path, text in fields]
    if not found and headings_alone(body.html):
        found = [((heading.line, heading.column), HEADINGS_ALONE) for heading in body.headings]
    if not found:
        return None
    place, lacking = min(found)
    name = f"{config.language(part.lang).name} ({part.lang})"
    message = f"the translation into {name} is not finished: {lacking}; it is left out until it is"
    return Problem("translation-unfinished", message, part.source.file, *place, HINT, Severity.WARNING)
