"""Which libraries made the bytes of a page: what is rendered with other ones has another fingerprint.

Everything is read from the records of the installer. To ask the libraries themselves they would have to be imported, and a
build that has little to do would spend most of its time on that.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib import metadata

SHAPING = ("tasdiq", "jinja2", "mkdocs-material", "feedgen", "lxml", "pillow")


def library_versions() -> Iterator[str]:
    """The name and version of each library that shapes what is written."""
    return (f"{name} {metadata.version(name)}" for name in SHAPING)


def picture_engine() -> str:
    """All that shapes a picture's bytes: every file of Pillow and of the codecs that came with it, by its digest."""
    record = metadata.distribution("pillow").read_text("RECORD") or ""
    files = [line for line in record.splitlines() if line.lower().startswith(("pil/", "pillow.libs/")) and "=" in line]
    return "\n".join(sorted(files)) or _codec_versions()


def card_engine() -> Iterator[str]:
    """All that shapes a card besides its data, which name the look: the libraries that draw it, and no other."""
    yield from (f"{name} {metadata.version(name)}" for name in ("tasdiq", "typst", "mkdocs-material"))
    yield f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
    yield picture_engine()


def _codec_versions() -> str:
    """The same by version, where a system's own packages leave no such record."""
    from PIL import features

    codecs = ("pil", "webp", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2", "avif")
    return ", ".join(f"{codec} {features.version(codec)}" for codec in codecs)
