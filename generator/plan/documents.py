"""What the page of any document other than a review begins with: narratives, lessons and content pages."""

from __future__ import annotations

from typing import Any

from generator.model.document import Document
from generator.model.route import document_path
from generator.plan.bodies import Bodies
from generator.plan.changes import page_corrections
from generator.plan.frame import Head
from generator.plan.parts import Data, people, toc, topics
from generator.plan.routes import document_alternates
from generator.plan.sharing import article_shares
from generator.plan.view import View


def article_context(view: View, bodies: Bodies, document: Document[Any, Any]) -> Data:
    """What the article template shows of any document."""
    translation, fields = document.translations[view.lang], document.fields
    moment = getattr(fields, "published", None)
    modified = getattr(fields, "modified", fields.updated)
    changed = modified if moment is None or modified > moment else None
    return {
        "title": translation.text.title,
        "summary": translation.text.summary,
        "body": bodies.article(document, translation),
        "published": view.day(moment) if moment else None,
        "updated": view.day(changed) if changed else None,
        "status": getattr(fields, "status", "published"),
        "topics": topics(view, getattr(fields, "topics", ())),
        "credits": {
            "authors": people(view, getattr(fields, "authors", ())),
            "reviewers": people(view, getattr(fields, "reviewers", ())),
            "translators": people(view, translation.text.translators),
        },
        "corrections": page_corrections(view, document) if getattr(fields, "corrections", ()) else [],
        "shares": article_shares(view, document) if moment else None,
        "content_warning": view.told(getattr(fields, "content_warning", None)),
        "outdated": {
            "link": view.link(document_path(document.lang, document.kind, document.slug)),
            "lang": document.lang,
        }
        if translation.outdated
        else None,
        "toc": toc(view, translation.body.headings, ()),
        "trail": [],
        "kicker": "",
        "facts": [],
        "reviews": [],
        "reviews_title": "",
        "techniques": [],
        "scale": None,
        "status_card": "",
    }


def article_head(view: View, document: Document[Any, Any], section: str, graph: list[dict[str, Any]]) -> Head:
    """What the frame is told of a document's page."""
    text, fields = document.translations[view.lang].text, document.fields
    moment = getattr(fields, "modified", None) or fields.updated
    return Head(
        path=document_path(view.lang, document.kind, document.slug),
        title=text.title,
        description=text.summary,
        alternates=document_alternates(document, view.langs),
        section=section,
        kind="article",
        graph=graph,
        modified=moment.isoformat() if moment else "",
    )
