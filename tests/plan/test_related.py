"""A review leads to what the editor named, then to its nearest neighbours in time, and to nothing that misleads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.plan.related import Related
from generator.plan.view import View
from tests.newsroom import Newsroom


def related(newsroom: Newsroom, slug: str, lang: str = "en") -> list[str]:
    view = View(newsroom.library(), lang)
    return [other.slug for other in Related(view).to(view.library.by_slug[slug])]


def of_ten_days(**fields: Mapping[str, Any]) -> Newsroom:
    """A review for each of ten days, `d01` to `d10`, all of one topic; `fields` are those of single ones."""
    newsroom = Newsroom()
    for day in range(1, 11):
        newsroom.review(f"d{day:02}", published=f"2026-01-{day:02}", **fields.get(f"d{day:02}", {}))
    return newsroom


def test_the_nearest_in_time_stand_first_of_two_the_newer() -> None:
    assert related(of_ten_days(), "d05") == ["d06", "d04", "d07", "d03"]
    assert related(of_ten_days(), "d10") == ["d09", "d08", "d07", "d06"]
    assert related(of_ten_days(), "d01") == ["d02", "d03", "d04", "d05"]


def test_a_new_review_changes_its_neighbours_only() -> None:
    before = {slug: related(of_ten_days(), slug) for slug in ("d01", "d05", "d09", "d10")}
    later = of_ten_days().review("new", published="2026-02-01")
    after = {slug: related(later, slug) for slug in before}
    assert {slug for slug in before if before[slug] != after[slug]} == {"d09", "d10"}


def test_what_the_editor_named_stands_first_and_once() -> None:
    found = of_ten_days(d05={"related": ["d06", "d10", "gone", "d05"]})
    assert related(found, "d05") == ["d06", "d10", "d04", "d07"]
    five = of_ten_days(d05={"related": ["d10", "d09", "d08", "d07", "d06"]})
    assert related(five, "d05") == ["d10", "d09", "d08", "d07"]


def test_a_story_comes_before_a_topic_and_only_the_first_topic_counts() -> None:
    told = {"narratives": ["story"]}
    newsroom = of_ten_days(d05={**told, "topics": ["health", "water"]}, d01=told, d10=told).topic("water")
    newsroom.review("wet", published="2026-01-05", topics=["water"])
    assert related(newsroom, "d05") == ["d10", "d01", "d06", "d04"]


def test_nobody_is_led_to_a_withdrawn_review_but_from_one() -> None:
    taken_back = {"status": "withdrawn"}
    newsroom = of_ten_days(d05={"related": ["d10"]}, d06=taken_back, d10=taken_back)
    assert related(newsroom, "d05") == ["d04", "d07", "d03", "d08"]
    assert related(newsroom, "d06") == ["d07", "d05", "d08", "d04"]


def test_readers_stay_in_their_language() -> None:
    newsroom = of_ten_days(d05={"related": ["d08"]}, d06={"langs": ("ur",)}, d08={"langs": ("ur",)})
    assert related(newsroom, "d05") == ["d07", "d04", "d09", "d03"]
    assert related(newsroom, "d05", "ur") == ["d08", "d06", "d04", "d07"]


def test_a_review_alone_leads_nowhere() -> None:
    assert related(Newsroom().review(), "flood-picture") == []
    assert related(Newsroom().review(topics=["nothing"], narratives=["gone"]), "flood-picture") == []
