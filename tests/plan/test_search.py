"""What search finds, and the data of the search page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.article import ArticleText, Lesson, LessonFields, Term, TermFields, TermText
from generator.model.body import Body
from generator.model.config import Config
from generator.model.document import Document, Translation
from generator.model.library import Library
from generator.model.review import Review, ReviewFields, ReviewText
from generator.model.search import SearchRecord
from generator.model.source import Source
from generator.model.vocabulary import Claimant, Topic
from generator.plan import plan_search, search_digest
from generator.plan.search import BODY_LIMIT, cut, plan_search_page
from generator.plan.view import View
from tests.newsroom import Archive, archived

STRINGS = Path(__file__).parents[2] / "templates" / "strings"
LANGS = ("en", "ur")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archived(settings(), review())


@pytest.fixture(scope="module")
def library(archive: Archive) -> Library:
    return archive.library


@pytest.fixture(scope="module")
def records(archive: Archive) -> list[SearchRecord]:
    """What is found in each language."""
    return [record for lang in LANGS for record in plan_search(archive.library, lang, archive.leaves)]


def settings() -> Library:
    strings = {lang: yaml.safe_load((STRINGS / f"{lang}.yml").read_text("utf-8")) for lang in LANGS}
    return Library(
        config=Config.model_validate(
            {
                "base_url": "https://example.org/factcheck",
                "name": "Example",
                "tagline": "Checks",
                "timezone": "Asia/Karachi",
                "languages": [{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "digits": "native"}],
                "organisation": {"name": "Example"},
                "ratings": [rating("accurate", "Accurate", "درست"), rating("incorrect", "Incorrect", "غلط")],
                "strings": strings,
            }
        ),
        lessons=(lesson(),),
        glossary=(term(),),
        topics={
            name: Topic.model_validate({"id": name, "name": {"en": name.title(), "ur": "صحت"}})
            for name in ("health", "floods", "unused")
        },
        claimants={"a-page": Claimant.model_validate({"id": "a-page", "name": {"en": "A page", "ur": "ایک صفحہ"}})},
    )


def rating(rating_id: str, english: str, urdu: str) -> dict[str, Any]:
    return {"id": rating_id, "label": {"en": english, "ur": urdu}, "definition": "What it means", "colour": "#123456"}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def review(title: str = "Title", body: str = "word " * 1000, **given: Any) -> Review:  # noqa: ANN401 - any field of a review
    fields = ReviewFields.model_validate(
        {
            "rating": "incorrect",
            "published": "2023-12-31T21:30:00+00:00",  # already 2024 in Karachi
            "status": "withdrawn",
            "claimant": "a-page",
            "appearances": [
                {"url": "https://example.org/1", "platform": "x"},
                {"url": "https://example.org/2", "platform": "facebook"},
                {"url": "https://example.org/3", "platform": "x"},
            ],
            "further_claims": [
                {"id": "b", "claim": {"en": "The dam broke", "ur": "بند ٹوٹ گیا"}, "rating": "accurate"}
            ],
            "topics": ["floods", "health"],
            "authors": ["somebody"],
            **given,
        }
    )
    texts = {
        lang: ReviewText(
            title=f"{title} {lang}", claim=f"Claim {lang}.", summary=f"Summary {lang}", fact=f"Fact {lang}"
        )
        for lang in LANGS
    }
    translations = {lang: Translation(lang, text, Body(text=body), Source()) for lang, text in texts.items()}
    return Document("reviews", "a-flood", "en", fields, translations)


def lesson() -> Lesson:
    fields = LessonFields(published=moment("2022-02-03T00:00:00+05:00"), topics=("health",))
    text = ArticleText(title="How to look", summary="Look twice")
    return Document(
        "lessons", "how-to-look", "en", fields, {"en": Translation("en", text, Body(text="Look."), Source())}
    )


def term() -> Term:
    text = TermText(title="Deepfake", summary="A made film")
    return Document("glossary", "deepfake", "en", TermFields(), {"en": Translation("en", text, Body(), Source())})


def test_every_document_is_found_in_the_languages_that_it_has(records: list[SearchRecord]) -> None:
    assert [(record.lang, record.path, record.kind) for record in records] == [
        ("en", "/en/glossary/#deepfake", "glossary"),
        ("en", "/en/learn/how-to-look/", "lessons"),
        ("en", "/en/reviews/a-flood/", "reviews"),
        ("ur", "/ur/reviews/a-flood/", "reviews"),
    ]


def test_a_review_is_found_by_its_texts_names_and_further_claims(records: list[SearchRecord]) -> None:
    record = records[3]
    assert (record.title, record.fact, record.summary) == ("Title ur", "Fact ur", "Summary ur")
    assert record.claim == "Claim ur."
    assert record.further == (("بند ٹوٹ گیا", "accurate"),)
    assert record.claims == "Claim ur. بند ٹوٹ گیا"
    assert record.names == "ایک صفحہ"
    assert record.keys == "xbnd xsf"  # the sounds of بند and صفحہ; ٹوٹ and گیا have one consonant


def test_filters_hold_ids_and_each_platform_once(records: list[SearchRecord]) -> None:
    record = records[2]
    assert record.rating == "incorrect"
    assert record.topics == ("floods", "health")
    assert record.platforms == ("facebook", "x")
    assert record.withdrawn


def test_the_year_is_the_newsrooms_and_the_order_is_by_universal_time(records: list[SearchRecord]) -> None:
    record = records[2]
    assert (record.year, record.day) == ("2024", "2024-01-01")
    assert record.sort == "2023-12-31T21:30:00+00:00"


@pytest.mark.parametrize(
    "changed",
    [
        review("Other"),
        review(body="other"),
        review(status="published"),
        review(topics=["health"]),
        review(claimant=None),
    ],
)
def test_what_an_index_is_made_of_is_in_its_digest(archive: Archive, changed: Review) -> None:
    before, after = (search_digest(told.library, "ur") for told in (archive, archived(settings(), changed)))
    assert before == search_digest(archived(settings(), review()).library, "ur") != after


def test_what_no_index_holds_makes_no_index_anew(archive: Archive) -> None:
    changed = archived(
        settings(),
        review(body="word " * 1000 + "beyond", rating_explanation="Because", updated="2024-02-01T00:00:00+00:00"),
    )
    assert [search_digest(changed.library, lang) for lang in LANGS] == [
        search_digest(archive.library, lang) for lang in LANGS
    ]


def test_no_date_stands_in_what_is_searched(records: list[SearchRecord]) -> None:
    record = records[2]
    searched = (record.title, record.fact, record.claim, record.summary, record.names, record.body, record.keys)
    assert "2024" not in " ".join(searched)


def test_a_page_without_a_date_has_none(records: list[SearchRecord]) -> None:
    record = records[0]
    assert (record.year, record.sort, record.day) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short text", "short text"),
        ("word " * 1000, ("word " * 300).strip()),
        ("x" * 4000, "x" * BODY_LIMIT),
        ("a" * BODY_LIMIT + " b", "a" * BODY_LIMIT),
    ],
)
def test_a_body_is_cut_between_words(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_the_page_offers_only_filters_that_find_something(library: Library) -> None:
    page = plan_search_page(View(library, "ur"))
    assert page["filters"] == {
        "rating": [{"id": "incorrect", "label": "غلط"}],
        "topic": [{"id": "floods", "label": "صحت"}, {"id": "health", "label": "صحت"}],
        "platform": [{"id": "facebook", "label": "فیس بک"}, {"id": "x", "label": "ایکس"}],
        "year": [{"id": "2024", "label": "۲۰۲۴"}],
    }


def test_addresses_stand_below_the_sites_folder(library: Library) -> None:
    page = plan_search_page(View(library, "en"))
    assert page["settings"]["index"] == "/factcheck/pagefind/en/"
    assert page["settings"]["prefix"] == "/factcheck"
    assert page["lists"][0]["link"] == "/factcheck/en/reviews/"


def test_the_lists_lead_to_what_the_language_has(library: Library) -> None:
    english, urdu = (
        [entry["link"].split("/")[3] for entry in plan_search_page(View(library, lang))["lists"]] for lang in LANGS
    )
    assert english == ["reviews", "topics", "ratings", "learn", "glossary"]
    assert urdu == ["reviews", "topics", "ratings", "glossary"]


def test_the_script_writes_dates_as_the_pages_do(library: Library) -> None:
    urdu, english = (plan_search_page(View(library, lang))["settings"] for lang in ("ur", "en"))
    assert urdu["months"][4] == "مئی"
    assert urdu["digits"] == "۰۱۲۳۴۵۶۷۸۹"
    assert english["digits"] == ""
