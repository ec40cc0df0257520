from __future__ import annotations

from dataclasses import replace

import pytest

from tests.check.newsroom import Newsroom, body, found, lesson, newsroom, only, picture, review

FALSE = {"file": "flood.jpg", "alt": "A street", "credit": "A reader", "role": "false-media"}
SHA = {
    "reviews/bridge/flood.jpg": "1",
    "reviews/dam/copy.jpg": "1",
    "lessons/look/copy.jpg": "1",
    "reviews/dam/other.jpg": "2",
}


def pictures() -> dict[str, object]:
    return {key: replace(picture(key)[1], sha256=sha * 64) for key, sha in SHA.items()}


def declared(name: str, role: str) -> dict[str, str]:
    return {**FALSE, "file": name, "role": role}


def room(*documents: object) -> Newsroom:
    return newsroom(review("bridge", images=[FALSE]), *documents, pictures=pictures())  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["evidence", "photo"])
def test_a_copy_in_another_role_is_an_error_where_it_is_declared(role: str) -> None:
    problem = only(room(review("dam", images=[declared("copy.jpg", role)])))
    assert problem.code == "false-media-bare"
    assert problem.file == "content/reviews/dam/index.en.md"
    assert problem.line > 1
    assert "content/reviews/bridge/index.en.md" in problem.message


def test_a_copy_in_a_text_without_a_role_is_an_error_where_it_is_shown() -> None:
    problem = only(room(lesson("look", bodies={"en": body(images=[("copy.jpg", "A street")])})))
    assert (problem.code, problem.place) == ("false-media-bare", "content/lessons/look/index.en.md:40:7")


@pytest.mark.parametrize("role", ["false-media", "original"])
def test_a_copy_that_is_stamped_or_is_the_original_passes(role: str) -> None:
    assert found(room(review("dam", images=[declared("copy.jpg", role)]))) == []


def test_another_picture_passes() -> None:
    assert found(room(review("dam", images=[declared("other.jpg", "evidence")]))) == []


def test_the_same_entry_twice_is_an_error() -> None:
    twice = review("bridge", images=[FALSE, {**FALSE, "alt": "The same street"}])
    problem = only(newsroom(twice, pictures=dict([picture("reviews/bridge/flood.jpg")])))
    assert (problem.code, problem.file) == ("duplicate-image", "content/reviews/bridge/index.en.md")
