from __future__ import annotations

import pytest

from tests.check.newsroom import found, newsroom, only, page, place, review, term


@pytest.mark.parametrize(
    "alias",
    [
        "Old Slug",
        "old_slug",
        "old/slug",
        "https://old.example.org/a",
        "/",
        "//other.example.org/a",
        "/en/reviews/../x/",
        "/a b/",
        "/a?b=1",
        "/a#b",
        "/a/*",
        "/a/:slug",
        "/a\u200fb/",
        "/a\u2066b\u2069/",
        "/a\\b",
        "/" + "ا" * 101 + "/",
    ],
)
def test_an_alias_that_is_no_plain_address_is_refused(alias: str) -> None:
    faulty = review(aliases=["fine", alias])
    assert found(newsroom(faulty)) == [("bad-alias", place(faulty, "aliases.1"))]


@pytest.mark.parametrize(
    "alias", ["old-slug", "/2019/05/flood/", "/old/page.html", "/خبر/پل/", "/en/reviews/old", "/c++/"]
)
def test_old_slugs_and_old_paths_pass(alias: str) -> None:
    assert found(newsroom(review(aliases=[alias]))) == []


@pytest.mark.parametrize("alias", ["dam", "/en/reviews/dam/", "/en/reviews/dam", "/EN/Reviews/Dam/"])
def test_an_alias_is_not_the_address_of_another_document(alias: str) -> None:
    faulty = review(aliases=[alias], langs=["en"])
    problem = only(newsroom(faulty, review("dam", langs=["en"])))
    assert (problem.code, problem.place) == ("alias-collision", place(faulty, "aliases.0"))
    assert "content/reviews/dam/index.en.md" in problem.message


def test_an_alias_is_not_a_list_of_the_site() -> None:
    faulty = page("words", aliases=["glossary"], langs=["en"])
    assert found(newsroom(faulty)) == [("alias-collision", place(faulty, "aliases.0"))]


def test_an_alias_is_not_the_documents_own_address() -> None:
    problem = only(newsroom(review(aliases=["bridge"], langs=["en"])))
    assert problem.code == "alias-collision"
    assert "this document itself" in problem.message


def test_two_documents_do_not_share_an_alias() -> None:
    second = review("dam", aliases=["/old"], langs=["en"])
    problem = only(newsroom(second, review("bridge", aliases=["/old/"], langs=["en"])))
    assert (problem.code, problem.place) == ("alias-collision", place(second, "aliases.0"))
    assert "content/reviews/bridge/index.en.md" in problem.message


@pytest.mark.parametrize("alias", ["/assets/a.css", "/media/picture.jpg", "/pagefind/pagefind.js", "/_headers"])
def test_an_alias_does_not_lie_among_the_sites_own_files(alias: str) -> None:
    assert [code for code, _ in found(newsroom(review(aliases=[alias])))] == ["alias-collision"]


def test_a_terms_alias_is_not_another_term() -> None:
    faulty = term("assertion", aliases=["claim"], langs=["en"])
    assert found(newsroom(faulty, term("claim"))) == [("alias-collision", place(faulty, "aliases.0"))]


@pytest.mark.parametrize(
    "alias",
    [
        "/en/index.html",
        "/index.html",
        "/en/reviews/dam/index.html",
        "/en/reviews/dam/index.html/x/",
    ],
)
def test_an_alias_is_no_file_in_the_place_of_a_folder_nor_the_other_way_round(alias: str) -> None:
    assert [code for code, _ in found(newsroom(review(aliases=[alias]), review("dam")))] == ["alias-collision"]


def test_two_aliases_are_no_file_and_folder_of_one_name() -> None:
    assert [code for code, _ in found(newsroom(review(aliases=["/old.html", "/old.html/x/"])))] == ["alias-collision"]
    assert [code for code, _ in found(newsroom(review(aliases=["/old.html/x/", "/OLD.html"])))] == ["alias-collision"]
