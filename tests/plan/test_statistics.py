"""What is counted, and what is not; and the data files of it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.plan import plan_routes
from generator.plan.statistics import Numbers, count, plan_statistics_files, quartiles
from tests.newsroom import Newsroom

WITHDRAWAL = {"date": "2026-04-02", "kind": "withdrawal", "note": "We were wrong"}


def seen(**fields: str) -> list[dict[str, str]]:
    return [{"url": "https://s.example/1", **fields}]


def numbers(newsroom: Newsroom) -> Numbers:
    return count(newsroom.library().reviews)


def files(newsroom: Newsroom) -> dict[str, list[list[Any]]]:
    """The rows of each file, by its name."""
    library = newsroom.library()
    pages = plan_statistics_files(library, count(library.reviews))
    return {page.path.rsplit("/", 1)[1].removesuffix(".csv"): page.context["rows"] for page in pages}


def test_a_review_counts_once_however_many_languages_it_has() -> None:
    told = numbers(Newsroom().topic("floods").review("a", topics=["health", "floods"]).review("b", langs=("ur",)))
    assert told.reviews == 2
    assert told.verdicts == {("2026-02", "incorrect"): 2}
    assert told.topics == {("2026-02", "health"): 2, ("2026-02", "floods"): 1}
    assert told.languages == {("2026-02", "en"): 1, ("2026-02", "ur"): 2}


def test_drafts_are_not_counted_and_withdrawn_reviews_stand_apart() -> None:
    newsroom = Newsroom().review("draft", status="draft").review("plain", published="2026-03-01")
    newsroom.review(
        "back", status="withdrawn", published="2026-03-01", corrections=[WITHDRAWAL], claim_date="2026-02-01"
    )
    told = numbers(newsroom)
    assert (told.reviews, told.withdrawn_reviews) == (1, 1)
    assert told.verdicts == told.withdrawn == {("2026-03", "incorrect"): 1}
    assert told.topics == {("2026-03", "health"): 1}
    assert told.corrections == {("2026-04", "withdrawal"): 1}
    assert told.days == {}


def test_the_month_is_that_of_the_newsrooms_day() -> None:
    assert numbers(Newsroom().review(published="2026-02-28T20:00:00+00:00")).months == ("2026-03",)


def test_months_in_which_nothing_happened_are_there() -> None:
    newsroom = Newsroom().review("a", published="2025-11-30").review("b", published="2026-02-01")
    assert numbers(newsroom).months == ("2025-11", "2025-12", "2026-01", "2026-02")
    rows = files(newsroom)["verdicts"]
    assert [row for row in rows if row[1] == "incorrect"] == [
        ["2025-11", "incorrect", 1, 0],
        ["2025-12", "incorrect", 0, 0],
        ["2026-01", "incorrect", 0, 0],
        ["2026-02", "incorrect", 1, 0],
    ]


def test_a_correction_after_the_last_review_has_its_month() -> None:
    note = {"date": "2026-04-30T20:00:00+00:00", "kind": "update", "note": "New"}  # the first of May in Karachi
    told = numbers(Newsroom().review(corrections=[note]))
    assert told.corrections == {("2026-05", "update"): 1}
    assert told.months[-1] == "2026-05"


def test_platforms_and_languages_of_claims_are_counted_once_for_a_review_and_silence_is_told() -> None:
    twice = [
        *seen(platform="x", language="ur"),
        *seen(platform="x", language="ur"),
        *seen(platform="tv", language="sd"),
    ]
    told = numbers(Newsroom().review("a", appearances=twice).review("b"))
    assert told.platforms == {("2026-02", "x"): 1, ("2026-02", "tv"): 1, ("2026-02", ""): 1}
    assert told.claims == {("2026-02", "ur"): 1, ("2026-02", "sd"): 1, ("2026-02", ""): 1}


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"claim_date": "2026-02-01"}, 2),
        ({"claim_date": "2026-02-03"}, 0),
        ({"claim_date": "2026-02-01", "appearances": seen(date="2026-01-01")}, 2),
        ({"appearances": [*seen(date="2026-02-02"), *seen(date="2026-01-31")]}, 3),
        ({"claim_date": "2026-01", "appearances": seen(date="2026-01-31")}, 3),
        ({"appearances": [*seen(date="2026-02-02"), *seen(date="2026-05-12")]}, 1),
        ({"appearances": seen(date="2026-05-12")}, None),
        ({"claim_date": "2026-01"}, None),
        ({"appearances": seen(date="2026")}, None),
        ({"published": "2026-02-03T20:00:00+00:00", "claim_date": "2026-02-01"}, 3),
    ],
)
def test_days_from_the_claim_to_its_review(fields: dict[str, Any], days: int | None) -> None:
    (review,) = Newsroom().review(**{"published": "2026-02-03", **fields}).library().reviews
    assert review.days == days


@pytest.mark.parametrize(
    ("days", "found"),
    [([4], (4, 4, 4)), ([1, 2], (1.2, 1.5, 1.8)), ([0, 1, 2, 3, 4], (1, 2, 3)), ([1, 1, 1, 90], (1, 1, 23.2))],
)
def test_quartiles_are_those_of_spreadsheets(days: list[int], found: tuple[float, ...]) -> None:
    assert quartiles(days) == found


def test_a_year_without_known_days_has_none_and_is_not_left_out() -> None:
    newsroom = (
        Newsroom().review("a", published="2024-05-01", claim_date="2024-04-27").review("b", published="2026-01-01")
    )
    assert files(newsroom)["response"] == [
        ["2024", 1, 0, 4, 4, 4],
        ["2025", 0, 0, "", "", ""],
        ["2026", 0, 1, "", "", ""],
    ]


def test_every_file_has_an_address_and_rows_as_wide_as_its_columns() -> None:
    newsroom = Newsroom().review(corrections=[{"date": "2026-03-01", "kind": "update", "note": "n"}])
    library = newsroom.library()
    routed = {route.path for route in plan_routes(library) if route.path.startswith("/data/statistics/")}
    pages = list(plan_statistics_files(library, count(library.reviews)))
    assert {page.path for page in pages} == routed
    for page in pages:
        assert page.context["rows"], page.path
        assert {len(row) for row in page.context["rows"]} == {len(page.context["columns"])}, page.path


def test_an_archive_without_reviews_has_files_without_rows() -> None:
    assert set(map(len, files(Newsroom()).values())) == {0}


def test_nothing_is_counted_by_claimant_or_person() -> None:
    newsroom = Newsroom().claimant("council").person("editor").review(claimant="council", authors=["editor"])
    told = str(vars(numbers(newsroom))) + str(files(newsroom))
    assert "council" not in told
    assert "editor" not in told


def test_the_digest_changes_with_the_numbers_and_with_nothing_else() -> None:
    before = numbers(Newsroom().review()).digest
    assert numbers(Newsroom().review(body="<p>Other</p>", texts={"en": {"title": "Other"}})).digest == before
    looked_at = numbers(Newsroom().review())
    assert looked_at.months
    assert looked_at.digest == before, "what was worked out on the way is no number"
    for fields in (
        {"rating": "correct"},
        {"published": "2026-03-01"},
        {"claim_date": "2026-02-01"},
        {"langs": ("ur",)},
    ):
        assert numbers(Newsroom().review(**fields)).digest != before, fields
