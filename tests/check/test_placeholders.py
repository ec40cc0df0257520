from __future__ import annotations

from typing import Any

import pytest

from generator.model.body import Body
from tests.check.newsroom import found, lesson, newsroom, only, place, problems, review

UR = "content/reviews/bridge/index.ur.md"


@pytest.mark.parametrize("left", ["…", "...", " … "])
def test_a_field_that_holds_its_placeholder_is_an_error_at_its_place(left: str) -> None:
    faulty = review(texts={"ur": {"fact": left}})
    problem = only(newsroom(faulty))
    assert (problem.code, problem.severity) == ("placeholder", "error")
    assert problem.place == f"{UR}:{faulty.translations['ur'].source.at('fact')[0]}:1"
    assert "“fact”" in problem.message


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("evidence.1.title", {"evidence": [{"title": "Minutes"}, {"title": "…"}]}),
        ("rating_explanation.ur", {"rating_explanation": {"en": "It stands.", "ur": "…"}}),
        ("corrections.0.note", {"corrections": [{"date": "2026-02-11", "kind": "update", "note": "…"}]}),
    ],
)
def test_a_shared_field_too(path: str, changes: dict[str, Any]) -> None:
    faulty = review(**changes)
    assert found(newsroom(faulty)) == [("placeholder", place(faulty, path))]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"evidence": [{"title": "Minutes"}, {"title": "…"}]}, "“title” in the 2nd entry of “evidence”"),
        ({"rating_explanation": {"en": "It stands.", "ur": "…"}}, "“rating_explanation.ur”"),
        ({"rating_explanation": "…"}, "“rating_explanation”"),
    ],
)
def test_a_field_within_another_is_named_in_words(changes: dict[str, Any], named: str) -> None:
    assert only(newsroom(review(**changes))).message.startswith(f"{named} still holds")


def test_dots_within_a_text_are_a_text() -> None:
    assert found(newsroom(review(texts={"en": {"fact": "“We saw …” is all that was said."}}))) == []


def test_a_draft_may_be_unfinished() -> None:
    unfinished = review(
        status="draft", texts={"en": {"fact": "…"}}, bodies={"ur": Body(html="<h2>کیا</h2>", text="کیا")}
    )
    assert {(problem.code, problem.severity) for problem in problems(newsroom(unfinished))} == {
        ("placeholder", "warning")
    }
    assert len(problems(newsroom(unfinished))) == 2


def body_of(html: str) -> Body:
    return Body(html=html, text="x")


@pytest.mark.parametrize("html", ['<h2 id="a">What was <em>claimed</em></h2>\n<h2>B</h2>', "<h2>A</h2><p> </p>"])
def test_headings_alone_are_no_text(html: str) -> None:
    problem = only(newsroom(review(bodies={"ur": body_of(html)})))
    assert (problem.code, problem.severity, problem.file) == ("placeholder", "error", UR)


def test_a_section_that_was_forgotten_is_warned_of_by_name() -> None:
    html = "<h2>A</h2><p>Text.</p><h2>What is <em>not</em> known</h2><h2>C</h2><h3>D</h3><p>Text.</p><h2>E</h2>"
    told = problems(newsroom(review(bodies={"en": body_of(html)})))
    assert [(problem.code, problem.severity) for problem in told] == [("empty-section", "warning")] * 2
    assert sorted(problem.message.partition("heading ")[2] for problem in told) == ["“E”", "“What is not known”"]


@pytest.mark.parametrize(
    "html",
    ["<p>Text.</p>", '<h2>A</h2><p><img src="a.jpg" alt=""></p>', "<h2>A</h2><h3>B</h3><p>Text.</p>", "<p>T</p><hr>"],
)
def test_a_text_with_something_below_its_headings_passes(html: str) -> None:
    assert found(newsroom(review(bodies={"en": body_of(html)}))) == []


def test_other_kinds_are_read_too() -> None:
    assert only(newsroom(lesson(bodies={"ur": body_of("<h2>A</h2>")}))).code == "placeholder"


def test_two_new_drafts_do_not_count_as_one_title() -> None:
    left = {lang: {"title": "…", "claim": "…"} for lang in ("en", "ur")}
    drafts = [review(slug, status="draft", texts=left) for slug in ("dam", "flood")]
    assert {(problem.code, problem.severity) for problem in problems(newsroom(*drafts))} == {("placeholder", "warning")}
