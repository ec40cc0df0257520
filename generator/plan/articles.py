"""Pages that stand on their own: home, language choice, narratives, glossary, content pages, not found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from generator.model.document import Document
from generator.model.library import Library
from generator.model.page import Page
from generator.model.route import document_path, list_path
from generator.plan.bodies import Bodies
from generator.plan.cards import with_card
from generator.plan.documents import article_context, article_head
from generator.plan.dossiers import dossier_context
from generator.plan.frame import Head, html_page, stylesheets
from generator.plan.hosting import content_security_policy
from generator.plan.lessons import plan_lessons
from generator.plan.parts import Data, article_card, toc, verdict
from generator.plan.routes import section_alternates, shown_ratings
from generator.plan.search import plan_search_page
from generator.plan.structured_data import home_graph, list_graph, narrative_graph
from generator.plan.structured_learning import glossary_graph
from generator.plan.view import View


def plan_articles(view: View, bodies: Bodies, *, cards: bool = True) -> Iterator[Page]:
    """Home, narratives, lessons with their path, glossary, content pages and the search page of one language.

    With `cards`, narratives and lessons name their share cards.
    """
    yield _home(view)
    for narrative in view.library.narratives:
        if view.lang in narrative.translations:
            page = _narrative(view, bodies, narrative)
            yield with_card(view, narrative, page) if cards else page
    yield from plan_lessons(view, bodies, cards=cards)
    for content in view.library.pages:
        if view.lang in content.translations:
            yield _content_page(view, bodies, content)
    yield _glossary(view, bodies)
    yield _search(view)


def _home(view: View) -> Page:
    library, config = view.library, view.library.config
    reviews = view.edition.reviews
    path = f"/{view.lang}/"
    head = Head(
        path=path,
        title=view.text(config.name),
        description=view.text(config.tagline),
        alternates=section_alternates(path, view.lang, config.langs),
        default="/",
        section="home",
        graph=home_graph(view),
        modified=max((review.modified for review in reviews), default=""),
    )
    contact = config.organisation.contact
    policies = {page.slug for page in library.pages if view.lang in page.translations}
    context = {
        "title": view.text(config.name),
        "tagline": view.text(config.tagline),
        "latest": [review.texts[view.lang].shown() for review in reviews[: config.lists.latest]],
        "all": view.link(list_path(view.lang, "reviews")),
        "topics": _topics(view),
        "verdicts": [verdict(view, rating) for rating in shown_ratings(library)],
        "narratives": [article_card(view, n) for n in library.narratives if view.lang in n.translations][:3],
        "lessons": [article_card(view, lesson) for lesson in library.lessons if view.lang in lesson.translations][:3],
        "contact": {
            "whatsapp": f"https://wa.me/{contact.whatsapp.removeprefix('+')}" if contact.whatsapp else "",
            "email": f"mailto:{quote(contact.email, safe='@')}" if contact.email else "",
            "more": view.link(document_path(view.lang, "pages", "contact")) if "contact" in policies else "",
        },
        "method": view.link(document_path(view.lang, "pages", "methodology")) if "methodology" in policies else "",
    }
    return html_page(view, head, "home.html", context)


def _topics(view: View) -> list[Data]:
    """Each topic with its latest reviews, those with the freshest first; topics without a review are left out."""
    found = []
    for topic in view.library.topics.values():
        reviews = view.edition.by_topic.get(topic.id, ())
        if reviews:
            found.append((reviews[0].moment, topic, reviews))
    found.sort(key=lambda entry: (-entry[0], entry[1].id))
    return [
        {
            "title": view.text(topic.name),
            "link": view.link(list_path(view.lang, "topics", topic.id)),
            "count": view.number(len(reviews)),
        }
        for _, topic, reviews in found
    ]


def _narrative(view: View, bodies: Bodies, narrative: Document[Any, Any]) -> Page:
    context = {**article_context(view, bodies, narrative), **dossier_context(view, narrative)}
    head = article_head(view, narrative, "narratives", narrative_graph(view, narrative))
    return html_page(view, head, "dossier.html", context)


def _content_page(view: View, bodies: Bodies, page: Document[Any, Any]) -> Page:
    context = article_context(view, bodies, page)
    if page.slug == "methodology":
        context["scale"] = _scale(view)
        context["toc"] = toc(view, page.translations[view.lang].body.headings, [("scale", "methodology.scale")])
    return html_page(
        view,
        article_head(
            view,
            page,
            page.slug,
            list_graph(
                view, [(page.translations[view.lang].text.title, document_path(view.lang, page.kind, page.slug))]
            ),
        ),
        "article.html",
        context,
    )


def _scale(view: View) -> list[Data]:
    """The rating scale with how often each verdict was given: the table that the methodology draws by itself."""
    return [
        {
            **verdict(view, rating),
            "count": view.number(len(view.edition.by_rating.get(rating, ()))),
        }
        for rating in shown_ratings(view.library)
    ]


def _glossary(view: View, bodies: Bodies) -> Page:
    path = list_path(view.lang, "glossary")
    terms = sorted(
        (term for term in view.library.glossary if view.lang in term.translations),
        key=lambda term: (term.translations[view.lang].text.title.casefold(), term.slug),
    )
    head = Head(
        path=path,
        title=view.word("glossary.title"),
        description=view.word("glossary.text"),
        alternates=section_alternates(path, view.lang, view.langs),
        section="learn",
        graph=glossary_graph(view),
    )
    entries = [
        {
            "id": term.slug,
            "title": term.translations[view.lang].text.title,
            "summary": term.translations[view.lang].text.summary,
            "body": bodies.parts(term, term.translations[view.lang]),
            "see": _seen_under(view, term),
        }
        for term in terms
    ]
    context = {"title": view.word("glossary.title"), "text": view.word("glossary.text"), "entries": entries}
    return html_page(view, head, "glossary.html", context)


def _seen_under(view: View, term: Document[Any, Any]) -> list[Data]:
    """The terms that explain more, on the same page."""
    others = {other.slug: other for other in view.library.glossary if view.lang in other.translations}
    return [
        {"title": others[slug].translations[view.lang].text.title, "link": f"#{slug}"}
        for slug in term.fields.see
        if slug in others
    ]


def _search(view: View) -> Page:
    path = list_path(view.lang, "search")
    title = view.word("search")
    head = Head(
        path=path,
        title=title,
        description=view.word("list.reviews.text"),
        alternates=section_alternates(path, view.lang, view.langs),
        section="search",
        graph=list_graph(view, [(title, path)]),
        search=True,
    )
    return html_page(view, head, "search.html", {"title": title, "search": plan_search_page(view)})


def plan_root(library: Library) -> Iterator[Page]:
    """The language choice at the root, and the page for addresses that do not exist, which speaks every language."""
    default = View(library, library.config.langs[0])
    views = [View(library, lang) for lang in library.config.langs]
    choices = [
        {
            "lang": view.lang,
            "dir": view.language.direction,
            "name": view.language.name,
            "link": view.link(f"/{view.lang}/"),
            "search": view.link(list_path(view.lang, "search")),
            "search_word": view.word("search"),
            "site_name": view.text(library.config.name),
            "tagline": view.text(library.config.tagline),
            "title": view.word("notfound.title"),
            "text": view.word("notfound.text"),
            "home_word": view.word("home"),
        }
        for view in views
    ]
    styles = list(dict.fromkeys(default.link(path) for view in views for path in stylesheets(view)))
    home = {lang: f"/{lang}/" for lang in library.config.langs}
    head = Head(
        path="/",
        title=default.text(library.config.name),
        description=default.text(library.config.tagline),
        alternates=home,
        default="/",
        graph=home_graph(default),
    )
    context = {"choices": choices, "styles": styles}
    yield html_page(default, head, "root.html", context)
    missing = Head(path="/404.html", title=default.word("notfound.title"), description="", alternates={}, listed=False)
    yield html_page(
        default, missing, "404.html", {**context, "csp": content_security_policy(search=False, header=False)}
    )
