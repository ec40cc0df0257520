"""A heading never takes an id that the page around the body uses."""

import pytest

from generator.load.anchors import Anchors


@pytest.mark.parametrize("title", ["evidence", "how", "media", "main", "further", "correction-1", "scale", "timeline"])
def test_a_heading_named_like_a_part_of_the_page_gets_another_anchor(title: str) -> None:
    assert Anchors().unique(title) == f"{title}-2"


def test_other_headings_keep_their_own_words() -> None:
    assert Anchors().unique("what-we-found") == "what-we-found"
