from __future__ import annotations

import time

import pytest

from generator.load.yaml import MOST, parse_yaml


def codes(text: str) -> list[tuple[str, int, int]]:
    tree, problems = parse_yaml(text, "x.yml", first_line=2)
    assert tree is None
    assert all(problem.file == "x.yml" for problem in problems)
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_every_scalar_stays_text() -> None:
    tree, problems = parse_yaml("a: no\nb: 017\nc: 12:30\nd: 1e3\ne: .nan\nf: 2026-13-45\ng: off\nh: 0x1F", "x.yml")
    assert problems == []
    assert tree is not None
    assert list(tree.data.values()) == ["no", "017", "12:30", "1e3", ".nan", "2026-13-45", "off", "0x1F"]


def test_nothing_plain_means_absent_and_quoted_stays_text() -> None:
    tree, _ = parse_yaml("a:\nb: ~\nc: null\nd: 'null'\ne: ''\nf: \"~\"\ng: |\n", "x.yml")
    assert tree is not None
    assert tree.data == {"d": "null", "e": "", "f": "~", "g": ""}


def test_empty_entries_of_a_list_are_left_out_and_marks_follow() -> None:
    tree, _ = parse_yaml("a:\n  -\n  - b\n  - c: d", "x.yml")
    assert tree is not None
    assert tree.data == {"a": ["b", {"c": "d"}]}
    assert tree.marks["a.0"] == (3, 5)
    assert tree.marks["a.1.c"] == (4, 5)


def test_marks_give_the_line_and_column_of_each_key_in_the_file() -> None:
    tree, _ = parse_yaml("title: x\nevidence:\n  - title: y\n    url: z", "x.md", first_line=2)
    assert tree is not None
    assert tree.marks == {
        "title": (2, 1),
        "evidence": (3, 1),
        "evidence.0": (4, 5),
        "evidence.0.title": (4, 5),
        "evidence.0.url": (5, 5),
    }


def test_columns_count_characters_and_not_bytes() -> None:
    assert codes('{عنوان: "اردو", x: &y z}') == [("yaml-anchor", 2, 20)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~"])
def test_a_text_without_fields_is_an_empty_map(text: str) -> None:
    tree, problems = parse_yaml(text, "x.yml")
    assert (tree and tree.data, problems) == ({}, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b", ("yaml-anchor", 2, 4)),
        ("a: *x", ("yaml-alias", 2, 4)),
        ("*x : b", ("yaml-alias", 2, 1)),
        ("<<: {a: b}", ("yaml-merge", 2, 1)),
        ("a: !x b", ("yaml-tag", 2, 4)),
        ("a: !!python/object:os.system []", ("yaml-tag", 2, 4)),
        ("%YAML 1.1\n---\na: b", ("yaml-tag", 2, 1)),
        ("a: b\nc: d\na: e", ("yaml-duplicate-key", 4, 1)),
        ("x:\n  a: b\n  a: c", ("yaml-duplicate-key", 4, 3)),
        ("a: b\n---\nc: d", ("yaml-documents", 3, 1)),
        ("\ta: b", ("yaml-tab", 2, 1)),
        ("a: b\n\tc: d", ("yaml-tab", 3, 1)),
        ("a: >\n\tb", ("yaml-tab", 3, 1)),
        ("title: a: b", ("yaml-syntax", 2, 9)),
        ('title: "abc\nb: c', ("yaml-syntax", 2, 8)),
        ("title: @x", ("yaml-syntax", 2, 8)),
        ("title: `x`", ("yaml-syntax", 2, 8)),
        ("title: *bold* x", ("yaml-syntax", 2, 13)),
        ('title: "a \\d"', ("yaml-syntax", 2, 11)),
        ("a: [b, c\nd: e", ("yaml-syntax", 2, 4)),
        ("a: {b: c\nd: e", ("yaml-syntax", 2, 4)),
        ("a: b\n- c", ("yaml-syntax", 3, 1)),
        ("- a", ("yaml-syntax", 2, 1)),
        ("just text", ("yaml-syntax", 2, 1)),
        ("[a]: b", ("yaml-syntax", 2, 1)),
    ],
)
def test_what_yaml_may_not_hold_is_told_with_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert codes(text) == [expected]


def test_several_faults_are_told_together() -> None:
    assert [code for code, _, _ in codes("a: &x b\nc: *x\nc: !y d")] == [
        "yaml-anchor",
        "yaml-alias",
        "yaml-duplicate-key",
        "yaml-tag",
    ]


def test_a_key_that_reads_as_a_merge_may_be_quoted() -> None:
    tree, _ = parse_yaml("'<<': a", "x.yml")
    assert tree is not None
    assert tree.data == {"<<": "a"}


@pytest.mark.parametrize("text", ["[" * 40_000, "{a: " * 16_000, "- " * 30_000, "? " * 30_000, "a: " + "[" * 60_000])
def test_forty_thousand_brackets_are_refused_at_once(text: str) -> None:
    start = time.monotonic()
    tree, problems = parse_yaml(text, "x.yml")
    assert tree is None
    assert problems[0].code in {"yaml-depth", "yaml-syntax"}
    assert time.monotonic() - start < 1


def test_twenty_levels_are_read_and_the_next_is_refused() -> None:
    assert parse_yaml("a: " + "[" * 19 + "]" * 19, "x.yml")[1] == []
    assert codes("a: " + "[" * 20 + "]" * 20) == [("yaml-depth", 2, 23)]


def test_a_bomb_of_aliases_is_refused_before_it_is_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert {code for code, _, _ in codes(bomb)} == {"yaml-anchor", "yaml-alias"}


def test_a_colon_in_a_title_is_told_with_what_to_do() -> None:
    _, problems = parse_yaml("title: Flood picture: what it shows", "x.md")
    assert 'must be quoted: title: "' in problems[0].hint


def test_a_message_never_carries_signs_that_steer_a_terminal() -> None:
    _, problems = parse_yaml('"\\e[31m": a\n"\\e[31m": b', "x.md")
    assert problems[0].code == "yaml-duplicate-key"
    assert problems[0].message.isprintable()


@pytest.mark.parametrize(
    ("text", "column", "quoted"),
    [
        ("fact: The fee is 30 #not 300", 21, "“#not 300”"),
        ("fact: یہ بات #درست نہیں", 14, "“#درست نہیں”"),
        ("fact: The fee is 30 # not 300", 21, "“# not 300”"),
        ("accent: #0b5a52", 9, "“#0b5a52”"),
        ("note: {en: Room #4 is shut\n}", 17, "“#4 is shut”"),
        ("places:\n  - Ward #4", 10, "“#4”"),
    ],
)
def test_a_text_that_a_sign_cuts_off_is_told(text: str, column: int, quoted: str) -> None:
    tree, (problem,) = parse_yaml(text, "x.yml", first_line=2)
    assert tree is not None
    assert (problem.code, problem.severity, problem.column) == ("yaml-comment", "warning", column)
    assert problem.line == text.count("\n", 0, text.index("#")) + 2
    assert quoted in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "a: b # comment",
        "a: two words  # comment",
        "a: # comment",
        "# a",
        "a: 'b #c'",
        "a: b#c",
        "a: 'b' #c",
        "a: b #!c",
    ],
)
def test_a_comment_that_is_set_off_is_no_fault(text: str) -> None:
    assert parse_yaml(text, "x.yml")[1] == []


def test_texts_that_are_cut_off_are_told_a_few_times() -> None:
    assert len(parse_yaml("".join(f"k{n}: a #b\n" for n in range(500)), "x.yml")[1]) == MOST


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("fact: 'The council's fee is 30'", 19, "this apostrophe ends it"),
        ("fact: 'It's: so'", 10, "this apostrophe ends it"),
        ('title: "She said "no""', 18, "this quotation mark ends it"),
    ],
)
def test_a_quotation_mark_inside_a_quoted_text_is_named(text: str, column: int, told: str) -> None:
    _, (problem,) = parse_yaml(text, "x.yml")
    assert (problem.code, problem.line, problem.column) == ("yaml-syntax", 1, column)
    assert told in problem.message
