"""What the corrections log and its feed are told of each change to a review."""

from __future__ import annotations

import marshal
from typing import Any

from generator.plan.changes import told_changes
from generator.plan.feeds import latest_changes
from generator.plan.view import View
from tests.newsroom import Newsroom

OLDER = {
    "date": "2026-03-01",
    "kind": "correction",
    "previous_rating": "correct",
    "note": {"en": "A & B", "ur": "پرانا"},
}
NEWER = {"date": "2026-03-05T10:00:00+05:00", "kind": "update", "note": {"en": "Newer"}}


def changes(*corrections: Any, lang: str = "en") -> list[dict[str, Any]]:  # noqa: ANN401 - fields of corrections
    newsroom = Newsroom().review(corrections=list(corrections))
    return told_changes(View(newsroom.library(), lang), newsroom.reviews[0])


def test_the_latest_stands_first_with_a_number_counted_from_the_oldest() -> None:
    found = changes(NEWER, OLDER)
    assert [(change["number"], change["log"]["note"]["text"]) for change in found] == [(2, "Newer"), (1, "A & B")]
    assert [change["log"]["link"].partition("#")[2] for change in found] == ["correction-2", "correction-1"]
    assert found[0]["moment"] > found[1]["moment"]
    assert changes(OLDER, NEWER) == found


def test_a_new_correction_moves_no_older_one() -> None:
    assert changes(OLDER) == changes(OLDER, NEWER)[1:]


def test_the_log_says_what_was_changed_and_the_verdict_before() -> None:
    log = changes(OLDER)[0]["log"]
    assert (log["kind"], log["title"], log["previous"]["label"]) == ("correction", "flood-picture title en", "True")
    assert changes(NEWER)[0]["log"]["previous"] is None
    assert changes(NEWER, lang="ur")[0]["log"]["note"] == {"text": "Newer", "lang": "en", "dir": "ltr"}


def test_the_entry_stands_by_itself_and_is_safe() -> None:
    entry = changes(OLDER)[0]["entry"]
    assert entry["id"] == entry["url"] == "https://tasdiq.example.org/en/reviews/flood-picture/#correction-1"
    assert entry["summary"] == "A & B"
    assert "<p>A &amp; B</p>" in entry["content_html"]
    assert (entry["published"], entry["updated"]) == ("2026-03-01T00:00:00+00:00",) * 2


def test_a_review_without_corrections_has_none_and_all_can_be_kept() -> None:
    assert changes() == []
    told = changes(OLDER, NEWER)
    assert marshal.loads(marshal.dumps(told)) == told  # noqa: S302 - made here


def test_the_changes_of_all_reviews_are_told_by_date_and_those_of_one_moment_always_alike() -> None:
    newsroom = Newsroom().review("b", corrections=[OLDER, NEWER]).review("a", corrections=[OLDER])
    newsroom.review("urdu", langs=("ur",), corrections=[NEWER])
    found = [(change["log"]["title"], change["number"]) for change in latest_changes(View(newsroom.library(), "en"))]
    assert found == [("b title en", 2), ("a title en", 1), ("b title en", 1)]
