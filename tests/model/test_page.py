"""A page's fingerprint changes with whatever changes its bytes, and with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.page import Page
from generator.model.picture import Picture

PAGE = Page("/en/", "home.html", {"title": "a", "list": [1, True, None, {"x": ["y"]}]}, lang="en", section="home")


@pytest.mark.parametrize(
    "other",
    [
        PAGE._replace(path="/ur/"),
        PAGE._replace(template="list.html"),
        PAGE._replace(lang="ur"),
        PAGE._replace(section=""),
        PAGE._replace(data={**PAGE.context, "title": "b"}),
        PAGE._replace(data={**PAGE.context, "list": [1, True, None, {"x": ["z"]}]}),
        PAGE._replace(data={**PAGE.context, "list": [1, 1, None, {"x": ["y"]}]}),
        PAGE._replace(data={**PAGE.context, "more": ""}),
    ],
)
def test_it_changes_with_the_page(other: Page) -> None:
    assert other.fingerprint("1") != PAGE.fingerprint("1")


def test_it_changes_with_the_template() -> None:
    assert PAGE.fingerprint("1") != PAGE.fingerprint("2")


def test_a_page_that_is_made_late_is_told_by_what_it_is_made_from() -> None:
    def never() -> dict[str, object]:
        raise AssertionError("made although nobody renders it")

    late = PAGE._replace(data=never, inputs=b"a")
    assert late.fingerprint("1") == late.fingerprint("1")
    assert late.fingerprint("1") != late._replace(inputs=b"b").fingerprint("1")
    assert late.fingerprint("1") != late._replace(path="/ur/").fingerprint("1")
    assert late._replace(data=lambda: {"title": "a"}).context == {"title": "a"}
    with pytest.raises(TypeError, match="/en/"):
        late._replace(inputs=b"").fingerprint("1")


TEXT = st.text(st.characters(codec=None), max_size=5)


@given(st.dictionaries(TEXT, st.one_of(TEXT, st.integers(), st.booleans(), st.none(), st.lists(TEXT))))
def test_equal_pages_have_equal_fingerprints_however_they_were_made(context: dict[str, object]) -> None:
    def copied(value: object) -> object:
        if isinstance(value, str):
            return "".join(list(value))
        return [copied(item) for item in value] if isinstance(value, list) else value

    again = {str(copied(key)): copied(value) for key, value in context.items()}
    assert PAGE._replace(data=context).fingerprint("1") == PAGE._replace(data=again).fingerprint("1")


@pytest.mark.parametrize(
    ("width", "widths"),
    [(100, (100,)), (480, (480,)), (700, (480, 700)), (1600, (480, 960, 1600)), (5000, (480, 960, 1600))],
)
def test_a_picture_is_never_made_larger_than_it_is(width: int, widths: tuple[int, ...]) -> None:
    assert Picture("a.jpg", "0" * 64, width, 10, "jpeg").widths == widths
