"""The files of a new claim review, with every field explained; and of one more language of a review that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.text import is_slug
from generator.problems import Problem

SHARED = """\
# Shared by all languages; the other files need not repeat it. A line that begins with # is left out: take the # away to use it.
# CHOOSE the next three. What stands there now is no proposal; it only lets the preview show the draft.
rating: {rating}            # CHOOSE one of: {ratings}
topics: [{topic}]           # CHOOSE one or more of: {topics}
authors: [{person}]         # CHOOSE one or more of: {people}
reviewers: []               # somebody who is not an author; the same names
status: draft               # draft, published or withdrawn
published: {today}       # a future date is published when it comes
# updated: {today}       # when the text was last changed
# rating_explanation: {{{per_lang}}}     # why this verdict, in a sentence
# claimant: id-of-a-file-in-claimants     # or {{name: …, kind: person}}; leave it out when nobody knows who said it
# claim_date: {today}    # or 2026-02, or 2026
# claim_location: {{{per_lang}}}
appearances:                # where the claim was seen, with an archived copy
  # - {{url: https://…, archive_url: https://…, platform: facebook, medium: text, date: {today}, first: true}}
# private_forward: true     # instead of appearances, for what was only forwarded in private messages
evidence:                   # what the verdict rests on; two or more
  # - {{title: …, publisher: …, url: https://…, archive_url: https://…, accessed: {today}, kind: primary}}
# media_reviews: [{{medium: image, category: DecontextualizedContent, original_url: https://…, original_context: …}}]
# further_claims: [{{id: second-claim, claim: …, rating: {rating}}}]     # more claims on the same page
# techniques: []            # ids of files in content/techniques/
# narratives: []            # slugs of dossiers that this review belongs to
# related: []               # slugs of other reviews
# places: [{{{per_lang}}}]
# why_checked: {{reasons: [reach, harm, public-interest, reader-request], note: …}}
# right_of_reply: {{contacted: true, channel: …, date: {today}, reply: …}}
# corrections: [{{date: {today}, kind: correction, previous_rating: {rating}, note: …}}]
# images: [{{file: picture.jpg, alt: …, credit: …, role: false-media, shield: blur}}]
# content_warning: …        # shown before the text
# aliases: []               # old slugs or old paths that lead here
"""

TEXTS = """\
title: …                    # states the fact; no question
claim: …                    # what was claimed, without the verdict
summary: …                  # one to three sentences, the fact first
fact: …                     # the true sentence that replaces the claim
# translators: []           # ids of files in content/people/
"""

UNMARKED = (
    "source_revision: …          # leave it; once the review is no draft, the warning tells the mark to write here\n"
)

HEADINGS: Mapping[str, Sequence[str]] = {
    "en": ("What was claimed", "How we checked", "What we found", "What is not known"),
    "ur": ("دعویٰ کیا تھا", "ہم نے جانچ کیسے کی", "ہم نے کیا پایا", "کیا معلوم نہیں"),
}


@dataclass(frozen=True, slots=True)
class Original:
    """The text that a translation is made from: its language, and the mark of its present state."""

    lang: str
    revision: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the newsroom has to choose from: its languages, its verdicts, and the day it is there."""

    langs: Sequence[str]
    ratings: Sequence[str]
    today: date


def write_review(
    root: Path, slug: str, langs: Sequence[str], choices: Choices, original: Original | None = None
) -> tuple[list[Path], list[Problem]]:
    """Writes `index.<lang>.md` for each of `langs`, the first with the shared fields; or says why it cannot.

    With `original` the review is there already, and only those languages are written that it lacks.
    """
    folder = root / "content" / "reviews" / slug
    place = f"content/reviews/{slug}"
    if not is_slug(slug):
        hint = "Use small Latin letters, digits and hyphens, such as flood-picture-2026."
        return [], [Problem("bad-slug", f"“{slug}” cannot stand in an address", place, hint=hint)]
    wanted = [lang for lang in dict.fromkeys(langs) if not (folder / f"index.{lang}.md").exists()]
    if (folder.exists() and not original) or not wanted:
        return [], [_taken(slug, folder, place, choices.langs)]
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for position, lang in enumerate(wanted):
        if original:
            front = f"translated_from: {original.lang}\nsource_revision: {original.revision}\n"
        elif position:
            front = f"translated_from: {wanted[0]}\n{UNMARKED}"
        else:
            front = _shared(root, choices)
        headings = "".join(f"\n## {heading}\n" for heading in HEADINGS.get(lang, HEADINGS["en"]))
        file = folder / f"index.{lang}.md"
        file.write_text(f"---\n{TEXTS}{front}---\n{headings}", encoding="utf-8")
        written.append(file)
    return written, []


def _taken(slug: str, folder: Path, place: str, langs: Sequence[str]) -> Problem:
    lacking = [lang for lang in langs if not (folder / f"index.{lang}.md").exists()]
    hint = "Choose another slug."
    if not lacking:
        hint = f"Choose another slug. “--lang” adds a language, but this review has all of them: {', '.join(langs)}."
    elif len(lacking) < len(langs):
        hint = f"Choose another slug; or add a language to it: tasdiq new review {slug} --lang {lacking[0]}"
    return Problem("address-taken", "there is a review of this name already", place, hint=hint)


def _shared(root: Path, choices: Choices) -> str:
    topics, people = (_ids(root / "content" / kind) for kind in ("topics", "people"))
    ratings = choices.ratings
    return SHARED.format(
        rating="unproven" if "unproven" in ratings else ratings[-1],
        ratings=", ".join(ratings),
        today=choices.today.isoformat(),
        topic=topics[0],
        topics=", ".join(topics),
        person=people[0],
        people=", ".join(people),
        per_lang=", ".join(f"{lang}: …" for lang in choices.langs),
    )


def _ids(folder: Path) -> list[str]:
    """The ids that a review can name; a stand-in where there are none yet, which the checks will ask about."""
    return sorted(file.stem for file in folder.glob("*.yml")) or ["none-yet"]
