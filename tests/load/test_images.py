"""Pictures are known by their bytes, measured as they are shown, and refused with words that help."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.load.folder import Folder
from generator.load.folders import scan_content
from generator.load.images import MOST_BYTES, load_pictures
from generator.model.picture import MOST_PIXELS, Picture
from generator.problems import Problem, Severity

FORMATS = ("jpeg", "png", "webp", "gif", "avif")


def encoded(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:  # noqa: ANN401
    out = BytesIO()
    image = Image.effect_noise(size, 60).convert(mode)
    image.save(out, form.upper(), **options)
    return out.getvalue()


def load(root: Path, files: dict[str, bytes]) -> tuple[dict[str, Picture], list[Problem]]:
    """Writes files below `content/`, each beside a text, and reads all pictures that lie there."""
    for name, data in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        (path.parent / "index.en.md").touch()
    return read(root)


def read(root: Path) -> tuple[dict[str, Picture], list[Problem]]:
    """All pictures below `content/`, with what is told of them."""
    found = scan_content(root / "content", ["en"])
    pictures: dict[str, Picture] = {}
    problems = found.problems
    for folder in found.folders:
        there, told = load_pictures(folder)
        pictures |= there
        problems += told
    return pictures, problems


def document(root: Path) -> Path:
    """The folder of a document, with its text."""
    folder = root / "content" / "reviews" / "x"
    folder.mkdir(parents=True)
    (folder / "index.en.md").touch()
    return folder


def listed(folder: Path, *pictures: str) -> Folder:
    """A folder in which these pictures lay when it was looked through."""
    return Folder("reviews", "x", str(folder), {"en": "index.en.md"}, pictures)


def refusal(root: Path, data: bytes, name: str = "reviews/x/a.jpg") -> Problem:
    """The one problem with a file that must not become a picture."""
    pictures, problems = load(root, {name: data})
    assert pictures == {}
    (problem,) = problems
    assert problem.severity is Severity.ERROR
    assert problem.file == f"content/{name}"
    assert problem.hint
    return problem


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_measured(tmp_path: Path, form: str) -> None:
    data = encoded(form)
    pictures, problems = load(tmp_path, {f"reviews/x/flood.{form}": data})
    assert problems == []
    assert pictures == {
        f"reviews/x/flood.{form}": Picture(
            file=f"content/reviews/x/flood.{form}",
            sha256=hashlib.sha256(data).hexdigest(),
            width=60,
            height=40,
            format=form,  # type: ignore[arg-type]
        )
    }


def test_the_bytes_say_the_format_and_not_the_name(tmp_path: Path) -> None:
    pictures, problems = load(tmp_path, {"reviews/x/a.JPG": encoded("png")})
    assert problems == []
    assert pictures["reviews/x/a.JPG"].format == "png"


def test_only_pictures_are_looked_at_and_hidden_files_are_not(tmp_path: Path) -> None:
    files = {"reviews/x/index.en.md": b"text", "reviews/x/._a.jpg": b"left by macOS", ".git/a.jpg": b"no"}
    assert load(tmp_path, files) == ({}, [])


def test_a_folder_without_content_has_no_pictures(tmp_path: Path) -> None:
    assert read(tmp_path) == ({}, [])


def test_a_decomposed_file_name_is_found_by_the_composed_one(tmp_path: Path) -> None:
    pictures, _ = load(tmp_path, {"reviews/x/cafe\u0301.png": encoded("png")})
    assert pictures["reviews/x/caf\u00e9.png"].file == "content/reviews/x/cafe\u0301.png"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_measured_as_it_is_shown(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    pictures, _ = load(tmp_path, {"reviews/x/a.jpg": encoded("jpeg", exif=exif)})
    picture = pictures["reviews/x/a.jpg"]
    assert picture.orientation == orientation
    assert (picture.width, picture.height) == ((40, 60) if orientation > 4 else (60, 40))


@pytest.mark.parametrize("exif", [b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0nonsense", b"Exif\0\0"])
def test_broken_exif_data_does_not_matter(tmp_path: Path, exif: bytes) -> None:
    pictures, problems = load(tmp_path, {"reviews/x/a.jpg": encoded("jpeg", exif=exif)})
    assert problems == []
    assert pictures["reviews/x/a.jpg"].orientation == 1


def test_an_orientation_that_does_not_exist_is_none(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    pictures, _ = load(tmp_path, {"reviews/x/a.jpg": encoded("jpeg", exif=exif)})
    assert pictures["reviews/x/a.jpg"].orientation == 1


def test_alpha_is_what_is_seen_through_and_not_what_is_stored(tmp_path: Path) -> None:
    clear = BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 10)).save(clear, "PNG")
    files = {"reviews/x/clear.png": clear.getvalue(), "reviews/x/opaque.png": encoded("png", mode="RGBA")}
    pictures, _ = load(tmp_path, files)
    assert pictures["reviews/x/clear.png"].alpha
    assert not pictures["reviews/x/opaque.png"].alpha


def test_a_telephones_jpeg_with_a_second_view_is_a_jpeg(tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("RGB", (30, 20)).save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (10, 10))])
    pictures, problems = load(tmp_path, {"reviews/x/a.jpg": out.getvalue()})
    assert problems == []
    assert pictures["reviews/x/a.jpg"].format == "jpeg"


@pytest.mark.parametrize("form", ["gif", "png", "webp"])
def test_a_moving_picture_is_kept_with_a_warning(tmp_path: Path, form: str) -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, form.upper(), save_all=True, append_images=frames[1:])
    pictures, problems = load(tmp_path, {f"reviews/x/a.{form}": out.getvalue()})
    assert list(pictures) == [f"reviews/x/a.{form}"]
    assert [(problem.code, problem.severity) for problem in problems] == [("image-animated", Severity.WARNING)]


def test_a_web_page_named_as_a_picture_is_called_a_web_page(tmp_path: Path) -> None:
    problem = refusal(tmp_path, b"\n<!DOCTYPE html><html><body>404 <svg/></body></html>")
    assert problem.code == "image-format"
    assert "web page" in problem.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-broken"),
        (b"just words", "image-format"),
        (b"\x89PNG\r\n", "image-broken"),
        (b"\xff\xd8\xff\xe0", "image-broken"),
        (b"\0\0\0\x1cftypheic\0\0\0\0", "image-format"),
        (b"BM" + b"\0" * 100, "image-format"),
        (b"%PDF-1.7\n", "image-format"),
        (b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', "image-svg"),
        (b"\xef\xbb\xbf<SVG onload='alert(1)'/>", "image-svg"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refusal(tmp_path, data).code == code


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_a_file_is_broken(tmp_path: Path, form: str, part: float) -> None:
    data = encoded(form, (300, 200))
    assert refusal(tmp_path, data[: int(len(data) * part)]).code == "image-broken"


def test_a_broken_checksum_is_found(tmp_path: Path) -> None:
    data = bytearray(encoded("png", (200, 200)))
    data[len(data) // 2] ^= 0xFF
    assert refusal(tmp_path, bytes(data)).code == "image-broken"


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, in very few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * min(height * (width // 8 + 1), 1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(8000, 5001), (12_000, 9_000), (60_000, 60_000), (2**31 - 1, 1)])
def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path: Path, width: int, height: int) -> None:
    assert width * height > MOST_PIXELS
    problem = refusal(tmp_path, png_of(width, height))
    assert problem.code == "image-too-large"
    assert "million pixels" in problem.message


def test_a_text_chunk_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    text = b"bomb\0\0" + zlib.compress(b"\0" * 200_000_000, 9)
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    data = encoded("png")
    assert refusal(tmp_path, data[:33] + chunk + data[33:]).code == "image-broken"


def test_too_large_a_file_is_not_even_read(tmp_path: Path) -> None:
    with (document(tmp_path) / "a.jpg").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    pictures, problems = read(tmp_path)
    assert pictures == {}
    assert [problem.code for problem in problems] == ["image-too-large"]


def test_a_link_out_of_the_content_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(encoded("png"))
    folder = document(tmp_path)
    (folder / "a.png").symlink_to(secret)
    for pictures, problems in (read(tmp_path), load_pictures(listed(folder, "a.png"))):
        assert pictures == {}
        assert [problem.code for problem in problems] == ["outside-content"]


def test_a_link_within_the_content_is_followed(tmp_path: Path) -> None:
    load(tmp_path, {"reviews/x/a.png": encoded("png")})
    (tmp_path / "content" / "reviews" / "x" / "b.png").symlink_to("a.png")
    pictures, problems = read(tmp_path)
    assert problems == []
    assert pictures["reviews/x/b.png"].sha256 == pictures["reviews/x/a.png"].sha256


def test_links_that_lead_nowhere_or_in_circles_and_pipes_are_problems(tmp_path: Path) -> None:
    folder = document(tmp_path)
    (folder / "circle.png").symlink_to("circle.png")
    (folder / "nowhere.png").symlink_to("missing.png")
    os.mkfifo(folder / "pipe.png")
    pictures, problems = read(tmp_path)
    assert pictures == {}
    assert {(problem.code, Path(problem.file).name) for problem in problems} == {
        ("outside-content", "circle.png"),
        ("outside-content", "nowhere.png"),
        ("stray-file", "pipe.png"),
    }


def test_what_is_no_picture_any_more_when_it_is_read_is_a_problem(tmp_path: Path) -> None:
    folder = document(tmp_path)
    (folder / "circle.png").symlink_to("circle.png")
    os.mkfifo(folder / "pipe.png")
    pictures, problems = load_pictures(listed(folder, "circle.png", "gone.png", "pipe.png"))
    assert pictures == {}
    assert [problem.code for problem in problems] == ["image-broken"] * 3


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    files = {"reviews/x/a.jpg": b"no", "reviews/x/b.jpg": encoded("jpeg"), "reviews/y/c.png": b""}
    pictures, problems = load(tmp_path, files)
    assert list(pictures) == ["reviews/x/b.jpg"]
    assert [problem.file for problem in problems] == ["content/reviews/x/a.jpg", "content/reviews/y/c.png"]
