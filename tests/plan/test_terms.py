"""Terms of the glossary in articles: what is marked, what is left alone, and what a page depends on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model.words import word_filter
from generator.plan.articles import plan_articles
from generator.plan.reviews import plan_reviews
from generator.plan.terms import Term, Terms
from tests.newsroom import Newsroom, made

CLAIM = Term("claim", ("Claim", "claims"), "/en/glossary/#claim", "What somebody said <in public>.")
LINK = Term("archive-link", ("Archive link", "archive links"), "/en/glossary/#archive-link", "A saved copy.")
DAWA = Term("claim", ("دعویٰ", "دعوے", "دعووں"), "/ur/glossary/#claim", "ایسی بات جو کسی نے کہی ہو۔")
NAQL = Term("archive-link", ("محفوظ نقل کا لنک", "محفوظ نقل"), "/ur/glossary/#archive-link", "محفوظ پتا۔")
TERMS = Terms((CLAIM, LINK, DAWA._replace(slug="dawa"), NAQL._replace(slug="naql")))


def marked(html: str, terms: Terms = TERMS) -> list[str]:
    """The words that were marked, in order; the rest must be as it was."""
    text = re.sub("<[^>]*>", " ", html)
    (part,) = terms.marked_text([{"html": html, "picture": None}], text)
    link = r'<span class="t-term"><a [^>]*>([^<]*)</a><span class="t-term__text"[^>]*>[^<]*</span></span>'
    found = re.findall(link, part["html"])
    assert re.sub(link, r"\1", part["html"]) == html
    return found


def test_the_first_time_a_term_is_used_it_leads_to_the_glossary_and_tells_the_definition() -> None:
    (part,) = TERMS.marked_text([{"html": "<p>Two claims, one claim.</p>", "picture": None}], "Two claims, one claim.")
    assert part["html"] == (
        '<p>Two <span class="t-term"><a href="/en/glossary/#claim" aria-describedby="_term-claim">claims</a>'
        '<span class="t-term__text" role="tooltip" id="_term-claim" hidden>What somebody said &lt;in public&gt;.</span>'
        "</span>, one claim.</p>"
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Claim</p>", ["Claim"]),
        ("<p>CLAIMS and <b>claims</b></p>", ["CLAIMS"]),
        ("<p>the claim's words, a claim.</p>", ["claim"]),
        ("<p>claimant, reclaim, claim-maker, fact-claim, claim.example, claim_1</p>", []),
        ("<p>an archive\nlink and an archive&nbsp;link</p>", ["archive\nlink"]),
        ("<p>archive. Link</p>", []),
        ("<h2>The claim</h2><p>No.</p>", []),
        ('<p><a href="/x/">the <b>claim</b></a></p>', []),
        ("<p><code>claim</code></p><pre><code>claim</code></pre>", []),
        ("<blockquote><blockquote><p>a claim</p></blockquote><p>the claim</p></blockquote><p>Our claim</p>", ["claim"]),
        ("<table><tbody><tr><td>claim</td></tr></tbody></table>", []),
        ('<div class="admonition"><p class="admonition-title">Claim</p><p>A claim</p></div>', ["claim"]),
        ("<p>He said “my claim <b>and claims</b>” of this.</p>", []),
        ('<p>He said "my claim" and this claim.</p>', ["claim"]),
        ("<p>An unpaired “ sign and a claim.</p><p>A claim.</p>", ["claim"]),
        ('<p><img src="x" alt="a claim > b">claims</p>', ["claims"]),
    ],
)
def test_only_whole_words_of_running_text_are_marked(html: str, words: list[str]) -> None:
    assert marked(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>یہ دعویٰ غلط ہے۔</p>", ["دعویٰ"]),
        ("<p>یہ دعوی غلط ہے۔</p>", ["دعوی"]),
        ("<p>یہ دعوي، غلط</p>", ["دعوي"]),
        ("<p>(دعوے)</p>", ["دعوے"]),
        ("<p>دعویدار، بےدعویٰ، دعوے\u200cدار، دعویٰدار</p>", []),
        ("<p>دعوِیٰ</p>", ["دعوِیٰ"]),
        ("<p>صفحے کی محفوظ نقل کا لنک اور محفوظ نقل</p>", ["محفوظ نقل کا لنک"]),
        ("<p>محفوظ نقلیں</p>", []),
        ("<p>“دعویٰ” درست نہیں، یہ دعویٰ ہے</p>", ["دعویٰ"]),
    ],
)
def test_words_of_the_arabic_script_end_where_their_readers_see_it(html: str, words: list[str]) -> None:
    assert marked(html) == words


def test_terms_are_marked_once_on_a_page_across_its_parts() -> None:
    parts: list[dict[str, Any]] = [{"html": "<p>claim</p>", "picture": None}, {"html": "<p>claim</p>", "picture": None}]
    told = TERMS.marked_text(parts, "claim claim")
    assert ["t-term" in part["html"] for part in told] == [True, False]


def test_a_text_depends_on_the_terms_it_may_hold_and_on_no_other() -> None:
    held = word_filter("a claim")
    assert TERMS.possible(held) == ("claim",)
    others = (LINK._replace(definition="Another."), Term("deepfake", ("Deepfake",), "/x", "A made film."))
    assert Terms((CLAIM, *others)).inputs(held) == TERMS.inputs(held)
    assert Terms((CLAIM._replace(definition="Another."),)).inputs(held) != TERMS.inputs(held)
    assert TERMS.inputs(word_filter("nothing")) == b""


def review_page(newsroom: Newsroom, lang: str = "en") -> tuple[bytes, str]:
    archive = newsroom.archive()
    view, shelf = archive.shelf(lang)
    (page,) = plan_reviews(view, shelf)
    return page.inputs, page.context["body"][0]["html"]


def room(body: str, definition: str = "What was said.") -> Newsroom:
    texts: dict[str, dict[str, Any]] = {
        "en": {"title": "Claim", "forms": ["claims"], "summary": definition},
        "ur": {"title": "دعویٰ"},
    }
    return Newsroom().term("claim", texts=texts).review("a", body=body)


def test_a_review_changes_with_a_definition_that_it_shows_and_with_no_other() -> None:
    showing, other = room("<p>Two claims</p>"), room("<p>Words</p>")
    assert "t-term" in review_page(showing)[1]
    assert review_page(showing)[0] != review_page(room("<p>Two claims</p>", "Said in public."))[0]
    assert review_page(other)[0] == review_page(room("<p>Words</p>", "Said in public."))[0]
    assert "t-term" not in review_page(showing, "ur")[1], "the Urdu page has the English word, which is no term there"


def test_articles_are_marked_and_the_glossary_itself_is_not() -> None:
    newsroom = room("<p>Words</p>").lesson("look", body="<p>Many claims</p>")
    pages = {page.path: page for page in plan_articles(*made(newsroom.library()))}
    assert "t-term" in pages["/en/learn/look/"].context["body"][0]["html"]
    assert "t-term" not in str(pages["/en/glossary/"].context["entries"])


def test_feeds_show_the_text_as_it_was_written() -> None:
    archive = room("<p>Two claims</p>").archive()
    _, shelf = archive.shelf()
    assert "t-term" not in str(shelf.page(archive.library.by_slug["a"])["body"])
