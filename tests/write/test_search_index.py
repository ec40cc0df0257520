"""The search index, made by the real Pagefind from a handful of records."""

from __future__ import annotations

import gzip
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model.search import SearchRecord
from generator.problems import SearchIndexError
from generator.write import search_index
from generator.write.search_index import index_search, stub, stub_name
from generator.write.search_order import SIGNATURE, decode, encode, put_in_order, read_cbor

FLOOD = SearchRecord(
    lang="en",
    path="/en/reviews/a-flood/",
    kind="reviews",
    title="The flood picture is from 2010",
    fact="It was taken in another year.",
    claim="A picture shows <b>this</b> week’s flood & rain",
    further=(("The dam broke & burst", "incorrect"),),
    summary="An old picture.",
    names="Somebody",
    body="We looked it up.",
    rating="missing-context",
    topics=("floods", "weather"),
    platforms=("facebook", "x"),
    year="2024",
    sort="2024-05-01T00:00:00+00:00",
    day="2024-05-01",
)
TERM = SearchRecord(lang="en", path="/en/glossary/#deepfake", kind="glossary", title="Deepfake", summary="A made film")
URDU = SearchRecord(
    lang="ur",
    path="/ur/reviews/a-flood/",
    kind="reviews",
    title="سیلاب کی تصویر پرانی ہے",
    rating="incorrect",
    withdrawn=True,
)


def fragments(folder: Path) -> list[dict[str, Any]]:
    """What a result shows, as the browser's side reads it."""
    found = []
    for file in sorted((folder / "fragment").iterdir()):
        data = gzip.decompress(file.read_bytes())
        assert data.startswith(SIGNATURE)
        found.append(json.loads(data[len(SIGNATURE) :]))
    return sorted(found, key=lambda fragment: str(fragment["url"]))


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_each_language_has_an_index_of_its_own(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    index_search([URDU, FLOOD, TERM], tmp_path, jobs=2, progress=lambda lang, count: told.append((lang, count)))
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["en", "ur"]
    assert [fragment["url"] for fragment in fragments(tmp_path / "en")] == [
        "/en/glossary/~deepfake/undated.html",
        "/en/reviews/a-flood/2024-05-01.html",
    ]
    assert [fragment["meta"]["title"] for fragment in fragments(tmp_path / "ur")] == [URDU.title]
    assert sorted(told) == [("en", 2), ("ur", 1)]


def test_a_result_carries_its_filters_one_value_each(tmp_path: Path) -> None:
    index_search([FLOOD, URDU], tmp_path)
    (english,) = fragments(tmp_path / "en")
    assert english["filters"] == {
        "kind": ["reviews"],
        "platform": ["facebook", "x"],
        "rating": ["missing-context"],
        "topic": ["floods", "weather"],
        "year": ["2024"],
    }
    (urdu,) = fragments(tmp_path / "ur")
    assert urdu["filters"]["state"] == ["withdrawn"]


def test_neither_dates_nor_keys_stand_in_what_is_shown(tmp_path: Path) -> None:
    index_search([replace(FLOOD, title="The flood picture is old", keys="flwd pkchr")], tmp_path)
    (found,) = fragments(tmp_path / "en")
    assert "2024" not in found["content"]
    assert "flwd" not in found["content"]
    assert found["meta"] == {"keys": "flwd pkchr", "title": "The flood picture is old"}


def test_the_fact_stands_before_the_claim(tmp_path: Path) -> None:
    index_search([FLOOD], tmp_path)
    (found,) = fragments(tmp_path / "en")
    assert found["content"].index(FLOOD.fact.rstrip(".")) < found["content"].index(
        "A picture shows <b>this</b> week’s flood & rain"
    )


def test_pagefinds_own_interfaces_are_not_shipped(tmp_path: Path) -> None:
    index_search([FLOOD], tmp_path)
    names = {name.partition(".")[0] if "/" not in name else name.partition("/")[0] for name in files(tmp_path / "en")}
    assert names == {"pagefind", "pagefind-worker", "pagefind-entry", "wasm", "filter", "fragment", "index"}


def test_the_same_records_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    several = [
        replace(
            FLOOD, path=f"/en/reviews/flood-{n}/", title=f"Flood {n}", topics=(f"t{n % 7}", "z"), year=str(2000 + n % 5)
        )
        for n in range(40)
    ]
    index_search(several, tmp_path / "one")
    index_search(reversed(several), tmp_path / "two", jobs=3)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_an_old_index_leaves_nothing_behind(tmp_path: Path) -> None:
    index_search([FLOOD], tmp_path)
    before = files(tmp_path / "en")
    index_search([TERM], tmp_path)
    index_search([FLOOD], tmp_path)
    assert files(tmp_path / "en") == before


def test_no_records_make_no_index(tmp_path: Path) -> None:
    index_search([], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_texts_cannot_break_out_of_the_stub() -> None:
    text = stub(replace(FLOOD, title="</h1><script>", topics=('"><script>',)))
    assert "<script>" not in text


def test_the_day_stands_in_the_stubs_name() -> None:
    assert stub_name(FLOOD) == "en/reviews/a-flood/2024-05-01.html"
    assert stub_name(TERM) == "en/glossary/~deepfake/undated.html"


def test_settings_from_outside_do_not_change_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "h1")
    index_search([FLOOD], tmp_path)
    assert FLOOD.title in fragments(tmp_path / "en")[0]["content"]


def test_a_failing_pagefind_is_reported_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no room left' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search_index, "pagefind_command", lambda: program)
    with pytest.raises(SearchIndexError, match=r"failed \(3\) on the en index. no room left"):
        index_search([FLOOD], tmp_path / "out")


def test_a_pagefind_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search_index, "pagefind_command", lambda: program)
    monkeypatch.setattr(search_index, "SECONDS", 0.2)
    with pytest.raises(SearchIndexError, match="did not finish the en index"):
        index_search([FLOOD], tmp_path / "out")


def test_a_program_that_cannot_start_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "pagefind_command", lambda: tmp_path / "nothing")
    with pytest.raises(SearchIndexError, match="could not be started"):
        index_search([FLOOD], tmp_path / "out")


def test_the_program_is_the_packages() -> None:
    command = search_index.pagefind_command()
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert "pagefind" in told.stdout.lower()


@pytest.mark.parametrize(
    "value", [0, 23, 24, 255, 256, 65535, 65536, 2**32, "", "text", "متن" * 30, [], [1, ["a", [2]]], list(range(300))]
)
def test_cbor_reads_what_it_writes(value: object) -> None:
    data = encode(value)
    assert decode(data, 0) == (value, len(data))


def test_cbor_is_written_as_the_standard_says() -> None:
    assert encode(["en", 1000]) == bytes.fromhex("82 62 65 6e 19 03 e8")  # RFC 8949, appendix A, gives 1000 as 1903e8


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.pf_filter"
    for content in (
        b"plain",
        gzip.compress(SIGNATURE + b"\xa1\x01\x02"),
        gzip.compress(b"another_sig_\x01"),
        gzip.compress(SIGNATURE),
    ):
        file.write_bytes(content)
        with pytest.raises(ValueError, match=r".*"):
            read_cbor(file)


def test_an_index_that_is_not_understood_stays_as_it_is(tmp_path: Path) -> None:
    index_search([FLOOD], tmp_path)
    folder = tmp_path / "en"
    min((folder / "filter").iterdir()).write_bytes(b"of a later version")
    before = files(folder)
    put_in_order(folder)
    assert files(folder) == before
