"""Data files as bytes: JSON, CSV, text, sitemaps. What is dangerous in a format is made harmless as it is written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

SURROGATE = re.compile("[\ud800-\udfff]")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
# OWASP ASVS 5.0, 1.2.10, and the full-width forms that spreadsheets read as the same signs, also after blanks.
FORMULA = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")
BOM = "\ufeff"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def xml_text(text: str) -> str:
    """The text without what XML 1.0 cannot hold: one such character, and no reader opens the file."""
    return NOT_XML.sub("", text)


def json_bytes(data: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """JSON in UTF-8 on one line, its letters as they are; ValueError for NaN, which is not JSON."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return (SURROGATE.sub("\ufffd", text) + "\n").encode()


def render_json(context: Mapping[str, Any]) -> bytes:
    """`data.json`: the context's `data`."""
    return json_bytes(context["data"])


def render_csv(context: Mapping[str, Any]) -> bytes:
    """`data.csv`: the context's `columns` and `rows`, as RFC 4180 says, every cell in quotes.

    The file begins with a byte order mark: without it Excel shows Urdu as gibberish, and its users cannot mend that;
    programs name the encoding `utf-8-sig`.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(context["columns"])
    writer.writerows(_cells(row) for row in context["rows"])
    return (BOM + SURROGATE.sub("\ufffd", stream.getvalue())).encode()


def _cells(row: Iterable[Any]) -> list[str]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> str:  # noqa: ANN401 - text, number or nothing
    """A value that no spreadsheet runs as a formula: an apostrophe goes before what could be one."""
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if isinstance(value, str) and FORMULA.match(value) else text


def render_text(context: Mapping[str, Any]) -> bytes:
    """`text`: the context's `text` as it is."""
    return SURROGATE.sub("\ufffd", context["text"]).encode()


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


def _addresses(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">'
    for entry in entries:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
            for lang, address in entry["alternates"]
        )
        yield f"<url>{_element('loc', entry['address'])}{_element('lastmod', entry['modified'])}{links}</url>"
    yield "</urlset>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""
