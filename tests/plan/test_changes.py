"""What the corrections log and its feed are told of each change to a review."""

from __future__ import annotations

import marshal
from typing import Any

from generator.plan.articles import plan_articles
from generator.plan.changes import told_changes
from generator.plan.feeds import latest_changes
from generator.plan.view import View
from tests.newsroom import Newsroom, made

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


def corrected() -> Newsroom:
    """A review, a dossier and a lesson, each with a correction of the same moment; the lesson is in English only."""
    change = {key: value for key, value in OLDER.items() if key != "previous_rating"}
    newsroom = Newsroom().review(corrections=[OLDER]).narrative("story", corrections=[change, NEWER])
    return newsroom.lesson("maps", langs=("en",), corrections=[change])


def test_corrections_of_dossiers_and_lessons_stand_in_the_log_and_the_feed() -> None:
    found = latest_changes(View(corrected().library(), "en"))
    assert [change["log"]["link"] for change in found] == [
        "/en/narratives/story/#correction-2",
        "/en/learn/maps/#correction-1",
        "/en/narratives/story/#correction-1",
        "/en/reviews/flood-picture/#correction-1",
    ]
    entry = found[2]["entry"]
    assert entry["id"] == "https://tasdiq.example.org/en/narratives/story/#correction-1"
    assert (entry["title"], entry["summary"]) == ("Correction: story title en", "A & B")
    assert "Verdict" not in entry["content_html"]
    assert len(latest_changes(View(corrected().library(), "ur"))) == 3


def test_the_page_shows_them_in_full_and_its_date_follows() -> None:
    pages = {page.path: page for page in plan_articles(*made(corrected().library(), "en"))}
    page = pages["/en/narratives/story/"]
    shown = [(change["anchor"], change["note"]["text"]) for change in page.context["corrections"]]
    assert shown == [("correction-2", "Newer"), ("correction-1", "A & B")]
    assert page.context["updated"]["iso"].startswith("2026-03-05")
    assert page.modified.startswith("2026-03-05")
    graph = page.context["head"]["graph"]
    assert [node["text"] for node in graph[0]["correction"]] == ["A & B", "Newer"]
    assert pages["/en/learn/maps/"].context["corrections"][0]["previous"] is None
