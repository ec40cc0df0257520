from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.config import load_config
from generator.problems import Problem, Severity
from tests.load.site import CONFIG, load, place, write


def problems_of(root: Path, text: str) -> list[Problem]:
    write(root, {"site_config.yml": text})
    return load_config(root / "site_config.yml")[1]


def edited(old: str, new: str) -> str:
    assert old in CONFIG
    return CONFIG.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(edited("https://tasdiq", "tasdiq"), ("bad-address", 1), id="an address without https"),
        pytest.param(edited("Asia/Karachi", "Karachi"), ("wrong-value", 4), id="no time zone"),
        pytest.param(edited("timezone", "time_zone"), ("unknown-field", 4), id="an unknown setting"),
        pytest.param(
            edited("timezone", "strings: {}\ntimezone"), ("unknown-field", 4), id="a setting that no editor writes"
        ),
        pytest.param(edited("id: correct", "id: 'true'"), ("forbidden-id", 11), id="an id that YAML 1.1 reads as true"),
        pytest.param(edited("id: incorrect", "id: correct"), ("duplicate-id", 16), id="a verdict twice"),
        pytest.param(edited("value: 2", "value: 0"), ("out-of-range", 14), id="a value below 1"),
        pytest.param(edited("value: 1\n", "value: 9\n"), ("rating-order", 19), id="not most accurate first"),
        pytest.param(
            edited("value: 1\n", "value: 1\n    retired: true\n    replaced_by: korrect\n"),
            ("unknown-id", 21),
            id="replaced by nothing",
        ),
        pytest.param(
            edited("value: 1\n", "value: 1\n    replaced_by: correct\n"),
            ("rating-not-retired", 20),
            id="replaced but in use",
        ),
        pytest.param(
            edited("timezone:", "offline: true\nlite: false\ntimezone:"),
            ("offline-without-lite", 4),
            id="nothing to keep",
        ),
        pytest.param(edited("#117733", "green"), ("wrong-format", 15), id="a colour by name"),
        pytest.param(edited(", ur: درست", ""), ("missing-translation", 12), id="a label in one language"),
        pytest.param(
            edited("ur: درست", "ur: درست, fr: vrai"), ("unknown-language", 12), id="a label in a language too many"
        ),
        pytest.param(
            edited("name: English", "name: English, digits: roman"), ("unknown-value", 6), id="unknown digits"
        ),
        pytest.param(edited("id: ur", "id: en"), ("duplicate-id", 7), id="a language twice"),
        pytest.param(CONFIG + "base_url: https://example.org\n", ("yaml-duplicate-key", 21), id="a setting twice"),
        pytest.param("\tname: x\n", ("yaml-tab", 1), id="a tab"),
    ],
)
def test_a_faulty_setting_is_told_with_its_line(tmp_path: Path, text: str, expected: tuple[str, int]) -> None:
    errors = [problem for problem in problems_of(tmp_path, text) if problem.severity is Severity.ERROR]
    code, line = expected
    assert (code, "site_config.yml", line) in [place(problem) for problem in errors]


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    config, problems = load_config(tmp_path / "site_config.yml")
    assert config is None
    assert problems[0].code == "no-config"
    assert "tasdiq init" in problems[0].hint


def test_settings_keep_their_positions(tmp_path: Path) -> None:
    config = load(tmp_path).library.config
    assert config.source.file == "site_config.yml"
    assert config.source.at("ratings.1.label") == (17, 5)


def test_a_scale_with_verdicts_off_the_line_is_in_order(tmp_path: Path) -> None:
    satire = '  - {id: satire, label: {en: Satire, ur: طنز}, definition: {en: A joke, ur: مذاق}, colour: "#555555"}\n'
    assert problems_of(tmp_path, CONFIG.replace("  - id: incorrect", satire + "  - id: incorrect")) == []


def test_the_newsroom_may_word_the_interface_anew(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"templates/strings/ur.yml": "search: ڈھونڈیں\n"})
    assert loaded.problems == []
    assert loaded.library.config.strings["ur"]["search"] == "ڈھونڈیں"
    assert loaded.library.config.strings["en"]["search"] == "Search"


def test_a_language_without_words_shows_english_and_is_warned_of(tmp_path: Path) -> None:
    text = CONFIG.replace("  - {id: ur, name: اردو}", "  - {id: ur, name: اردو}\n  - {id: sd, name: سنڌي}")
    loaded = load(tmp_path, {"site_config.yml": text})
    assert loaded.one("missing-strings").severity is Severity.WARNING
    assert loaded.library.config.strings["sd"] == loaded.library.config.strings["en"]


def test_a_place_that_no_page_fills_is_refused(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"templates/strings/en.yml": 'home: "Home {nobody}"\n'})
    assert place(loaded.one("string-placeholder")) == ("string-placeholder", "templates/strings/en.yml", 1)


def test_a_key_that_nothing_shows_is_warned_of(tmp_path: Path) -> None:
    assert (
        load(tmp_path, {"templates/strings/en.yml": "serach: Find\n"}).one("unknown-string").hint
        == "Did you mean “search”?"
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "hint"),
    [
        (
            "Asia/Karachi",
            "Asia/Karachii",
            "wrong-value",
            "“timezone” (Asia/Karachii) is no time zone",
            "“Asia/Karachi”?",
        ),
        ("Asia/Karachi", "karachi", "wrong-value", "“timezone” (karachi) is no time zone", "“Asia/Karachi”?"),
        (
            "Asia/Karachi",
            "Example",
            "wrong-value",
            "“timezone” (Example) is no time zone",
            "such as Asia/Karachi or UTC",
        ),
        ("value: 2", "value: 0", "out-of-range", "must be at least 1, not 0", "Write a number of 1 or more."),
        ("https://tasdiq.example.org", "facts.example", "bad-address", "whole address", "such as https://example.org"),
    ],
)
def test_a_wrong_setting_is_told_once_and_how_to_mend_it(
    tmp_path: Path, old: str, new: str, code: str, message: str, hint: str
) -> None:
    (problem,) = problems_of(tmp_path, edited(old, new))
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint
