"""JSON, CSV, text and sitemaps come out so that programs and spreadsheets read them, whatever the content holds."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.render.data import csv_rows, json_piece, render_csv, render_json, render_sitemap, render_text

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SURROGATE = re.compile("[\ud800-\udfff]")
ANY_TEXT = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])))


def read_csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def written(columns: list[str], *rows: list[Any]) -> bytes:
    """A CSV file made of one piece for each row."""
    return render_csv({"columns": columns, "pieces": [csv_rows([row]) for row in rows]})


def test_json_keeps_letters_and_order() -> None:
    assert render_json({"data": {"b": "غلط", "a": 1}}) == '{"b":"غلط","a":1}\n'.encode()


def test_json_is_never_written_with_what_is_no_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render_json({"data": float("nan")})


@given(ANY_TEXT)
def test_any_text_becomes_valid_json(text: str) -> None:
    found = json.loads(render_json({"data": text}).decode("utf-8"))
    assert len(found) == len(text)


@given(st.lists(st.recursive(ANY_TEXT, lambda inner: st.dictionaries(ANY_TEXT, inner, max_size=3), max_leaves=5)))
def test_a_file_made_of_pieces_is_the_file_made_at_once(items: list[Any]) -> None:
    made = render_json({"data": {"a": "]}"}, "list": "items", "pieces": (json_piece(item) for item in items)})
    assert made == render_json({"data": {"a": "]}", "items": items}})


def test_csv_of_rows_is_that_of_the_same_rows_written_before() -> None:
    rows = [["2026-02", "health", 1], ["2026-03", "", 0]]
    assert render_csv({"columns": ["a", "b", "c"], "rows": rows}) == written(["a", "b", "c"], *rows)


def test_csv_is_read_back_with_urdu_commas_quotes_and_lines() -> None:
    row = ["غلط، درست", 'say "so"', "two\r\nlines", None, 6]
    raw = written(["a", "b", "c", "d", "e"], row)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert read_csv(raw) == [["a", "b", "c", "d", "e"], ["غلط، درست", 'say "so"', "two\r\nlines", "", "6"]]
    assert raw.count(b"\r\n") == 3


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "  =1+1", "＝1", "＋1", "－1", "＠a"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    _, (cell,) = read_csv(written(["a"], [text]))
    assert cell == "'" + text.replace("\0", "")


@pytest.mark.parametrize("text", ["1+1=2", "flood-picture", "a@b.example", "https://x.example/?a=b", "", "غلط"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert read_csv(written(["a"], [text]))[1] == [text]


def test_a_negative_number_stays_a_number() -> None:
    assert read_csv(written(["a"], [-1]))[1] == ["-1"]


@given(st.lists(st.text(st.one_of(st.characters(), st.sampled_from("=+-@\t\r\n\"',;＝"))), min_size=1))
def test_no_cell_begins_as_a_formula_and_none_breaks_out(row: list[str]) -> None:
    _, cells, again = read_csv(written(["a"] * len(row), row, row))
    assert cells == again
    assert len(cells) == len(row)
    for text, cell in zip(row, cells, strict=True):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
        assert cell.removeprefix("'") == SURROGATE.sub("\ufffd", text.replace("\0", "")).removeprefix("'")


def test_text_is_written_as_it_is() -> None:
    assert render_text({"text": "User-agent: *\n"}) == b"User-agent: *\n"


def test_a_sitemap_names_the_languages_of_a_page() -> None:
    alternates = [("en", "https://x.example/en/?a=1&b=2"), ("x-default", "https://x.example/en/")]
    entries = [("https://x.example/en/?a=1&b=2", "2026-02-03", alternates), ("https://x.example/ur/", "", [])]
    root = etree.fromstring(render_sitemap({"addresses": entries}))
    assert root.tag == f"{{{SPACES['s']}}}urlset"
    assert root.xpath("s:url/s:loc/text()", namespaces=SPACES) == [address for address, _, _ in entries]
    assert root.xpath("s:url/s:lastmod/text()", namespaces=SPACES) == ["2026-02-03"]
    links: Any = root.xpath("s:url/x:link[@rel='alternate']", namespaces=SPACES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == alternates


def test_an_index_names_its_files() -> None:
    files = [{"address": f"https://x.example/sitemap-{n}.xml", "modified": "2026-02-03"} for n in (1, 2)]
    root = etree.fromstring(render_sitemap({"index": files}))
    assert root.tag == f"{{{SPACES['s']}}}sitemapindex"
    assert root.xpath("s:sitemap/s:loc/text()", namespaces=SPACES) == [file["address"] for file in files]


@given(ANY_TEXT)
def test_no_address_makes_a_sitemap_that_cannot_be_read(text: str) -> None:
    entry = (f"https://x.example/{text}", text, [("en", text)])
    root = etree.fromstring(render_sitemap({"addresses": [entry]}))
    assert [element.tag.rpartition("}")[2] for element in root.iter()][:3] == ["urlset", "url", "loc"]
