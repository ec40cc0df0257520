"""The statistics page: which columns and rows its charts have, and what they say in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.page import Page
from generator.plan.charts import MOST_COLUMNS, MOST_ROWS, plan_statistics
from generator.plan.statistics import count
from generator.plan.view import View
from tests.newsroom import CONFIG, Newsroom

NATIVE = [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "digits": "native"}]


def page(newsroom: Newsroom, lang: str = "en") -> Page:
    library = newsroom.library()
    return plan_statistics(View(library, lang), count(library.reviews))


def charts(newsroom: Newsroom, lang: str = "en") -> dict[str, Any]:
    return {chart["id"]: chart for chart in page(newsroom, lang).context["charts_shown"]}


def years(first: int, last: int) -> Newsroom:
    newsroom = Newsroom()
    for year in range(first, last + 1):
        newsroom.review(f"r{year}", published=f"{year}-06-01", claim_date=f"{year}-05-30")
    return newsroom


def test_a_short_archive_is_told_by_month() -> None:
    chart = charts(Newsroom().review("a", published="2025-12-01").review("b", published="2026-02-01"))["verdicts"]
    assert chart["labels"] == ["December 2025", "January 2026", "February 2026"]
    assert [value["share"] for value in chart["rows"][0]["values"]] == [1, 0, 1]
    assert chart["table"]["rows"] == [
        ["December 2025", "1"], ["January 2026", "0"], ["February 2026", "1"], ["All", "2"],
    ]  # fmt: skip


def test_a_long_one_by_year_with_gaps() -> None:
    chart = charts(Newsroom().review("a", published="2023-12-01").review("b", published="2026-02-01"))["verdicts"]
    assert chart["labels"] == ["2023", "2024", "2025", "2026"]
    assert [value["text"] for value in chart["rows"][0]["values"]] == ["1", "0", "0", "1"]
    assert chart["ticked"]


@pytest.mark.parametrize(("months", "by_month"), [(24, True), (25, False)])
def test_two_years_of_months_are_the_most(months: int, by_month: bool) -> None:  # noqa: FBT001 - a case
    last = f"{2024 + (months - 1) // 12}-{(months - 1) % 12 + 1:02}-01"
    chart = charts(Newsroom().review("a", published="2024-01-01").review("b", published=last))["verdicts"]
    assert (len(chart["labels"]) == months) == by_month


def test_in_a_very_long_one_the_earliest_years_share_a_column_and_none_is_lost() -> None:
    chart = charts(years(1990, 2026))["verdicts"]
    assert len(chart["labels"]) == MOST_COLUMNS
    assert (chart["labels"][0], chart["labels"][-1]) == ("2003 and earlier", "2026")
    assert [value["text"] for value in chart["rows"][0]["values"]] == ["14"] + ["1"] * 23
    assert chart["rows"][0]["total"] == "37"
    assert len(charts(years(1990, 2026))["response"]["rows"]) == MOST_COLUMNS


def test_verdicts_stand_in_the_scales_order_and_the_withdrawn_last() -> None:
    note = [{"date": "2026-04-02", "kind": "withdrawal", "note": "We were wrong"}]
    newsroom = Newsroom().review("a").review("b", rating="correct").review("c", rating="old-verdict")
    newsroom.review("d", status="withdrawn", corrections=note)
    rows = charts(newsroom)["verdicts"]["rows"]
    assert [(row["label"], row["style"]) for row in rows[:3]] == [
        ("True", "verdict--correct"), ("False", "verdict--incorrect"), ("Old", "verdict--old-verdict"),
    ]  # fmt: skip
    assert (rows[3]["label"], rows[3]["total"]) == ("Withdrawn", "1")
    assert page(newsroom).context["notes"]


def test_the_largest_are_drawn_and_the_table_has_all() -> None:
    newsroom = Newsroom()
    for number in range(MOST_ROWS + 3):
        newsroom.topic(f"t{number:02}").review(f"r{number}", topics=[f"t{number:02}"])
    newsroom.review("more", topics=["t14"])
    chart = charts(newsroom)["topics"]
    assert [row["label"] for row in chart["rows"]] == ["t14", *(f"t{number:02}" for number in range(MOST_ROWS - 1))]
    assert len(chart["table"]["head"]) == 1 + MOST_ROWS + 3
    assert any("12" in note for note in chart["notes"])


def test_a_long_name_is_cut_in_the_drawing_and_whole_in_the_table() -> None:
    name = "Elections, parties and the financing of campaigns"
    chart = charts(Newsroom().topic("health", name=name).review())["topics"]
    assert chart["rows"][0]["label"] == "Elections, parties and the…"
    assert chart["table"]["head"][1] == name


def test_what_reviews_do_not_say_stands_last() -> None:
    newsroom = (
        Newsroom().review("a").review("b").review("c", appearances=[{"url": "https://s.example", "platform": "x"}])
    )
    assert [row["label"] for row in charts(newsroom)["platforms"]["rows"]] == ["X", "Not stated"]


def test_the_days_are_told_in_words_and_those_unknown_too() -> None:
    newsroom = Newsroom().review("a").review("b", claim_date="2026-02-01").review("c", claim_date="2026-01-20")
    chart = charts(newsroom)["response"]
    (row,) = chart["rows"]
    assert row["words"] == "median 8 days (5 to 11)"
    assert row["from"] < row["at"] < row["to"] == 1
    assert any(note.endswith(": 1.") for note in chart["notes"])
    assert chart["table"]["rows"] == [["2026", "2", "1", "5", "8", "11"]]


def test_a_chart_says_in_words_what_it_shows() -> None:
    assert "False 1" in charts(Newsroom().review())["verdicts"]["drawing"]
    assert "median 2 days" in charts(Newsroom().review(claim_date="2026-02-01"))["response"]["drawing"]


def test_numbers_and_months_are_the_readers() -> None:
    chart = charts(Newsroom().configure(languages=NATIVE).review(), "ur")["verdicts"]
    assert chart["labels"] == ["فروری ۲۰۲۶"]
    assert chart["rows"][0]["total"] == "۱"
    assert chart["csv"] == "/data/statistics/verdicts.csv", "data has no digits of a language"


def test_links_lead_below_the_sub_path() -> None:
    newsroom = Newsroom().configure(base_url="https://host.example/facts").review()
    assert charts(newsroom)["claims"]["csv"] == "/facts/data/statistics/languages.csv"


def test_before_the_first_review_it_says_so() -> None:
    context = page(Newsroom()).context
    assert context["charts_shown"] == []
    assert context["counted"].startswith("There is no fact check")


def test_one_review_is_not_told_in_the_plural() -> None:
    assert page(Newsroom().review()).context["counted"].startswith("1 fact check is counted")


def test_it_is_in_the_sitemap_with_its_other_languages_and_is_plain_data() -> None:
    made = page(Newsroom().review())
    assert made.listed
    assert made.alternates == {"en": "/en/statistics/", "ur": "/ur/statistics/"}
    assert json.loads(json.dumps(made.context)) == made.context


def test_it_is_made_anew_only_where_a_number_or_a_name_is_another() -> None:
    def printed(newsroom: Newsroom) -> str:
        return page(newsroom).fingerprint("")

    before = printed(Newsroom().review())
    assert printed(Newsroom().review(body="<p>Other</p>", texts={"en": {"title": "Other"}})) == before
    assert printed(Newsroom().review(rating="correct")) != before
    assert printed(Newsroom().topic("health", name="Bodies").review()) != before
    assert printed(Newsroom().configure(name=dict(CONFIG["name"], en="Facts")).review()) != before
