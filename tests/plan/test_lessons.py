"""The learning path, lessons with quizzes, worksheets, and the way from a review's trick to its lesson."""

from __future__ import annotations

from typing import Any

from generator.model.page import Page
from generator.plan.articles import plan_articles
from generator.plan.reviews import plan_reviews
from generator.plan.routes import plan_routes
from tests.newsroom import Newsroom, made

QUIZ: list[dict[str, Any]] = [
    {
        "question": {"en": "What proves the date?", "ur": "تاریخ کس سے ثابت ہوتی ہے؟"},
        "options": [
            {"text": {"en": "A caption", "ur": "کیپشن"}, "why": "Anybody can write one."},
            {"text": {"en": "An archived copy", "ur": "محفوظ نقل"}, "right": True},
        ],
    },
    {"question": "Only English", "options": [{"text": "One", "right": True}, {"text": "Two"}]},
]


def planned(newsroom: Newsroom, lang: str = "en") -> dict[str, Page]:
    return {page.path: page for page in plan_articles(*made(newsroom.library(), lang))}


def path_of(newsroom: Newsroom, lang: str = "en") -> list[str]:
    return [lesson["link"] for lesson in planned(newsroom, lang)[f"/{lang}/learn/"].context["lessons"]]


def test_lessons_stand_after_those_they_build_upon_and_else_the_oldest_first() -> None:
    newsroom = Newsroom().lesson("maps", published="2026-01-01", after=["pictures"])
    newsroom.lesson("words", published="2026-01-03").lesson("pictures", published="2026-01-02")
    assert path_of(newsroom) == ["/en/learn/pictures/", "/en/learn/maps/", "/en/learn/words/"]


def test_a_circle_does_not_stop_planning_because_the_checks_tell_of_it() -> None:
    newsroom = Newsroom().lesson("a", after=["b"]).lesson("b", after=["a"])
    assert path_of(newsroom) == ["/en/learn/a/", "/en/learn/b/"]


def test_the_path_of_a_language_leaves_out_what_is_not_translated() -> None:
    newsroom = Newsroom().lesson("first", langs=("en",)).lesson("second", after=["first"])
    assert path_of(newsroom, "ur") == ["/ur/learn/second/"]
    step = planned(newsroom, "ur")["/ur/learn/"].context["lessons"][0]
    assert step["after"] == []
    assert planned(newsroom)["/en/learn/first/"].context["next"]["link"] == "/en/learn/second/"
    assert planned(newsroom)["/en/learn/second/"].context["next"] is None


def test_the_time_is_summed_up_only_if_every_lesson_tells_its_own() -> None:
    newsroom = Newsroom().lesson("a", minutes=10).lesson("b", minutes=12)
    assert "22" in planned(newsroom)["/en/learn/"].context["total"]
    assert planned(newsroom.lesson("c"))["/en/learn/"].context["total"] == ""
    assert planned(Newsroom())["/en/learn/"].context["total"] == ""


def test_a_step_says_whom_it_is_for_and_what_it_teaches() -> None:
    newsroom = Newsroom().technique("cut", name={"en": "Cut", "ur": "کاٹ"}, lesson="a")
    newsroom.lesson("a", minutes=10, level="beginner", audience={"en": "From 12 years", "ur": "12 سال سے"})
    step = planned(newsroom)["/en/learn/"].context["lessons"][0]
    assert step["techniques"] == ["Cut"]
    assert step["facts"][0] == "From 12 years"
    assert len(step["facts"]) == 3


def test_a_quiz_is_lettered_in_the_script_of_its_page() -> None:
    newsroom = Newsroom().lesson("look", quiz=QUIZ)
    english = planned(newsroom)["/en/learn/look/"].context["quiz"]
    urdu = planned(newsroom, "ur")["/ur/learn/look/"].context["quiz"]
    assert [option["letter"] for option in english[0]["options"]] == ["A", "B"]
    assert [option["letter"] for option in urdu[0]["options"]] == ["الف", "ب"]
    assert english[0]["answer"]["text"]["text"] == "An archived copy"
    assert urdu[0]["options"][0]["why"] == {"text": "Anybody can write one.", "lang": "", "dir": "auto"}


def test_a_quiz_without_a_right_answer_does_not_stop_planning() -> None:
    quiz = [{"question": "What?", "options": [{"text": "This"}]}]
    assert planned(Newsroom().lesson("look", quiz=quiz))["/en/learn/look/"].context["quiz"][0]["answer"] is None


def test_a_worksheet_stands_beside_each_lesson_with_a_quiz_and_is_not_for_search_engines() -> None:
    newsroom = Newsroom().lesson("look", quiz=QUIZ).lesson("plain")
    pages = planned(newsroom)
    sheet = pages["/en/learn/look/worksheet/"]
    assert not sheet.listed
    assert sheet.context["head"]["robots"] == "noindex"
    assert sheet.context["address"] == "https://tasdiq.example.org/en/learn/look/"
    assert "/en/learn/plain/worksheet/" not in pages
    assert pages["/en/learn/plain/"].context["worksheet"] == ""
    sheets = [route.path for route in plan_routes(newsroom.library()) if route.kind == "worksheet"]
    assert sheets == ["/en/learn/look/worksheet/", "/ur/learn/look/worksheet/"]


def test_a_lesson_shows_the_latest_reviews_of_all_its_tricks() -> None:
    newsroom = Newsroom().technique("cut", lesson="look").technique("old", lesson="look").lesson("look")
    for day in range(1, 9):
        newsroom.review(f"r{day}", published=f"2026-01-0{day}", techniques=["cut" if day < 5 else "old"])
    cards = planned(newsroom)["/en/learn/look/"].context["reviews"]
    assert [card["link"] for card in cards] == [f"/en/reviews/r{day}/" for day in (8, 7, 6, 5, 4, 3)]


def trick(newsroom: Newsroom, lang: str = "en") -> dict[str, Any]:
    view, shelf = newsroom.shelf(lang)
    (page,) = plan_reviews(view, shelf)
    (told,) = page.context["techniques"]
    return dict(told)


def test_a_trick_leads_to_its_lesson_in_another_language_where_there_is_no_other() -> None:
    newsroom = Newsroom().technique("cut", name={"en": "Cut", "ur": "کاٹ"}, lesson="look").review(techniques=["cut"])
    newsroom.lesson("look", langs=("en",))
    own, other = trick(newsroom), trick(newsroom, "ur")
    assert own["lesson"]["title"] == {"text": "look title en", "lang": "", "dir": ""}
    assert own["lesson"]["language"] == ""
    assert other["lesson"]["link"] == "/en/learn/look/"
    assert other["lesson"]["title"] == {"text": "look title en", "lang": "en", "dir": "ltr"}
    assert other["lesson"]["language"] == "English"
    assert trick(Newsroom().technique("cut").review(techniques=["cut"]))["lesson"] is None


def test_terms_lead_to_those_that_explain_more() -> None:
    newsroom = Newsroom().term("claim").term("claimant", see=["claim"]).term("only-urdu", langs=("ur",))
    newsroom.term("fake", see=["only-urdu"])
    entries = {entry["id"]: entry["see"] for entry in planned(newsroom)["/en/glossary/"].context["entries"]}
    assert entries == {
        "claim": [],
        "claimant": [{"title": "claim title en", "link": "#claim"}],
        "fake": [],
    }


def test_a_lesson_says_itself_what_to_read_first_and_what_comes_next() -> None:
    newsroom = Newsroom().lesson("first").lesson("second", after=["first"]).lesson("third", after=["second"])
    context = planned(newsroom, "ur")["/ur/learn/second/"].context
    assert [before["link"] for before in context["after"]] == ["/ur/learn/first/"]
    assert context["next"]["link"] == "/ur/learn/third/"
    assert planned(newsroom)["/en/learn/first/"].context["after"] == []
