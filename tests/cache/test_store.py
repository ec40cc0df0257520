"""What a build keeps is what the next one finds, and a cache that is damaged or another's is as none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.cache import store as store_module
from generator.cache.packs import DamagedCache
from generator.cache.store import Kept, Store, forget, open_store, tidy
from generator.model.study import Study

FOLDER = ("reviews", "bridge", {"en": "index.en.md"}, (), ((1, 2, 3, 4),))


def kept(store: Store, **leaves: bytes) -> dict[str, Kept]:
    """A folder of content whose study has these leaves."""
    study = Study(b"content", b"valid", (("topics", "health"),), leaves={n: store.lay(v) for n, v in leaves.items()})
    return {"reviews/bridge": (FOLDER, study)}


def saved(folder: Path, version: str = "1", **leaves: bytes) -> Store:
    store = open_store(folder, version)
    store.save(kept(store, **leaves))
    store.close()
    return store


def read(store: Store, name: str) -> bytes:
    (_, study) = store.kept["reviews/bridge"]
    return store.read(study.leaves[name])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


def test_what_was_saved_is_found(folder: Path) -> None:
    saved(folder, record=b"one", page=b"two")
    store = open_store(folder, "1")
    (plain, study) = store.kept["reviews/bridge"]
    assert (plain, study.content, study.valid, study.needs) == (FOLDER, b"content", b"valid", (("topics", "health"),))
    assert (read(store, "record"), read(store, "page")) == (b"one", b"two")
    assert store.notice == ""
    store.close()


def test_before_anything_was_saved_there_is_nothing_and_nothing_to_tell(folder: Path) -> None:
    for place in (folder, folder / "missing"):
        store = open_store(place, "1")
        assert (store.kept, store.notice) == ({}, "")


def test_another_version_finds_nothing_and_says_nothing(folder: Path) -> None:
    saved(folder, record=b"one")
    assert (open_store(folder, "2").kept, open_store(folder, "2").notice) == ({}, "")


def test_leaves_of_several_builds_live_together_and_those_that_nobody_reads_go(folder: Path) -> None:
    saved(folder, record=b"one")
    second = open_store(folder, "1")
    (plain, study) = second.kept["reviews/bridge"]
    more = kept(second, record=b"two")["reviews/bridge"]
    second.save({"reviews/bridge": (plain, study), "reviews/dam": more})
    second.close()
    assert len(list((folder / "packs").iterdir())) == 2
    third = open_store(folder, "1")
    assert [third.read(study.leaves["record"]) for _, study in third.kept.values()] == [b"one", b"two"]
    third.save({"reviews/dam": third.kept["reviews/dam"]})
    third.close()
    assert len(list((folder / "packs").iterdir())) == 1
    fourth = open_store(folder, "1")
    assert {key: fourth.read(study.leaves["record"]) for key, (_, study) in fourth.kept.items()} == {
        "reviews/dam": b"two"
    }
    fourth.close()


def test_packs_that_are_mostly_waste_are_written_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "WORTH_IT", 1000)
    store = open_store(folder, "1")
    study = Study(b"", b"", leaves={"record": store.lay(b"small", "record"), "page": store.lay(b"page")})
    store.lay(b"x" * 5000)
    store.flush()
    store.save({"reviews/bridge": (FOLDER, study)})
    store.close()
    assert sum(file.stat().st_size for file in (folder / "packs").iterdir()) < 100
    again = open_store(folder, "1")
    assert (read(again, "record"), read(again, "page")) == (b"small", b"page")
    again.close()


DAMAGE: Mapping[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "halved": lambda data: data[: len(data) // 2],
    "lengthened": lambda data: data + b"0",
    "noise": lambda data: bytes(byte ^ 0x5A for byte in data),
    "its first bit": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "its last bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_record_is_as_none_and_told_in_a_line(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    saved(folder, record=b"one")
    (folder / "studies").write_bytes(damage((folder / "studies").read_bytes()))
    store = open_store(folder, "1")
    assert store.kept == {}
    assert "built anew" in store.notice
    assert "\n" not in store.notice


def test_a_record_whose_packs_are_gone_is_as_none(folder: Path) -> None:
    saved(folder, record=b"one")
    for pack in (folder / "packs").iterdir():
        pack.unlink()
    store = open_store(folder, "1")
    assert store.kept == {}
    assert "built anew" in store.notice


def test_a_pack_with_other_bytes_is_found_out_when_it_is_read(folder: Path) -> None:
    saved(folder, record=b"one")
    (pack,) = (folder / "packs").iterdir()
    pack.write_bytes(b"two")
    store = open_store(folder, "1")
    with pytest.raises(DamagedCache):
        read(store, "record")
    store.close()
    forget(folder)
    assert open_store(folder, "1").kept == {}
    assert not (folder / "packs").exists()


def test_what_stands_in_the_way_is_removed_and_told(folder: Path) -> None:
    saved(folder, record=b"one")
    assert tidy(folder) == ""
    assert open_store(folder, "1").kept
    (folder / "manifest-0").mkdir()
    (folder / "spare-0").mkdir()
    (folder / "spare-0.mark").mkdir()
    (folder / "templates").write_text("a file")
    (folder / "packs" / "old.pack").symlink_to("nowhere")
    assert "is not what was written" in tidy(folder)
    assert {path.name for path in folder.iterdir()} == {"studies", "packs", "spare-0"}
    assert open_store(folder, "1").kept
    assert tidy(folder) == ""
