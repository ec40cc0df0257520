"""The open data holds every ClaimReview, every review and every claim, in a shape that does not change by accident."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.plan.exports import COLUMNS, plan_exports
from generator.plan.structured_data import review_graph
from generator.render import PLAIN
from tests.claimreview_rules import Node, dump_faults, is_a
from tests.newsroom import Newsroom, made

DOCUMENT = Path(__file__).parents[2] / "docs" / "data.md"
FULL: Mapping[str, Any] = {
    "claimant": "council",
    "claim_date": "2026-01",
    "further_claims": [
        {"id": "second", "claim": {"en": "Other", "ur": "دوسرا"}, "rating": "satire", "claimant": {"name": "Somebody"}}
    ],
    "evidence": [{"title": {"en": "Gazette"}, "kind": "primary", "url": "https://g.example"}],
    "media_reviews": [{"medium": "image", "category": "StagedContent"}],
    "corrections": [{"date": "2026-03-01", "kind": "correction", "note": {"en": "n", "ur": "ن"}}],
    "why_checked": {"reasons": ["harm"]},
    "right_of_reply": {"contacted": True},
    "places": [{"en": "Lahore", "ur": "لاہور"}],
}


def newsroom() -> Newsroom:
    room = Newsroom().claimant("council", name={"en": "Council", "ur": "کونسل"}, kind="organization")
    return room.review("full", **FULL).review("english", langs=("en",), rating="satire", published="2026-01-01")


def exports(room: Newsroom) -> Mapping[str, str]:
    """The data files, as they are written."""
    archive = room.archive()
    pages = plan_exports(archive.library, archive.pieces)
    return {page.path: PLAIN[page.template](page.context).decode("utf-8-sig") for page in pages}


def rows(room: Newsroom) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports(room)["/data/reviews.csv"], newline="")))


def test_the_dump_holds_the_very_claim_reviews_of_the_pages() -> None:
    room = newsroom()
    found: dict[str, Node] = {}
    for lang in ("en", "ur"):
        view, _ = made(room.library(), lang)
        for review in room.reviews:
            if lang in review.translations:
                nodes = [node for node in review_graph(view, review) if is_a(node, "ClaimReview")]
                found |= {node["url"]: node for node in nodes}
    feed = json.loads(exports(room)["/data/claimreview.json"])
    assert dump_faults(feed, found) == []
    assert len(found) == 5
    assert len(feed["dataFeedElement"]) == 3
    assert feed["dateModified"].startswith("2026-03-01")


def test_a_newsroom_without_reviews_has_empty_data() -> None:
    data = exports(Newsroom())
    assert json.loads(data["/data/claimreview.json"])["dataFeedElement"] == []
    assert json.loads(data["/data/reviews.json"])["reviews"] == []
    assert rows(Newsroom()) == []
    assert data["/data/reviews.csv"].count("\r\n") == 1


def test_a_review_is_one_record_with_its_languages() -> None:
    data = json.loads(exports(newsroom())["/data/reviews.json"])
    full, english = data["reviews"]
    assert (data["schema_version"], data["languages"], list(data["topics"])) == (1, ["en", "ur"], ["health"])
    assert set(full) == set(english)
    assert sorted(full["translations"]) == ["en", "ur"]
    assert list(english["translations"]) == ["en"]
    assert full["translations"]["ur"]["url"] == "https://tasdiq.example.org/ur/reviews/full/"
    assert full["claimant"] == {
        "id": "council",
        "kind": "organization",
        "name": {"en": "Council", "ur": "کونسل"},
        "same_as": [],
    }
    assert full["claim_date"] == "2026-01"
    assert full["asked_for_reply"] is True
    assert english["asked_for_reply"] is None


def test_a_table_row_is_a_claim_in_a_language() -> None:
    found = rows(newsroom())
    assert [(row["review_id"], row["claim_id"], row["language"]) for row in found] == [
        ("full", "", "en"),
        ("full", "second", "en"),
        ("english", "", "en"),
        ("full", "", "ur"),
        ("full", "second", "ur"),
    ]
    main, further = found[0], found[1]
    assert (main["rating_label"], main["rating_value"], main["claimant"]) == ("False", "1", "Council")
    assert further["url"] == main["url"] + "#second"
    assert (further["claimant"], further["rating_value"], further["appearance_urls"]) == ("Somebody", "", "")
    assert found[3]["rating_label"] == "غلط"


def test_every_column_and_field_is_documented_and_no_other() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    table, record = text.split("## `reviews.csv`")[1], text.split("## `reviews.csv`")[0].split("### A review")[1]
    assert re.findall(r"^\| `(\w+)` ", table, re.MULTILINE) == list(COLUMNS)
    (review, *_) = json.loads(exports(newsroom())["/data/reviews.json"])["reviews"]
    assert re.findall(r"^\| `(\w+)` ", record, re.MULTILINE) == list(review)
