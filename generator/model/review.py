"""A claim review: one record in several languages, with its claim, appearances, evidence, verdict and corrections."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.date import Moment, PartialDate
from generator.model.document import Document
from generator.model.record import Address, Record
from generator.model.text import Ids, Localized, Mention, Mentions, Prose, Slug
from generator.model.vocabulary import ClaimantKind

Status = Literal["draft", "published", "withdrawn"]
Medium = Literal["text", "image", "video", "audio"]
Platform = Literal[
    "facebook", "x", "whatsapp", "youtube", "tiktok", "telegram", "instagram", "website", "tv", "radio", "print", "other",
]  # fmt: skip
MediaCategory = Literal[
    "DecontextualizedContent",
    "EditedOrCroppedContent",
    "OriginalMediaContent",
    "SatireOrParodyContent",
    "StagedContent",
    "TransformedContent",
]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\\x00-\x1f]+$")]


class NamedClaimant(Record):
    """A claimant written out in a review instead of named by id."""

    name: Localized
    kind: ClaimantKind = "person"
    role: Localized | None = None
    same_as: tuple[Address, ...] = ()


class Appearance(Record):
    """One place where the claim was seen."""

    url: Address
    archive_url: Address | None = None
    platform: Platform | None = None
    medium: Medium | None = None
    date: PartialDate | None = None
    language: str | None = None
    first: bool = False
    note: Localized | None = None


class Evidence(Record):
    """One source that the verdict rests on; `interest` states what stake the source has in the matter."""

    title: Localized
    publisher: Localized | None = None
    url: Address | None = None
    archive_url: Address | None = None
    accessed: PartialDate | None = None
    kind: Literal["primary", "secondary", "expert", "own"] | None = None
    interest: Localized | None = None
    note: Localized | None = None
    sha256: Digest | None = None


class MediaReview(Record):
    """What was done to a picture, a film or a recording, in schema.org's six categories."""

    medium: Literal["image", "video", "audio"]
    category: MediaCategory
    appearance_url: Address | None = None
    original_url: Address | None = None
    original_context: Localized | None = None
    sha256: Digest | None = None


class FurtherClaim(Record):
    """One more claim on the same page, with an anchor and a ClaimReview of its own."""

    id: Slug
    claim: Localized
    rating: Mention
    rating_explanation: Localized | None = None
    claimant: Mention | NamedClaimant | None = None
    claim_date: PartialDate | None = None
    appearances: tuple[Appearance, ...] = ()


class SelectionReason(Record):
    """Why the newsroom chose to check this claim."""

    reasons: tuple[Literal["reach", "harm", "public-interest", "reader-request"], ...] = ()
    note: Localized | None = None


class RightOfReply(Record):
    """Whether those concerned were asked before publication, and what they said."""

    contacted: bool
    channel: Localized | None = None
    date: PartialDate | None = None
    reply: Localized | None = None


class Change(Record):
    """A change to something published, shown in full on its page and in the corrections log."""

    date: Moment
    kind: Literal["correction", "clarification", "update", "withdrawal"]
    note: Localized


class Correction(Change):
    """A change to a review, which may have had another verdict before."""

    previous_rating: Mention | None = None


class Image(Record):
    """How a picture beside the review may be shown."""

    file: FileName
    alt: Localized
    credit: Localized | None = None
    role: Literal["false-media", "original", "evidence", "photo"] = "photo"
    shield: Literal["none", "blur", "hide"] = "none"
    warning: Localized | None = None


class ReviewText(Record):
    """The fields of a review that each language file has of its own. The body joins them after parsing."""

    title: Annotated[Prose, Field(max_length=110)]
    claim: Prose
    summary: Prose
    fact: Prose | None = None
    translators: Mentions = ()
    translated_from: str | None = None
    source_revision: str | None = None


class ReviewFields(Record):
    """The fields of a review that all its languages share."""

    rating: Mention
    rating_explanation: Localized | None = None
    status: Status = "published"
    published: Moment
    updated: Moment | None = None
    claimant: Mention | NamedClaimant | None = None
    claim_date: PartialDate | None = None
    claim_location: Localized | None = None
    appearances: tuple[Appearance, ...] = ()
    private_forward: bool = False
    evidence: tuple[Evidence, ...] = ()
    media_reviews: tuple[MediaReview, ...] = ()
    further_claims: tuple[FurtherClaim, ...] = ()
    topics: Annotated[Mentions, Field(min_length=1)]
    techniques: Mentions = ()
    narratives: Ids = ()
    places: tuple[Localized, ...] = ()
    related: Ids = ()
    authors: Annotated[Mentions, Field(min_length=1)]
    reviewers: Mentions = ()
    why_checked: SelectionReason | None = None
    right_of_reply: RightOfReply | None = None
    corrections: tuple[Correction, ...] = ()
    images: tuple[Image, ...] = ()
    content_warning: Localized | None = None
    aliases: tuple[Prose, ...] = ()

    @property
    def modified(self) -> datetime:
        """When the review last changed: the latest of publication, `updated` and the corrections."""
        return max(self.published, self.updated or self.published, *(c.date for c in self.corrections))


Review = Document[ReviewFields, ReviewText]
