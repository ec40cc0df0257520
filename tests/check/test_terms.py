from __future__ import annotations

from tests.check.newsroom import Fields, found, newsroom, place, term


def texts(summary: str, **more: object) -> dict[str, Fields]:
    return {"en": {"summary": summary, **more}}


def test_terms_may_lead_to_simpler_ones_and_texts_to_each_other() -> None:
    said = texts("Somebody who says something that others can check.")
    assert found(newsroom(term("claim"), term("claimant", texts=said, see=["claim"]))) == []


def test_a_definition_that_only_names_the_other_goes_round() -> None:
    first = term("deepfake", langs=("en",), texts=texts("A kind of synthetic media.", title="Deepfake"))
    other = term("made", langs=("en",), texts=texts("See deepfakes.", title="Synthetic media"))
    known = term(
        "made", langs=("en",), texts=texts("Pictures and sound that a computer made.", title="Synthetic media")
    )
    plural = term(
        "deepfake", langs=("en",), texts=texts("A kind of synthetic media.", title="Deepfake", forms=["Deepfakes"])
    )
    assert found(newsroom(plural, other)) == [("glossary-loop", place(plural, "summary"))]
    assert found(newsroom(first, known)) == []


def test_a_definition_that_only_names_its_own_term_goes_round() -> None:
    faulty = term("claim", langs=("en",), texts=texts("A claim.", title="Claim"))
    assert found(newsroom(faulty)) == [("glossary-loop", place(faulty, "summary"))]


def test_see_in_a_circle_goes_round() -> None:
    circle = [term("a", see=["b"]), term("b", see=["c"]), term("c", see=["a"])]
    assert found(newsroom(*circle)) == [("glossary-loop", place(circle[0], "see.0"))]


def test_one_word_stands_for_one_term_in_a_language() -> None:
    claim = term("claim", langs=("en",), texts=texts("What was said in public.", title="Claim", forms=["claims"]))
    other = term("saying", langs=("en",), texts=texts("What people say.", title="Saying", forms=["words", "CLAIMS"]))
    assert found(newsroom(claim, other)) == [("same-term", place(other, "forms.1"))]
