"""The review page, which is the product: verdict, fact, claim, evidence, how it was checked, corrections, reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.model.abstract import Abstract
from generator.model.article import Lesson
from generator.model.page import Page
from generator.model.returns import returns_of
from generator.model.review import FurtherClaim, MediaReview, Review
from generator.model.route import document_path, list_path, lite_path
from generator.model.text import direction
from generator.plan.bodies import Bodies
from generator.plan.cards import review_card_image, review_card_path
from generator.plan.changes import page_corrections
from generator.plan.embeds import embed_offer
from generator.plan.frame import Head, html_page
from generator.plan.parts import (
    Data,
    appearance,
    article_card,
    claimant,
    evidence,
    image,
    people,
    toc,
    topics,
    verdict,
)
from generator.plan.related import Related
from generator.plan.returns import page_returns
from generator.plan.routes import alternates, document_alternates
from generator.plan.sharing import share_image, shares
from generator.plan.shelf import Shelf
from generator.plan.structured_data import review_graph
from generator.plan.view import View


def tell_review(view: View, bodies: Bodies, review: Review) -> Data:
    """The context of a review's page as far as it depends on the review alone; `plan_reviews` adds the rest."""
    fields, translation = review.fields, review.translations[view.lang]
    text = translation.text
    head = Head(
        path=document_path(view.lang, "reviews", review.slug),
        title=text.title,
        description=text.summary,
        alternates=document_alternates(review, view.langs),
        section="reviews",
        kind="article",
        image=share_image(view, review),
        graph=review_graph(view, review),
        modified=fields.modified.isoformat(),
    )
    context = {
        "title": text.title,
        "summary": text.summary,
        "topics": topics(view, fields.topics),
        "verdict": verdict(view, fields.rating),
        "verdict_why": view.told(fields.rating_explanation),
        "fact": text.fact or "",
        "claim": _claim(view, review),
        "published": view.day(fields.published),
        "updated": view.day(fields.modified) if fields.modified > fields.published else None,
        "status": fields.status,
        "corrections": page_corrections(view, review),
        "returns": page_returns(view, review),
        "content_warning": view.told(fields.content_warning),
        "images": _images(view, review),
        "body": bodies.parts(review, translation),
        "credits": _credits(view, review),
        "outdated": _outdated(view, review),
        "shares": shares(view, review, head.path),
        "policies": _policies(view),
        "lite": view.link(lite_path(view.lang, review.slug)) if view.library.config.lite else "",
        "reviews_link": view.link(list_path(view.lang, "reviews")),
        "embed": embed_offer(view, review.slug, text.title) if view.library.config.embeds else None,
        **_proof(view, review),
    }
    context["toc"] = toc(view, translation.body.headings, _sections(context))
    return dict(html_page(view, head, "review.html", context).context)


def plan_reviews(view: View, shelf: Shelf) -> Iterator[Page]:
    """One page per review that exists in the view's language."""
    related, lang, terms = Related(view), view.lang, shelf.bodies.terms
    for review in view.edition.reviews:
        near = related.to(review)
        faces = [other.texts[lang].face for other in near]
        yield Page(
            path=document_path(lang, "reviews", review.slug),
            template="review.html",
            data=partial(_context, shelf, review, near),
            lang=lang,
            section="reviews",
            modified=review.modified,
            listed=True,
            alternates=alternates("reviews", review.slug, review.texts, view.langs),
            inputs=b"".join(
                (
                    shelf.inputs(review),
                    *faces,
                    *_around_inputs(view, review),
                    *_card_inputs(shelf, review),
                    terms.inputs(review.texts[lang].words),
                )
            ),
        )


def _context(shelf: Shelf, review: Abstract, near: list[Abstract]) -> Data:
    view = shelf.view
    related = [other.texts[view.lang].shown() for other in near]
    told = {**shelf.article(review), **_around(view, review), "related": related, "status_card": ""}
    if shelf.cards:
        # A copy: the other pages of the review are made of the same leaf.
        told["head"] = {**told["head"], "image": review_card_image(view, review)}
        told["status_card"] = view.link(review_card_path(view, review, "status"))
    return told


def _around_inputs(view: View, review: Abstract) -> Iterator[bytes]:
    """What `_around` depends on."""
    if review.narratives:
        yield view.digest_once("narratives", review.narratives, lambda: _narratives(view, review.narratives))
    if review.techniques:
        yield view.digest_once("techniques", review.techniques, lambda: _techniques(view, review.techniques))


def _card_inputs(shelf: Shelf, review: Abstract) -> Iterator[bytes]:
    """The address of the share card, which changes with its look too; that of the status is made of the same."""
    if shelf.cards:
        yield review_card_path(shelf.view, review, "share").encode()


def _claim(view: View, review: Review) -> Data:
    fields, text = review.fields, review.translations[view.lang].text
    return {
        "text": text.claim,
        "claimant": claimant(view, fields.claimant),
        "date": view.partial(fields.claim_date),
        "location": view.told(fields.claim_location),
        "private": fields.private_forward,
    }


def _proof(view: View, review: Review) -> Data:
    fields = review.fields
    again = {place.field for one in returns_of(review, view.library.config.zone) for place in one.places}
    # Those of a return have a section of their own.
    before = [seen for number, seen in enumerate(fields.appearances) if f"appearances.{number}" not in again]
    return {
        "appearances": [appearance(view, seen) for seen in sorted(before, key=lambda seen: not seen.first)],
        "evidence": [evidence(view, source) for source in fields.evidence],
        "media": [_media(view, found) for found in fields.media_reviews],
        "further": [_further(view, claim) for claim in fields.further_claims],
        "why_checked": {
            "reasons": [view.word(f"review.chosen.{reason}") for reason in fields.why_checked.reasons],
            "note": view.told(fields.why_checked.note),
        }
        if fields.why_checked
        else None,
        "reply": {
            "contacted": fields.right_of_reply.contacted,
            "channel": view.told(fields.right_of_reply.channel),
            "date": view.partial(fields.right_of_reply.date),
            "reply": view.told(fields.right_of_reply.reply),
        }
        if fields.right_of_reply
        else None,
    }


def _media(view: View, found: MediaReview) -> Data:
    return {
        "medium": view.word(f"review.media.{found.medium}"),
        "category": view.word(f"review.media.{found.category}"),
        "original": found.original_url or "",
        "context": view.told(found.original_context),
    }


def _further(view: View, claim: FurtherClaim) -> Data:
    return {
        "id": claim.id,
        "claim": view.told(claim.claim),
        "verdict": verdict(view, claim.rating),
        "why": view.told(claim.rating_explanation),
        "claimant": claimant(view, claim.claimant),
        "date": view.partial(claim.claim_date),
        "appearances": [appearance(view, seen) for seen in claim.appearances],
    }


def _images(view: View, review: Review) -> list[Data]:
    """The declared pictures that the body does not show itself."""
    shown = {reference.target.removeprefix("./") for reference in review.translations[view.lang].body.images}
    made = (image(view, review, declared) for declared in review.fields.images if declared.file not in shown)
    return [found for found in made if found]


def _credits(view: View, review: Review) -> Data:
    text = review.translations[view.lang].text
    return {
        "authors": people(view, review.fields.authors),
        "reviewers": people(view, review.fields.reviewers),
        "translators": people(view, text.translators),
    }


def _outdated(view: View, review: Review) -> Data | None:
    if not review.translations[view.lang].outdated:
        return None
    return {"link": view.link(document_path(review.lang, "reviews", review.slug)), "lang": review.lang}


def _policies(view: View) -> dict[str, str]:
    written = {page.slug for page in view.library.pages if view.lang in page.translations}
    return {slug: view.link(document_path(view.lang, "pages", slug)) for slug in sorted(written)}


def _around(view: View, review: Abstract) -> Data:
    """The dossiers that the review belongs to, and the techniques that it shows, with the lessons on them."""
    return {
        "narratives": _narratives(view, review.narratives),
        "techniques": _techniques(view, review.techniques),
    }


def _narratives(view: View, names: Sequence[str]) -> list[Data]:
    found = [n for n in view.library.narratives if n.slug in names and view.lang in n.translations]
    return [article_card(view, narrative) for narrative in found]


def _techniques(view: View, names: Sequence[str]) -> list[Data]:
    return [_technique(view, name) for name in names if name in view.library.techniques]


def _technique(view: View, name: str) -> Data:
    return view.once("technique", name, lambda: _told_technique(view, name))


def _told_technique(view: View, name: str) -> Data:
    technique = view.library.techniques[name]
    lesson = next((lesson for lesson in view.library.lessons if lesson.slug == technique.lesson), None)
    return {
        "name": view.told(technique.name),
        "text": view.told(technique.description),
        "lesson": _shown_lesson(view, lesson) if lesson else None,
    }


def _shown_lesson(view: View, lesson: Lesson) -> Data:
    """The lesson in the view's language; where it is not translated, in another, which the link says."""
    lang = view.lang if view.lang in lesson.translations else lesson.lang
    other = "" if lang == view.lang else lang
    return {
        "title": {
            "text": lesson.translations[lang].text.title,
            "lang": other,
            "dir": direction(other) if other else "",
        },
        "link": view.link(document_path(lang, "lessons", lesson.slug)),
        "language": view.library.config.language(other).name if other else "",
    }


def _sections(context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The page's own sections, in the template's order."""
    order = (
        ("further", "review.further"),
        ("evidence", "review.evidence"),
        ("media", "review.media"),
        ("returns", "returns.section"),
    )
    found = [(anchor, word) for anchor, word in order if context[anchor]]
    return [*found, ("how", "review.how")]
