"""A seal tells what was written from everything else."""

from __future__ import annotations

import pytest

from generator.model.sealed import seal, unsealed

TOLD = b"what was written"


def test_what_was_sealed_is_had_back() -> None:
    assert bytes(unsealed(seal(TOLD, "studies") + TOLD, "studies") or b"") == TOLD


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"short",
        TOLD,
        seal(TOLD, "studies"),
        seal(TOLD, "studies") + TOLD[:-1],
        seal(TOLD, "studies") + TOLD + b"!",
        seal(TOLD, "manifest") + TOLD,
        b"\0" + seal(TOLD, "studies")[1:] + TOLD,
    ],
)
def test_nothing_else_is(data: bytes) -> None:
    assert unsealed(data, "studies") is None
