"""Pictures beside documents: each is measured, decoded once within limits, and refused where it is not what it seems.

What a picture is, its bytes say, never its name. Files come from many hands: a download that failed is a web page named
`.jpg`, a scan may have a billion pixels, half a file may be missing.
"""

from __future__ import annotations

import hashlib
import stat
import unicodedata
import warnings
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, cast, get_args

from PIL import Image, UnidentifiedImageError

from generator.load.folder import Folder
from generator.model.picture import MOST_PIXELS, Picture
from generator.problems import Problem, Severity

Format = Literal["jpeg", "png", "webp", "gif", "avif"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
MOST_BYTES = 25_000_000
ORIENTATION = 0x0112  # the EXIF tag that says how the camera was held
TURNED = frozenset({5, 6, 7, 8})  # its values that exchange width and height
HEAD = 4096  # a file that shows no sign of its format in so many bytes shows none later
SIGNS = ((0, b"\xff\xd8\xff"), (0, b"\x89PNG"), (0, b"GIF8"), (8, b"WEBP"), (4, b"ftypavif"), (4, b"ftypavis"))
PHONE_SIGNS = tuple((4, b"ftyp" + brand) for brand in (b"heic", b"heix", b"mif1", b"msf1"))
OF_A_PAGE = (b"<!doctype", b"<html", b"<head", b"<body")


class _Fault(Exception):  # noqa: N818 - never leaves this module
    """Why a file is refused."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the bytes say of a picture; the size is as stored, before turning."""

    format: Format
    width: int
    height: int
    alpha: bool
    orientation: int
    moving: bool


def load_pictures(folder: Folder) -> tuple[dict[str, Picture], list[Problem]]:
    """Every picture of a document's folder by its path below `content/` in NFC, and problems for those that cannot be shown.

    Each is decoded here, so that a damaged file is found before anything is written.
    """
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    home = Path(folder.home)
    for name in sorted(folder.pictures):
        file = f"{folder.name}/{name}"
        problem = partial(Problem, file=file)
        try:
            data = _read(home / name, home.parent.parent)
            measure = _measured(data)
        except _Fault as fault:
            problems.append(problem(fault.code, fault.message, hint=fault.hint))
            continue
        if measure.moving:
            message, hint = "the picture moves; only its first frame is shown", "Save that frame as a still picture."
            problems.append(problem("image-animated", message, hint=hint, severity=Severity.WARNING))
        key = unicodedata.normalize("NFC", file.removeprefix("content/"))
        pictures[key] = _picture(file, data, measure)
    return pictures, problems


def _picture(file: str, data: bytes, measure: _Measure) -> Picture:
    turned = measure.orientation in TURNED
    return Picture(
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        width=measure.height if turned else measure.width,
        height=measure.width if turned else measure.height,
        format=measure.format,
        alpha=measure.alpha,
        orientation=measure.orientation,
    )


def _read(path: Path, content: Path) -> bytes:
    """The file's bytes, if it is a file, lies inside `content` and has a bearable size."""
    try:
        found = path.stat()
        if not path.resolve().is_relative_to(content.resolve()):
            message = "the picture is a link to a file outside content/"
            raise _Fault("outside-content", message, "Put the file itself here.")
        if not stat.S_ISREG(found.st_mode):
            raise _Fault("image-broken", "this is no file", "Put a picture here, or give the folder another name.")
        if found.st_size > MOST_BYTES:
            size = f"the file has {found.st_size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB are allowed"
            raise _Fault("image-too-large", size, "Save it smaller, for example 2400 pixels wide.")
        return path.read_bytes()
    except OSError as error:
        message = f"the picture cannot be read: {error.strerror or error}"
        raise _Fault("image-broken", message, "Check the file's permissions, or copy it in again.") from None


def _measured(data: bytes) -> _Measure:
    """What the bytes say, after decoding them whole.

    Pillow answers hostile bytes with exceptions of nearly every type; whatever it raises, the picture is broken.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limits are stricter than those that Pillow warns of
            with Image.open(BytesIO(data), formats=[name.upper() for name in FORMATS]) as image:
                return _decoded(image)
    except _Fault:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels("more than 100") from None
    except UnidentifiedImageError:
        raise _unknown(data) from None
    except Exception as error:  # noqa: BLE001 - see above
        message = f"the picture is damaged or incomplete ({_plain(error)})"
        raise _Fault("image-broken", message, "Copy the original in again.") from None


def _decoded(image: Image.Image) -> _Measure:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_many_pixels(f"{width * height / 1e6:.0f}")
    second_view = image.format == "MPO"  # a phone's JPEG with one more picture behind it
    form = "jpeg" if second_view else str(image.format).lower()
    moving = not second_view and bool(getattr(image, "is_animated", False))
    image.draft("L", (1, 1))  # JPEG: reads every byte, but computes an eighth of the pixels
    image.load()
    return _Measure(cast("Format", form), width, height, _see_through(image), _orientation(image), moving)


def _see_through(image: Image.Image) -> bool:
    """Whether any pixel is transparent; many programs store an alpha channel that says nothing."""
    if not image.has_transparency_data:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255  # noqa: PLR2004 - 255 is opaque


def _orientation(image: Image.Image) -> int:
    """How the picture is to be turned; 1, as it stands, where that is not said or is nonsense."""
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - broken EXIF data raises anything, and readers' browsers ignore it
        return 1
    return value if value in range(1, 9) else 1


def _too_many_pixels(millions: str) -> _Fault:
    message = f"the picture has {millions} million pixels; {MOST_PIXELS // 1_000_000} million are allowed"
    return _Fault("image-too-large", message, "Save it smaller, for example 2400 pixels wide.")


def _unknown(data: bytes) -> _Fault:
    """What to say of bytes that no decoder knows."""
    head = data[:HEAD]
    text = head.lower()
    if any(head.startswith(sign, at) for at, sign in SIGNS):
        return _Fault("image-broken", "the picture is damaged or incomplete", "Copy the original in again.")
    if not data:
        return _Fault("image-broken", "the file is empty", "Copy the original in again.")
    if any(mark in text for mark in OF_A_PAGE):
        hint = "The download failed: get the picture itself."
        return _Fault("image-format", "the file is a web page, not a picture", hint)
    if b"<svg" in text:
        return _Fault("image-svg", "the file is an SVG drawing, which can hold programs", "Export it as PNG.")
    if any(head.startswith(sign, at) for at, sign in PHONE_SIGNS):
        return _Fault("image-format", "the file is a HEIC picture, which browsers do not show", "Export it as JPEG.")
    known = ", ".join(name.upper() for name in FORMATS)
    return _Fault("image-format", f"the file is no picture in a format that is shown ({known})", "Export it as JPEG.")


def _plain(error: Exception) -> str:
    """The decoder's words in one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
