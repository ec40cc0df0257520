from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.site import load, place


def test_an_entry_has_its_files_name_as_id_and_keeps_its_position(tmp_path: Path) -> None:
    topic = load(tmp_path).library.topics["health"]
    assert topic.id == "health"
    assert topic.name["ur"] == "صحت"
    assert topic.source.at("name") == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\nid: b\n", ("unknown-field", 2)),
        ("name: A\nsource: b\n", ("unknown-field", 2)),
        ("name: {en: A, fr: B}\n", ("unknown-language", 1)),
        ("name: A\nurl: example.org\n", ("bad-address", 2)),
        ("name: A\nteam: perhaps\n", ("wrong-type", 2)),
        ("role: A\n", ("missing-field", 1)),
        ("- a\n", ("yaml-syntax", 1)),
    ],
)
def test_a_faulty_entry_is_told_and_counts_as_broken(tmp_path: Path, text: str, expected: tuple[str, int]) -> None:
    loaded = load(tmp_path, {"content/people/other.yml": text})
    code, line = expected
    assert [place(problem) for problem in loaded.errors] == [(code, "content/people/other.yml", line)]
    assert "people/other" in loaded.library.broken
    assert "other" not in loaded.library.people


def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"content/topics/Public Health.yml": "name: A\n"})
    assert loaded.one("bad-slug").file == "content/topics/Public Health.yml"


def test_two_files_for_one_id_are_told(tmp_path: Path) -> None:
    assert (
        load(tmp_path, {"content/topics/health.yaml": "name: A\n"}).one("duplicate-id").file
        == "content/topics/health.yml"
    )


def test_a_cut_off_text_is_only_warned_of(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"content/people/other.yml": "name: A\nrole: Editor #1 of all\n"})
    assert loaded.one("yaml-comment").severity == "warning"
    assert loaded.errors == []
    assert "other" in loaded.library.people
