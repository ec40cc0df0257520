"""No state, party or faith at the top of a dossier before there are documents."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.attribution import LEVELS
from tests.check.newsroom import config, found, narrative, newsroom, only, place, problems, topic
from tests.check.test_attribution import OBSERVED, WHOLE


@pytest.mark.parametrize("field", ["title", "summary"])
@pytest.mark.parametrize(
    ("lang", "text"), [("en", "A network of Indian accounts"), ("ur", "پاکستانیوں کے اکاؤنٹس کا جال")]
)
def test_a_name_in_title_or_summary_is_told_in_the_file_of_its_language(field: str, lang: str, text: str) -> None:
    faulty = narrative(texts={lang: {field: text}})
    problem = only(newsroom(faulty))
    assert (problem.code, problem.file) == ("named-too-early", faulty.translations[lang].source.file)
    assert (problem.line, problem.column) == faulty.translations[lang].source.at(field)


def test_a_name_in_the_slug_is_told() -> None:
    problem = only(newsroom(narrative("who-pays-pti-accounts", texts={"en": {"title": "X"}, "ur": {"title": "Y"}})))
    assert problem.code == "named-too-early"
    assert "content/narratives/who-pays-pti-accounts" in problem.hint


def test_a_name_in_an_alias_is_told_because_it_is_published() -> None:
    faulty = narrative(aliases=["old-story", "indian-network", "/2019/%69ndian-network/"])
    assert found(newsroom(faulty)) == [
        ("named-too-early", place(faulty, "aliases.1")),
        ("named-too-early", place(faulty, "aliases.2")),
    ]
    assert "Remove the alias" in problems(newsroom(faulty))[0].hint


@pytest.mark.parametrize(
    ("level", "stands"),
    [
        (None, "has no attribution"),
        (0, "stands on level 0 (similar content)"),
        (1, "stands on level 1 (coordinated behaviour was observed)"),
        (2, "stands on level 2 (a platform or researchers attribute it)"),
    ],
)
def test_the_message_says_where_the_dossier_stands_and_what_it_needs(level: int | None, stands: str) -> None:
    attribution: dict[str, Any] = {} if level is None else {"attribution": {"level": level, **WHOLE}}
    named = narrative(texts={"en": {"title": "The Russian network"}}, behaviour=OBSERVED, **attribution)
    told = only(newsroom(named)).message
    assert told.endswith(f"“Russian”: the dossier {stands}, and names may stand at the top from level 3")


def test_a_name_in_a_topic_is_told_where_the_topic_is_named() -> None:
    faulty = narrative(topics=["health", "faith"])
    named = {"health": topic("health"), "faith": topic("faith", name={"en": "Belief", "ur": "ہندوؤں کے بارے میں"})}
    assert found(newsroom(faulty, topics=named)) == [("named-too-early", place(faulty, "topics.1"))]


@pytest.mark.parametrize("level", [None, *LEVELS])
def test_documents_and_findings_allow_it(level: int | None) -> None:
    attribution: dict[str, Any] = {} if level is None else {"attribution": {"level": level, **WHOLE}}
    named = narrative(texts={"en": {"title": "The Russian network"}}, behaviour=OBSERVED, **attribution)
    assert bool(found(newsroom(named))) is (level is None or level < 3)


def test_text_events_and_quotes_may_name_whom_they_speak_of() -> None:
    telling = narrative(
        timeline=[{"date": "2026", "text": "Pakistan and India"}],
        known=["Iran"],
        unknown=["Whether it is Israel"],
        behaviour=[{"what": "Posts on Christians"}],
        attribution={"level": 0, "by": [{"name": "The Ministry of Information of Pakistan", "kind": "authority"}]},
    )
    assert found(newsroom(telling)) == []


def test_a_newsroom_adds_words() -> None:
    faulty = narrative(texts={"en": {"title": "The example front and its accounts"}, "ur": {"title": "مثالی محاذ"}})
    assert found(newsroom(faulty)) == []
    settings = config(attribution_words=["Example Front", "مثالی محاذ"])
    assert [code for code, _ in found(newsroom(faulty, config=settings))] == ["named-too-early"] * 2
