"""The demonstration site, built once and served with its own headers, and a browser to look at it with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.pipeline import BuildOptions, build
from generator.problems import refused
from generator.serve.files import SiteFiles
from generator.serve.server import address, start_server

ROOT = Path(__file__).parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def served(folder: Path, prefix: str = "") -> Iterator[str]:
    """A built site on a free port, as a static host serves it; its address, without a slash at the end."""
    server = start_server(SiteFiles(folder, prefix), None, "127.0.0.1", 0)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield address(server, "127.0.0.1") + prefix
    server.shutdown()
    server.server_close()
    thread.join()


def built(folder: Path, base_url: str = "") -> Path:
    """The demonstration site in `folder`; only its content and settings are taken from the project."""
    root = folder / "newsroom"
    root.mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site_config.yml", root)
    report = build(BuildOptions(config=root / "site_config.yml", output=folder / "site", base_url=base_url))
    assert not refused(report.problems), report.problems
    return report.output


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built demonstration site."""
    return built(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo(demo_site: Path) -> Iterator[str]:
    """The address of the demonstration site."""
    with served(demo_site) as found:
        yield found


@pytest.fixture(scope="session")
def demo_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration site when it is built for a sub-path."""
    site = built(tmp_path_factory.mktemp("below"), "https://tasdiq.example/factcheck")
    with served(site, "/factcheck") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=ARGUMENTS
        )
        yield found
        found.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A window of a width and colour scheme, opened once for all tests that only look at pages."""
    windows: dict[tuple[int, str], Page] = {}

    def of(width: int, scheme: str = "light") -> Page:
        if (width, scheme) not in windows:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            windows[width, scheme] = context.new_page()
        return windows[width, scheme]

    yield of
    for page in windows.values():
        page.context.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in contexts of their own; what they complain of in the console fails the test.

    Options are those of `Browser.new_context`; `quiet=False` allows complaints.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(*, quiet: bool = True, **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if quiet:
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "console",
                lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None,
            )
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of a wide window."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """A page of a small phone."""
    return new_page(viewport={"width": 360, "height": 740}, has_touch=True)
