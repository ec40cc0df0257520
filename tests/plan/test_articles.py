"""Home, lessons, narratives, glossary, content pages, the choice of language and the page for what does not exist."""

from __future__ import annotations

from dataclasses import replace

from generator.model.library import Asset
from generator.model.page import Page
from generator.plan.articles import plan_articles, plan_root
from tests.newsroom import Newsroom, made


def planned(newsroom: Newsroom, lang: str = "en") -> dict[str, Page]:
    return {page.path: page for page in plan_articles(*made(newsroom.library(), lang))}


def test_the_home_page_shows_the_latest_and_topics_with_the_freshest_first() -> None:
    newsroom = Newsroom().topic("water").topic("empty").configure(lists={"latest": 2})
    newsroom.review("old", published="2026-01-01").review("mid", published="2026-01-02", topics=["water"])
    newsroom.review("new", published="2026-01-03", topics=["water"])
    home = planned(newsroom)["/en/"]
    assert [card["link"] for card in home.context["latest"]] == ["/en/reviews/new/", "/en/reviews/mid/"]
    assert [(topic["link"], topic["count"]) for topic in home.context["topics"]] == [
        ("/en/topics/water/", "2"),
        ("/en/topics/health/", "1"),
    ]
    assert home.modified.startswith("2026-01-03")


def test_the_home_page_says_how_to_send_a_claim() -> None:
    contact = {"email": "tips+new@example.org", "whatsapp": "+923001234567"}
    newsroom = Newsroom().configure(organisation={"name": "x", "contact": contact}).page("contact").page("methodology")
    context = planned(newsroom)["/en/"].context
    assert context["contact"] == {
        "whatsapp": "https://wa.me/923001234567",
        "email": "mailto:tips%2Bnew@example.org",
        "more": "/en/contact/",
    }
    assert context["method"] == "/en/methodology/"
    bare = planned(Newsroom().configure(organisation={"name": "x"}))["/en/"].context
    assert bare["contact"] == {"whatsapp": "", "email": "", "more": ""}


def test_the_methodology_draws_the_scale_itself() -> None:
    newsroom = Newsroom().page("methodology").page("about").review("a").review("b", langs=("en",))
    scale = planned(newsroom)["/en/methodology/"].context["scale"]
    assert [(step["id"], step["count"]) for step in scale] == [("correct", "0"), ("incorrect", "2"), ("satire", "0")]
    assert planned(newsroom, "ur")["/ur/methodology/"].context["scale"][1]["count"] == "1"
    assert planned(newsroom)["/en/about/"].context["scale"] is None


def test_a_lesson_shows_reviews_of_the_technique_that_it_teaches() -> None:
    newsroom = (
        Newsroom()
        .technique("cut", lesson="look")
        .technique("other")
        .review("a", techniques=["cut"])
        .review("b", techniques=["other"])
        .review("c", techniques=["cut"], langs=("ur",))
        .lesson("look", minutes=12, level="beginner")
    )
    context = planned(newsroom)["/en/learn/look/"].context
    assert [card["link"] for card in context["reviews"]] == ["/en/reviews/a/"]
    assert [technique["name"] for technique in context["techniques"]] == ["cut"]
    assert len(context["facts"]) == 2


def test_the_glossary_is_in_the_order_of_the_languages_own_words() -> None:
    context = planned(Newsroom().term("zebra").term("apple", langs=("en",)))["/en/glossary/"].context
    assert [entry["id"] for entry in context["entries"]] == ["apple", "zebra"]
    assert [
        entry["id"]
        for entry in planned(Newsroom().term("zebra").term("apple", langs=("en",)), "ur")["/ur/glossary/"].context[
            "entries"
        ]
    ] == ["zebra"]


def test_pages_exist_only_in_their_languages() -> None:
    newsroom = Newsroom().page("about", langs=("ur",)).lesson("look", langs=("en",))
    assert {"/en/about/", "/ur/learn/look/"}.isdisjoint(planned(newsroom).keys() | planned(newsroom, "ur").keys())
    page = planned(newsroom)["/en/learn/look/"]
    assert dict(page.alternates) == {"en": "/en/learn/look/"}


def test_a_page_that_was_updated_says_when() -> None:
    newsroom = (
        Newsroom()
        .page("about", updated="2026-03-01T00:00:00+05:00")
        .lesson("look", updated="2026-02-01", published="2026-02-03")
    )
    found = planned(newsroom)
    assert found["/en/about/"].context["updated"]["iso"].startswith("2026-03-01")
    assert found["/en/about/"].context["published"] is None
    assert found["/en/learn/look/"].context["updated"] is None


def test_the_root_decides_for_nobody_and_not_found_speaks_every_language() -> None:
    library = replace(Newsroom().library(), assets={"material": Asset("material", "", "0" * 64)})
    root, missing = plan_root(library)
    assert (root.path, missing.path) == ("/", "/404.html")
    assert [choice["link"] for choice in root.context["choices"]] == ["/en/", "/ur/"]
    assert [choice["dir"] for choice in missing.context["choices"]] == ["ltr", "rtl"]
    assert root.listed
    assert not missing.listed
    assert missing.context["head"]["robots"] == "noindex"
