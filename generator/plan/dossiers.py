"""What a dossier's page adds to an article: timeline, reviews, techniques, behaviour, attribution, interventions.

What was observed and who is said to be behind it are two sections, because the first may be certain and the second not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model.abstract import Abstract
from generator.model.article import Narrative
from generator.model.attribution import ATTRIBUTED, LEVELS, Attribution, Behaviour, Intervention, Sign, Voice
from generator.model.route import list_path
from generator.plan.parts import article_card, evidence, host_of, toc
from generator.plan.timelines import told_timeline
from generator.plan.view import View

Data = dict[str, Any]
SECTIONS = (
    ("knowledge", "dossier-known", "dossier.known"),
    ("timeline", "timeline", "narrative.timeline"),
    ("behaviour", "dossier-behaviour", "dossier.behaviour"),
    ("attribution", "dossier-attribution", "dossier.attribution"),
    ("techniques", "dossier-techniques", "dossier.techniques"),
    ("reviews_title", "reviews", "narrative.reviews"),
    ("interventions", "dossier-interventions", "dossier.interventions"),
)
"""What the context holds of each section, its anchor and its heading's word, in the template's order."""


def dossier_context(view: View, narrative: Narrative) -> Data:
    """All that the template shows beside what it shows of any article."""
    fields = narrative.fields
    reviews = dossier_reviews(view, narrative)
    context: Data = {
        "kicker": view.word("narrative.kicker"),
        "trail": [{"title": view.word("nav.narratives"), "link": view.link(list_path(view.lang, "narratives"))}],
        "knowledge": _knowledge(view, narrative),
        "timeline": told_timeline(view, narrative, reviews),
        "behaviour": [_behaviour(view, found) for found in fields.behaviour],
        "attribution": _attribution(view, fields.attribution),
        "techniques": _techniques(view, narrative),
        "reviews": [review.texts[view.lang].shown() for review in reviews],
        "reviews_title": view.word("narrative.reviews"),
        "interventions": [_intervention(view, entry) for entry in _by_date(fields.interventions)],
    }
    sections = [(anchor, word) for name, anchor, word in SECTIONS if context[name]]
    context["toc"] = toc(view, narrative.translations[view.lang].body.headings, sections)
    return context


def dossier_reviews(view: View, narrative: Narrative) -> list[Abstract]:
    """The reviews that name the dossier: first those that it puts first, then the newest."""
    first = {slug: place for place, slug in enumerate(narrative.fields.reviews)}
    found = view.edition.by_narrative.get(narrative.slug, ())
    return sorted(found, key=lambda review: first.get(review.slug, len(first)))


def _knowledge(view: View, narrative: Narrative) -> Data | None:
    """What the newsroom knows and what it does not; None where it says neither."""
    fields = narrative.fields
    if not (fields.known or fields.unknown):
        return None
    return {
        "known": [view.told(text) for text in fields.known],
        "unknown": [view.told(text) for text in fields.unknown],
    }


def _behaviour(view: View, found: Behaviour) -> Data:
    return {
        "what": view.told(found.what),
        "first_seen": view.partial(found.first_seen),
        "sources": [evidence(view, source) for source in found.sources],
    }


def _attribution(view: View, given: Attribution | None) -> Data:
    """The whole ladder with the rung that is reached; below the second rung nobody has said who it is."""
    level = given.level if given else None
    told = given or Attribution.model_construct(level=LEVELS[0])
    return {
        "level": "" if level is None else view.number(level),
        "verdict": view.word("dossier.unknown" if level is None or level < ATTRIBUTED else f"dossier.stands.{level}"),
        "ladder": [
            {
                "number": view.number(rung),
                "title": view.word(f"dossier.level.{rung}"),
                "text": view.word(f"dossier.level.{rung}.text"),
                "reached": rung == level,
            }
            for rung in LEVELS
        ],
        "by": [_voice(view, voice) for voice in told.by],
        "evidence": [_sign(view, sign) for sign in told.evidence],
        "confidence": view.word(f"dossier.confidence.{told.confidence}") if told.confidence else "",
        "alternatives": view.told(told.alternatives),
        "reply": {
            "contacted": told.reply.contacted,
            "date": view.partial(told.reply.date),
            "text": view.told(told.reply.text),
        }
        if told.reply
        else None,
    }


def _voice(view: View, voice: Voice) -> Data:
    return {
        "name": view.told(voice.name),
        "kind": view.word(f"dossier.by.{voice.kind}"),
        "quote": view.told(voice.quote),
        "date": view.partial(voice.date),
        "independent_of": view.told(voice.independent_of),
        **_links(voice),
    }


def _sign(view: View, sign: Sign) -> Data:
    return {
        "title": view.told(sign.title),
        "category": view.word(f"dossier.category.{sign.category}"),
        "note": view.told(sign.note),
        **_links(sign),
    }


def _links(named: Voice | Sign) -> Data:
    return {
        "url": named.url or "",
        "host": host_of(named.url) if named.url else "",
        "archive": named.archive_url or "",
    }


def _intervention(view: View, entry: Intervention) -> Data:
    return {
        "date": view.partial(entry.date),
        "to": view.told(entry.to),
        "kind": view.word(f"dossier.to.{entry.kind}"),
        "what": view.told(entry.what),
        "expression": view.told(entry.expression),
        "outcome": view.told(entry.outcome),
        "outcome_date": view.partial(entry.outcome_date),
    }


def _by_date(entries: Sequence[Intervention]) -> list[Intervention]:
    return sorted(entries, key=lambda entry: entry.date)


def _techniques(view: View, narrative: Narrative) -> list[Data]:
    """The dossier's techniques, and those of its reviews, each with the lesson on it."""
    library = view.library
    lessons = {lesson.slug: lesson for lesson in library.lessons if view.lang in lesson.translations}
    named = [*narrative.fields.techniques]
    for review in dossier_reviews(view, narrative):
        named += review.techniques
    found = [library.techniques[name] for name in dict.fromkeys(named) if name in library.techniques]
    return [
        {
            "name": view.text(technique.name),
            "text": view.text(technique.description),
            "lesson": article_card(view, lessons[technique.lesson]) if technique.lesson in lessons else None,
        }
        for technique in found
    ]
