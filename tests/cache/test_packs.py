"""A leaf comes back as it was put, in any process, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache.packs import DamagedCache, Packs, PackWriter
from generator.model.study import Place

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

LEAVES = [b"first", b"", "دوسرا".encode(), b"\0" * 70_000, b"first"]
READ: list[Callable[[Packs, list[Place]], list[bytes]]] = [
    lambda packs, places: [packs.read(place) for place in places],
    lambda packs, places: [bytes(leaf) for leaf in packs.read_all(places)],
]
both_ways = pytest.mark.parametrize("read", READ, ids=["one by one", "all at once"])


def packed(folder: Path, name: str = "pack") -> list[Place]:
    writer = PackWriter(folder, name)
    places = [writer.put(leaf) for leaf in LEAVES]
    writer.close()
    return places


@both_ways
def test_leaves_come_back_in_the_order_in_which_they_are_asked_for(
    tmp_path: Path, read: Callable[[Packs, list[Place]], list[bytes]]
) -> None:
    places = [*packed(tmp_path, "one"), *packed(tmp_path, "two")]
    packs = Packs(tmp_path)
    assert read(packs, places) == LEAVES * 2
    assert read(packs, places[::-1]) == (LEAVES * 2)[::-1]
    assert read(packs, []) == []
    packs.close()


def test_a_leaf_can_be_read_while_its_pack_is_still_written(tmp_path: Path) -> None:
    writer, packs = PackWriter(tmp_path, "pack"), Packs(tmp_path)
    for leaf in LEAVES:
        place = writer.put(leaf)
        writer.flush()
        assert packs.read(place) == leaf
    writer.close()
    packs.close()


def test_processes_read_through_the_same_open_pack_without_disturbing_each_other(tmp_path: Path) -> None:
    places, packs = packed(tmp_path), Packs(tmp_path)
    packs.open({place[0] for place in places})
    children = []
    for _ in range(3):
        child = os.fork()
        if not child:
            os._exit(0 if [packs.read(place) for place in places * 200] == LEAVES * 200 else 1)
        children.append(child)
    assert [packs.read(place) for place in places * 200] == LEAVES * 200
    assert {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children} == {0}
    packs.close()


def test_two_processes_never_write_into_one_pack(tmp_path: Path) -> None:
    packed(tmp_path)
    child = os.fork()
    if not child:
        packed(tmp_path)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert len(list(tmp_path.glob("pack-*.pack"))) == 2


@both_ways
@pytest.mark.parametrize("damage", ["gone", "empty", "half", "a folder"])
def test_a_pack_that_is_not_as_it_was_written_gives_no_leaf(
    damage: str, tmp_path: Path, read: Callable[[Packs, list[Place]], list[bytes]]
) -> None:
    places = packed(tmp_path)
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    file.unlink()
    match damage:
        case "empty":
            file.touch()
        case "half":
            file.write_bytes(data[: len(data) // 2])
        case "a folder":
            file.mkdir()
    packs = Packs(tmp_path)
    with pytest.raises(DamagedCache, match=file.name):
        read(packs, places)
    packs.close()


@given(at=st.integers(0), bit=st.integers(0, 7), way=st.sampled_from(READ))
def test_no_changed_bit_is_read_as_what_was_written(
    at: int, bit: int, way: Callable[[Packs, list[Place]], list[bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pack")
    places = packed(folder)
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.write_bytes(data)
    packs = Packs(folder)
    with pytest.raises(DamagedCache):
        way(packs, places)
    packs.close()
