from __future__ import annotations

from generator.problems import Severity
from tests.check.newsroom import Newsroom, config, newsroom, problems, review

LONG = "It fell on them all "
FILE = "content/reviews/bridge/index.en.md"


def places(subject: Newsroom) -> list[str]:
    found = [problem for problem in problems(subject) if problem.code == "card-text-too-long"]
    assert all(problem.severity is Severity.WARNING and problem.hint for problem in found)
    return [problem.place for problem in found]


def test_claim_and_fact_that_fill_a_card_pass() -> None:
    texts = {"en": {"claim": (LONG * 20).strip(), "fact": (LONG * 7).strip()}}
    assert places(newsroom(review(texts=texts))) == []


def test_more_than_a_card_holds_is_told_where_most_of_it_stands() -> None:
    for field, line, (claim, fact) in (("claim", 3, (20, 9)), ("fact", 5, (9, 20))):
        told = {"en": {"claim": LONG * claim, "fact": LONG * fact}}
        assert places(newsroom(review(texts=told))) == [f"{FILE}:{line}:1"], field


def test_where_there_is_no_fact_the_title_counts() -> None:
    title = "The bridge stands " * 6
    assert places(newsroom(review(texts={"en": {"title": title, "claim": LONG * 22}}))) == []
    assert places(newsroom(review(texts={"en": {"title": title, "claim": LONG * 23}}))) == [f"{FILE}:3:1"]


def test_nastaliq_has_less_room() -> None:
    text = {"ur": {"claim": "پل گر گیا اور " * 9, "fact": "پل سلامت ہے اور " * 6}}
    languages = [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "font": "nastaliq"}]
    assert places(newsroom(review(texts=text))) == []
    found = places(newsroom(review(texts=text), config=config(languages=languages)))
    assert found == ["content/reviews/bridge/index.ur.md:3:1"]


def test_a_verdict_that_fits_on_no_line_is_told_in_the_settings() -> None:
    ratings = [{"id": "correct", "label": "True", "value": 2}, {"id": "x", "label": {"en": "Not " * 11}, "value": 1}]
    told = [{"definition": "x", "colour": "#112233", **rating} for rating in ratings]
    (place,) = places(newsroom(config=config(ratings=told)))
    assert place.startswith("site_config.yml")
