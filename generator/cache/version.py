"""What the cache was made with: another version of Tasdiq, of Python or of a library that shapes content reads everything anew."""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

SHAPING = ("markdown", "nh3", "pillow", "pydantic", "pymdown-extensions", "pyromark", "pyyaml", "tzdata")
PACKAGE = Path(__file__).parent.parent


def program_version() -> str:
    """A digest of the program as it is installed: its own files by size and time, libraries by version."""
    told = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for file in sorted(PACKAGE.rglob("*.py")):
        found = file.stat()
        told.update(f"{file.relative_to(PACKAGE)} {found.st_size} {found.st_mtime_ns}\0".encode())
    for name in SHAPING:
        told.update(f"{name} {metadata.version(name)}\0".encode())
    return told.hexdigest()
