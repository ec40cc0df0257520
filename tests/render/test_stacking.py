"""Pictures put below one another: whoever decodes the whole sees both, to the pixel."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pytest
import typst
from PIL import Image

from generator.render.stacking import adler_of_both, rows_above, size_of, stacked

RED = (170, 34, 17)


def png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pixels(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image


@pytest.fixture
def drawn(tmp_path: Path) -> bytes:
    """A page as typst draws it: white, with something of many colours on it."""
    source = tmp_path / "page.typ"
    source.write_text(
        "#set page(width: 90pt, height: 60pt, margin: 8pt, fill: white)\n"
        "#rect(width: 100%, height: 100%, fill: gradient.linear(red, blue, green))"
    )
    page = typst.Compiler(str(source)).compile(format="png", ppi=72)
    assert isinstance(page, bytes)
    return page


def test_every_pixel_of_both_is_there_but_for_the_one_at_the_seam(drawn: bytes) -> None:
    above = Image.new("RGB", (90, 30), RED)
    above.paste((255, 255, 255), (20, 5, 60, 20))
    whole = stacked(rows_above(above), drawn)
    assert whole is not None
    assert size_of(whole) == (90, 90)
    expected = Image.new("RGBA", (90, 90))
    expected.paste(above, (0, 0))
    expected.paste(pixels(drawn), (0, 30))
    expected.putpixel((0, 29), (0, 0, 0, 0))
    assert pixels(whole).tobytes() == expected.tobytes()


@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_picture_of_another_kind_is_refused(mode: str) -> None:
    assert stacked(rows_above(Image.new("RGB", (9, 9), RED)), png(Image.new(mode, (9, 9), 255))) is None


def test_a_picture_whose_first_row_leans_on_the_row_above_is_refused() -> None:
    """Black and see-through: Pillow tells such a first row by its difference from the row above, which is nothing."""
    assert stacked(rows_above(Image.new("RGB", (9, 9), RED)), png(Image.new("RGBA", (9, 9), (1, 2, 3, 4)))) is None


def test_rows_that_end_in_several_colours_are_refused() -> None:
    above = Image.new("RGB", (9, 9), RED)
    above.putpixel((4, 8), (1, 2, 3))
    with pytest.raises(ValueError, match="several colours"):
        rows_above(above)


def test_the_checksum_of_both_is_made_of_the_checksums_of_each() -> None:
    for one, other in (
        (b"", b""),
        (b"a", b""),
        (b"", b"b"),
        (bytes(70_000), b"\xff" * 99_999),
        (b"\xff" * 99_999, b"ab"),
    ):
        assert adler_of_both(zlib.adler32(one), zlib.adler32(other), len(other)) == zlib.adler32(one + other)
