from __future__ import annotations

import pytest

from tests.check.newsroom import body, found, newsroom, only, place, review


def further(*ids: str) -> list[dict[str, str]]:
    return [{"id": name, "claim": f"Claim {name}", "rating": "incorrect"} for name in ids]


def test_two_further_claims_do_not_share_an_id() -> None:
    faulty = review(further_claims=further("road", "rail", "road"))
    assert found(newsroom(faulty)) == [("claim-anchor-collision", place(faulty, "further_claims.2.id"))]


def test_a_further_claim_is_not_a_heading_of_any_language() -> None:
    faulty = review(further_claims=further("rail", "road"), bodies={"ur": body(anchors=["road"])})
    problem = only(newsroom(faulty))
    assert (problem.code, problem.place) == ("claim-anchor-collision", place(faulty, "further_claims.1.id"))
    assert "index.ur.md" in problem.message


@pytest.mark.parametrize("name", ["evidence", "correction-1"])
def test_a_further_claim_is_not_a_section_of_the_page(name: str) -> None:
    note = [{"date": "2026-02-12", "kind": "update", "note": "N"}]
    faulty = review(further_claims=further(name), corrections=note)
    assert found(newsroom(faulty)) == [("claim-anchor-collision", place(faulty, "further_claims.0.id"))]


def test_ids_of_their_own_pass() -> None:
    assert (
        found(newsroom(review(further_claims=further("road", "rail"), bodies={"en": body(anchors=["bridge"])}))) == []
    )
