"""The review page, which is the product: verdict, fact, claim, evidence, how it was checked, corrections, reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any
from urllib.parse import quote

from generator.model.library import Library
from generator.model.page import Page
from generator.model.picture import Picture
from generator.model.review import Correction, FurtherClaim, MediaReview, Review
from generator.model.route import document_path, list_path
from generator.plan.bodies import Bodies, fallback_form, picture_path
from generator.plan.feeds import numbered_corrections
from generator.plan.frame import Head, html_page
from generator.plan.parts import (
    Data,
    appearance,
    article_card,
    claimant,
    evidence,
    image,
    people,
    review_card,
    toc,
    topics,
    verdict,
)
from generator.plan.routes import document_alternates, written_in
from generator.plan.structured_data import review_graph
from generator.plan.view import View

RELATED = 4


def plan_reviews(view: View, bodies: Bodies) -> Iterator[Page]:
    """One page per review that exists in the view's language."""
    for review in written_in(view.library.reviews, view.lang):
        yield _review_page(view, bodies, review)


def _review_page(view: View, bodies: Bodies, review: Review) -> Page:
    fields, translation = review.fields, review.translations[view.lang]
    text = translation.text
    head = Head(
        path=document_path(view.lang, "reviews", review.slug),
        title=text.title,
        description=text.summary,
        alternates=document_alternates(review, view.langs),
        section="reviews",
        kind="article",
        image=_share_image(view, review),
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
        "corrections": [_correction(view, change, number) for number, change in numbered_corrections(review)],
        "content_warning": view.told(fields.content_warning),
        "images": _images(view, review),
        "body": bodies.parts(review, translation),
        "credits": _credits(view, review),
        "outdated": _outdated(view, review),
        "shares": _shares(view, review, head.path),
        **_proof(view, review),
        **_around(view, review),
    }
    context["toc"] = toc(view, translation.body.headings, _sections(context))
    return html_page(view, head, "review.html", context)


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
    return {
        "appearances": [appearance(view, seen) for seen in sorted(fields.appearances, key=lambda seen: not seen.first)],
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


def _correction(view: View, change: Correction, number: int) -> Data:
    return {
        "anchor": f"correction-{number}",
        "kind": change.kind,
        "label": view.word(f"review.correction.{change.kind}"),
        "date": view.day(change.date),
        "note": view.told(change.note),
        "previous": verdict(view, change.previous_rating) if change.previous_rating else None,
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


def _around(view: View, review: Review) -> Data:
    library: Library = view.library
    policies = {page.slug for page in library.pages if view.lang in page.translations}
    narratives = [n for n in library.narratives if n.slug in review.fields.narratives and view.lang in n.translations]
    return {
        "related": [review_card(view, other) for other in islice(_related(view, review), RELATED)],
        "narratives": [article_card(view, narrative) for narrative in narratives],
        "techniques": _techniques(view, review),
        "policies": {slug: view.link(document_path(view.lang, "pages", slug)) for slug in sorted(policies)},
        "reviews_link": view.link(list_path(view.lang, "reviews")),
    }


def _related(view: View, review: Review) -> Iterator[Review]:
    """The reviews that the editor named, then those of the same narratives, then the latest of the same topic."""
    library, seen = view.library, {review.slug}
    named = [library.by_folder.get(f"reviews/{slug}") for slug in review.fields.related]
    groups = [
        *(library.by_narrative.get(n, ()) for n in review.fields.narratives),
        library.by_topic.get(review.fields.topics[0], ()),
    ]
    for other in chain(named, *groups):
        if not other or other.slug in seen or view.lang not in other.translations:
            continue
        if other.fields.status != "withdrawn":
            seen.add(other.slug)
            yield other


def _techniques(view: View, review: Review) -> list[Data]:
    lessons = {lesson.slug: lesson for lesson in view.library.lessons if view.lang in lesson.translations}
    found = [view.library.techniques[name] for name in review.fields.techniques if name in view.library.techniques]
    return [
        {
            "name": view.text(technique.name),
            "text": view.text(technique.description),
            "lesson": article_card(view, lessons[technique.lesson]) if technique.lesson in lessons else None,
        }
        for technique in found
    ]


def _sections(context: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The page's own sections, in the template's order."""
    order = (("further", "review.further"), ("evidence", "review.evidence"), ("media", "review.media"))
    found = [(anchor, word) for anchor, word in order if context[anchor]]
    return [*found, ("how", "review.how")]


def _shares(view: View, review: Review, path: str) -> Data:
    text = review.translations[view.lang].text
    label = verdict(view, review.fields.rating)["label"]
    words = view.word("review.share.text", verdict=label, fact=text.fact or text.title)
    address = view.absolute(path)
    return {"whatsapp": "https://wa.me/?text=" + quote(f"{words}\n{address}", safe=""), "address": address}


def _share_image(view: View, review: Review) -> Data | None:
    """The picture for shared links: never one that is itself the false thing, nor a shielded one."""
    for declared in review.fields.images:
        picture: Picture | None = view.library.pictures.get(f"{review.folder}/{declared.file}")
        if picture and declared.role in {"photo", "evidence"} and declared.shield == "none":
            path = picture_path(picture, picture.widths[-1], fallback_form(picture))
            return {"url": view.absolute(path), "alt": view.text(declared.alt)}
    return None
