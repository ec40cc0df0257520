"""Text in several languages: short localized texts, and the direction in which a language is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

RTL = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
ANY = "*"  # the key of a text that was given without a language
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 100
BIDI_OVERRIDES = re.compile("[\u202a-\u202e]")
BIDI_ANY = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
ISOLATES = re.compile("[\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def direction(lang: str) -> str:
    """`rtl` or `ltr`, by the primary language subtag."""
    return "rtl" if lang.split("-", maxsplit=1)[0].lower() in RTL else "ltr"


def is_slug(text: str) -> bool:
    """Whether `text` may stand in an address: ASCII lowercase letters, digits and single hyphens, up to 100 characters.

    Addresses are forwarded in messages and read aloud; other scripts arrive there as percent signs.
    """
    return len(text) <= SLUG_LENGTH and SLUG.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it is in; `lang` is empty where the editor gave none."""

    text: str
    lang: str = ""


def _prose(value: object) -> str:
    if not isinstance(value, str):
        msg = "must be text"
        raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError as a fault of the content
    text = unicodedata.normalize("NFC", value).strip()
    if text and text.isprintable():  # nothing that is invisible, which all that is refused below is
        return text
    if CONTROL.search(text):
        msg = "holds a control character, which feeds and search engines refuse"
        raise ValueError(msg)
    if BIDI_OVERRIDES.search(text):
        msg = "holds a character that reorders text (U+202A to U+202E); use U+2066 to U+2069 or none"
        raise ValueError(msg)
    depth = 0
    for char in ISOLATES.findall(text):
        depth += -1 if char == "\u2069" else 1
        if depth < 0:
            break
    if depth:
        msg = "opens a direction isolate (U+2066 to U+2068) that is not closed by U+2069"
        raise ValueError(msg)
    if not text:
        msg = "is empty"
        raise ValueError(msg)
    return text


def _localized(value: object) -> Mapping[str, str]:
    if isinstance(value, str):
        return {ANY: _prose(value)}
    if isinstance(value, Mapping) and value:
        return {str(lang): _prose(text) for lang, text in value.items()}
    msg = "must be text, or a map of languages such as {en: ..., ur: ...}"
    raise ValueError(msg)


def _slug(value: object) -> str:
    if isinstance(value, str) and is_slug(value):
        return value
    msg = "must be made of small Latin letters, digits and hyphens, such as flood-picture-2024"
    raise ValueError(msg)


def _mention(value: object) -> str:
    """An id as an editor names it. One that is none, such as a label, is told by the check that knows what there is."""
    if isinstance(value, str) and len(value) <= SLUG_LENGTH and not is_slug(value):
        return _prose(value)
    return _slug(value)


def _ids(value: Sequence[str]) -> tuple[str, ...]:
    seen = tuple(dict.fromkeys(value))
    if len(seen) != len(value):
        msg = "names an id twice"
        raise ValueError(msg)
    return seen


Prose = Annotated[str, BeforeValidator(_prose)]
Localized = Annotated[Any, BeforeValidator(_localized)]
Slug = Annotated[str, BeforeValidator(_slug)]
Mention = Annotated[str, BeforeValidator(_mention)]
Mentions = Annotated[tuple[Mention, ...], AfterValidator(_ids)]
Ids = Annotated[tuple[Slug, ...], AfterValidator(_ids)]


def pick(texts: Mapping[str, str] | None, lang: str, others: Sequence[str] = ()) -> Text | None:
    """The text in `lang`; else the one without a language; else the first of `others`; else any; None when there is none."""
    if not texts:
        return None
    for wanted in (lang, ANY, *others, *sorted(texts)):
        if wanted in texts:
            return Text(texts[wanted], "" if wanted == ANY else wanted)
    return None
