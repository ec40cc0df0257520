"""A dossier's timeline: what reviews date by themselves, and the newsroom's own events."""

from __future__ import annotations

from typing import Any

from generator.plan.timelines import events_of, told_timeline
from tests.newsroom import Newsroom, made

SEEN = {"url": "https://social.example.org/1"}


def timeline(newsroom: Newsroom, lang: str = "en") -> list[dict[str, Any]]:
    view, _ = made(newsroom.library(), lang)
    narrative = view.library.narratives[0]
    return told_timeline(view, narrative, view.edition.by_narrative.get(narrative.slug, ()))


def shown(newsroom: Newsroom, lang: str = "en") -> list[tuple[str, str]]:
    return [(entry["date"]["iso"], entry["label"] or entry["text"]["text"]) for entry in timeline(newsroom, lang)]


def full() -> Newsroom:
    return Newsroom().review(
        "a",
        narratives=["story"],
        claim_date="2026-01-30",
        appearances=[
            {**SEEN, "date": "2026-02-01", "platform": "tiktok"},
            {**SEEN, "date": "2026-02-01", "platform": "x"},
            {**SEEN, "date": "2026-06"},
            SEEN,
        ],
        corrections=[{"date": "2026-05-01", "kind": "clarification", "note": "We were unclear"}],
    )


def test_a_review_tells_its_own_dates() -> None:
    assert shown(full().narrative("story")) == [
        ("2026-01-30", "The claim was made"),
        ("2026-02-01", "The claim was seen: TikTok, X"),
        ("2026-02-03", "Our fact check"),
        ("2026-05-01", "Clarification"),
        ("2026-06", "The claim was seen"),
    ]
    assert shown(full().narrative("story"), "ur")[1][1] == "دعویٰ یہاں دیکھا گیا: ٹک ٹاک، ایکس"


def test_a_verdict_stands_beside_the_day_on_which_it_was_given() -> None:
    changes = [
        {"date": "2026-05-01", "kind": "correction", "previous_rating": "satire", "note": "N"},
        {"date": "2026-04-01", "kind": "correction", "previous_rating": "correct", "note": "N"},
        {"date": "2026-04-02", "kind": "clarification", "note": "N"},
    ]
    told = timeline(Newsroom().review("a", narratives=["story"], corrections=changes).narrative("story"))
    assert [entry["verdict"] and entry["verdict"]["id"] for entry in told] == ["correct", "satire", None, "incorrect"]
    gone = Newsroom().review("a", narratives=["story"], status="withdrawn", corrections=changes).narrative("story")
    assert [entry["verdict"] for entry in timeline(gone)] == [None] * 4


def test_only_the_publication_carries_the_verdict() -> None:
    entries = timeline(full().narrative("story"))
    assert [entry["label"] for entry in entries if entry["verdict"]] == ["Our fact check"]
    assert all(entry["review"] == {"title": "a title en", "link": "/en/reviews/a/"} for entry in entries)


def test_own_events_stand_among_them_first_of_their_date() -> None:
    events = [
        {"date": "2026-02-03", "text": "Second"},
        {"date": "2026-02-03", "text": "Third"},
        {"date": "2026-02", "text": "First", "review": "only-urdu"},
    ]
    newsroom = full().review("only-urdu", langs=("ur",)).narrative("story", timeline=events)
    told = [label for _, label in shown(newsroom)]
    assert told[1:5] == ["First", "The claim was seen: TikTok, X", "Second", "Third"]
    assert timeline(newsroom)[1]["review"] is None, "its review does not exist in this language"
    assert timeline(newsroom, "ur")[1]["review"]


def test_a_claim_seen_on_its_own_date_is_one_event() -> None:
    newsroom = Newsroom().review(
        "a", narratives=["story"], claim_date="2026-01", appearances=[{**SEEN, "date": "2026-01"}]
    )
    assert [label for _, label in shown(newsroom.narrative("story"))] == ["The claim was seen", "Our fact check"]


def test_days_are_the_newsrooms() -> None:
    newsroom = Newsroom().review("a", published="2026-02-03T22:00:00+00:00")
    (review,) = newsroom.reviews
    assert events_of(review, newsroom.settings().config.zone) == (("2026-02-04", "published", "incorrect"),)


def test_a_review_in_no_dossier_keeps_no_events() -> None:
    library = full().review("b", claim_date="2026-01").narrative("story").library()
    assert library.by_slug["a"].events
    assert library.by_slug["b"].events == ()
