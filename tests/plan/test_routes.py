"""Every address that the site promises, once, before any page is made; and every page is one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from generator.model.library import Asset, Library
from generator.plan import plan_site
from generator.plan.routes import page_count, plan_routes, section_alternates, shown_ratings
from tests.newsroom import Archive, Newsroom

MACHINES = ("/assets/", "/media/", "/.well-known/", "/.nojekyll", "/sitemap-")


def full() -> Archive:
    """One or two of everything."""
    newsroom = Newsroom().configure(lists={"per_page": 2})
    for number in range(5):
        newsroom.review(
            f"r{number}", langs=("en", "ur") if number % 2 else ("en",), claimant="council", narratives=["story"]
        )
    return (
        newsroom.claimant("council")
        .technique("cut", lesson="look")
        .narrative("story")
        .lesson("look", langs=("ur",))
        .term("claim")
        .page("about")
        .page("methodology", langs=("en",))
        .archive()
    )


def paths(library: Library) -> set[str]:
    return {route.path for route in plan_routes(library)}


def test_no_address_stands_twice() -> None:
    assert [
        path for path, number in Counter(route.path for route in plan_routes(full().library)).items() if number > 1
    ] == []


def test_every_page_has_a_route_and_every_route_a_page() -> None:
    archive = full()
    library = replace(archive.library, assets={"material": Asset("material", "", "0" * 64)})
    pages = plan_site(library, plan_routes(library), archive.leaves, archive.pieces)
    assert [path for path, number in Counter(page.path for page in pages).items() if number > 1] == []
    made = {page.path for page in pages if not page.path.startswith(MACHINES) and page.template != "redirect.html"}
    assert made == paths(library)


def test_lists_have_as_many_pages_as_their_language_needs() -> None:
    found = paths(full().library)
    for path in ("reviews", "topics/health", "ratings/incorrect", "claimants/council", "people/writer"):
        assert f"/en/{path}/page/3/" in found
        assert f"/en/{path}/page/4/" not in found
        assert f"/ur/{path}/" in found
        assert f"/ur/{path}/page/2/" not in found


def test_documents_have_addresses_in_their_languages_only() -> None:
    found = paths(full().library)
    assert {"/ur/learn/look/", "/en/methodology/", "/en/reviews/r0/", "/ur/reviews/r1/"} <= found
    assert found.isdisjoint({"/en/learn/look/", "/ur/methodology/", "/ur/reviews/r0/", "/en/glossary/claim/"})


def test_a_route_knows_the_file_that_gave_it() -> None:
    owners = {route.path: route.owner for route in plan_routes(full().library) if route.owner}
    assert owners["/ur/reviews/r1/"] == "content/reviews/r1/index.ur.md"
    assert owners["/en/methodology/"] == "content/pages/methodology/index.en.md"


def test_a_retired_verdict_keeps_its_page_and_is_named_only_while_a_review_carries_it() -> None:
    assert "old-verdict" not in shown_ratings(full().library)
    assert "/en/ratings/old-verdict/" in paths(full().library)
    carrying = Newsroom().review(rating="old-verdict").library()
    assert "old-verdict" in shown_ratings(carrying)
    assert "/en/ratings/old-verdict/" in paths(carrying)


def test_unknown_ids_make_no_address_and_no_crash() -> None:
    broken = Newsroom().review(rating="nonsense", topics=["nothing"], authors=["nobody"], claimant="noone").library()
    found = paths(broken)
    assert "/en/reviews/flood-picture/" in found
    assert not [path for path in found if any(word in path for word in ("nonsense", "nothing", "nobody", "noone"))]


@pytest.mark.parametrize(("items", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_how_many_pages_hold_a_list(items: int, pages: int) -> None:
    assert page_count(items, 20) == pages


def test_a_sections_addresses_in_all_languages() -> None:
    assert section_alternates("/en/topics/en/", "en", ("en", "ur")) == {"en": "/en/topics/en/", "ur": "/ur/topics/en/"}
