"""What was kept of a review becomes its page: with links that lead where they lead now, and as if never opened before."""

from __future__ import annotations

from generator.plan.shelf import Shelf
from tests.newsroom import Archive, Newsroom

LINKING = '<p>See <a href="/reviews/dam/">this</a>, <a href="https://elsewhere.example/">that</a>.</p>'


def room(body: str = LINKING, dam: tuple[str, ...] = ("en", "ur")) -> Archive:
    newsroom = Newsroom().review("bridge", body=body)
    return (newsroom.review("dam", langs=dam) if dam else newsroom).archive()


def page(archive: Archive, lang: str = "en") -> str:
    _, shelf = archive.shelf(lang)
    return str(shelf.page(archive.library.by_slug["bridge"])["body"][0]["html"])


def inputs(archive: Archive, lang: str = "en") -> bytes:
    _, shelf = archive.shelf(lang)
    return shelf.inputs(archive.library.by_slug["bridge"])


def test_links_lead_where_they_lead_now() -> None:
    assert 'href="/ur/reviews/dam/"' in page(room(), "ur")
    assert 'href="/en/reviews/dam/"' in page(room(dam=("en",)), "ur")
    assert 'href="/reviews/dam/"' in page(room(dam=()), "ur")
    assert page(room()).count('rel="nofollow noopener noreferrer"') == 1


def test_where_a_link_leads_is_in_what_the_page_depends_on() -> None:
    told = [inputs(room(dam=dam), "ur") for dam in (("en", "ur"), ("en",), ())]
    assert len(set(told)) == len(told)
    assert inputs(room(dam=("en",))) == inputs(room()), "an English page leads to the English review in both"


def test_a_page_without_links_depends_on_no_other() -> None:
    plain = "<p>Words</p>"
    assert inputs(room(plain)) == inputs(room(plain, dam=()))
    assert inputs(room(plain)) != inputs(room("<p>Other words</p>"))


def test_each_page_that_shows_a_review_has_it_for_itself() -> None:
    archive = room()
    _, shelf = archive.shelf()
    review = archive.library.by_slug["bridge"]
    first = shelf.page(review)
    whole = shelf.page(review)
    first.clear()
    assert shelf.page(review) == whole
    assert isinstance(shelf, Shelf)
