"""What stands around every page of a language: header, sections, switcher, notice, footer; and the head of one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.article import ContentPage
from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import document_path, list_path
from generator.model.text import direction
from generator.plan.assets import card_stylesheet, stylesheet
from generator.plan.feeds import feed_links
from generator.plan.hosting import content_security_policy
from generator.plan.view import View

SECTIONS = ("reviews", "topics", "narratives", "learn")
FONT = re.compile(r"""url\(["']?([^"')/]+\.woff2)["']?\)""")
OG_LOCALES = {"en": "en_GB", "ur": "ur_PK"}


def plan_frames(library: Library) -> dict[str, dict[str, Any]]:
    """For each language the data of the frame around its pages; the section is marked while rendering."""
    return {lang: _frame(View(library, lang)) for lang in library.config.langs}


def _frame(view: View) -> dict[str, Any]:
    library, config = view.library, view.library.config
    pages = {page.slug: page for page in library.pages if view.lang in page.translations}
    sections = [("reviews", view.word("nav.reviews")), ("topics", view.word("nav.topics"))]
    if any(view.lang in narrative.translations for narrative in library.narratives):
        sections.append(("narratives", view.word("nav.narratives")))
    if any(view.lang in lesson.translations for lesson in library.lessons):
        sections.append(("learn", view.word("nav.learn")))
    tabs = [{"id": name, "title": title, "link": view.link(list_path(view.lang, name))} for name, title in sections]
    tabs += [page_link(view, pages[slug]) for slug in config.navigation if slug in pages]
    return {
        "lang": view.lang,
        "dir": view.language.direction,
        "site_name": view.text(config.name),
        "tagline": view.text(config.tagline),
        "home": view.link(f"/{view.lang}/"),
        "search": view.link(list_path(view.lang, "search")),
        "logo": config.theme.logo,
        "notice": view.told(config.notice),
        "tabs": tabs,
        "strings": dict(view.strings),
        "assets": {name: view.link(asset.address) for name, asset in sorted(library.assets.items())},
        "stylesheets": [view.link(path) for path in stylesheets(view)],
        "font": font_file(view),
        "card_stylesheet": view.link(card_stylesheet(library).path),
        "feeds": [{"link": view.link(f"/{view.lang}/{file}"), "title": view.word(key)} for file, key in _FEEDS],
        "footer": _footer(view, pages),
        "license": config.license or "",
        "organisation": view.text(config.organisation.name),
    }


_FEEDS = (("rss.xml", "feed.rss"), ("atom.xml", "feed.atom"), ("feed.json", "feed.json"))


def stylesheets(view: View) -> list[str]:
    """The stylesheets that every page of a language loads: one for all, one more where the language brings its own font."""
    paths = [stylesheet(view.library).path]
    font = view.library.assets.get(f"{view.language.font}.css")
    return [*paths, font.address] if font else paths


def font_file(view: View) -> str:
    """The font that the language's stylesheet asks for first: asked for at once, it seldom makes the words jump. May be empty."""
    sheet = view.library.assets.get(f"{view.language.font}.css")
    found = FONT.search(sheet.text) if sheet else None
    return view.link(f"{sheet.address.rpartition('/')[0]}/{found.group(1)}") if sheet and found else ""


def page_link(view: View, page: ContentPage) -> dict[str, str]:
    """A content page as a link."""
    title = page.translations[view.lang].text.title
    return {"id": page.slug, "title": title, "link": view.link(document_path(view.lang, page.kind, page.slug))}


def _footer(view: View, pages: Mapping[str, ContentPage]) -> list[dict[str, Any]]:
    def link(section: str, word: str) -> dict[str, str]:
        return {"title": view.word(word), "link": view.link(list_path(view.lang, section))}

    readers = [link("search", "search"), link("ratings", "nav.ratings"), link("glossary", "nav.glossary")]
    readers += [
        link("corrections", "nav.corrections"),
        link("returns", "nav.returns"),
        link("statistics", "nav.statistics"),
        link("claimants", "nav.claimants"),
        link("people", "nav.people"),
        *([link("lite", "lite.title")] if view.library.config.lite else []),
        *([link("offline", "offline.title")] if view.library.config.offline else []),
    ]
    data = [
        {"title": name, "link": view.link(f"/data/{name}")}
        for name in ("claimreview.json", "reviews.json", "reviews.csv")
    ]
    return [
        {"title": view.word("footer.about"), "links": [page_link(view, page) for page in pages.values()]},
        {"title": view.word("footer.readers"), "links": readers},
        {"title": view.word("footer.data"), "links": data},
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a planner says of one HTML page; `title` and `description` are plain text.

    `section` names the tab that is marked; `feeds` is the folder of feeds that the head names (empty: the language's own).
    `switch` are the addresses that the language switcher leads to, where they are not the alternates; `default` is the address
    for readers of no listed language, where it is not the first language's.
    """

    path: str
    title: str
    description: str
    alternates: Mapping[str, str]
    section: str = ""
    kind: str = "website"
    image: Mapping[str, Any] | None = None
    graph: Iterable[Mapping[str, Any]] = ()
    feeds: str = ""
    listed: bool = True
    modified: str = ""
    search: bool = False
    switch: Mapping[str, str] | None = None
    default: str = ""


def html_page(view: View, head: Head, template: str, context: Mapping[str, Any]) -> Page:
    """A page of the site: the template's own data, and under `head` and `switch` what its frame shows."""
    return Page(
        path=head.path,
        template=template,
        data={**context, **framed(view, head)},
        lang=view.lang,
        section=head.section,
        modified=head.modified,
        listed=head.listed,
        alternates={**head.alternates, **({"x-default": head.default} if head.default else {})},
    )


def framed(view: View, head: Head) -> dict[str, Any]:
    """What the frame around a page shows, under `head` and `switch`."""
    config = view.library.config
    site_name = view.text(config.name)
    told = {
        "title": head.title if head.title == site_name else f"{head.title} – {site_name}",
        "heading": head.title,
        "description": shortened(head.description, 300),
        "canonical": view.absolute(head.path),
        "alternates": _hreflang(view, head) if head.listed else [],
        "robots": "" if head.listed else "noindex",
        "csp": content_security_policy(search=head.search, header=False),
        "kind": head.kind,
        "site_name": site_name,
        "locale": OG_LOCALES.get(view.lang, view.lang),
        "image": head.image,
        "graph": list(head.graph),
        "feeds": feed_links(view, head.feeds),
        "modified": head.modified,
    }
    return {"head": told, "switch": _switch(view, head)}


def shortened(text: str, limit: int) -> str:
    """The text cut at a word, with an ellipsis, where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


def _hreflang(view: View, head: Head) -> list[dict[str, str]]:
    links = [{"lang": lang, "href": view.absolute(path)} for lang, path in head.alternates.items()]
    first = next((path for lang, path in head.alternates.items() if lang in view.langs), head.path)
    return [*links, {"lang": "x-default", "href": view.absolute(head.default or first)}]


def _switch(view: View, head: Head) -> list[dict[str, Any]]:
    """The language switcher: each other language leads to this page's translation, or to the note that there is none."""
    options = []
    for language in view.library.config.languages:
        if language.id == view.lang:
            continue
        path = (head.switch or head.alternates).get(language.id)
        other = View(view.library, language.id)
        options.append(
            {
                "lang": language.id,
                "dir": direction(language.id),
                "name": language.name,
                "link": view.link(path) if path else "#untranslated",
                "missing": path is None,
                "note": other.word("missing.note"),
                "lead": other.word("missing.lead"),
                "home": other.link(
                    f"/{language.id}/"
                    + (f"{head.section}/" if head.section in {"reviews", "narratives", "learn"} else "")
                ),
                "label": view.word("missing.switch", language=language.name),
            }
        )
    return options
