"""Puts one drawn picture below another as one PNG without reading their pixels, which would take longer than drawing.

The rows of a PNG are one compressed stream, and such streams can be strung together: what is the same on many pictures is
kept compressed, and the other picture's stream follows as typst made it.

Only the seam needs care. typst tells the first row by differences from the pixels to the left and above, and above it knew
nothing. That comes to the same below a row of one colour whose first pixel is nothing, too: so the last row above the seam
begins with a pixel that is black and see-through. In a white row at the edge nobody sees it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BIT_RGBA = (8, 6, 0, 0, 0)  # depth, kind of colour, and no interlacing
# A white pixel told from the one on the left, or from whichever neighbour comes nearest; both come to the same here.
BEGINS_WHITE = (b"\1\xff\xff\xff\xff", b"\4\xff\xff\xff\xff")
START = b"\x78\x01"  # of a zlib stream
PRIME = 65_521  # of Adler-32


class Rows(NamedTuple):
    """Rows of a picture, compressed so that others may follow, with the checksum of their bytes."""

    height: int
    stream: bytes
    adler: int


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack_from(">2I", png, 16)
    return width, height


def rows_above(image: Image.Image) -> Rows:
    """The rows of a picture, made ready to be followed by others: it is done once. ValueError if its last row has two colours."""
    image = image.convert("RGBA")
    if not image.crop((0, image.height - 1, image.width, image.height)).getcolors(1):
        msg = "the last row has several colours: what follows would be told by them"
        raise ValueError(msg)
    image.putpixel((0, image.height - 1), (0, 0, 0, 0))
    pixels, length = image.tobytes(), 4 * image.width
    # Pixels as they are, because in pictures of few colours the same sequences return.
    raw = b"".join(b"\0" + pixels[start : start + length] for start in range(0, len(pixels), length))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return Rows(image.height, packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH), zlib.adler32(raw))


def stacked(above: Rows, last: bytes) -> bytes | None:
    """The PNG of the rows and, below them, the picture `last`; None where `last` cannot follow other rows."""
    (width, height), data = size_of(last), _data(last)
    begun = zlib.decompressobj().decompress(data, 5)
    if tuple(last[24:29]) != EIGHT_BIT_RGBA or begun not in BEGINS_WHITE:
        return None
    length = height * (4 * width + 1)
    adler = adler_of_both(above.adler, int.from_bytes(data[-4:]), length)
    stream = START + above.stream + data[2:-4] + adler.to_bytes(4)
    shape = struct.pack(">2I5B", width, height + above.height, *EIGHT_BIT_RGBA)
    return SIGNATURE + _chunk(b"IHDR", shape) + _chunk(b"IDAT", stream) + _chunk(b"IEND", b"")


def adler_of_both(one: int, other: int, length: int) -> int:
    """The Adler-32 of bytes that have `one`, and after them `length` bytes that have `other`."""
    first, second = one & 0xFFFF, other & 0xFFFF
    low = (first + second - 1) % PRIME
    high = ((one >> 16) + (other >> 16) + length * (first - 1)) % PRIME
    return high << 16 | low


def _data(png: bytes) -> bytes:
    return b"".join(body for name, body in _chunks(png) if name == b"IDAT")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
