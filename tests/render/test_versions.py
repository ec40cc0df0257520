"""What made a page's bytes is told from the installer's records, and without them from the library itself."""

from __future__ import annotations

import zlib
from importlib import metadata
from typing import TYPE_CHECKING

from generator.render.versions import card_engine, library_versions, picture_engine

if TYPE_CHECKING:
    import pytest


def test_each_library_is_named_with_its_version() -> None:
    assert f"jinja2 {metadata.version('jinja2')}" in list(library_versions())


def test_cards_depend_on_what_sets_draws_and_compresses_them() -> None:
    told = list(card_engine())
    assert {f"typst {metadata.version('typst')}", f"zlib {zlib.ZLIB_RUNTIME_VERSION}", picture_engine()} <= set(told)


def test_the_picture_engine_is_every_file_of_pillow_with_its_digest() -> None:
    lines = picture_engine().splitlines()
    assert any(line.startswith("PIL/Image.py,sha256=") for line in lines)
    assert any("_imaging" in line for line in lines)
    assert not any(".pyc" in line for line in lines)


def test_without_such_a_record_the_codecs_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        def read_text(self, _name: str) -> None:
            return None

    version = metadata.version("pillow")
    monkeypatch.setattr(metadata, "distribution", lambda _name: Bare())
    assert f"pil {version}" in picture_engine()
    assert "webp 1" in picture_engine()
