"""The JSON-LD of each kind of page, as lists of plain nodes: what search engines and fact-check indexes take in.

A ClaimReview stands on its own page and nowhere else; lists, dossiers and the home page carry none. Dates, numbers and
ids are ASCII in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.article import ArticleFields, Narrative
from generator.model.review import Review, ReviewFields
from generator.model.route import document_path, list_path
from generator.model.vocabulary import Person
from generator.plan.structured_claims import claim_reviews, corrections, media_reviews
from generator.plan.structured_people import Node, organisation, people, person, publisher
from generator.plan.view import View, compact


def review_graph(view: View, review: Review) -> list[Node]:
    """A review's page: ClaimReviews and MediaReviews, the article with its people, the newsroom, the way from home."""
    path = document_path(view.lang, "reviews", review.slug)
    text = review.translations[view.lang].text
    article = {
        "@type": "NewsArticle",
        "@id": view.absolute(path) + "#Article",
        "url": view.absolute(path),
        "headline": text.title,
        "description": text.summary,
        "inLanguage": view.lang,
        **made_by(view, review.fields),
        "translator": people(view, text.translators),
        "license": view.library.config.license,
        "mainEntity": {"@id": view.absolute(path) + "#ClaimReview"},
    }
    return [
        *claim_reviews(view, review),
        *media_reviews(view, review),
        compact(article),
        organisation(view),
        breadcrumbs(view, (view.word("nav.reviews"), list_path(view.lang, "reviews")), (text.title, path)),
    ]


def narrative_graph(view: View, narrative: Narrative) -> list[Node]:
    """A dossier: an article whose parts are the pages of its reviews, without a word of their ClaimReviews."""
    path = document_path(view.lang, "narratives", narrative.slug)
    text = narrative.translations[view.lang].text
    parts = [review for review in view.library.by_narrative.get(narrative.slug, ()) if view.lang in review.texts]
    article = {
        "@type": "Article",
        "url": view.absolute(path),
        "headline": text.title,
        "description": text.summary,
        "inLanguage": view.lang,
        **made_by(view, narrative.fields),
        "translator": people(view, text.translators),
        "correction": corrections(view, narrative.fields.corrections),
        "license": view.library.config.license,
        "hasPart": [
            {
                "@type": "WebPage",
                "url": view.absolute(document_path(view.lang, "reviews", part.slug)),
                "name": part.texts[view.lang].title,
            }
            for part in parts
        ],
    }
    trail = breadcrumbs(view, (view.word("nav.narratives"), list_path(view.lang, "narratives")), (text.title, path))
    return [compact(article), organisation(view), trail]


def person_graph(view: View, who: Person) -> list[Node]:
    """The page of one of the newsroom's people."""
    told = {**person(view, who), "parentOrganization" if who.team else "worksFor": publisher(view)}
    if who.bio:
        told["description"] = view.text(who.bio)
    trail = breadcrumbs(
        view,
        (view.word("nav.people"), list_path(view.lang, "people")),
        (view.text(who.name), list_path(view.lang, "people", who.id)),
    )
    return [told, trail]


def home_graph(view: View) -> list[Node]:
    """The home page of a language: the site and who publishes it."""
    home = view.absolute(f"/{view.lang}/")
    site = {
        "@type": "WebSite",
        "@id": home + "#WebSite",
        "url": home,
        "name": view.text(view.library.config.name),
        "description": view.text(view.library.config.tagline),
        "inLanguage": view.lang,
        "publisher": publisher(view),
        "license": view.library.config.license,
    }
    return [compact(site), organisation(view)]


def list_graph(view: View, trail: Sequence[tuple[str, str]]) -> list[Node]:
    """Any other page: only the way to it from the home page, as (name, path), the page itself last."""
    return [breadcrumbs(view, *trail)]


def breadcrumbs(view: View, *trail: tuple[str, str]) -> Node:
    """The way from the home page to a page, as (name, path) of each step after the home page."""
    steps = [(view.word("home"), f"/{view.lang}/"), *trail]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": view.absolute(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def made_by(view: View, fields: ReviewFields | ArticleFields) -> Mapping[str, Any]:
    """Dates, authors, reviewers, publisher. Only a person can be an `editor`; a team that reviewed is a contributor."""
    reviewers = people(view, fields.reviewers)
    return {
        "datePublished": fields.published.isoformat(),
        "dateModified": fields.modified.isoformat(),
        "author": people(view, fields.authors),
        "editor": [who for who in reviewers if who["@type"] == "Person"],
        "contributor": [who for who in reviewers if who["@type"] != "Person"],
        "publisher": publisher(view),
    }
