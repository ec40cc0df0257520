"""The claim finder's files: the terms of each page, in shards that change no more than they must."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.folding import words
from generator.model.page import digest_of
from generator.model.search import SearchRecord
from generator.plan import finder, finder_files, postings
from generator.plan.finder import finder_leaf
from generator.plan.finder_files import Finder, Sources, plan_finder
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


class Site:
    """A site's finder and its files, renewed as a build does it, with what was opened for that."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.finder: Finder | None = None
        self.files: dict[str, Any] = {}
        self.opened: list[str] = []
        self.leaves: dict[bytes, dict[str, Any]] = {}

    def renew(self, records: Sequence[SearchRecord]) -> Site:
        leaves = {record.path: finder_leaf(record) for record in records}
        pages = {path: (digest_of(leaf), digest_of(leaf)) for path, leaf in leaves.items()}
        self.leaves |= {digest_of(leaf): leaf for leaf in leaves.values()}
        self.opened = []
        self.finder, made = plan_finder(self.view, pages, Sources(self._leaf, self._words), self.finder)
        fresh = {page.path: page.context["data"] for page in made}
        self.files = {path: fresh[path] if path in fresh else self.files[path] for path in self.finder.paths("en")}
        return self

    def _leaf(self, place: bytes) -> dict[str, Any]:
        self.opened.append(self.leaves[place]["shown"][0])
        return self.leaves[place]

    def _words(self, path: str) -> dict[str, list[int]]:
        self.opened.append(path.rsplit("/", maxsplit=1)[-1].split(".", maxsplit=1)[0])
        return deepcopy(self.files[path])


def files(view: View, records: Sequence[SearchRecord]) -> dict[str, Any]:
    return {path.removeprefix("/finder/en/"): data for path, data in Site(view).renew(records).files.items()}


def named(held: Mapping[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    return ((path, data) for path, data in held.items() if path.startswith(start))


def pages_of(held: Mapping[str, Any], term: str) -> dict[int, int]:
    """The pages that have a term, with its weight there, as the browser works them out."""
    found = [data[term] for _, data in named(held, "words/") if term in data]
    assert len(found) <= 1
    pages, page = {}, 0
    for step in found[0] if found else []:
        page += step // postings.WEIGHTS
        pages[page] = step % postings.WEIGHTS
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
    monkeypatch.setattr(postings, "SHARD", 10)
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
    monkeypatch.setattr(postings, "SHARD", 60)
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


RECORDS = st.lists(
    st.builds(
        record,
        st.integers(0, 25),
        st.sampled_from(["Bridge breaks", "Bread and butter", "bread", "ویڈیو پرانی", "وعدہ", "Videos", "b"]),
        claim=st.sampled_from(["", "The bridge fell", "Brick by brick"]),
        rating=st.sampled_from(["false", "true"]),
        topics=st.sampled_from([(), ("health",), ("health", "security")]),
        platforms=st.sampled_from([(), ("x",)]),
        withdrawn=st.booleans(),
    ),
    max_size=20,
    unique_by=lambda made: made.path,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, min_size=2, max_size=5))
def test_a_finder_is_the_same_whatever_was_before(view: View, steps: list[list[SearchRecord]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(postings, "SHARD", 60)
        patched.setattr(finder_files, "PAGES", 3)
        site = Site(view)
        for records in steps:
            site.renew(records)
            whole = Site(view).renew(records)
            assert site.files == whole.files
            kept, made = site.finder, whole.finder
            assert kept
            assert made
            assert (kept.weights, kept.files, kept.said) == (made.weights, made.files, made.said)
            site.finder = Finder.of(marshal.loads(marshal.dumps(kept.plain())))  # noqa: S302 - our own


def test_a_correction_opens_what_it_changes_and_no_more(view: View) -> None:
    records = [record(number, "Alpha beta") for number in range(40)]
    site = Site(view).renew(records)
    records[13] = record(13, "Alpha beta", summary="Corrected")
    opened = set(site.renew(records).opened)
    assert opened.issuperset({"/en/reviews/r13/"})
    assert (
        len(opened) <= 2 * finder_files.PAGES
    )  # of its own file of results; no file of words, as none had "corrected"
    assert all(name.startswith("/en/") for name in opened)
    records[13] = record(13, "Alpha", summary="Corrected")
    assert {name for name in site.renew(records).opened if "/" not in name} == {"62"}  # the words with b


def test_a_changed_leaf_is_kept_because_its_pack_may_go(view: View) -> None:
    records = [record(number, "Alpha beta") for number in range(40)]
    site = Site(view).renew(records)
    records[13] = record(13, "Gamma")
    site.renew(records)
    site.leaves.clear()
    site.leaves |= {digest_of(leaf): leaf for leaf in map(finder_leaf, records) if leaf["shown"][1] != "Gamma"}
    records[13] = record(13, "Delta")
    assert site.renew(records).files == Site(view).renew(records).files


def test_other_names_of_topics_make_another_finder(view: View) -> None:
    records = [record(number, "Alpha", topics=("health",)) for number in range(9)]
    site = Site(view).renew(records)
    topic = view.library.topics["health"]
    topics = {**view.library.topics, "health": topic.model_copy(update={"name": {"en": "Wellbeing"}})}
    site.view = View(replace(view.library, topics=topics), "en")
    assert len(pages_of({path[11:]: data for path, data in site.renew(records).files.items()}, "wellbeing")) == 9


def test_pages_are_data_files(view: View) -> None:
    leaf = finder_leaf(record(0))
    _, made = plan_finder(view, {"/en/reviews/r0/": (b"", leaf)}, Sources(dict, lambda _: {}))
    assert {page.template for page in made} == {"data.json"}
