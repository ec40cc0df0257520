"""What a build tells of documents that it kept is what it would tell if it read them again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load import folders
from generator.pipeline import BuildReport
from tests.site.newsroom import CONFIG, SmallSite, smallest

PERSON = "content/people/amina.yml"
ENGLISH_ALONE = re.sub(r", ur: [^}]*", "", CONFIG.replace("  - {id: ur, name: اردو}\n", ""))


def told(report: BuildReport) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in report.problems]


def test_a_small_file_that_is_damaged_taken_away_or_mended_changes_what_is_told_of_documents(tmp_path: Path) -> None:
    site = SmallSite(tmp_path).write({**smallest(), PERSON: "name: [x\n"})
    assert told(site.run()) == [("yaml-syntax", PERSON)]
    site.write({PERSON: None})
    assert told(site.run()) == [("unknown-person", "content/reviews/bridge/index.en.md")]
    site.write({PERSON: smallest()[PERSON]})
    assert told(site.run()) == []
    site.write({PERSON: "name: [x\n"})
    assert told(site.run()) == [("yaml-syntax", PERSON)]


def test_a_hint_names_what_there_is_now(tmp_path: Path) -> None:
    review = "content/reviews/bridge/index.en.md"
    site = SmallSite(tmp_path).write(smallest())
    site.edit(review, "topics: [", "topics: [zzzz, ")
    assert "There are: " in site.run().problems[0].hint
    site.write({"content/topics/zzzy.yml": "name: Z\n"})
    assert "“zzzy”" in site.run().problems[0].hint


@pytest.fixture
def _unchanged_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders count as unchanged without waiting for the clock."""
    monkeypatch.setattr(folders, "UNSETTLED", -60)


@pytest.mark.usefixtures("_unchanged_at_once")
def test_a_language_that_the_site_gives_up_is_not_taken_from_what_was_kept(tmp_path: Path) -> None:
    site = SmallSite(tmp_path).write(smallest())
    site.build()
    site.write({"site_config.yml": ENGLISH_ALONE})
    assert ("unknown-language", "content/reviews/bridge/index.ur.md") in told(site.run())
    assert told(site.run()) == told(site.run(clean=True))
