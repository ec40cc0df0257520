from __future__ import annotations

import pytest

from tests.check.newsroom import claimant, found, newsroom, place, review

NAMES = [
    "Facebook",
    "X",
    "x (formerly Twitter)",
    "You Tube",
    "WhatsApp",
    "فیس بک",
    "واٹس ایپ",
    "ٹک ٹاک",
    "Social media",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_platform_makes_no_claims(name: str) -> None:
    faulty = review(claimant={"name": name})
    assert found(newsroom(faulty)) == [("platform-as-claimant", place(faulty, "claimant.name"))]


def test_the_claimant_of_a_further_claim_is_read_too() -> None:
    further = {"id": "b", "claim": "C", "rating": "incorrect", "claimant": {"name": {"en": "A page", "ur": "ٹوئٹر"}}}
    faulty = review(further_claims=[further])
    assert found(newsroom(faulty)) == [("platform-as-claimant", place(faulty, "further_claims.0.claimant.name"))]


def test_the_file_of_a_claimant_is_read_too() -> None:
    faulty = claimant("telegram")
    known = {"telegram": faulty, "town-council": claimant("town-council")}
    assert found(newsroom(review(), claimants=known)) == [("platform-as-claimant", place(faulty, "name"))]


@pytest.mark.parametrize("name", ["A page on Facebook", "Meta Platforms", "X. Y. Zaman", "ایک صفحہ"])
def test_others_pass(name: str) -> None:
    assert found(newsroom(review(claimant={"name": name}))) == []
