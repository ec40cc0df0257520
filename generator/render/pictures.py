"""A picture in one size, rebuilt from its pixels alone.

A photo carries where it was taken and by whose camera; either can expose a source. A re-save keeps such data, so
nothing of the original file is carried over but colours: no EXIF, XMP, IPTC, comment, text, profile, thumbnail, nor
what was hidden under full transparency.
"""

from __future__ import annotations

import errno
import hashlib
import warnings
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from generator.model.picture import MOST_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
WEBP_QUALITY, JPEG_QUALITY = 80, 82
REDUCING_GAP = 3.0  # how much larger than asked a picture is when the slow, fine filter takes over from the quick one
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
TURNED = 5  # from this orientation on, width and height are exchanged
COLOUR_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def render_picture(context: Mapping[str, Any], root: Path, stamp: Image.Image | None = None) -> bytes:
    """The picture `file` below `root`, upright, in sRGB, in the `width`, `height` and `format` that are asked for.

    A `stamp`, RGBA of the same size, becomes part of its pixels.

    The same input gives the same bytes. Raises OSError where the file is no longer the one that was measured, and
    whatever Pillow raises for a file that cannot be decoded (loading refuses those).
    """
    data = (root / context["file"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != context["sha256"]:
        raise OSError(errno.ESTALE, "the picture changed while the site was built; build again", context["file"])
    orientation = context["orientation"]
    size = (context["width"], context["height"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            stored = size[::-1] if orientation >= TURNED else size
            pixels = _in_srgb(_resized(image, stored), image.info.get("icc_profile"))
    if orientation in TURNS:
        pixels = pixels.transpose(TURNS[orientation])
    if stamp:
        pixels.paste(Image.alpha_composite(pixels.convert("RGBA"), stamp))
    return _encoded(_rebuilt(pixels), context["format"])


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The first frame in the size asked for, in a mode of plain channels."""
    if image.width * image.height > MOST_PIXELS:
        raise ValueError(f"a picture of {image.width} × {image.height} pixels should have been refused")
    # JPEG can be decoded at a half, a quarter or an eighth: that saves most of the time and keeps enough pixels.
    image.draft(image.mode, (size[0] * 2, size[1] * 2))
    image.load()
    plain = _plain_mode(image)
    if plain.size == size:
        return plain
    return plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=REDUCING_GAP)


def _plain_mode(image: Image.Image) -> Image.Image:
    """The image as L, RGB, RGBA or CMYK."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits of grey, which a plain conversion would cut off instead of scale
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image as RGB or RGBA in the web's colours, by the profile that it carries where that makes sense."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    colours = (_by_profile(colours, profile) if profile else None) or colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The image in sRGB; None where the profile is broken or for other channels than the image has."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if COLOUR_SPACES.get(source.profile.xcolor_space.strip()) != image.mode:
            return None
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None


def _rebuilt(image: Image.Image) -> Image.Image:
    """A new image of the same pixels and nothing else; where nothing is seen, nothing is left."""
    if image.mode == "RGBA":
        lowest, _ = image.getchannel("A").getextrema()
        image = image.convert("RGB") if lowest == 255 else image.convert("RGBa").convert("RGBA")  # noqa: PLR2004
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _encoded(image: Image.Image, form: str) -> bytes:
    """The image as a file in the format `webp`, `jpg` or `png`."""
    out = BytesIO()
    if form == "webp":
        image.save(out, "WEBP", quality=WEBP_QUALITY, method=4)
    elif form == "png":
        image.save(out, "PNG", optimize=True)
    elif form == "jpg":
        opaque = image
        if image.mode == "RGBA":
            opaque = Image.new("RGB", image.size, "white")
            opaque.paste(image, mask=image.getchannel("A"))
        opaque.save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True, subsampling="4:2:0")
    else:
        raise ValueError(f"no picture is made in the format {form}")
    return out.getvalue()
