from __future__ import annotations

from tests.check.newsroom import found, lesson, newsroom, only, place


def test_lessons_may_build_on_each_other() -> None:
    assert found(newsroom(lesson("a"), lesson("b", after=["a"]), lesson("c", after=["a", "b"]))) == []


def test_a_lesson_that_comes_after_itself_is_told_with_the_way() -> None:
    first = lesson("a", after=["b", "c"])
    problem = only(newsroom(first, lesson("b"), lesson("c", after=["a"])))
    assert (problem.code, problem.place) == ("lesson-circle", place(first, "after.1"))
    assert "a → c → a" in problem.message


def test_a_lesson_after_one_that_is_not_there_is_told() -> None:
    faulty = lesson("maps", after=["pictures"])
    assert found(newsroom(faulty)) == [("unknown-lesson", place(faulty, "after.0"))]
