"""The markup of every kind of page keeps the rules of ClaimReview and schema.org."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from generator.plan.structured_data import (
    breadcrumbs,
    home_graph,
    list_graph,
    narrative_graph,
    person_graph,
    review_graph,
)
from generator.plan.structured_learning import glossary_graph, lesson_graph, path_graph
from tests.claimreview_rules import Node, Place, graph_faults, is_a
from tests.newsroom import Newsroom, made

FULL: dict[str, Any] = {
    "rating": "incorrect",
    "rating_explanation": {"en": "Because", "ur": "کیونکہ"},
    "updated": "2026-02-10",
    "claimant": "council",
    "claim_date": "2026-01-30",
    "claim_location": {"en": "Lahore", "ur": "لاہور"},
    "appearances": [
        {"url": "https://social.example/1", "medium": "image", "archive_url": "https://archive.example/1"},
        {"url": "https://social.example/2", "first": True, "date": "2026-01-29", "language": "ur"},
    ],
    "media_reviews": [
        {
            "medium": "image",
            "category": "DecontextualizedContent",
            "original_context": {"en": "Taken 2010", "ur": "2010"},
        },
        {"medium": "video", "category": "StagedContent", "original_url": "https://video.example/1", "sha256": "A" * 64},
    ],
    "further_claims": [{"id": "second", "claim": {"en": "Other claim", "ur": "دوسرا دعویٰ"}, "rating": "satire"}],
    "corrections": [
        {"date": "2026-03-02", "kind": "update", "note": {"en": "Newer", "ur": "نیا"}},
        {"date": "2026-03-01", "kind": "correction", "note": {"en": "Older", "ur": "پرانا"}},
    ],
    "reviewers": ["reviewer", "desk"],
}


def full_newsroom() -> Newsroom:
    newsroom = Newsroom().claimant("council", name={"en": "Town Council", "ur": "کونسل"}, kind="organization")
    newsroom.person("reviewer", role="Editor", same_as=["https://social.example/reviewer"], url="https://r.example")
    newsroom.person("desk", team=True, role="Team")
    for slug in ("methodology", "corrections-policy", "about", "funding", "team", "contact", "privacy"):
        newsroom.page(slug)
    return newsroom.review(texts={"en": {"translators": ["writer"]}}, **FULL)


def review_nodes(newsroom: Newsroom, lang: str = "en") -> Sequence[Node]:
    view, _ = made(newsroom.library(), lang)
    return review_graph(view, newsroom.reviews[0])


def place(path: str, lang: str = "en", *, review: bool = False) -> Place:
    return Place(f"https://tasdiq.example.org{path}", lang, review)


def the(nodes: Sequence[Node], kind: str) -> Node:
    (node,) = [node for node in nodes if is_a(node, kind)]
    return node


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_a_full_review_keeps_every_rule_in_each_language(lang: str) -> None:
    nodes = review_nodes(full_newsroom(), lang)
    assert graph_faults(nodes, place(f"/{lang}/reviews/flood-picture/", lang, review=True)) == []
    assert json.loads(json.dumps(nodes, allow_nan=False)) == nodes


def test_a_review_with_nothing_optional_keeps_every_rule() -> None:
    nodes = review_nodes(Newsroom().review(appearances=[], private_forward=True))
    assert graph_faults(nodes, place("/en/reviews/flood-picture/", review=True)) == []


def test_the_main_claim_says_what_the_page_says() -> None:
    main = review_nodes(full_newsroom(), "ur")[0]
    assert main["claimReviewed"] == "flood-picture claim ur"
    assert main["inLanguage"] == "ur"
    assert main["url"] == "https://tasdiq.example.org/ur/reviews/flood-picture/"
    assert main["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "غلط",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 6,
        "ratingExplanation": "کیونکہ",
    }
    assert main["author"]["name"] == "مثال نیوز روم"
    claim = main["itemReviewed"]
    assert claim["author"] == {"@type": "Organization", "name": "کونسل"}
    assert claim["datePublished"] == "2026-01-30"
    assert [work["url"] for work in claim["appearance"]] == ["https://social.example/1", "https://social.example/2"]
    assert claim["firstAppearance"]["url"] == "https://social.example/2"


def test_nothing_leaks_from_the_main_claim_into_a_further_one() -> None:
    main, further = [node for node in review_nodes(full_newsroom()) if is_a(node, "ClaimReview")]
    assert further["url"] == main["url"] + "#second"
    assert further["itemReviewed"] == {"@type": "Claim", "name": "Other claim"}
    assert further["reviewRating"] == {"@type": "Rating", "alternateName": "Satire"}
    assert {"correction", "associatedMediaReview"} & set(further) == set()


def test_a_further_claim_has_its_own_claimant_and_appearances() -> None:
    claim = {
        "id": "b",
        "claim": "B",
        "rating": "correct",
        "claimant": {"name": "Somebody", "role": "Mayor"},
        "claim_date": "2026-01-02",
        "appearances": [{"url": "https://social.example/b"}],
    }
    further = review_nodes(Newsroom().review(further_claims=[claim]))[1]
    assert further["itemReviewed"]["author"] == {"@type": "Person", "name": "Somebody", "jobTitle": "Mayor"}
    assert [work["url"] for work in further["itemReviewed"]["appearance"]] == ["https://social.example/b"]
    assert further["reviewRating"]["ratingValue"] == 6


@pytest.mark.parametrize(
    ("claimant", "expected"),
    [
        (None, {}),
        ({"name": "Unnamed analysts", "kind": "anonymous"}, {"creditText": "Unnamed analysts"}),
        ({"name": "A. Person"}, {"author": {"@type": "Person", "name": "A. Person"}}),
        (
            {"name": "Body", "kind": "organization", "role": "Council", "same_as": ["https://b.example"]},
            {
                "author": {
                    "@type": "Organization",
                    "name": "Body",
                    "description": "Council",
                    "sameAs": ["https://b.example"],
                }
            },
        ),
    ],
)
def test_only_a_known_person_or_body_is_the_claims_author(claimant: object, expected: Node) -> None:
    claim = review_nodes(Newsroom().review(claimant=claimant))[0]["itemReviewed"]
    assert {key: claim[key] for key in ("author", "creditText") if key in claim} == expected


def test_a_verdict_off_the_line_has_no_numbers() -> None:
    main = review_nodes(Newsroom().review(rating="satire"))[0]
    assert main["reviewRating"] == {"@type": "Rating", "alternateName": "Satire"}


def test_a_withdrawn_review_keeps_its_markup_marked_and_without_numbers() -> None:
    withdrawal = {"date": "2026-03-01", "kind": "withdrawal", "note": "We were wrong"}
    nodes = review_nodes(Newsroom().review(status="withdrawn", corrections=[withdrawal]))
    assert graph_faults(nodes, place("/en/reviews/flood-picture/", review=True)) == []
    assert nodes[0]["creativeWorkStatus"] == "Withdrawn"
    assert nodes[0]["reviewRating"] == {"@type": "Rating", "alternateName": "False"}
    assert nodes[0]["correction"][0]["text"] == "We were wrong"


def test_corrections_stand_oldest_first_and_move_the_modified_date() -> None:
    main = review_nodes(full_newsroom())[0]
    assert [comment["text"] for comment in main["correction"]] == ["Older", "Newer"]
    assert main["dateModified"].startswith("2026-03-02")


@pytest.mark.parametrize("date", ["2026", "2026-02"])
def test_a_partial_date_is_left_out_rather_than_read_as_its_first_day(date: str) -> None:
    appearances = [{"url": "https://social.example/1", "date": date}]
    claim = review_nodes(Newsroom().review(claim_date=date, appearances=appearances))[0]["itemReviewed"]
    assert "datePublished" not in claim
    assert "datePublished" not in claim["appearance"][0]


def test_media_reviews_name_the_thing_that_was_looked_at() -> None:
    first, second = [node for node in review_nodes(full_newsroom()) if is_a(node, "MediaReview")]
    assert first["itemReviewed"]["mediaItemAppearance"] == [
        {"@type": "ImageObjectSnapshot", "url": "https://social.example/1", "archivedAt": "https://archive.example/1"}
    ]
    assert first["originalMediaContextDescription"] == "Taken 2010"
    assert second["itemReviewed"]["mediaItemAppearance"] == [{"@type": "VideoObjectSnapshot", "sha256": "a" * 64}]
    assert second["originalMediaLink"] == "https://video.example/1"


def test_policies_are_named_only_where_the_page_exists_in_the_language() -> None:
    newsroom = Newsroom().page("methodology").page("funding", langs=("en",)).review()
    assert the(review_nodes(newsroom, "en"), "NewsMediaOrganization")["ownershipFundingInfo"].endswith("/en/funding/")
    urdu = the(review_nodes(newsroom, "ur"), "NewsMediaOrganization")
    assert urdu["verificationFactCheckingPolicy"].endswith("/ur/methodology/")
    assert {"ownershipFundingInfo", "correctionsPolicy", "ethicsPolicy", "masthead"} & set(urdu) == set()


def test_people_of_a_review_are_in_its_article() -> None:
    article = the(review_nodes(full_newsroom()), "NewsArticle")
    url = "https://tasdiq.example.org/en/people"
    assert article["author"] == [
        {"@type": "Person", "name": "A Writer", "url": f"{url}/writer/", "jobTitle": "Fact-checker"}
    ]
    assert [editor["name"] for editor in article["editor"]] == ["reviewer"]
    assert article["editor"][0]["sameAs"] == ["https://r.example", "https://social.example/reviewer"]
    assert article["contributor"] == [
        {"@type": "Organization", "name": "desk", "url": f"{url}/desk/", "description": "Team"}
    ]
    assert [person["name"] for person in article["translator"]] == ["A Writer"]


def test_a_site_below_a_path_keeps_it_in_every_address() -> None:
    newsroom = full_newsroom().configure(base_url="https://host.example/factcheck")
    nodes = review_nodes(newsroom)
    assert (
        graph_faults(nodes, Place("https://host.example/factcheck/en/reviews/flood-picture/", "en", review=True)) == []
    )


QUIZ = [
    {
        "question": {"en": "What proves the date?", "ur": "تاریخ کس سے ثابت ہوتی ہے؟"},
        "options": [
            {
                "text": {"en": "A caption", "ur": "کیپشن"},
                "why": {"en": "Anybody writes one.", "ur": "کوئی بھی لکھ سکتا ہے۔"},
            },
            {"text": {"en": "An archived copy", "ur": "محفوظ نقل"}, "right": True},
        ],
        "explanation": {"en": "It carries the day.", "ur": "اس پر دن درج ہوتا ہے۔"},
    }
]
ASKED = {
    "@type": "Question",
    "eduQuestionType": "Multiple choice",
    "learningResourceType": "Practice problem",
    "name": "What proves the date?",
    "text": "What proves the date?",
    "acceptedAnswer": {
        "@type": "Answer",
        "position": 1,
        "text": "An archived copy",
        "answerExplanation": {"@type": "Comment", "text": "It carries the day."},
    },
    "suggestedAnswer": [
        {
            "@type": "Answer",
            "position": 0,
            "text": "A caption",
            "comment": {"@type": "Comment", "text": "Anybody writes one."},
        }
    ],
}


def test_other_pages_keep_the_rules_and_carry_no_claim_review() -> None:
    newsroom = full_newsroom().lesson("check-a-picture", minutes=12, level="beginner", techniques=["staged"], quiz=QUIZ)
    newsroom.narrative("story").term("claim", same_as=["https://w.example/claim"]).term("ur-only", langs=("ur",))
    library = newsroom.technique("staged", name="Staged").review("part", narratives=["story"], langs=("en",)).library()
    view, _ = made(library)
    graphs = {
        "/en/": home_graph(view),
        "/en/learn/check-a-picture/": lesson_graph(view, library.lessons[0]),
        "/en/learn/": path_graph(view, library.lessons),
        "/en/narratives/story/": narrative_graph(view, library.narratives[0]),
        "/en/glossary/": glossary_graph(view),
        "/en/people/reviewer/": person_graph(view, library.people["reviewer"]),
        "/en/people/desk/": person_graph(view, library.people["desk"]),
        "/en/reviews/": list_graph(view, [("Fact checks", "/en/reviews/")]),
    }
    for path, nodes in graphs.items():
        assert graph_faults(nodes, place(path)) == [], path
    lesson = the(graphs["/en/learn/check-a-picture/"], "LearningResource")
    assert (lesson["timeRequired"], lesson["teaches"], lesson["educationalLevel"]) == ("PT12M", ["Staged"], "beginner")
    quiz = the(graphs["/en/learn/check-a-picture/"], "Quiz")
    assert lesson["hasPart"] == {"@id": quiz["@id"]}
    assert quiz["hasPart"] == [ASKED]
    assert the(graphs["/en/learn/"], "ItemList")["itemListElement"][0]["url"].endswith("/en/learn/check-a-picture/")
    story = the(graphs["/en/narratives/story/"], "Article")
    assert [part["url"] for part in story["hasPart"]] == ["https://tasdiq.example.org/en/reviews/part/"]
    glossary = the(graphs["/en/glossary/"], "DefinedTermSet")
    assert [term["url"] for term in glossary["hasDefinedTerm"]] == ["https://tasdiq.example.org/en/glossary/#claim"]
    assert the(graphs["/en/people/desk/"], "Organization")["url"].endswith("/en/people/desk/")
    assert is_a(the(graphs["/en/people/reviewer/"], "Person"), "Person")


def test_breadcrumbs_lead_from_home_to_the_page() -> None:
    view, _ = made(Newsroom().library())
    trail = breadcrumbs(view, ("Fact checks", "/en/reviews/"), ("This one", "/en/reviews/x/"))["itemListElement"]
    assert [(step["position"], step["name"]) for step in trail] == [(1, "Home"), (2, "Fact checks"), (3, "This one")]


def changed(change: Callable[[Any], None]) -> list[str]:
    """What the rules say of a full review after `change` has spoilt its nodes."""
    nodes: Any = copy.deepcopy(review_nodes(full_newsroom()))
    change(nodes)
    return graph_faults(nodes, place("/en/reviews/flood-picture/", review=True))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda nodes: nodes.pop(0), "0 main ClaimReviews"),
        (lambda nodes: nodes.append(copy.deepcopy(nodes[0])), "2 main ClaimReviews"),
        (lambda nodes: nodes[0].update(claimReviewed=" "), "claimReviewed is missing"),
        (lambda nodes: nodes[0].update(url="https://elsewhere.example/"), "is not the canonical address"),
        (lambda nodes: nodes[0].update(inLanguage="ur"), "inLanguage is 'ur'"),
        (lambda nodes: nodes[0].update(datePublished="۲۰۲۶-۰۲-۰۳"), "datePublished is no date"),
        (lambda nodes: nodes[0].pop("author"), "author is not the publisher"),
        (lambda nodes: nodes[0]["reviewRating"].pop("alternateName"), "alternateName is missing"),
        (lambda nodes: nodes[0]["reviewRating"].pop("bestRating"), "incomplete"),
        (lambda nodes: nodes[0]["reviewRating"].update(ratingValue="1"), "no numbers"),
        (lambda nodes: nodes[0]["reviewRating"].update(ratingValue=7), "out of order"),
        (lambda nodes: nodes[0]["reviewRating"].update(worstRating=0), "out of order"),
        (lambda nodes: nodes[0]["itemReviewed"].update({"@type": "CreativeWork"}), "itemReviewed is no Claim"),
        (lambda nodes: nodes[0]["itemReviewed"].update(author={"@type": "Person"}), "the claim's author has no name"),
        (
            lambda nodes: nodes[0]["itemReviewed"]["appearance"][0].update(url="/relative"),
            "no CreativeWork with a whole",
        ),
        (lambda nodes: nodes[0].update(dateModified="2026-02-04"), "earlier than a correction"),
        (lambda nodes: nodes[0].update(ratingvalue=1), "no property ratingvalue"),
        (lambda nodes: nodes[0].update(correction=[]), "empty list"),
        (lambda nodes: nodes[2].update(mediaAuthenticityCategory="Fake"), "mediaAuthenticityCategory is 'Fake'"),
        (lambda nodes: nodes[2].pop("originalMediaContextDescription"), "without originalMediaContextDescription"),
        (lambda nodes: nodes[-1]["itemListElement"].reverse(), "positions do not count from 1"),
        (
            lambda nodes: nodes[-2].update(masthead="https://tasdiq.example.org/ur/team/"),
            "masthead is not a page in en",
        ),
    ],
)
def test_the_checker_itself_finds_a_breach_of_each_rule(change: Callable[[Any], None], expected: str) -> None:
    assert any(expected in fault for fault in changed(change)), changed(change)
