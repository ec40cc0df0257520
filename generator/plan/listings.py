"""Lists of reviews with their further pages, directories of what can be listed, and the corrections log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.model.abstract import Abstract
from generator.model.page import Page, digest_of
from generator.model.route import list_path
from generator.plan.feeds import latest_changes
from generator.plan.frame import Head, framed, html_page
from generator.plan.parts import Data, article_card, claimant, verdict
from generator.plan.returns import latest_returns
from generator.plan.routes import page_count, section_alternates, shown_ratings
from generator.plan.structured_data import list_graph, person_graph
from generator.plan.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of reviews, before it is cut into pages. `about` is what the template shows of its subject."""

    section: str
    key: str = ""
    title: str
    text: str
    reviews: Sequence[Abstract]
    about: Data = field(default_factory=dict)
    graph: Sequence[dict[str, Any]] = ()
    feeds: bool = False


def plan_listings(view: View) -> Iterator[Page]:
    """Every list of the language, page by page; the directories; the corrections log; what came back."""
    for listing in _listings(view):
        yield from _list_pages(view, listing)
    yield from _directories(view)
    yield _corrections(view)
    yield _returns(view)


def _listings(view: View) -> Iterator[Listing]:
    library, edition, word = view.library, view.edition, view.word
    yield Listing(
        section="reviews",
        title=word("list.reviews"),
        text=word("list.reviews.text"),
        reviews=edition.reviews,
    )
    for topic in library.topics.values():
        found = edition.by_topic.get(topic.id, ())
        text = view.text(topic.description) or word("list.topic.text")
        yield Listing(section="topics", key=topic.id, title=view.text(topic.name), text=text, reviews=found, feeds=True)
    for rating in (rating.id for rating in library.config.ratings):
        found = edition.by_rating.get(rating, ())
        shown = verdict(view, rating)
        title = word("list.rating", label=shown["label"])
        about: Data = {"verdict": shown}
        yield Listing(
            section="ratings", key=rating, title=title, text=shown["definition"], reviews=found, about=about, feeds=True
        )
    for who in library.claimants.values():
        found = edition.by_claimant.get(who.id, ())
        about = {"claimant": claimant(view, who.id), "text": view.told(who.description), "same_as": list(who.same_as)}
        yield Listing(
            section="claimants",
            key=who.id,
            title=view.text(who.name),
            text=word("list.claimant.text"),
            reviews=found,
            about=about,
        )
    for person in library.people.values():
        found = edition.by_person.get(person.id, ())
        about = {
            "role": view.told(person.role),
            "text": view.told(person.bio),
            "url": person.url or "",
            "same_as": list(person.same_as),
        }
        graph = person_graph(view, person)
        yield Listing(
            section="people",
            key=person.id,
            title=view.text(person.name),
            text=word("list.person.text"),
            reviews=found,
            about=about,
            graph=graph,
        )


def _list_pages(view: View, listing: Listing) -> Iterator[Page]:
    """The pages of one list. What they all show is told once; each depends on that, its number and its cards."""
    per_page = view.library.config.lists.per_page
    total = page_count(len(listing.reviews), per_page)
    first = list_path(view.lang, listing.section, listing.key)
    firsts = section_alternates(first, view.lang, view.langs)
    shared = {
        "title": listing.title,
        "text": listing.text,
        "about": listing.about,
        "count": _count(view, len(listing.reviews)),
        "trail": _trail(view, listing),
    }
    graph = listing.graph or list_graph(view, [*_steps(view, listing), (listing.title, first)])
    inputs = digest_of(shared, list(graph), firsts, total, view.digest)
    for number in range(1, total + 1):
        shown = listing.reviews[(number - 1) * per_page : number * per_page]
        path = list_path(view.lang, listing.section, listing.key, number)
        modified = max([review.modified for review in shown], default="")
        page = _ListPage(view, listing, number, total, path, shown, shared, firsts, graph, modified)
        yield Page(
            path=path,
            template="list.html",
            data=page.context,
            lang=view.lang,
            section=page.section,
            modified=modified,
            listed=True,
            alternates=firsts if number == 1 else {view.lang: path},
            inputs=b"".join([inputs, modified.encode(), *[review.texts[view.lang].face for review in shown]]),
        )


class _ListPage(NamedTuple):
    """One page of a list: number `number` of `total`."""

    view: View
    listing: Listing
    number: int
    total: int
    path: str
    shown: Sequence[Abstract]
    shared: Data
    firsts: Mapping[str, str]
    graph: Sequence[Data]
    modified: str

    @property
    def section(self) -> str:
        """The tab that is marked."""
        return self.listing.section if self.listing.section in {"reviews", "topics"} else ""

    def context(self) -> Data:
        """The data of the template."""
        view, listing = self.view, self.listing
        head = Head(
            path=self.path,
            title=_title(view, listing, self.number, self.total),
            description=listing.text,
            alternates=self.firsts if self.number == 1 else {view.lang: self.path},
            switch=self.firsts,
            section=self.section,
            graph=self.graph,
            feeds=f"{listing.section}/{listing.key}" if listing.feeds else "",
            modified=self.modified,
        )
        pager = _pager(view, listing, self.number, self.total) if self.total > 1 else None
        cards = [review.texts[view.lang].shown() for review in self.shown]
        return {**self.shared, "pager": pager, "reviews": cards, **framed(view, head)}


def _title(view: View, listing: Listing, number: int, total: int) -> str:
    if number == 1:
        return listing.title
    return f"{listing.title} – {view.word('list.page', number=view.number(number), total=view.number(total))}"


def _count(view: View, number: int) -> str:
    return (
        view.digits(view.word("list.count.one"))
        if number == 1
        else view.word("list.count.other", count=view.number(number))
    )


def _pager(view: View, listing: Listing, number: int, total: int) -> Data:
    """Newer and older, the first and the last page, and those around this one; gaps are None."""

    def link(page: int) -> str:
        return view.link(list_path(view.lang, listing.section, listing.key, page))

    near = sorted({1, total, *(page for page in range(number - 1, number + 2) if 1 <= page <= total)})
    pages: list[Data | None] = []
    for at, page in enumerate(near):
        if at and page - near[at - 1] > 1:
            pages.append(None)
        pages.append({"number": view.number(page), "link": link(page), "current": page == number})
    return {
        "newer": link(number - 1) if number > 1 else "",
        "older": link(number + 1) if number < total else "",
        "pages": pages,
        "words": view.word("list.page", number=view.number(number), total=view.number(total)),
    }


def _trail(view: View, listing: Listing) -> list[Data]:
    if not listing.key:
        return []
    return [{"title": view.word(f"nav.{listing.section}"), "link": view.link(list_path(view.lang, listing.section))}]


def _steps(view: View, listing: Listing) -> list[tuple[str, str]]:
    return [(view.word(f"nav.{listing.section}"), list_path(view.lang, listing.section))] if listing.key else []


def _directories(view: View) -> Iterator[Page]:
    """What there is under `/topics/`, `/ratings/` and so on: an address that somebody shortens leads somewhere."""
    library, edition = view.library, view.edition
    for section, entries, groups, text in (
        ("topics", library.topics, edition.by_topic, "description"),
        ("claimants", library.claimants, edition.by_claimant, "role"),
        ("people", library.people, edition.by_person, "role"),
    ):
        counted = [
            _counted(view, section, entry.id, view.text(entry.name), view.text(getattr(entry, text)), groups)
            for entry in entries.values()
        ]
        yield _directory(view, section, counted)
    verdicts = [verdict(view, rating) for rating in shown_ratings(library)]
    yield _directory(
        view,
        "ratings",
        [
            {**_counted(view, "ratings", v["id"], v["label"], v["definition"], edition.by_rating), "verdict": v}
            for v in verdicts
        ],
    )
    shown = [narrative for narrative in library.narratives if view.lang in narrative.translations]
    yield _directory(
        view, "narratives", [{**article_card(view, narrative), "count": "", "verdict": None} for narrative in shown]
    )


def _counted(
    view: View, section: str, key: str, title: str, text: str, groups: Mapping[str, Sequence[Abstract]]
) -> Data:
    count = _count(view, len(groups.get(key, ())))
    link = view.link(list_path(view.lang, section, key))
    return {"title": title, "text": text, "count": count, "link": link, "verdict": None}


def _directory(view: View, section: str, entries: list[Data]) -> Page:
    path = list_path(view.lang, section)
    title, text = view.word(f"nav.{section}"), view.word(f"directory.{section}.text")
    head = Head(
        path=path,
        title=title,
        description=text,
        alternates=section_alternates(path, view.lang, view.langs),
        section=section,
        graph=list_graph(view, [(title, path)]),
    )
    return html_page(view, head, "directory.html", {"title": title, "text": text, "entries": entries})


def _corrections(view: View) -> Page:
    path = list_path(view.lang, "corrections")
    changes = latest_changes(view)
    head = Head(
        path=path,
        title=view.word("corrections.title"),
        description=view.word("corrections.text"),
        alternates=section_alternates(path, view.lang, view.langs),
        graph=list_graph(view, [(view.word("corrections.title"), path)]),
        feeds="corrections",
        modified=changes[0]["date"] if changes else "",
    )
    entries = [change["log"] for change in changes]
    context = {"title": view.word("corrections.title"), "text": view.word("corrections.text"), "entries": entries}
    return html_page(view, head, "corrections.html", context)


def _returns(view: View) -> Page:
    path = list_path(view.lang, "returns")
    title, text = view.word("nav.returns"), view.word("returns.text")
    found = latest_returns(view)
    head = Head(
        path=path,
        title=title,
        description=text,
        alternates=section_alternates(path, view.lang, view.langs),
        graph=list_graph(view, [(title, path)]),
        modified=found[0].told["date"] if found else "",
    )
    entries = [one.told["log"] for one in found]
    return html_page(view, head, "returns.html", {"title": title, "text": text, "entries": entries})
