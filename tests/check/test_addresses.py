from __future__ import annotations

from generator.model.route import Route
from tests.check.newsroom import found, newsroom, only, page, review


def test_two_owners_of_one_address_are_both_named() -> None:
    rival = Route("/en/reviews/bridge/", "page", "en", owner="content/pages/other/index.en.md")
    problem = only(newsroom(review()), rival)
    assert (problem.code, problem.place) == ("address-collision", "content/reviews/bridge/index.en.md:1:1")
    assert "content/pages/other/index.en.md" in problem.message
    assert "/en/reviews/bridge/" in problem.message


def test_a_document_at_an_address_of_the_site_itself_is_told_so() -> None:
    problem = only(newsroom(page("news")), Route("/ur/news/", "list", "ur"))
    assert (problem.code, problem.file) == ("address-collision", "content/pages/news/index.ur.md")
    assert "the site itself" in problem.message


def test_capitals_alone_do_not_make_two_addresses() -> None:
    problem = only(newsroom(review()), Route("/en/Reviews/Bridge/", "redirect", owner="content/pages/a/index.en.md"))
    assert problem.code == "address-collision"
    assert "/en/Reviews/Bridge/ and /en/reviews/bridge/" in problem.message


def test_a_file_is_not_a_folder_too() -> None:
    problem = only(newsroom(review()), Route("/en/reviews/bridge", "file", owner="content/pages/a/index.en.md"))
    assert problem.code == "address-collision"


def test_neighbours_do_not_collide() -> None:
    assert found(newsroom(review("bridge"), review("bridge-two")), Route("/en/reviews/bridge/rss.xml", "feed")) == []
