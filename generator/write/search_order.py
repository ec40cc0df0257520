"""The same index, byte for byte, for the same content.

Pagefind writes filters in the order of a hash map, which differs from run to run: the files of the filters and the
index's own table of them, and with these their names. Here they are put in order, so that a rebuild changes no file
without a reason: no needless upload, and no reader's cached index that points to files which are gone. The files are
gzip of a signature and CBOR (RFC 8949) made of lists, whole numbers and texts. A file that is anything else, such as
one of a later Pagefind's, is left as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"
FILTERS = 3  # their place in the index's table: version, pages, index chunks, filters, sorts, metadata fields
MEMBERS = 6
UNSIGNED, TEXT, LIST = 0, 3, 4  # CBOR's major types
DIRECT = 24  # smaller numbers stand in the first byte; 24 to 27 say that 1, 2, 4 or 8 bytes follow


def put_in_order(folder: Path) -> None:
    """Orders the filters of the index in `folder` and renames the files that changed."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text("utf-8"))
    for language in entry["languages"].values():
        meta_file = folder / f"pagefind.{language['hash']}.pf_meta"
        try:
            meta, filters = _ordered(folder, meta_file)
        except (ValueError, TypeError):
            continue
        for number, (file, digest, value) in enumerate(filters):
            meta[FILTERS][number][1] = _renamed(file, value, "{}.pf_filter", digest)
        language["hash"] = _renamed(meta_file, meta, "pagefind.{}.pf_meta", language["hash"])
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _ordered(folder: Path, meta_file: Path) -> tuple[Any, list[tuple[Path, str, Any]]]:
    """The index's table with its filters by name, and each filter's file, digest and ordered values; writes nothing."""
    meta = read_cbor(meta_file)
    if len(meta) != MEMBERS:
        raise ValueError(meta_file.name)
    meta[FILTERS] = sorted(meta[FILTERS])
    filters = []
    for _, digest in meta[FILTERS]:
        file = folder / "filter" / f"{digest}.pf_filter"
        name, values = read_cbor(file)
        filters.append((file, digest, [name, sorted(values)]))
    return meta, filters


def _renamed(file: Path, value: Any, pattern: str, digest: str) -> str:  # noqa: ANN401 - what CBOR holds
    """Writes the value under a name made from its content, as long as the old one, and removes the old file."""
    data = SIGNATURE + encode(value)
    lang, _, old = digest.rpartition("_")
    new = f"{lang}_{hashlib.sha256(data).hexdigest()[: len(old)]}"
    file.unlink()
    file.with_name(pattern.format(new)).write_bytes(gzip.compress(data, mtime=0))
    return new


def read_cbor(file: Path) -> Any:  # noqa: ANN401 - what CBOR holds
    """The value in one of Pagefind's files; ValueError where it holds more than is understood here."""
    try:
        data = gzip.decompress(file.read_bytes())
    except (OSError, EOFError) as error:
        raise ValueError(file.name) from error
    value, end = decode(data, len(SIGNATURE))
    if not data.startswith(SIGNATURE) or end != len(data) or SIGNATURE + encode(value) != data:
        raise ValueError(file.name)
    return value


def decode(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends."""
    if at >= len(data):
        raise ValueError(at)
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= DIRECT:
        width = 1 << (number - DIRECT)
        number = int.from_bytes(data[at : at + width], "big")
        at += width
    if kind == UNSIGNED:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    if kind != LIST:
        raise ValueError(kind)
    values = []
    for _ in range(number):
        value, at = decode(data, at)
        values.append(value)
    return values, at


def encode(value: Any) -> bytes:  # noqa: ANN401 - what CBOR holds
    """Lists, whole numbers and texts in CBOR, each length in its shortest form."""
    if isinstance(value, int):
        return _head(UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(TEXT, len(text)) + text
    return _head(LIST, len(value)) + b"".join(encode(item) for item in value)


def _head(kind: int, number: int) -> bytes:
    if number < DIRECT:
        return bytes([kind << 5 | number])
    width = next(width for width in (1, 2, 4, 8) if number < 1 << (8 * width))
    return bytes([kind << 5 | (DIRECT + width.bit_length() - 1)]) + number.to_bytes(width, "big")
