from __future__ import annotations

import pytest

from generator.check.subject import FEW, Words

MANY = Words(f"/reviews/claim-about-{word}-{number}/" for number in range(FEW) for word in ("bridge", "dam", "vaccine"))


@pytest.mark.parametrize(
    "known", [Words(["health", "elections"]), Words(["health", *(f"topic-{n}" for n in range(FEW))])]
)
def test_the_nearest_word_is_offered_in_short_and_in_long_lists(known: Words) -> None:
    assert known.suggestion("helth") == "Did you mean “health”?"
    assert known.suggestion("qqqq") == ""


def test_one_of_hundreds_of_alike_words_is_found() -> None:
    assert MANY.suggestion("/reviews/claim-about-vacine-117/") == "Did you mean “/reviews/claim-about-vaccine-117/”?"


def test_no_words_give_no_hint() -> None:
    assert Words().suggestion("health") == ""
