"""The site's stylesheet, scripts and fonts as pages. The colours of the verdicts come from the rating scale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.model.library import Library
from generator.model.page import Page
from generator.model.rating import Rating

BUNDLED = ("tasdiq.css", "extra.css")  # in one file with the theme's stylesheet; extra.css is a newsroom's own
THEME = "material"
CARD = "card.css"  # of the cards on other sites, with the colours of the verdicts
WORKERS = ("offline-worker.js", "offline-leaves.js")  # at an address of their own (plan/offline.py)
SRGB_LINEAR = 0.04045  # sRGB values up to here are linear (IEC 61966-2-1)
ICONS = {
    "search": "material/magnify",
    "scheme": "material/theme-light-dark",
    "menu": "material/menu",
    "whatsapp": "simple/whatsapp",
    "email": "material/email-outline",
    "link": "material/link-variant",
    "print": "material/printer",
    "image": "material/image-outline",
}
WHITE_FROM = (
    0.1833  # relative luminance below which white text has the better contrast (WCAG 2.2, both ratios 4.5:1 there)
)


def stylesheet(library: Library) -> Page:
    """The one stylesheet that all pages load: the theme's, ours, the scale's colours, the newsroom's own."""
    own = [library.assets[name].text for name in BUNDLED if name in library.assets]
    parts = [scale_css(library), *own]
    told = "".join([library.assets[THEME].sha256, *icons(library).values(), *parts])
    digest = hashlib.sha256(told.encode()).hexdigest()[:10]
    return Page(
        f"/assets/site.{digest}.css",
        "stylesheet",
        {"theme": library.assets[THEME].sha256, "icons": icons(library), "parts": parts},
    )


def card_stylesheet(library: Library) -> Page:
    """The stylesheet of the cards that other sites show: a kilobyte or two, the scale's colours among it."""
    own = library.assets[CARD].text if CARD in library.assets else ""
    text = scale_css(library) + own
    return Page(f"/assets/card.{hashlib.sha256(text.encode()).hexdigest()[:10]}.css", "text", {"text": text})


def plan_assets(library: Library) -> Iterator[Page]:
    """The stylesheet, and every other asset on its own."""
    yield stylesheet(library)
    if library.config.embeds:
        yield card_stylesheet(library)
    for asset in library.assets.values():
        if asset.name in BUNDLED or asset.name in {THEME, CARD, *WORKERS}:
            continue
        if asset.text:
            yield Page(asset.address, "text", {"text": asset.text})
        else:
            yield Page(asset.address, "copy", {"asset": asset.name, "sha256": asset.sha256})


def scale_css(library: Library) -> str:
    """Custom properties: the accent colours, and colour and shape of each verdict."""
    theme = library.config.theme
    rules = [f":root{{--t-accent-light:{theme.accent};--t-accent-dark:{theme.accent_dark}}}"]
    rules += [
        f".verdict--{rating.id}{{--v:{rating.colour};--v-ink:{ink(rating)};--v-icon:var(--icon-{rating.id})}}"
        for rating in library.config.ratings
    ]
    return "\n".join(rules) + "\n"


def icons(library: Library) -> dict[str, str]:
    """Every icon by the custom property that holds it; the renderer draws them from the theme's icons.

    In the stylesheet they are fetched once; in the pages they would be a sixth of each page's weight.
    """
    verdicts = {f"--icon-{rating.id}": rating.icon for rating in library.config.ratings}
    shown = {"logo": library.config.theme.logo, **ICONS}
    return {**verdicts, **{f"--t-icon-{name}": icon for name, icon in shown.items()}}


def ink(rating: Rating) -> str:
    """The colour of words on the verdict's colour."""
    return ink_on(rating.colour)


def ink_on(colour: str) -> str:
    """The colour of words on a colour: white or black, whichever can be read (4.5:1 or better)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= SRGB_LINEAR else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#fff" if luminance <= WHITE_FROM else "#000"
