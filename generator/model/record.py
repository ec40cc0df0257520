"""The base of all values that are read from YAML: frozen, and closed against unknown fields."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict

from generator.model.text import BIDI_ANY, CONTROL

PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]*[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9._~!$&()*+,;=:@%/-]*)?(?:\?[A-Za-z0-9._~!$&()*+,;=:@%/?-]*)?"
)
"""Addresses with nothing in them that has to be looked into."""


class Record(BaseModel):
    """A frozen value with exactly the fields that it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def _address(value: str) -> str:
    text = value.strip()
    if PLAIN.fullmatch(text):
        return text
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        msg = "must be a whole address that begins with https:// or http://; copy it from the browser's address bar"
        raise ValueError(msg)
    if BIDI_ANY.search(text) or CONTROL.search(text) or any(char.isspace() or char in "<>\"'`\\" for char in text):
        msg = "holds a character that does not belong in an address; copy it again from the browser's address bar"
        raise ValueError(msg)
    return text


Address = Annotated[str, AfterValidator(_address)]
