"""Values that `marshal` wrote, with a digest before them: it trusts its input, so nothing is read that is not what was written."""

from __future__ import annotations

import hashlib

LENGTH = 32


def seal(told: bytes | memoryview, kind: str) -> bytes:
    """What stands before `told` in a file. `kind`, up to 16 letters, keeps one kind of file from being taken for another."""
    return hashlib.blake2b(told, digest_size=LENGTH, person=kind.encode()).digest()


def unsealed(data: bytes, kind: str) -> memoryview | None:
    """What stands behind the seal in `data`; None where it is not what was sealed."""
    told = memoryview(data)[LENGTH:]
    return told if seal(told, kind) == data[:LENGTH] else None
