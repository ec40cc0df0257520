"""The claim finder's files: the terms of each page, in shards that change no more than they must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from generator.model.folding import words
from generator.model.search import SearchRecord
from generator.plan import finder
from generator.plan.finder import finder_leaf, plan_finder
from generator.plan.view import View
from tests.newsroom import Newsroom


@pytest.fixture
def view() -> View:
    return View(Newsroom().library(), "en")


def record(number: int, title: str = "", **fields: Any) -> SearchRecord:  # noqa: ANN401 - any field of a record
    day = f"2026-01-{number % 28 + 1:02}"
    return SearchRecord(
        "en",
        f"/en/reviews/r{number}/",
        "reviews",
        title or f"Title {number}",
        sort=f"{day}T00:00:{number:02}",
        day=day,
        **fields,
    )


def files(view: View, records: Sequence[SearchRecord]) -> dict[str, Any]:
    return {
        page.path.removeprefix("/finder/en/"): page.context["data"]
        for page in plan_finder(view, [*map(finder_leaf, records)])
    }


def named(held: Mapping[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    return ((path, data) for path, data in held.items() if path.startswith(start))


def pages_of(held: Mapping[str, Any], term: str) -> dict[int, int]:
    """The pages that have a term, with its weight there, as the browser works them out."""
    found = [data[term] for _, data in named(held, "words/") if term in data]
    assert len(found) <= 1
    pages, page = {}, 0
    for step in found[0] if found else []:
        page += step // finder.WEIGHTS
        pages[page] = step % finder.WEIGHTS
    return pages


def test_pages_are_numbered_by_publication(view: View) -> None:
    held = files(view, [record(2), record(0), record(1)])
    ((_, shown),) = named(held, "pages/0.")
    assert [page[0] for page in shown] == ["/en/reviews/r0/", "/en/reviews/r1/", "/en/reviews/r2/"]
    assert pages_of(held, "2") == {2: finder.TITLE}


def test_a_term_weighs_what_its_best_place_weighs(view: View) -> None:
    held = files(view, [record(0, "Bridge stands", claim="The bridge fell", summary="It stands")])
    assert pages_of(held, "bridge") == {0: finder.TITLE}
    assert pages_of(held, "fell") == {0: finder.SAID}
    assert pages_of(held, "it") == {0: finder.TOLD}


def test_a_stem_weighs_less_than_its_word(view: View) -> None:
    held = files(view, [record(0, "Videos"), record(1, "Video")])
    assert pages_of(held, "video") == {0: finder.TITLE - finder.STEMMED, 1: finder.TITLE}


def test_urdu_is_found_by_its_sound(view: View) -> None:
    held = files(view, [record(0, "ویڈیو پرانی ہے")])
    assert pages_of(held, "~wd ویڈیو") == {0: finder.TITLE}
    assert pages_of(held, "~prn پرانی") == {0: finder.TITLE}


def test_words_of_one_sound_stand_side_by_side(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser chooses among them, from one file, however finely the files are parted."""
    monkeypatch.setattr(finder, "SHARD", 10)
    held = files(view, [record(0, "ویڈیو واحد وعدہ"), record(1, "پرانی پرانے پیران")])
    for start, count in (("~wd ", 3), ("~prn ", 3)):
        found = [[term for term in data if term.startswith(start)] for _, data in named(held, "words/")]
        assert [len(terms) for terms in found if terms] == [count]


def test_a_withdrawn_review_weighs_less(view: View) -> None:
    held = files(view, [record(0, "Bridge", summary="It fell"), record(1, "Bridge", summary="It fell", withdrawn=True)])
    for word in ("bridge", "fell"):
        weights = pages_of(held, word)
        assert weights[0] > weights[1] > 0


def test_each_claim_of_a_review_stays_apart(view: View) -> None:
    held = files(view, [record(0, claim="The bridge fell", further=(("The river rose", "false"),), rating="true")])
    ((_, ((_, _, claim, _, _, further, rating, *_),)),) = named(held, "pages/0.")
    assert (claim, rating) == ("The bridge fell", "true")
    assert further == (("The river rose", "false"),)
    assert pages_of(held, "rose") == pages_of(held, "fell") == {0: finder.SAID}
    ((_, (spelled, _)),) = named(held, "vocabulary.")
    assert {"river", "bridge"} <= set(spelled.split())


def test_every_term_is_in_the_shard_that_its_beginning_names(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "SHARD", 60)
    texts = ["bridge breaks", "bread and butter", "b", "bribe", "canal", "ویڈیو وقت وہ", "breakfast broken brick"]
    held = files(view, [record(number, text) for number, text in enumerate(texts)])
    keys = held["index.json"]["shards"]
    assert len(keys) > len({key[0] for key in keys})  # some were parted
    for key, digest in keys.items():
        name = "-".join(f"{ord(letter):x}" for letter in key)
        for term in held[f"words/{name}.{digest}.json"]:
            assert term.startswith(key)
            assert max((other for other in keys if term.startswith(other)), key=len) == key
    for number, text in enumerate(texts):
        for word in words(text):
            assert number in pages_of(held, word)


def test_a_new_review_changes_the_files_of_its_own_words_and_the_last_pages_alone(view: View) -> None:
    before = [record(number, "Alpha beta gamma" if number % 2 else "Delta epsilon") for number in range(20)]
    old = files(view, before)
    new = files(view, [*before, record(21, "Zebra")])
    changed = sorted(path.partition(".")[0] for path in new.keys() - old.keys())
    assert changed == ["facets", "pages/2", "vocabulary", "words/7a"]  # 7a: z


def test_a_correction_changes_no_words_that_it_does_not_touch(view: View) -> None:
    before = [record(number, "Alpha beta") for number in range(20)]
    old = files(view, before)
    before[3] = record(3, "Alpha beta", summary="Corrected")
    new = files(view, before)
    assert sorted(path.partition(".")[0] for path in new.keys() - old.keys()) == ["pages/0", "words/63"]


def test_the_order_of_records_does_not_matter(view: View) -> None:
    records = [record(number, "Alpha beta", rating="false", topics=("health",)) for number in range(20)]
    assert files(view, records) == files(view, records[::-1])


def test_facets_hold_every_value(view: View) -> None:
    records = [
        record(0, rating="false", topics=("health", "security"), platforms=("x",)),
        record(1, rating="true", topics=("health",), withdrawn=True),
        record(2, rating="true", corrected=True),
    ]
    ((_, facets),) = named(files(view, records), "facets.")
    assert facets["rating"] == {"false": [0], "true": [1, 1]}
    assert facets["topic"] == {"health": [0, 1], "security": [0]}
    assert facets["platform"] == {"x": [0]}
    assert facets["state"] == {"withdrawn": [1], "corrected": [2]}
    assert [sum(facets["days"][: place + 1]) for place in range(2)] == [20454, 20455]  # days since 1970


def test_an_empty_site_has_an_index(view: View) -> None:
    held = files(view, [])
    assert held["index.json"]["count"] == 0
    assert not [path for path in held if path.startswith(("words/", "pages/"))]


def test_pages_are_data_files(view: View) -> None:
    assert {page.template for page in plan_finder(view, [finder_leaf(record(0))])} == {"data.json"}
