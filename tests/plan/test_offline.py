"""Reading without a connection: nothing is there unless a newsroom offers it, and then it names what is to be kept."""

from __future__ import annotations

from typing import Any

from generator.model.library import Asset
from generator.plan import plan_routes
from generator.plan.offline import KEPT, plan_offline, plan_worker
from tests.newsroom import Newsroom

ASSETS = {
    name: Asset(name, f"/assets/{name}", name, name) for name in ("lite.css", "offline-worker.js", "offline-leaves.js")
}


def planned(newsroom: Newsroom, **assets: Asset) -> list[dict[str, Any]]:
    """The contexts of the page and of the list of what is kept."""
    _, shelf = newsroom.configure(offline=True).asset(**{**ASSETS, **assets}).shelf()
    return [{"path": page.path, **page.context} for page in plan_offline(shelf)]


def kept(newsroom: Newsroom, **assets: Asset) -> dict[str, str]:
    files: dict[str, str] = planned(newsroom, **assets)[1]["data"]["files"]
    return files


def test_the_latest_reviews_are_kept_as_text_alone() -> None:
    newsroom = Newsroom()
    for number in range(KEPT + 3):
        newsroom.review(f"r{number}", published=f"2026-01-{number + 1:02}")
    reviews = [path for path in kept(newsroom) if path.startswith("/en/lite/")]
    assert reviews[0] == f"/en/lite/r{KEPT + 2}/"
    assert len(reviews) == KEPT


def test_what_is_kept_changes_with_its_review_and_with_the_look_and_with_nothing_else() -> None:
    before = kept(Newsroom().review("a").review("b"))
    after = kept(Newsroom().review("a").review("b", body="<p>New words.</p>"))
    assert before["/en/lite/a/"] == after["/en/lite/a/"]
    assert before["/en/lite/b/"] != after["/en/lite/b/"]
    look = kept(Newsroom().review("a"), **{"lite.css": Asset("lite.css", "/assets/lite.2.css", "2", "2")})
    assert look["/en/lite/a/"] != before["/en/lite/a/"]
    assert "/assets/lite.2.css" in look


def test_every_file_that_is_kept_is_an_address_of_the_site_below_its_prefix() -> None:
    newsroom = Newsroom().configure(base_url="https://host.example/facts", offline=True).review()
    page, told = planned(newsroom)
    routes = {"/facts" + route.path for route in plan_routes(newsroom.archive().library)}
    assert {path for path in told["data"]["files"] if "/assets/" not in path} <= routes
    assert (page["scope"], page["worker"], page["list"]) == (
        "/facts/",
        "/facts/offline-worker.js",
        "/facts/en/offline/kept.json",
    )


def test_one_script_may_run_on_the_page_and_no_other_kind_of_thing_is_loaded() -> None:
    policy = planned(Newsroom().review())[0]["small"]["csp"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_off_by_default_and_then_a_worker_of_an_earlier_time_is_taken_away() -> None:
    archive = Newsroom().asset(**ASSETS).review().archive()
    assert [route.path for route in plan_routes(archive.library) if "offline" in route.path] == ["/offline-worker.js"]
    _, shelf = archive.shelf()
    assert list(plan_offline(shelf)) == []
    off, on = (
        plan_worker(newsroom.asset(**ASSETS).archive().library)
        for newsroom in (Newsroom(), Newsroom().configure(offline=True))
    )
    assert (off.path, off.context["text"]) == ("/offline-worker.js", "offline-leaves.js")
    assert (on.path, on.context["text"]) == ("/offline-worker.js", "offline-worker.js")
