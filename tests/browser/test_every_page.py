"""What holds for every page: nothing from elsewhere, nothing that breaks a policy, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.browser.page_types import NOT_FOUND, PageType, every_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation",
        (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# What sticks out of the window, unless something around it scrolls. The skip link waits above the page until it has the focus.
TOO_WIDE = """
() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
            if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
        return false;
    };
    const found = [...document.body.querySelectorAll("*")].filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 1 && (left < -1 || right > width + 1) && element.checkVisibility() && !scrolls(element);
    }).map((element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`);
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth}px wide`);
    return found;
}
"""
BROKEN_PICTURES = """
async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src);
}
"""


@every_page
def test_a_page_keeps_to_its_own_host_and_policy(new_page: Callable[..., Page], demo: str, kind: PageType) -> None:
    """The console stays empty, no host but the site's own is asked, and only Urdu loads a font."""
    page = new_page(quiet=kind.name != NOT_FOUND)  # the console reports the status 404 itself
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(VIOLATIONS)
    answer = page.goto(f"{demo}{kind.path}")
    assert answer
    assert answer.status == (404 if kind.name == NOT_FOUND else 200)
    assert page.evaluate(BROKEN_PICTURES) == []
    page.evaluate("document.fonts.ready.then(() => {})")
    assert page.evaluate("violations") == []
    assert {url.split("/", 3)[2] for url in asked if not url.startswith("data:")} == {demo.split("/")[2]}
    fonts = {url.rsplit("/", 1)[1].split(".")[0] for url in asked if ".woff" in url}
    assert fonts == (set() if kind.lang == "en" else {"noto-nastaliq-urdu"})


@every_page
def test_a_page_says_its_language_and_its_own_links_arrive(
    window: Callable[..., Page], demo: str, kind: PageType
) -> None:
    page = window(1280)
    page.goto(f"{demo}{kind.path}")
    told: dict[str, Any] = page.evaluate(
        """() => ({
            lang: document.documentElement.lang, dir: document.documentElement.dir, drawn: getComputedStyle(document.body).direction,
            title: document.title, headings: document.querySelectorAll("h1").length, mains: document.querySelectorAll("main").length,
            lost: [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.hash.slice(1)))
                .filter((id) => !document.getElementById(id)),
            repeated: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, at, all) => all.indexOf(id) !== at),
        })"""
    )
    direction = "rtl" if kind.lang == "ur" else "ltr"
    assert told["lang"] == (kind.lang or "en")
    assert told["dir"] == told["drawn"] == direction
    assert told["title"].strip()
    assert (told["headings"], told["mains"]) == (1, 1)
    assert (told["repeated"], told["lost"]) == ([], [])


@every_page
def test_nothing_is_wider_than_the_window(window: Callable[..., Page], demo: str, kind: PageType) -> None:
    """On a desktop, with text of twice the size (WCAG 1.4.4), on a phone, and at 320 pixels (WCAG 1.4.10)."""
    page = window(1280)
    page.goto(f"{demo}{kind.path}")
    found = {"1280": page.evaluate(TOO_WIDE)}
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # Material's own is 125%
    found["1280, large text"] = page.evaluate(TOO_WIDE)
    page.evaluate("document.documentElement.style.fontSize = ''")
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found[str(width)] = page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert {where: what for where, what in found.items() if what} == {}
