from __future__ import annotations

import re
import time

import pytest

from generator.load.markup import Markup, render_markup
from generator.model.body import Body, Reference
from generator.model.document import Kind
from generator.problems import Problem, Severity

BOTH = pytest.mark.parametrize("kind", ["reviews", "lessons"])
WORDS = {"alert.note": "نوٹ", "footnote.back": "متن پر واپس", "table": "جدول"}


def render(text: str, kind: Kind = "reviews", *, first_line: int = 10) -> tuple[Body, list[Problem]]:
    return render_markup(Markup(text, kind, first_line, "a.md", WORDS))


def body(text: str, kind: Kind = "reviews") -> Body:
    found, problems = render(text, kind)
    assert problems == []
    return found


@BOTH
def test_a_heading_in_urdu_keeps_its_letters_in_its_anchor(kind: Kind) -> None:
    found = body("## ہم نے کیسے جانچا؟\n\n## What’s *new*, 2026\n\n## ۱۲ مئی\n", kind)
    assert found.anchors == ("ہم-نے-کیسے-جانچا", "whats-new-2026", "۱۲-مئی")
    assert [heading.title for heading in found.headings] == ["ہم نے کیسے جانچا؟", "What’s new, 2026", "۱۲ مئی"]


@BOTH
def test_equal_headings_get_numbers_and_nothing_collides(kind: Kind) -> None:
    found = body("## A\n\n## A\n\n## A 2\n\n## A\n\n## !!\n\n## fn 1\n\nx[^1]\n\n[^1]: y\n", kind)
    assert found.anchors[:6] == ("a", "a-2", "a-2-2", "a-3", "section", "fn-1-2")
    assert len(set(found.anchors)) == len(found.anchors)


@BOTH
def test_a_heading_may_have_an_anchor_of_its_own(kind: Kind) -> None:
    assert body("## Long heading {#own}\n\n### دوسرا {#دوسرا}\n", kind).anchors == ("own", "دوسرا")


@BOTH
def test_an_unsafe_or_repeated_id_is_replaced(kind: Kind) -> None:
    text = '## A {#__top}\n\n## B {#b}\n\n## C {#b}\n\n<p id="b">x</p>\n\n<p id="a b">y</p>\n'
    found = body(text, kind)
    assert found.anchors == ("a", "b", "c")
    assert re.findall(r'\bid="([^"]*)"', found.html) == ["a", "b", "c"]


@BOTH
def test_a_first_level_heading_is_shown_as_the_second_with_a_warning(kind: Kind) -> None:
    found, problems = render("text\n\n# Title\n\n## Next\n", kind)
    assert '<h2 id="title">Title</h2>' in found.html
    assert [(p.code, p.line, p.column, p.severity) for p in problems] == [("heading-level", 12, 1, Severity.WARNING)]


@BOTH
def test_a_level_that_is_left_out_is_warned_of(kind: Kind) -> None:
    _, problems = render("## A\n\n```\n# no heading\n```\n\n#### B\n", kind)
    assert [(p.code, p.line) for p in problems] == [("heading-level", 16)]


def test_links_and_pictures_have_their_line_and_column() -> None:
    text = "پہلا [a](/b) اور ![alt *x*](c.jpg)\n\n- [d][e] <https://f.example>\n\n[e]: /g\n"
    found = body(text)
    assert found.links == (Reference("/b", 10, 6), Reference("/g", 12, 3), Reference("https://f.example", 12, 10))
    assert found.images == (Reference("c.jpg", 10, 18, "alt x"),)


def test_the_same_target_twice_has_two_positions() -> None:
    assert [(link.line, link.column) for link in body("[a](/b)\n\n[c](/b)\n").links] == [(10, 1), (12, 1)]


def test_links_of_a_footnote_have_their_own_position() -> None:
    assert [link.line for link in body("a[^1] [b](/x)\n\n[^1]: [c](/x)\n").links] == [10, 12]


@BOTH
def test_raw_html_has_its_links_and_pictures_listed_too(kind: Kind) -> None:
    found = body('a <a href="/b">c</a>\n\n<img src="https://other.example/d.jpg" alt="e">\n', kind)
    assert found.links == (Reference("/b", 10, 12),)
    assert found.images == (Reference("https://other.example/d.jpg", 12, 11, "e"),)


def test_positions_of_the_handbook_side_are_where_the_target_is_written() -> None:
    text = "[a](/b) `[x](/b)`\n\n```\n[y](/b)\n```\n\n![c](d.jpg)\n\n[e][f] [g][f]\n\n[f]: /h\n"
    found = body(text, "lessons")
    assert found.links == (Reference("/b", 10, 5), Reference("/h", 20, 6), Reference("/h", 20, 6))
    assert found.images == (Reference("d.jpg", 16, 6, "c"),)


def test_a_position_that_is_not_sure_is_not_given() -> None:
    assert body("    [x](/b)\n\n[a](/b)\n", "lessons").links == (Reference("/b"),)


@BOTH
def test_every_picture_shown_is_listed(kind: Kind) -> None:
    found = body('![a](b.jpg) <img src="c.jpg"> <img alt="none"> <IMG SRC=d.jpg>\n', kind)
    assert (
        re.findall(r'<img[^>]*src="([^"]*)"', found.html)
        == [image.target for image in found.images]
        == ["b.jpg", "c.jpg", "d.jpg"]
    )
    assert found.html.count("<img") == found.html.count("alt=") == 3


@BOTH
@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a [b](javascript:alert(1))", "address-refused", 7),
        ("a ![b](data:image/svg+xml,x)", "address-refused", 8),
        ("a [b](JaVaScRiPt:x)", "address-refused", 7),
        ('a <a href="vbscript:x">b</a>', "address-refused", 12),
        ("a <script>b</script>", "html-removed", 3),
        ('a <iframe src="https://example.org"></iframe>', "html-removed", 3),
        ("a <svg onload=x></svg>", "html-removed", 3),
        ("a <form></form>", "html-removed", 3),
    ],
)
def test_what_is_taken_out_is_told(kind: Kind, text: str, code: str, column: int) -> None:
    found, problems = render(text, kind)
    assert [(p.code, p.line, p.column) for p in problems] == [(code, 10, column)]
    assert not re.search(r"script|data:|iframe|svg|form", found.html, re.IGNORECASE)


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p dir="rtl" lang="ur">ا</p>', '<p dir="rtl" lang="ur">ا</p>'),
        ('<span style="color:red" class="md-header" onclick="x">a</span>', "<span>a</span>"),
        ('<bdi>@name</bdi> <abbr title="x">a</abbr>', '<p><bdi>@name</bdi> <abbr title="x">a</abbr></p>'),
        ('<input type="text" name="a">', ""),
        ('<input type="radio" name="a" id="b">', ""),
        ("<div><p>not closed", "<div><p>not closed</p></div>"),
        ("<!-- not shown -->", ""),
    ],
)
def test_pasted_html_keeps_what_is_safe(kind: Kind, text: str, expected: str) -> None:
    found, _ = render(text, kind)
    assert expected in re.sub(r"\n+", "", found.html)
    assert not re.search(r"style|class|onclick|<input|<!--", found.html)


@BOTH
def test_footnotes_lead_there_and_back_with_words_in_the_pages_language(kind: Kind) -> None:
    found = body("a[^x] b[^y] c[^x]\n\n[^y]: two\n[^x]: one\n", kind)
    assert set(found.anchors) == {"fnref-1", "fnref-2", "fnref2-1", "fn-1", "fn-2"}
    assert set(re.findall(r'href="#([^"]*)"', found.html)) == set(found.anchors)
    assert found.html.count('aria-label="متن پر واپس"') == 3
    assert found.text == "a b c one two"
    assert found.links == ()


@BOTH
def test_a_footnote_without_text_is_warned_of_but_not_in_code(kind: Kind) -> None:
    _, problems = render("a[^1] and `b[^2]`\n", kind)
    assert [(p.code, p.line, p.column) for p in problems] == [("footnote-missing", 10, 2)]


@BOTH
def test_alerts_have_titles_in_the_pages_language(kind: Kind) -> None:
    html = body("> [!NOTE]\n> a\n\n> [!WARNING]\n> b\n", kind).html
    assert '<div class="admonition note">\n<p class="admonition-title">نوٹ</p>' in html
    assert '<div class="admonition warning">\n<p class="admonition-title">Warning</p>' in html


@BOTH
def test_tables_scroll_can_be_reached_and_are_named_and_aligned_without_styles(kind: Kind) -> None:
    html = body("| a | b |\n|:-:|--:|\n| c | d |\n", kind).html
    assert (
        '<div class="md-typeset__scrollwrap" tabindex="0" role="group" aria-label="جدول"><div class="md-typeset__table"><table>'
        in html
    )
    assert '<td class="align-center">c</td>' in html
    assert '<td class="align-right">d</td>' in html


@BOTH
def test_an_empty_corner_of_a_table_is_no_heading(kind: Kind) -> None:
    html = body("|  | b |\n|:-:|---|\n| c | d |\n", kind).html
    assert re.findall(r"<t[hd]\b", html) == ["<td", "<th", "<td", "<td"]
    assert '<td class="align-center"></td>' in html


@BOTH
def test_code_has_no_colours_of_its_own_and_can_be_reached(kind: Kind) -> None:
    assert body("```python\na = 1\n```\n", kind).html.strip() == '<pre><code tabindex="0">a = 1</code></pre>'


@BOTH
def test_text_has_spaces_between_blocks_and_no_marks(kind: Kind) -> None:
    found = body("## A\n\nb **c**d &amp; e[^1]\n\n- f\n- g\n\n| h | i |\n|---|---|\n| j | k |\n\n[^1]: l\n", kind)
    assert found.text == "A b cd & e f g h i j k l"


@BOTH
def test_addresses_hold_no_sign_that_browsers_read_differently(kind: Kind) -> None:
    html = body('[a](</b c"d>) [e](/100%) [f](/ا%20ب)\n', kind).html
    assert re.findall(r'href="([^"]*)"', html) == ["/b%20c%22d", "/100%25", "/ا%20ب"]


def test_bodies_on_one_page_have_ids_of_their_own() -> None:
    markup = Markup("## A\n\nx[^1]\n\n[^1]: y\n", "glossary", prefix="claim-")
    found, _ = render_markup(markup)
    assert found.anchors == ("claim-a", "claim-fnref-1", "claim-fn-1")
    assert re.findall(r'href="#([^"]*)"', found.html) == ["claim-fn-1", "claim-fnref-1"]


def test_materials_blocks_work_in_lessons() -> None:
    text = (
        '!!! note\n    a\n\n??? tip "T"\n    b\n\n=== "One"\n    c\n\n=== "Two"\n    d\n\nGPS\n\n*[GPS]: Positioning\n'
    )
    html = body(text, "lessons").html
    assert '<div class="admonition note">\n<p class="admonition-title">نوٹ</p>' in html
    assert '<details class="tip">\n<summary>T</summary>' in html
    assert '<label for="__tabbed_1_2">Two</label>' in html
    assert re.search(r'<input [^>]*type="radio"[^>]* id="__tabbed_1_2">', html)
    assert '<abbr title="Positioning">GPS</abbr>' in html


def test_materials_blocks_work_within_lists() -> None:
    html = body('1. a\n\n    !!! note "N"\n        b\n\n    ```\n    c\n    ```\n\n2. d\n', "lessons").html
    assert '<div class="admonition note">' in html
    assert '<pre><code tabindex="0">c</code></pre>' in html
    assert html.count("<ol>") == 1
    assert html.count("<li>") == 2


def test_snippets_are_off() -> None:
    assert "root:" not in body('--8<-- "/etc/passwd"\n', "lessons").html


HOSTILE = [
    *(
        "[",
        "![",
        "](",
        "*",
        "_",
        "`",
        "<",
        "&",
        "\\",
        "> ",
        "- ",
        "1. ",
        "# a\n",
        "|",
        "a\n=\n",
        "---\n",
        "```\n",
        "[^",
        "    ",
    ),
    *(
        "[^a]: x\n",
        "[a]: b\n",
        "!!! a\n",
        "??? a\n",
        "<div>",
        "<ul><li>",
        "<b>",
        "a\n\n",
        "- a\n",
        "{: #a }",
        "*[a]: b\n",
    ),
    "| a |\n|---|\n",
]


@BOTH
@pytest.mark.parametrize("piece", HOSTILE)
def test_sixteen_kilobytes_of_anything_take_no_second(kind: Kind, piece: str) -> None:
    start = time.process_time()
    render(piece * (16_384 // len(piece)), kind)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n" * 70_000, "file-too-large"),
        ("x\n\n" + "[" * 5000, "too-many-signs"),
        ("x\n\n" + "a\n" * 1001, "too-many-signs"),
        ("x\n\n" + "|a" * 300, "too-many-signs"),
        ("x\n\n[a]: " + "b" * 60_000 + "\n\n" + "[a]\n\n" * 10_000, "too-many-signs"),
        ("x\n\n*[a]: " + "b" * 60_000 + "\n\n" + "a\n\n" * 10_000, "too-many-signs"),
        ("x\n\n" + "<div>" * 500, "too-deep"),
    ],
)
def test_what_python_markdown_cannot_bear_is_refused(text: str, code: str) -> None:
    found, problems = render(text, "pages")
    assert [p.code for p in problems] == [code]
    assert found == Body()


@pytest.mark.parametrize("text", ["> " * 100 + "a", "- " * 100 + "a", "<div>" * 100, "<ul><li>" * 100])
def test_blocks_too_deep_in_one_another_are_refused(text: str) -> None:
    assert [p.code for p in render(text)[1]] == ["too-deep"]


def test_a_table_that_grows_by_its_missing_cells_is_refused() -> None:
    text = "x\n\n" + "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "a\n" * 1000
    found, problems = render(text)
    assert [p.code for p in problems] == ["too-many-signs"]
    assert found == Body()


def test_a_parser_that_failed_does_not_spoil_the_next_text() -> None:
    deep = "".join(f"{'    ' * level}!!! a\n" for level in range(240))
    render(deep, "pages")
    assert body("- a\n  - b\n", "pages").html.count("<ul>") == 2


@pytest.mark.parametrize("kind", ["reviews", "pages"])
def test_headings_keep_their_place_in_the_file(kind: Kind) -> None:
    body, _ = render_markup(Markup("Text.\n\n## A *b*\n\nText.\n\n## C\n", kind, 10))
    assert [(heading.title, heading.line, heading.column) for heading in body.headings] == [
        ("A b", 12, 1),
        ("C", 16, 1),
    ]
