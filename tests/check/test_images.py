from __future__ import annotations

import pytest

from tests.check.newsroom import body, found, newsroom, only, page, picture, place, review

FILE = "content/reviews/bridge/index.en.md"
PICTURES = dict([picture("reviews/bridge/bridge-2026.jpg"), picture("reviews/dam/dam.jpg")])

DECLARED = [{"file": "bridge-2026.jpg", "alt": "A bridge"}]


@pytest.mark.parametrize("target", ["bridge-2026.jpg", "./bridge-2026.jpg"])
def test_a_described_picture_beside_the_text_passes(target: str) -> None:
    shown = review(bodies={"en": body(images=[(target, "A bridge")])}, images=[{"file": "bridge-2026.jpg", "alt": "A"}])
    assert found(newsroom(shown, pictures=PICTURES)) == []


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("missing-image", "bridge-2025.jpg"),
        ("missing-image", "../dam/dam.jpg"),
        ("missing-image", "/media/bridge.jpg"),
        ("missing-image", "Bridge-2026.jpg"),
        ("image-outside", "https://pictures.example.org/bridge.jpg"),
        ("image-outside", "//pictures.example.org/bridge.jpg"),
        ("image-outside", "DATA:image/png;base64,AAAA"),
        ("image-svg", "bridge.svg"),
        ("image-svg", "BRIDGE.SVG"),
        ("image-format", "IMG_0042.HEIC"),
        ("image-format", "bridge.jfif"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_reported_where_it_stands(code: str, target: str) -> None:
    shown = review(bodies={"en": body(images=[("bridge-2026.jpg", "A bridge"), (target, "A bridge")])}, images=DECLARED)
    assert found(newsroom(shown, pictures=PICTURES)) == [(code, f"{FILE}:41:7")]


def test_the_nearest_file_name_is_offered() -> None:
    shown = review(bodies={"en": body(images=[("bridge-2025.jpg", "A bridge")])})
    assert only(newsroom(shown, pictures=PICTURES)).hint == "Did you mean “bridge-2026.jpg”?"


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("IMG_0042.HEIC", "Export it as JPEG, IMG_0042.jpg, and name that."),
        (
            "bridge-2026.jfif",
            "It is a JPEG under another name: rename it bridge-2026.jpg, here and in the folder.",
        ),
    ],
)
def test_a_format_that_is_not_shown_is_told_and_no_other_picture_offered(file: str, hint: str) -> None:
    problem = only(newsroom(review(images=[{"file": file, "alt": "A"}]), pictures=PICTURES))
    assert (problem.code, problem.hint) == ("image-format", hint)
    assert file in problem.message


def test_a_picture_written_as_data_is_not_quoted_in_full() -> None:
    shown = review(bodies={"en": body(images=[("data:image/png;base64," + "A" * 5000, "A bridge")])})
    assert len(only(newsroom(shown)).message) < 200


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_picture_without_description_is_reported(alt: str) -> None:
    shown = review(bodies={"en": body(images=[("bridge-2026.jpg", alt)])}, images=DECLARED)
    assert found(newsroom(shown, pictures=PICTURES)) == [("image-without-alt", f"{FILE}:40:7")]


@pytest.mark.parametrize(("code", "file"), [("missing-image", "bridge.jpg"), ("image-svg", "bridge.svg")])
def test_a_declared_picture_is_looked_for_too(code: str, file: str) -> None:
    faulty = review(images=[{"file": "bridge-2026.jpg", "alt": "A"}, {"file": file, "alt": "A"}])
    assert found(newsroom(faulty, pictures=PICTURES)) == [(code, place(faulty, "images.1.file"))]


def test_a_picture_that_could_not_be_read_is_not_reported_again() -> None:
    shown = review(bodies={"en": body(images=[("torn.jpg", "A bridge")])})
    assert found(newsroom(shown, broken=frozenset({"reviews/bridge/torn.jpg"}))) == []


def test_pages_are_read_too() -> None:
    faulty = page("method", bodies={"ur": body(images=[("plan.jpg", "A plan")])})
    assert found(newsroom(faulty)) == [("missing-image", "content/pages/method/index.ur.md:40:7")]


def test_a_picture_that_nobody_is_named_for_is_warned_of_where_it_stands() -> None:
    shown = review(bodies={"en": body(images=[("./bridge-2026.jpg", "A bridge")])})
    problem = only(newsroom(shown, pictures=PICTURES))
    assert (problem.code, problem.severity, problem.place) == ("image-without-credit", "warning", f"{FILE}:40:7")
    assert "file: bridge-2026.jpg" in problem.hint


def test_a_page_may_show_a_picture_without_naming_anybody() -> None:
    pictures = dict([picture("pages/method/plan.jpg")])
    shown = page("method", bodies={"en": body(images=[("plan.jpg", "A plan")])})
    assert found(newsroom(shown, pictures=pictures)) == []
