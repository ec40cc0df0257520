"""The project's own checker of ClaimReview and its neighbours: no outside validator knows these rules any more.

`graph_faults` looks at the nodes of one page, `page_faults` at a page's HTML, `site_faults` at a whole built site. All return
sentences; an empty list is a pass. The rules are those of Google's and Bing's documentation and of schema.org 30.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import html

Node = Mapping[str, Any]

CATEGORIES = frozenset(
    {
        "DecontextualizedContent",
        "EditedOrCroppedContent",
        "OriginalMediaContent",
        "SatireOrParodyContent",
        "StagedContent",
        "TransformedContent",
    }
)
WORK = "@id url inLanguage datePublished dateModified author"
PROPERTIES = {
    "ClaimReview": f"{WORK} claimReviewed reviewRating itemReviewed associatedMediaReview correction creativeWorkStatus",
    "MediaReview": (
        f"{WORK} mediaAuthenticityCategory originalMediaContextDescription originalMediaLink itemReviewed associatedClaimReview"
    ),
    "Claim": "name author creditText datePublished appearance firstAppearance locationCreated",
    "Rating": "alternateName ratingValue worstRating bestRating ratingExplanation",
    "CreativeWork": "url archivedAt datePublished inLanguage",
    "CorrectionComment": "text datePublished",
    "Person": "@id name url jobTitle sameAs description worksFor",
    "Organization": "@id name url sameAs description parentOrganization",
}
POLICIES = frozenset(
    {
        "actionableFeedbackPolicy",
        "correctionsPolicy",
        "ethicsPolicy",
        "masthead",
        "ownershipFundingInfo",
        "verificationFactCheckingPolicy",
    }
)
ESCAPED = re.compile("[<>&\u2028\u2029]")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Place:
    """The page that nodes stand on. `words` is what a reader sees, None where that is not known; `ids` its anchors."""

    canonical: str
    lang: str
    review: bool
    words: str | None = None
    ids: frozenset[str] | None = field(default=None)


def graph_faults(nodes: Sequence[Node], place: Place) -> list[str]:
    """What is wrong with the nodes of one page."""
    return list(_graph(nodes, place))


def _graph(nodes: Sequence[Node], place: Place) -> Iterator[str]:
    claims = [node for node in nodes if is_a(node, "ClaimReview")]
    mains = [node for node in claims if "#" not in str(node.get("url", ""))]
    if place.review and len(mains) != 1:
        yield f"{len(mains)} main ClaimReviews"
    if claims and not place.review:
        yield "a ClaimReview on a page that is no review"
    urls = [node.get("url") for node in claims]
    if len(set(urls)) != len(urls):
        yield "two ClaimReviews with one url"
    for node in nodes:
        for check, kind in CHECKS:
            if is_a(node, kind):
                yield from (f"{kind}: {fault}" for fault in check(node, place))
        yield from _unknown_properties(node)
        yield from _wrong_values(node, str(node.get("@type")))


def is_a(node: Node, kind: str) -> bool:
    """Whether a node has the type."""
    found = node.get("@type")
    return kind in found if isinstance(found, list) else found == kind


def _claim_review(node: Node, place: Place) -> Iterator[str]:
    claim, url = node.get("claimReviewed"), str(node.get("url", ""))
    if not isinstance(claim, str) or not claim.strip():
        yield "claimReviewed is missing"
    elif place.words is not None and " ".join(claim.split()) not in place.words:
        yield "claimReviewed is not on the page"
    if url.partition("#")[0] != place.canonical:
        yield f"url {url} is not the canonical address {place.canonical}"
    if "#" in url and place.ids is not None and url.partition("#")[2] not in place.ids:
        yield f"url {url} leads to no anchor of the page"
    if node.get("inLanguage") != place.lang:
        yield f"inLanguage is {node.get('inLanguage')!r} on a page in {place.lang!r}"
    if not is_date(node.get("datePublished")):
        yield "datePublished is no date"
    yield from _publisher(node)
    yield from _rating(node.get("reviewRating"), place)
    yield from _claim(node.get("itemReviewed"))
    yield from _corrections(node)


def _publisher(node: Node) -> Iterator[str]:
    author = node.get("author")
    if not isinstance(author, Mapping) or not str(author.get("name", "")).strip() or not is_address(author.get("url")):
        yield "author is not the publisher with name and url"


def _rating(rating: object, place: Place) -> Iterator[str]:
    if not isinstance(rating, Mapping) or not is_a(rating, "Rating"):
        yield "reviewRating is no Rating"
        return
    label = rating.get("alternateName")
    if not isinstance(label, str) or not label.strip():
        yield "reviewRating.alternateName is missing"
    elif place.words is not None and label not in place.words:
        yield f"the verdict {label} is not on the page"
    numbers = [rating.get(key) for key in ("worstRating", "ratingValue", "bestRating")]
    if all(number is None for number in numbers):
        return
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers):
        yield f"rating numbers are incomplete or no numbers: {numbers}"
        return
    worst, value, best = (float(str(number)) for number in numbers)
    if not (worst >= 1 and worst < best and worst <= value <= best):
        yield f"rating numbers are out of order: {numbers}"


def _claim(claim: object) -> Iterator[str]:
    if not isinstance(claim, Mapping) or not is_a(claim, "Claim"):
        yield "itemReviewed is no Claim"
        return
    author = claim.get("author")
    if "author" in claim and not (isinstance(author, Mapping) and str(author.get("name", "")).strip()):
        yield "the claim's author has no name"
    seen = claim.get("appearance", [])
    first = claim.get("firstAppearance")
    for work in [*seen, *([first] if first else [])]:
        if not isinstance(work, Mapping) or not is_a(work, "CreativeWork") or not is_address(work.get("url")):
            yield "an appearance is no CreativeWork with a whole address"
    if first and first not in seen:
        yield "the first appearance is not among the appearances"


def _corrections(node: Node) -> Iterator[str]:
    for comment in node.get("correction", []):
        if not is_a(comment, "CorrectionComment") or not str(comment.get("text", "")).strip():
            yield "a correction is no CorrectionComment with a text"
        elif not is_date(comment.get("datePublished")):
            yield "a correction has no date"
        elif moment(node.get("dateModified", "1900-01-01")) < moment(comment["datePublished"]):
            yield "dateModified is earlier than a correction"


def _media_review(node: Node, place: Place) -> Iterator[str]:
    category = node.get("mediaAuthenticityCategory")
    if category not in CATEGORIES:
        yield f"mediaAuthenticityCategory is {category!r}"
    if category == "DecontextualizedContent" and not node.get("originalMediaContextDescription"):
        yield "DecontextualizedContent without originalMediaContextDescription"
    if "originalMediaLink" in node and not is_address(node["originalMediaLink"]):
        yield "originalMediaLink is no whole address"
    if (
        node.get("url") != place.canonical
        or node.get("inLanguage") != place.lang
        or not is_date(node.get("datePublished"))
    ):
        yield "url, inLanguage or datePublished is not the page's"
    yield from _publisher(node)
    reviewed = node.get("itemReviewed", {})
    seen = reviewed.get("mediaItemAppearance", [])
    kinds = {"ImageObjectSnapshot", "VideoObjectSnapshot", "AudioObjectSnapshot"}
    if not is_a(reviewed, "MediaReviewItem") or not seen or not all(work.get("@type") in kinds for work in seen):
        yield "itemReviewed is no MediaReviewItem with a mediaItemAppearance"


def _newsroom(node: Node, place: Place) -> Iterator[str]:
    if not str(node.get("name", "")).strip() or not is_address(node.get("url")):
        yield "name or url is missing"
    for policy in POLICIES & set(node):
        if not urlsplit(str(node[policy])).path.endswith(tuple(f"/{place.lang}/{slug}/" for slug in POLICY_PAGES)):
            yield f"{policy} is not a page in {place.lang}: {node[policy]}"


POLICY_PAGES = ("methodology", "corrections-policy", "about", "funding", "team", "contact")


def _breadcrumbs(node: Node, place: Place) -> Iterator[str]:
    items = node.get("itemListElement", [])
    if [item.get("position") for item in items] != list(range(1, len(items) + 1)) or not items:
        yield "positions do not count from 1"
    if not all(str(item.get("name", "")).strip() and is_address(item.get("item")) for item in items):
        yield "a step has no name or no whole address"
    if items and items[-1].get("item") != re.sub(r"page/\d+/$", "", place.canonical):  # a long list's further pages
        yield f"the last step {items[-1].get('item')} is not the page"


def _glossary(node: Node, place: Place) -> Iterator[str]:
    for term in node.get("hasDefinedTerm", []):
        page, _, anchor = str(term.get("url", "")).partition("#")
        if page != place.canonical or not anchor or (place.ids is not None and anchor not in place.ids):
            yield f"a term leads to no anchor of the page: {term.get('url')}"
        if not term.get("name") or not term.get("description"):
            yield "a term has no name or no description"


def _learning(node: Node, place: Place) -> Iterator[str]:
    if node.get("url") != place.canonical or node.get("inLanguage") != place.lang or not node.get("name"):
        yield "url, inLanguage or name is not the page's"
    if "timeRequired" in node and not re.fullmatch(r"PT\d+M", str(node["timeRequired"])):
        yield "timeRequired is no duration"


def _article(node: Node, place: Place) -> Iterator[str]:
    if node.get("url") != place.canonical or node.get("inLanguage") != place.lang or not node.get("headline"):
        yield "url, inLanguage or headline is not the page's"
    for person in [*node.get("author", []), *node.get("editor", []), *node.get("contributor", [])]:
        if not str(person.get("name", "")).strip() or not is_address(person.get("url")):
            yield "a person has no name or no page"
    if any(not is_a(editor, "Person") for editor in node.get("editor", [])):
        yield "an editor is no person"


CHECKS = (
    (_claim_review, "ClaimReview"),
    (_media_review, "MediaReview"),
    (_newsroom, "NewsMediaOrganization"),
    (_breadcrumbs, "BreadcrumbList"),
    (_glossary, "DefinedTermSet"),
    (_learning, "LearningResource"),
    (_article, "NewsArticle"),
    (_article, "Article"),
)


def _unknown_properties(node: Node) -> Iterator[str]:
    known = PROPERTIES.get(str(node.get("@type")))
    if known:
        for name in sorted(set(node) - set(known.split()) - {"@type", "@context"}):
            yield f"{node['@type']} has no property {name}"
    for value in node.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Mapping):
                yield from _unknown_properties(part)


def _wrong_values(value: object, where: str) -> Iterator[str]:
    """Empty values, and dates that are no ISO 8601 dates, anywhere in a node."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key.startswith("date") and not is_date(part):
                yield f"{where}.{key} is no date: {part!r}"
            yield from _wrong_values(part, f"{where}.{key}")
    elif isinstance(value, list):
        if not value:
            yield f"{where} is an empty list"
        for part in value:
            yield from _wrong_values(part, where)
    elif value is None or value == "":
        yield f"{where} is empty"


def is_date(value: object) -> bool:
    """Whether this is a day, or a moment with its offset, in ASCII digits."""
    if not isinstance(value, str) or not value.isascii():
        return False
    try:
        return ISO_DAY.fullmatch(value) is not None or datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def moment(value: str) -> float:
    """The moment of a date, to compare it."""
    return datetime.fromisoformat(value if "T" in value else f"{value}T00:00:00+00:00").timestamp()


def is_address(value: object) -> bool:
    """Whether this is a whole web address."""
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def page_nodes(page: bytes) -> tuple[list[Node], list[str]]:
    """The JSON-LD nodes of a page, and what is wrong with how they are written into it."""
    faults: list[str] = []
    nodes: list[Node] = []
    document: Any = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for script in document.xpath('//script[@type="application/ld+json"]'):
        raw = script.text_content()
        if ESCAPED.search(raw):
            faults.append("JSON-LD holds a character that must be escaped")
        try:
            data = json.loads(raw, parse_constant=lambda constant: faults.append(f"JSON-LD holds {constant}"))
        except ValueError as error:
            faults.append(f"JSON-LD does not parse: {error}")
            continue
        items = data if isinstance(data, list) else data.get("@graph", [data])
        context = data.get("@context") if isinstance(data, dict) else items and items[0].get("@context")
        if items and context != "https://schema.org":
            faults.append("JSON-LD without @context https://schema.org")
        nodes += items
    return nodes, faults


def page_faults(path: str, page: bytes) -> list[str]:
    """What is wrong with the markup of a built page at `path` (below the site's base)."""
    document: Any = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    canonical = "".join(document.xpath('//link[@rel="canonical"]/@href')[:1])
    body = document.find("body")
    words = " ".join("".join(body.itertext()).split()) if body is not None else ""
    place = Place(
        canonical=canonical,
        lang=str(document.xpath("string(/html/@lang)")),
        review=re.fullmatch(r"/[^/]+/reviews/(?!page/)[^/]+/", path) is not None
        and b'http-equiv="refresh"' not in page,
        words=words,
        ids=frozenset(document.xpath("//@id")),
    )
    nodes, faults = page_nodes(page)
    return [f"{path}: {fault}" for fault in [*faults, *graph_faults(nodes, place)]]


def site_faults(root: Path) -> list[str]:
    """What is wrong with the markup of a whole built site: every page, and the dump against the pages."""
    faults: list[str] = []
    found: dict[str, Node] = {}
    for file in sorted(root.rglob("*.html")):
        path = "/" + file.relative_to(root).as_posix().removesuffix("index.html")
        if path.startswith(("/pagefind", "/admin/")):
            continue
        page = file.read_bytes()
        faults += page_faults(path, page)
        for node in page_nodes(page)[0]:
            if is_a(node, "ClaimReview"):
                url = str(node.get("url"))
                if url in found:
                    faults.append(f"{path}: the ClaimReview {url} stands on another page too")
                found[url] = node
    return faults + dump_faults(json.loads((root / "data" / "claimreview.json").read_text(encoding="utf-8")), found)


def dump_faults(feed: Node, found: Mapping[str, Node]) -> list[str]:
    """What is wrong with `data/claimreview.json`; `found` are the ClaimReviews of the pages by url."""
    elements = feed.get("dataFeedElement", [])
    faults = [] if is_a(feed, "DataFeed") else ["the dump is no DataFeed"]
    faults += ["an element's item is no array" for element in elements if not isinstance(element.get("item"), list)]
    faults += ["an element is no DataFeedItem" for element in elements if not is_a(element, "DataFeedItem")]
    items = {str(item.get("url")): item for element in elements for item in element["item"]}
    faults += [f"the dump lacks {url}" for url in sorted(found.keys() - items.keys())]
    faults += [f"the dump has {url}, which no page has" for url in sorted(items.keys() - found.keys())]
    faults += [
        f"the dump differs from the page: {url}" for url in sorted(found) if url in items and items[url] != found[url]
    ]
    return faults
