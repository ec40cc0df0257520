"""A page's fingerprint changes with whatever changes its bytes, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.page import Page
from generator.model.picture import Picture

PAGE = Page("/en/", "home.html", {"title": "a", "list": [1, True, None, {"x": ["y"]}]}, lang="en", section="home")


@pytest.mark.parametrize(
    "other",
    [
        replace(PAGE, path="/ur/"),
        replace(PAGE, template="list.html"),
        replace(PAGE, lang="ur"),
        replace(PAGE, section=""),
        replace(PAGE, context={**PAGE.context, "title": "b"}),
        replace(PAGE, context={**PAGE.context, "list": [1, True, None, {"x": ["z"]}]}),
        replace(PAGE, context={**PAGE.context, "list": [1, 1, None, {"x": ["y"]}]}),
        replace(PAGE, context={**PAGE.context, "more": ""}),
    ],
)
def test_it_changes_with_the_page(other: Page) -> None:
    assert other.fingerprint("1") != PAGE.fingerprint("1")


def test_it_changes_with_the_template() -> None:
    assert PAGE.fingerprint("1") != PAGE.fingerprint("2")


TEXT = st.text(st.characters(codec=None), max_size=5)


@given(st.dictionaries(TEXT, st.one_of(TEXT, st.integers(), st.booleans(), st.none(), st.lists(TEXT))))
def test_equal_pages_have_equal_fingerprints_however_they_were_made(context: dict[str, object]) -> None:
    def copied(value: object) -> object:
        if isinstance(value, str):
            return "".join(list(value))
        return [copied(item) for item in value] if isinstance(value, list) else value

    again = {copied(key): copied(value) for key, value in context.items()}
    assert replace(PAGE, context=context).fingerprint("1") == replace(PAGE, context=again).fingerprint("1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "widths"),
    [(100, (100,)), (480, (480,)), (700, (480, 700)), (1600, (480, 960, 1600)), (5000, (480, 960, 1600))],
)
def test_a_picture_is_never_made_larger_than_it_is(width: int, widths: tuple[int, ...]) -> None:
    assert Picture("a.jpg", "0" * 64, width, 10, "jpeg").widths == widths
