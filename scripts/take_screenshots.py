"""Takes the README's pictures of the demonstration site: `take_screenshots.py SITE_DIR`, after a build with its base address."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
Scheme = Literal["light", "dark"]
SHOTS: dict[str, tuple[str, int, int, Scheme]] = {
    "review-en": ("/en/reviews/flood-picture-from-another-year/", 760, 900, "light"),
    "review-ur": ("/ur/reviews/flood-picture-from-another-year/", 760, 900, "light"),
    "review-en-phone": ("/en/reviews/flood-picture-from-another-year/", 360, 740, "light"),
    "review-ur-phone": ("/ur/reviews/flood-picture-from-another-year/", 360, 740, "dark"),
    "home-en": ("/en/", 1280, 900, "light"),
    "search-ur": ("/ur/search/?q=%D9%85%D8%AB%D8%A7%D9%84", 760, 900, "light"),
}


def main(site: str) -> None:
    """Serves the folder on this computer and writes one PNG for each entry of SHOTS."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser_file = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=browser_file, args=arguments)
        for name, (path, width, height, scheme) in SHOTS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
