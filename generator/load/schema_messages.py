"""What pydantic says of a field, in an editor's words, under the codes by which problems are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.source import in_words, shown
from generator.problems import did_you_mean

LIST_HINT = "Write [one, two], or each entry on a line of its own that begins with “- ”."
TYPES = {
    "tuple": ("must be a list", LIST_HINT),
    "model": (
        "must be a map of fields",
        "Write the fields below it, each on a line of its own, indented by two spaces.",
    ),
    "bool": ("must be true or false", ""),
    "int": ("must be a whole number", ""),
    "string": ("must be text", "Put it in quotation marks."),
}
"""By the beginning of pydantic's name for the fault: what is wrong, and what to do."""

CODES = (
    ("is no date", "bad-date"),
    ("has a time but", "bad-date"),
    ("has the year", "bad-date"),
    ("must be made of small Latin letters", "bad-slug"),
    ("must be a whole address", "bad-address"),
    ("must be the site's whole address", "bad-address"),
    ("holds a character that does not belong", "bad-address"),
    ("holds a control character", "character-refused"),
    ("holds a character that reorders", "character-refused"),
    ("opens a direction isolate", "character-refused"),
    ("names an id twice", "duplicate-id"),
    ("is empty", "empty-field"),
    ("must be text", "wrong-type"),
)
"""By the beginning of what the model's validators say: the problem's code."""

MISSING = {
    "title": "Write the headline that states the fact: title: …",
    "claim": "Write what was claimed, without the verdict: claim: …",
    "summary": "Write one to three sentences, the fact first: summary: …",
    "rating": "Write the id of a verdict from the scale in site_config.yml: rating: …",
    "published": "Write the day of publication: published: 2026-02-03",
    "topics": "Name at least one topic from content/topics/: topics: [health]",
    "authors": "Name at least one author from content/people/: authors: [their-id]",
    "name": "Write the name: name: …",
}
PATTERNS = {
    "#": "Write a colour such as #0b5a52.",
    "{64}": "Write the SHA-256 as 64 hexadecimal digits.",
    "@": "Write an e-mail address such as desk@example.org.",
    r"\+": "Write the number in international form without spaces: +923001234567.",
    "[a-z]{2,3}": "Write a language tag such as en or ur.",
    "[^/": "Write the name of a file that lies beside this one, without a folder.",
}
OTHER_NAMES = {
    "twitter": "x",
    "fb": "facebook",
    "meta": "facebook",
    "insta": "instagram",
    "yt": "youtube",
    "wa": "whatsapp",
    "web": "website",
    "site": "website",
    "blog": "website",
    "news": "website",
    "television": "tv",
    "newspaper": "print",
    "picture": "image",
    "photo": "image",
    "film": "video",
    "recording": "audio",
    "voice": "audio",
    "organisation": "organization",
}
"""What editors call some of the words that fields take."""
EXPECTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem's code, message and hint, before it has a place."""

    code: str
    message: str
    hint: str = ""


def fault_of(detail: Mapping[str, Any], path: Sequence[str], siblings: Sequence[str]) -> Fault:
    """The fault that pydantic found in the field at `path`; `siblings` are the fields known beside it."""
    kind, name = detail["type"], path[-1] if path else ""
    label = in_words(path)
    if kind == "missing":
        return Fault("missing-field", f"the field {label} is missing", MISSING.get(name, f"Add “{name}: …”."))
    if kind == "extra_forbidden":
        return Fault("unknown-field", f"there is no field {label}", did_you_mean(name, siblings))
    if kind == "value_error":
        return _value_fault(detail, label)
    return _limit_fault(detail, label, name) or _type_fault(kind, label)


def _value_fault(detail: Mapping[str, Any], label: str) -> Fault:
    said = str(detail.get("ctx", {}).get("error", detail["msg"]))
    message, _, hint = said.partition("; ")
    code = next((code for start, code in CODES if said.startswith(start)), "wrong-value")
    if said.startswith("must be text, or"):
        message, hint = "must be text, or a map of languages", "Write {en: …, ur: …}."
    quoted = (
        f" ({shown(detail['input'])})"
        if isinstance(detail["input"], str) and code not in {"character-refused", "empty-field"}
        else ""
    )
    return Fault(code, f"{label}{quoted} {message}", hint[:1].upper() + hint[1:])


def _limit_fault(detail: Mapping[str, Any], label: str, name: str) -> Fault | None:
    kind, given, ctx = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "literal_error":
        known = EXPECTED.findall(ctx.get("expected", ""))
        word = str(given).strip().lower()
        hint = did_you_mean(OTHER_NAMES.get(word, word), known)
        return Fault("unknown-value", f"{label} cannot be “{shown(given)}”", hint)
    if kind in {"too_long", "string_too_long"}:
        length = ctx.get("actual_length") or len(str(given))
        message = f"{label} has {length} characters, more than the {ctx['max_length']} that are shown"
        return Fault("too-long", message, "Say it in fewer words; the rest belongs in the summary.")
    if kind in {"too_short", "string_too_short"}:
        return Fault("missing-field", f"{label} needs at least {ctx['min_length']}", MISSING.get(name, ""))
    if kind == "string_pattern_mismatch":
        hint = next((hint for part, hint in PATTERNS.items() if part in str(ctx.get("pattern", ""))), "")
        return Fault("wrong-format", f"{label} cannot be “{shown(given)}”", hint)
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = f"at least {ctx['ge']}" if "ge" in ctx else f"at most {ctx['le']}"
        hint = f"Write a number of {ctx['ge']} or more." if "ge" in ctx else f"Write a number of {ctx['le']} or less."
        return Fault("out-of-range", f"{label} must be {bound}, not {shown(given)}", hint)
    return None


def _type_fault(kind: str, label: str) -> Fault:
    said, hint = next(
        (told for start, told in TYPES.items() if kind.startswith(start)), ("is not what belongs here", "")
    )
    return Fault("wrong-type", f"{label} {said}", hint)
