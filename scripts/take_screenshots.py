"""Takes the documentation's pictures of the demonstration site: `take_screenshots.py SITE_DIR`, after a build of it.

docs/images/ gets those of the README (README below), docs/images/look/ those of docs/look.md: each page of LOOK in both
languages, on a phone and on a desk.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
Scheme = Literal["light", "dark"]
LANGUAGES = ("en", "ur")
WIDTHS = {360: 740, 1280: 900}
QUALITY = 70  # of WebP: letters stay sharp, and a picture has some 30 KB


class Shot(NamedTuple):
    """A picture of the window on a page; `at` is what it is scrolled to."""

    file: str
    path: str
    width: int
    height: int
    scheme: Scheme = "light"
    at: str = ""


REVIEW = "reviews/flood-picture-from-another-year/"
README = (
    Shot("review-en.png", f"/en/{REVIEW}", 760, 900),
    Shot("review-ur.png", f"/ur/{REVIEW}", 760, 900),
)
LOOK = {
    "home": ("", ""),
    "review": (REVIEW, ""),
    "stamp": (REVIEW, ".t-shot--false-media"),
    "list": ("reviews/", ""),
    "search": ("search/?q=", ""),
    "dossier": ("narratives/pictures-that-return-with-rain/", ""),
    "attribution": ("narratives/accounts-that-glorify-violence/", "#dossier-attribution"),
    "lesson": ("learn/check-an-old-picture/", ""),
    "quiz": ("learn/check-an-old-picture/", ".t-quiz"),
    "statistics": ("statistics/", ""),
    "returns": ("returns/", ""),
    "lite": ("lite/flood-picture-from-another-year/", ""),
    "offline": ("offline/", ""),
}
BARE = (
    "/ur/lite/",
    "/ur/offline/",
)  # pages that load no font: a phone in Pakistan has one of its own, this computer may not
QUESTIONS = {"en": "bridge", "ur": "سیلاب"}


def shots() -> Iterator[Shot]:
    """Every picture; those of phones in Urdu and of desks in English are of the dark scheme."""
    yield from README
    for name, (path, at) in LOOK.items():
        for lang in LANGUAGES:
            for width, height in WIDTHS.items():
                question = QUESTIONS[lang] if name == "search" else ""
                dark = (lang == "ur") == (width == min(WIDTHS))
                file = f"look/{name}-{lang}-{width}.webp"
                yield Shot(file, f"/{lang}/{path}{question}", width, height, "dark" if dark else "light", at)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main(site: str) -> None:
    """Serves the folder on this computer and writes the pictures."""
    handler = functools.partial(Quiet, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser_file = shutil.which("chromium") or shutil.which("google-chrome")
    (IMAGES / "look").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=browser_file, args=arguments)
        for shot in shots():
            take(browser, f"http://127.0.0.1:{server.server_port}", Path(site), shot)
        browser.close()
    server.shutdown()


def take(browser: Browser, site: str, folder: Path, shot: Shot) -> None:
    """Writes one picture."""
    size: ViewportSize = {"width": shot.width, "height": shot.height}
    page = browser.new_page(viewport=size, color_scheme=shot.scheme, bypass_csp=True)  # for the face below
    page.goto(site + shot.path, wait_until="networkidle")
    if shot.path.startswith(BARE):
        (font,) = (file.name for file in (folder / "assets").glob("noto-nastaliq-urdu.*.woff2"))
        page.add_style_tag(content=f'@font-face {{ font-family: "Noto Nastaliq Urdu"; src: url("/assets/{font}") }}')
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(300)
    if shot.at:
        page.locator(shot.at).first.evaluate("(element) => element.scrollIntoView({ block: 'start' })")
        page.wait_for_timeout(300)  # pictures are fetched when they come into view
    data = page.screenshot()
    page.close()
    if shot.file.endswith(".webp"):
        out = BytesIO()
        with Image.open(BytesIO(data)) as image:
            image.save(out, "WEBP", quality=QUALITY, method=6)
        data = out.getvalue()
    (IMAGES / shot.file).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1])
