"""An order in which everything follows what it builds upon, and the circles that forbid one."""

from __future__ import annotations

import pytest

from generator.model.circles import Leads, circles, in_sequence


@pytest.mark.parametrize(
    ("leads", "order"),
    [
        ({}, []),
        ({"a": (), "b": (), "c": ()}, ["a", "b", "c"]),
        ({"a": ("c",), "b": (), "c": ()}, ["b", "c", "a"]),
        ({"a": ("missing",), "b": ()}, ["a", "b"]),
        ({"a": ("a",), "b": ()}, ["a", "b"]),
        ({"a": ("b",), "b": ("a",), "c": ()}, ["c", "a", "b"]),
    ],
)
def test_names_stand_behind_those_they_lead_to(leads: Leads, order: list[str]) -> None:
    assert in_sequence(leads) == order


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        ({"a": ("b",), "b": ("c",), "c": ()}, []),
        ({"a": ("a",)}, [("a",)]),
        ({"a": ("b", "c"), "b": ("c",), "c": ("a",)}, [("a", "c")]),
        ({"a": ("b",), "b": ("c",), "c": ("b",)}, [("b", "c")]),
        ({"a": ("b",), "b": ("a",), "x": ("y",), "y": ("x",)}, [("a", "b"), ("x", "y")]),
        ({"a": ("missing",)}, []),
    ],
)
def test_a_circle_is_told_once_by_its_shortest_way(leads: Leads, found: list[tuple[str, ...]]) -> None:
    assert list(circles(leads)) == found
