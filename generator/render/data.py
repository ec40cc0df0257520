"""Data files as bytes: JSON, CSV, text, sitemaps. What is dangerous in a format is made harmless as it is written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

SURROGATE = re.compile("[\ud800-\udfff]")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
# OWASP ASVS 5.0, 1.2.10, and the full-width forms that spreadsheets read as the same signs, also after blanks.
FORMULA = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")
EXACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
BOM = "\ufeff"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold: one such character, and no reader opens the file."""
    return NOT_XML.sub("", text)


def json_line(data: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON in UTF-8, its letters as they are; ValueError for NaN, which is not JSON."""
    try:
        told = to_json(data)  # takes a quarter of the time of Python's own
    except PydanticSerializationError:  # half of a character
        return utf8(EXACT(data))
    # The one writes numbers that are none by these names, the other refuses them; as words in a text they may stand.
    return utf8(EXACT(data)) if b"NaN" in told or b"Infinity" in told else told


def json_bytes(data: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON as a file of one line."""
    return json_line(data) + b"\n"


def render_json(context: Mapping[str, Any]) -> bytes:
    """`data.json`: the context's `data`; with a `list` of that name at its end, made of `pieces` that are JSON already."""
    if "list" not in context:
        return json_bytes(context["data"])
    beginning = json_bytes({**context["data"], context["list"]: []}).removesuffix(b"]}\n")
    parts = [part for piece in context["pieces"] for part in (b",", piece)]  # joined once: they are tens of megabytes
    return b"".join([beginning, *parts[1:], b"]}\n"])


def json_piece(data: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """One element of such a list."""
    return json_bytes(data).removesuffix(b"\n")


def utf8(text: str) -> bytes:
    """The text in UTF-8; half of a character, which UTF-8 cannot hold, becomes a question mark on a diamond."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text).encode()


def render_csv(context: Mapping[str, Any]) -> bytes:
    """`data.csv`: the context's `columns`, then its `rows`, or `pieces` that are rows already; RFC 4180, every cell in quotes.

    The file begins with a byte order mark: without it Excel shows Urdu as gibberish, and its users cannot mend that;
    programs name the encoding `utf-8-sig`.
    """
    rows = [csv_rows(context["rows"])] if "rows" in context else context["pieces"]
    return b"".join([BOM.encode(), csv_rows([context["columns"]]), *rows])


def csv_rows(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(_cells(row) for row in rows)
    return utf8(stream.getvalue())


def _cells(row: Iterable[Any]) -> list[str]:
    # Nearly all cells are empty, or a text that begins with a letter or a digit.
    return [
        value if value == "" or (type(value) is str and value[0].isalnum() and "\0" not in value) else _cell(value)
        for value in row
    ]


def _cell(value: Any) -> str:  # noqa: ANN401 - text, number or nothing
    """A value that no spreadsheet runs as a formula: an apostrophe goes before what could be one."""
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if isinstance(value, str) and FORMULA.match(value) else text


def render_text(context: Mapping[str, Any]) -> bytes:
    """`text`: the context's `text` as it is."""
    return utf8(context["text"])


def render_sitemap(context: Mapping[str, Any]) -> bytes:
    """`sitemap`: a file of addresses (`addresses`), or the index of such files (`index`)."""
    lines = _index(context["index"]) if "index" in context else _addresses(context["addresses"])
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines]) + "\n"
    return xml_text(text).encode()


def _index(files: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield f'<sitemapindex xmlns="{SITEMAP}">'
    for file in files:
        yield f"<sitemap>{_element('loc', file['address'])}{_element('lastmod', file['modified'])}</sitemap>"
    yield "</sitemapindex>"


def _addresses(entries: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> Iterator[str]:
    yield f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">'
    for address, modified, alternates in entries:
        links = "".join(
            [f'<xhtml:link rel="alternate" hreflang="{lang}" href="{_escaped(other)}"/>' for lang, other in alternates]
        )
        yield f"<url>{_element('loc', address)}{_element('lastmod', modified)}{links}</url>"
    yield "</urlset>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escaped(text)}</{name}>" if text else ""


def _escaped(text: str) -> str:
    """A text in an element or an attribute. Of a hundred thousand addresses hardly one needs it."""
    return escape(text) if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text else text
