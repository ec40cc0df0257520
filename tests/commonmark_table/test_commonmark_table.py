"""Each example of examples.yml on both sides, and against a third parser; docs/markdown.md is the table of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from generator.load.finishing import finish
from generator.load.markup import Markup, render_markup
from generator.load.sanitise import sanitise
from generator.load.yaml import parse_yaml

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "markdown.md"
BLOCK_GAP = re.compile(r" ?(</?(?:p|ul|ol|li|blockquote|div|h\d|pre|hr|table|thead|tbody|tr|th|td|br)\b[^>]*>) ?")
PICTURE = re.compile(r"<img ([^>]*)>")
PIECES = (
    *(
        "- a",
        "* b",
        "1. c",
        "2) d",
        "  - e",
        "    - f",
        "   - j",
        "  1. k",
        "- ",
        "",
        "",
        "  g",
        "    h",
        "      z",
        "i",
    ),
    *("> q", "## H", "---", "```", "  two  ", "[l](/x)", "**b**"),
)
ATTRIBUTE = re.compile(r'[a-z]+="[^"]*"')
Example = Mapping[str, Any]


def examples() -> list[Example]:
    tree, problems = parse_yaml((HERE / "examples.yml").read_text("utf-8"), "examples.yml")
    assert tree is not None, problems
    return list(tree.data["examples"])


EXAMPLES = examples()
EACH = pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e['group']}, {e['name']}" for e in EXAMPLES])


def shown(html: str) -> str:
    """The HTML without differences that no reader sees: white space between blocks, the order of a picture's attributes."""
    html = BLOCK_GAP.sub(r"\1", re.sub(r"\s+", " ", html))
    html = PICTURE.sub(lambda match: "<img " + " ".join(sorted(ATTRIBUTE.findall(match[1]))) + ">", html)
    return html.replace("&nbsp;", " ").strip()


def archive(markdown: str) -> str:
    return shown(render_markup(Markup(markdown, "reviews"))[0].html)


def handbook(markdown: str) -> str:
    return shown(render_markup(Markup(markdown, "pages"))[0].html)


@EACH
def test_both_sides_agree_but_where_the_table_says_otherwise(example: Example) -> None:
    first, second = archive(example["markdown"]), handbook(example["markdown"])
    if "differs" in example:
        assert first != second, "the sides agree: take `differs` out"
    else:
        assert first == second


@EACH
def test_the_archive_side_is_commonmark(example: Example) -> None:
    if "ours" in example:
        assert archive(example["markdown"]) != ""
        return
    third = MarkdownIt("commonmark").render(example["markdown"])
    assert archive(example["markdown"]) == shown(finish(sanitise(third), {}).html)


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


def test_random_documents_of_lists_and_paragraphs_come_out_the_same() -> None:
    choose = random.Random(7)  # noqa: S311 - the same documents every time
    documents = ["\n".join(choose.choices(PIECES, k=choose.randint(2, 6))) for _ in range(1500)]
    whole = [text for text in documents if text.count("```") % 2 == 0]
    different = [text for text in whole if archive(text) != handbook(text)]
    assert len(different) < len(whole) / 100, different
    lost = [text for text in different if sorted(words(archive(text))) != sorted(words(handbook(text)))]
    assert lost == [], "words are lost or added"


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(EXAMPLES) >= 100
    assert len({(e["group"], e["name"]) for e in EXAMPLES}) == len(EXAMPLES)
    assert sum("differs" in e for e in EXAMPLES) <= 5


def test_the_documentation_shows_the_table(expect: Callable[[Path, str], None]) -> None:
    expect(DOCS, page())


def cell(markdown: str) -> str:
    """A Markdown source in a cell: line ends as ↵, spaces at a line's end as ·."""
    text = re.sub(r" +(?=\n|$)", lambda match: "·" * len(match.group()), markdown)
    text = text.replace("\t", "→").replace("\n", "↵").replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def page() -> str:
    different = [e for e in EXAMPLES if "differs" in e]
    lines = [(HERE / "introduction.md").read_text("utf-8").rstrip(), ""]
    lines.append(
        f"Of the {len(EXAMPLES)} examples {len(EXAMPLES) - len(different)} come out the same on both sides and {len(different)} differ."
        " `↵` is the end of a line, `·` a space at its end, `→` a tab."
    )
    for group in dict.fromkeys(e["group"] for e in EXAMPLES):
        lines += ["", f"### {group}", "", "| written | what it is | handbook side |", "|---|---|---|"]
        lines += [
            f"| {cell(e['markdown'])} | {e['name']} | {'differs: ' + e['differs'] if 'differs' in e else 'same'} |"
            for e in EXAMPLES
            if e["group"] == group
        ]
    return "\n".join(lines) + "\n"
