"""A picture that is published holds its pixels and nothing else: searched for byte by byte."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from generator.render.cards import CardPress
from generator.render.pictures import render_picture

SECRET = b"SECRET-31.5204N-74.3587E"
FORMS = {"webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
METADATA = (
    SECRET,
    *(b"Exif", b"EXIF", b"eXIf", b"<x:xmpmeta", b"XMP ", b"ns.adobe.com", b"Photoshop 3.0", b"8BIM"),
    *(b"ICC_PROFILE", b"ICCP", b"iCCP", b"tEXt", b"iTXt", b"zTXt", b"tIME", b"pHYs", b"seCr"),
)
XMP = b'<?xpacket?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"


def render(root: Path, data: bytes, size: tuple[int, int], form: str, orientation: int = 1) -> bytes:
    (root / "picture").write_bytes(data)
    context: dict[str, Any] = {
        "file": "picture",
        "sha256": hashlib.sha256(data).hexdigest(),
        "orientation": orientation,
        "width": size[0],
        "height": size[1],
        "format": form,
    }
    return render_picture(context, root)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def saved(image: Image.Image, form: str, **options: Any) -> bytes:  # noqa: ANN401 - each format has options of its own
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def noise(size: tuple[int, int] = (120, 80)) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(size, spread) for spread in (30, 50, 70)])


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = SECRET.decode()
    made[0x013B] = SECRET.decode()
    made.get_ifd(0x8825).update({1: "N", 2: (31.0, 31.0, 13.44), 3: "E", 4: (74.0, 21.0, 31.32), 29: SECRET.decode()})
    return made


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def jpeg_with_everything() -> bytes:
    """A JPEG with EXIF and GPS, XMP, IPTC, a profile, a comment, and a second picture after its end."""
    data = saved(noise(), "JPEG", exif=exif(), icc_profile=profile(), comment=SECRET, xmp=XMP)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET) + 5)
    iptc += b"\x1c\x02\x5a" + struct.pack(">H", len(SECRET)) + SECRET
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return data[:2] + segment + data[2:] + SECRET


def png_with_everything() -> bytes:
    """A PNG with three kinds of text, EXIF, XMP, a profile, a time and a chunk that no standard knows."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", SECRET.decode())
    texts.add_text("Comment", SECRET.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = saved(noise(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile(), dpi=(300, 300))

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    extra = chunk(b"tIME", b"\x07\xea\x02\x03\x0e\x1e\0") + chunk(b"seCr", SECRET)
    return data[:33] + extra + data[33:] + SECRET


def webp_with_everything() -> bytes:
    return saved(noise(), "WEBP", exif=exif(), icc_profile=profile(), xmp=XMP)


def avif_with_everything() -> bytes:
    return saved(noise(), "AVIF", exif=exif(), icc_profile=profile(), xmp=XMP)


def gif_with_everything() -> bytes:
    return saved(noise(), "GIF", comment=SECRET)


@pytest.mark.parametrize(
    "source",
    [jpeg_with_everything, png_with_everything, webp_with_everything, avif_with_everything, gif_with_everything],
)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [(60, 40), (120, 80)])
def test_no_metadata_survives(tmp_path: Path, source: Callable[[], bytes], form: str, size: tuple[int, int]) -> None:
    data = source()
    assert SECRET in data
    out = render(tmp_path, data, size, form)
    assert [mark for mark in METADATA if mark in out] == []
    image = opened(out)
    assert (image.format, image.size) == (FORMS[form], size)
    assert not image.getexif()
    extra = set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert {key for key in extra if image.info[key]} <= {"background", "timestamp", "duration", "loop"}


def test_a_png_holds_only_the_chunks_that_pixels_need(tmp_path: Path) -> None:
    out = render(tmp_path, png_with_everything(), (60, 40), "png")
    names, at = [], 8
    while at < len(out):
        names.append(out[at + 4 : at + 8])
        at += 12 + struct.unpack(">I", out[at : at + 4])[0]
    assert set(names) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_jpeg_holds_only_the_segments_that_pixels_need(tmp_path: Path) -> None:
    out = render(tmp_path, jpeg_with_everything(), (60, 40), "jpg")
    markers, at = [], 2
    while out[at + 1] != 0xDA:
        markers.append(out[at + 1])
        at += 2 + struct.unpack(">H", out[at + 2 : at + 4])[0]
    assert set(markers) == {0xE0, 0xDB, 0xC2, 0xC4}  # JFIF, quantisation, progressive frame, Huffman tables


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [(60, 60), (20, 20)])
def test_what_is_hidden_under_transparency_is_gone(tmp_path: Path, form: str, size: tuple[int, int]) -> None:
    mask = Image.new("L", (60, 60))
    mask.paste(255, (30, 0, 60, 60))
    made = []
    for hidden in (noise((60, 60)), Image.new("RGB", (60, 60), "red")):
        hidden.paste((10, 200, 10), (30, 0, 60, 60))
        hidden.putalpha(mask)
        made.append(render(tmp_path, saved(hidden, "PNG"), size, form))
    assert made[0] == made[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_picture_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    data = jpeg_with_everything()
    assert render(tmp_path, data, (60, 40), form) == render(tmp_path, data, (60, 40), form)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_stands_upright(tmp_path: Path, orientation: int) -> None:
    upright = Image.new("RGB", (64, 32), "white")
    upright.paste((200, 0, 0), (0, 0, 32, 16))  # red in the corner where it must end: top left
    turned = {1: (), 2: (0,), 3: (3,), 4: (1,), 5: (5,), 6: (2,), 7: (6,), 8: (4,)}[orientation]
    stored = upright
    for step in turned:
        stored = stored.transpose(Image.Transpose(step))
    made = Image.Exif()
    made[0x0112] = orientation
    out = opened(render(tmp_path, saved(stored, "JPEG", quality=95, exif=made), (32, 16), "png", orientation))
    assert out.size == (32, 16)
    corners = [out.getpixel(at) for at in ((4, 4), (28, 4), (4, 12), (28, 12))]
    assert [isinstance(colour, tuple) and colour[1] < 80 for colour in corners] == [True, False, False, False]


def test_colours_follow_the_profile_of_the_file(tmp_path: Path) -> None:
    swapped = profile_of_swapped_colours()
    image = Image.new("RGB", (16, 16), (220, 30, 30))
    plain = opened(render(tmp_path, saved(image, "PNG"), (16, 16), "png")).getpixel((8, 8))
    by_profile = opened(render(tmp_path, saved(image, "PNG", icc_profile=swapped), (16, 16), "png")).getpixel((8, 8))
    assert plain == (220, 30, 30)
    assert isinstance(by_profile, tuple)
    assert by_profile[1] > 200 > by_profile[0]


def profile_of_swapped_colours() -> bytes:
    """The sRGB profile with red and green exchanged, so that its use cannot be missed."""
    data = profile().replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")
    assert data != profile()
    return data


@pytest.mark.parametrize("broken", [b"no profile", b"\0" * 200])
def test_a_broken_profile_is_ignored(tmp_path: Path, broken: bytes) -> None:
    data = saved(Image.new("RGB", (16, 16), (220, 30, 30)), "PNG", icc_profile=broken)
    assert opened(render(tmp_path, data, (16, 16), "png")).getpixel((8, 8)) == (220, 30, 30)


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (Image.new("L", (8, 8), 100), (100, 100, 100)),
        (Image.new("1", (8, 8), 1), (255, 255, 255)),
        (Image.new("I;16", (8, 8), 100 * 256), (100, 100, 100)),
        (Image.new("P", (8, 8), 0), (0, 0, 0)),
        (Image.new("LA", (8, 8), (100, 255)), (100, 100, 100)),
        (Image.new("RGBA", (8, 8), (10, 20, 30, 255)), (10, 20, 30)),
    ],
)
def test_every_kind_of_pixels_becomes_plain(tmp_path: Path, image: Image.Image, expected: tuple[int, ...]) -> None:
    out = opened(render(tmp_path, saved(image, "PNG"), (4, 4), "png"))
    assert (out.mode, out.getpixel((2, 2))) == ("RGB", expected)


def test_a_picture_in_printers_colours_is_shown_in_the_webs(tmp_path: Path) -> None:
    data = saved(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG", quality=95)
    out = opened(render(tmp_path, data, (32, 32), "png")).getpixel((16, 16))
    assert isinstance(out, tuple)
    assert out[0] > 200
    assert out[1] < 60


def test_transparency_stays_in_png_and_webp_and_is_white_in_jpeg(tmp_path: Path) -> None:
    data = saved(Image.new("RGBA", (16, 16), (0, 0, 0, 0)), "PNG")
    assert opened(render(tmp_path, data, (8, 8), "png")).getpixel((4, 4)) == (0, 0, 0, 0)
    assert opened(render(tmp_path, data, (8, 8), "webp")).getpixel((4, 4)) == (0, 0, 0, 0)
    assert opened(render(tmp_path, data, (8, 8), "jpg")).getpixel((4, 4)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame_is_shown(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "lime")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    out = opened(render(tmp_path, data, (8, 8), "png"))
    assert out.getpixel((4, 4)) == (255, 0, 0)


def test_a_file_that_changed_since_it_was_measured_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(noise(), "JPEG"))
    context = {"file": "a.jpg", "sha256": "0" * 64, "orientation": 1, "width": 4, "height": 4, "format": "webp"}
    with pytest.raises(OSError, match=r"changed while the site was built.*a\.jpg"):
        render_picture(context, tmp_path)


def test_a_format_that_is_not_made_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bmp"):
        render(tmp_path, saved(noise(), "PNG"), (4, 4), "bmp")


def test_more_pixels_than_allowed_are_never_decoded(tmp_path: Path) -> None:
    data = saved(Image.new("1", (8000, 5001)), "PNG")
    with pytest.raises(ValueError, match="refused"):
        render(tmp_path, data, (480, 300), "webp")


LINES = [
    {"lang": "en", "dir": "ltr", "font": "system", "text": "Not what it is said to be"},
    {"lang": "ur", "dir": "rtl", "font": "nastaliq", "text": "یہ وہ نہیں جو بتایا جا رہا ہے"},
]


def stamp(size: tuple[int, int], lines: list[dict[str, str]] = LINES) -> Image.Image:
    context = {"stamp": {"lines": lines, "site": "example.org"}, "width": size[0], "height": size[1]}
    return CardPress([Path(__file__).parents[2] / "templates"]).stamp("/media/x.webp", context)


@pytest.mark.parametrize("size", [(960, 640), (480, 320), (600, 1600), (1600, 400), (120, 80)])
def test_a_stamp_goes_from_edge_to_edge_through_the_middle(size: tuple[int, int]) -> None:
    """A saved picture that is cut still bears it, unless it loses its middle; most of the picture can still be judged."""
    band = stamp(size).getchannel("A").point(lambda alpha: 255 if alpha else 0)
    left, top, right, bottom = band.getbbox() or (0, 0, 0, 0)
    assert (left, right) == (0, size[0])
    assert top < size[1] / 2 < bottom
    covered = band.histogram()[255] / (size[0] * size[1])
    assert 0.05 < covered < 0.4


@pytest.mark.parametrize("size", [(960, 640), (600, 1600), (1600, 400)])
@pytest.mark.parametrize("lines", [LINES, LINES[:1], LINES[1:]])
def test_the_words_of_a_stamp_stand_within_its_band(size: tuple[int, int], lines: list[dict[str, str]]) -> None:
    """White letters beside the band would lie on the bare picture, or be cut off at its edge."""
    made = stamp(size, lines)
    red, *_, alpha = made.split()
    white = red.point(lambda value: 255 if value > 240 else 0)
    left, top, right, bottom = white.getbbox() or (0, 0, 0, 0)
    assert 0 < left < right < size[0]
    assert 0 < top < bottom < size[1]
    opaque = alpha.point(lambda value: 255 if value else 0)
    outside = Image.composite(white, Image.new("L", size, 0), opaque.point(lambda value: 255 - value))
    assert outside.getbbox() is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_stamp_becomes_part_of_the_pixels(tmp_path: Path, form: str, mode: str) -> None:
    grey = Image.new(mode, (480, 320), (128, 128, 128) if mode == "RGB" else (128, 128, 128, 90))
    data = saved(grey, "PNG")
    (tmp_path / "picture").write_bytes(data)
    told = {"file": "picture", "sha256": hashlib.sha256(data).hexdigest(), "orientation": 1, "format": form}
    made = opened(render_picture({**told, "width": 480, "height": 320}, tmp_path, stamp((480, 320)))).convert("RGBA")
    red, green, _, alpha = made.getpixel((4, 195))  # type: ignore[misc]  # on the band, left of the words
    assert red > green + 60
    assert alpha > 220
