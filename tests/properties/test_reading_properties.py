"""What holds for every text that anybody may hand in."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.load.anchors import slugify
from generator.load.front_matter import split_front_matter
from generator.load.markup import Markup, render_markup
from generator.load.parts import SHAPES, sort_fields
from generator.load.reading import TextFile, read_text
from generator.load.schema import read_record
from generator.load.yaml import parse_yaml
from generator.model.document import KINDS, Kind
from generator.model.source import Source
from generator.problems import refused

BOTH = pytest.mark.parametrize("kind", ["reviews", "lessons"])
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)
NESTED = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)
YAML_PIECES = st.sampled_from(
    ["title", "rating", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", "&a", "*a", "!t", "<<", "'", '"', "|", ">", "#", "%", "@", "\t",
     "~", "null", "---", "...", "?", ",", "\\", "اردو", "2026-02-03", "true", "{{ x }}"]
)  # fmt: skip
MARKDOWN_PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "> ",
            "- ",
            "  - ",
            "1. ",
            "1) ",
            "* ",
            "**",
            "*",
            "_",
            "`",
            "```",
            "~~~",
            "[",
            "](",
            ")",
            "![",
            "[[",
            "]]",
        ),
        *(
            "[^1]",
            "[^1]: ",
            "|",
            "|-|",
            "\n",
            "\n\n",
            "    ",
            "  ",
            "\\",
            "=\n",
            "---\n",
            "\x02",
            "\x03",
            "a",
            "اردو",
            "\u0650",
            "é",
        ),
        *(
            "<script>",
            "</script>",
            "<img src=x onerror=y>",
            "<svg/onload=z>",
            "javascript:a",
            "<a href='",
            "'>",
            "<b",
            "<p id='a'>",
        ),
        *(
            "<div style='a'>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&#106;",
            "&lt;",
            "{: onclick=a }",
            "{ #a .b style=c }",
            "--8<--",
        ),
        *("!!! note\n", '=== "T"\n', "???+ a\n", "*[a]: b\n", "[a]: javascript:b\n", "> [!NOTE]\n"),
    ]
)
ALLOWED_SCHEMES = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@given(st.text(max_size=300))
@example("---\n")
@example("---\n---")
@example("---\r\na: b\n---\n")
def test_any_text_as_a_file_gives_content_or_problems(text: str) -> None:
    content, problems = split_front_matter(TextFile("a.md", text))
    assert (content is None) == refused(problems)


@given(st.lists(YAML_PIECES, max_size=30).map("".join) | st.text(max_size=200))
@example("a: b #c")
def test_any_text_as_yaml_gives_data_or_problems(text: str) -> None:
    tree, problems = parse_yaml(text, "a.yml")
    assert (tree is None) == refused(problems)
    lines = text.count("\n") + 2
    assert all(problem.line <= lines and problem.column >= 1 for problem in problems)


@given(st.dictionaries(WORDS.filter(bool), NESTED, max_size=5), st.booleans())
def test_maps_of_texts_survive_being_written_and_read(data: dict[str, Any], flow: bool) -> None:  # noqa: FBT001
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, default_style='"', width=1000)
    tree, problems = parse_yaml(text, "a.yml")
    assert problems == []
    assert tree is not None
    assert tree.data == data


@given(
    st.sampled_from(KINDS),
    st.dictionaries(
        st.sampled_from(["title", "rating", "published", "claimant", "evidence", "images", "topics"]) | WORDS, NESTED
    ),
)
@example("reviews", {"evidence": [{"²": ""}]})
@example("reviews", {"evidence": [{"9" * 5000: ""}]})
def test_any_fields_give_a_record_or_problems(kind: Kind, data: dict[str, Any]) -> None:
    shape = SHAPES[kind]
    for model in (shape.text, shape.fields):
        record, problems = read_record(model, data, Source("a.md"))
        assert (record is None) == bool(problems)


@given(st.sampled_from(KINDS), st.lists(YAML_PIECES, max_size=20).map("".join))
def test_any_front_matter_is_sorted_or_refused(kind: Kind, text: str) -> None:
    content, _ = split_front_matter(TextFile("a.md", f"---\n{text}\n---\nbody"))
    if content:
        part, problems = sort_fields("en", content, SHAPES[kind])
        assert set(part.text) | set(part.shared) <= {*SHAPES[kind].names}
        assert all(problem.file == "a.md" for problem in problems)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_as_nfc_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = Path(tmp_path_factory.getbasetemp()) / "any.md"
    path.write_bytes(raw)
    file, problems = read_text(path, "any.md")
    assert (file is None) == bool(problems)
    if file:
        assert unicodedata.is_normalized("NFC", file.text)
        assert "\r" not in file.text


class Judge(HTMLParser):
    """Notes what a browser would see in a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.pictures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "svg", "math", "form", "object", "embed", "link", "meta", "base"}:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcset", "formaction", "action"}:
                self.faults.append(f"{name}=")
            scheme = ALLOWED_SCHEMES.match(value or "") if name in {"href", "src"} else None
            if scheme and scheme[1].lower() not in {"http", "https", "mailto", "tel"}:
                self.faults.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if tag == "img" and name == "src":
                self.pictures.append(value or "")


@BOTH
@settings(max_examples=300)
@given(text=st.lists(MARKDOWN_PIECES, max_size=30).map("".join) | st.text(max_size=200))
@example(text="<a href='\n'>")
def test_no_markdown_gives_anything_but_safe_html(kind: Kind, text: str) -> None:
    body, problems = render_markup(Markup(text, kind, 1, "a.md"))
    judge = Judge()
    judge.feed(body.html)
    assert judge.faults == []
    assert sorted(judge.ids) == sorted(body.anchors)
    assert len(set(judge.ids)) == len(judge.ids)
    assert sorted(judge.pictures) == sorted(image.target for image in body.images)
    assert not any(problem.code == "markup-failed" for problem in problems), problems
    lines = text.split("\n")
    for reference in (*body.links, *body.images):
        assert 0 <= reference.line <= len(lines)
        end = len(lines[reference.line - 1]) + 1  # at which an address stands that begins with the end of its line
        assert not reference.line or 1 <= reference.column <= end


@given(st.text(max_size=100))
def test_an_anchor_is_never_empty_and_holds_no_space(title: str) -> None:
    anchor = slugify(title)
    assert anchor
    assert not re.search(r"[\s\"'<>&#%]", anchor)
    assert slugify(anchor) == anchor
