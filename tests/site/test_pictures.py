"""Pictures of whole sites: without what could give a source away, in sizes for phones, shielded where they harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from tests.site.judging import dead_links
from tests.site.newsroom import Files, SmallSite, picture, review, translation

BASE = "https://facts.example.org"
EN = "content/reviews/bridge/index.en.md"
SHOT = "content/reviews/bridge/shot.jpg"
GPS = 0x8825


def with_gps() -> bytes:
    """A wide picture that tells where, when and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Examplephone"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (31.0, 33.0, 7.0)
    return picture(size=(2000, 1000), exif=exif, comment=b"taken at the source's house")


def declared(role: str = "photo", shield: str = "none", **more: str) -> str:
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f"[{{file: shot.jpg, alt: {{en: A bridge over a river, ur: دریا پر پل}}, role: {role}, shield: {shield}{extra}}}]"


def media(site: SmallSite) -> list[bytes]:
    return [file.read_bytes() for file in sorted((site.output / "media").iterdir())]


def test_no_place_and_no_device_leaves_with_a_picture(make_site: Callable[[Files], SmallSite]) -> None:
    data = with_gps()
    with Image.open(BytesIO(data)) as original:
        assert original.getexif().get_ifd(GPS), "the picture must tell something at first"
    site = make_site({EN: review(images=declared()), SHOT: data})
    site.build()
    assert len(media(site)) >= 4
    for made in media(site):
        with Image.open(BytesIO(made)) as shown:
            assert not shown.getexif()
            assert shown.width <= 1600
        for word in (b"Examplephone", b"source's house", b"Exif", b"http://ns.adobe.com"):
            assert word not in made
    assert not [path for path in site.paths() if path.endswith("shot.jpg")]


def test_a_phone_gets_a_small_picture_and_room_is_kept_for_it(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({EN: review(body="![A bridge](shot.jpg)"), SHOT: with_gps()})
    site.build()
    (image,) = site.page("/en/reviews/bridge/").xpath("//main//img")
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("2000", "1000", "A bridge")
    (source,) = site.page("/en/reviews/bridge/").xpath("//picture/source")
    widths = re.findall(r"(\d+)w", source.get("srcset"))
    assert widths == ["480", "960", "1600"]
    for address, width in re.findall(r"(\S+) (\d+)w", source.get("srcset")):
        with Image.open(site.file(address)) as shown:
            assert (shown.format, shown.width) == ("WEBP", int(width))
    assert dead_links(site.output, BASE) == []


def test_the_same_picture_beside_two_reviews_is_one_file(make_site: Callable[[Files], SmallSite]) -> None:
    data = picture()
    dam: Files = {
        "content/reviews/dam/index.en.md": review("dam", images=declared()),
        "content/reviews/dam/shot.jpg": data,
    }
    site = make_site({EN: review(images=declared()), SHOT: data, **dam})
    site.build()
    assert len(media(site)) == len({path.name.split("-")[1] for path in (site.output / "media").iterdir()})


def test_a_picture_that_nothing_shows_is_not_published(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({SHOT: picture()})
    site.build()
    assert not (site.output / "media").exists()


@pytest.mark.parametrize(
    ("role", "shield", "shared"),
    [
        ("photo", "none", True),
        ("evidence", "none", True),
        ("photo", "blur", False),
        ("false-media", "none", False),
        ("false-media", "hide", False),
        ("original", "none", False),
    ],
)
def test_a_false_or_shielded_picture_never_stands_for_the_review(
    role: str, shield: str, *, shared: bool, make_site: Callable[[Files], SmallSite]
) -> None:
    site = make_site({EN: review(images=declared(role, shield)), SHOT: picture()})
    site.build()
    page = site.page("/en/reviews/bridge/")
    assert bool(page.xpath("//meta[@property='og:image']")) is shared
    assert bool(site.page("/en/reviews/").xpath("//main//img")) is shared
    assert bool(site.page("/en/").xpath("//main//img")) is shared
    if shared:
        (address,) = page.xpath("//meta[@property='og:image']/@content")
        assert site.file(address.removeprefix(BASE)).is_file()
        assert page.xpath("//meta[@property='og:image:alt']/@content") == ["A bridge over a river"]


def test_a_credit_says_what_it_is(make_site: Callable[[Files], SmallSite]) -> None:
    images = declared(credit="Unknown")
    site = make_site({EN: review(images=images, body="![A bridge](shot.jpg)"), SHOT: picture()})
    site.build()
    (shot,) = site.page("/en/reviews/bridge/").xpath("//*[@role='figure']")
    assert "Picture credit: Unknown" in " ".join(shot.text_content().split())
    assert "Picture credit: Unknown" in site.page("/en/lite/bridge/").text_content()


@pytest.mark.parametrize("shield", ["blur", "hide"])
def test_a_shield_covers_the_picture_until_the_reader_lifts_it(
    shield: str, make_site: Callable[[Files], SmallSite]
) -> None:
    images = declared("false-media", shield, warning="{en: A body is shown., ur: لاش دکھائی گئی ہے۔}")
    site = make_site({EN: review(images=images, body="![A bridge](shot.jpg)"), SHOT: picture()})
    site.build()
    (shot,) = site.page("/en/reviews/bridge/").xpath("//*[contains(@class, 't-shot ')]")
    assert f"t-shot--{shield}" in shot.get("class")
    assert shot.xpath(".//input[@type='checkbox']")
    assert "A body is shown." in shot.text_content()
    assert "<img" not in site.read("/en/feed.json").replace("\\u003c", "<"), "a feed has no shield"


def test_an_alternative_text_follows_the_language(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site(
        {EN: review(images=declared()), SHOT: picture(), "content/reviews/bridge/index.ur.md": translation()}
    )
    site.build()
    assert site.page("/en/reviews/bridge/").xpath("//main//img/@alt") == ["A bridge over a river"]
    assert site.page("/ur/reviews/bridge/").xpath("//main//img/@alt") == ["دریا پر پل"]


def test_false_media_leaves_the_site_with_its_stamp_alone(make_site: Callable[[Files], SmallSite]) -> None:
    """Wherever it stands, on the page or in a feed; a picture that was once published without one is taken away."""
    data = picture(size=(600, 400))
    site = make_site({EN: review(images=declared(), body="![A bridge](shot.jpg)"), SHOT: data})
    site.build()
    bare = {path.name for path in (site.output / "media").iterdir()}
    site.write({EN: review(images=declared("false-media"), body="![A bridge](shot.jpg)")})
    site.build()
    stamped = {path.name for path in (site.output / "media").iterdir()}
    assert stamped
    assert not stamped & bare
    for name in stamped:
        with Image.open(site.output / "media" / name) as shown:
            assert len(shown.convert("RGB").getcolors(shown.width * shown.height) or ()) > 100
    assert dead_links(site.output, BASE) == []
