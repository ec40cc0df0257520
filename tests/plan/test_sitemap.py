"""The sitemap lists every listed page once, with its languages, and splits before the format's limits."""

from __future__ import annotations

import pytest

from generator.model.page import Page
from generator.plan import sitemap
from generator.plan.sitemap import alternate_links, plan_sitemap
from tests.newsroom import Newsroom

CONFIG = Newsroom().library().config
SITE = "https://tasdiq.example.org"
LANGS = ("en", "ur")


def page(path: str, *, listed: bool = True, modified: str = "", alternates: dict[str, str] | None = None) -> Page:
    return Page(path, "page.html", {}, listed=listed, modified=modified, alternates=alternates or {})


def test_only_listed_pages_in_order_of_their_addresses() -> None:
    pages = [page("/ur/"), page("/en/", modified="2026-02-03"), page("/404.html", listed=False)]
    (found,) = plan_sitemap(pages, CONFIG)
    assert found.path == "/sitemap.xml"
    assert [(address, modified) for address, modified, _ in found.context["addresses"]] == [
        (f"{SITE}/en/", "2026-02-03"),
        (f"{SITE}/ur/", ""),
    ]


def test_a_page_names_its_languages_and_the_one_for_all_others() -> None:
    (found,) = plan_sitemap([page("/en/x/", alternates={"ur": "/ur/x/", "en": "/en/x/"})], CONFIG)
    ((_, _, links),) = found.context["addresses"]
    assert links == [("en", f"{SITE}/en/x/"), ("ur", f"{SITE}/ur/x/"), ("x-default", f"{SITE}/en/x/")]


def test_without_the_default_language_the_next_one_is_for_all_others() -> None:
    assert alternate_links({"ur": "/ur/x/"}, SITE, LANGS)[-1] == ("x-default", f"{SITE}/ur/x/")


def test_a_page_may_name_the_address_for_all_others_itself() -> None:
    assert alternate_links({"x-default": "/", "en": "/en/"}, SITE, LANGS)[-1] == ("x-default", f"{SITE}/")


def test_a_page_without_languages_has_no_links() -> None:
    assert alternate_links({}, SITE, LANGS) == []


def test_past_the_limit_of_addresses_there_is_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    dates = ("2026-01-01T00:00:00+00:00", "2026-03-01", "")
    pages = [page(f"/en/{number}/", modified=date) for number, date in enumerate(dates)]
    first, second, index = plan_sitemap(pages, CONFIG)
    assert [first.path, second.path, index.path] == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap.xml"]
    assert [len(part.context["addresses"]) for part in (first, second)] == [2, 1]
    assert index.context["index"] == [
        {"address": f"{SITE}/sitemap-1.xml", "modified": "2026-03-01"},
        {"address": f"{SITE}/sitemap-2.xml", "modified": ""},
    ]


def test_past_the_limit_of_bytes_there_is_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 500)
    pages = [page(f"/en/{number}/", alternates={"en": f"/en/{number}/"}) for number in range(3)]
    *parts, index = plan_sitemap(pages, CONFIG)
    listed = [address for part in parts for address, _, _ in part.context["addresses"]]
    assert listed == [f"{SITE}/en/{number}/" for number in range(3)]
    assert len(index.context["index"]) == len(parts) > 1


def test_the_real_limits_hold_fifty_thousand_pages_in_one_file() -> None:
    assert len(list(plan_sitemap([page(f"/en/{number}/") for number in range(50_000)], CONFIG))) == 1
    assert len(list(plan_sitemap([page(f"/en/{number}/") for number in range(50_001)], CONFIG))) == 3


@pytest.mark.parametrize(
    "changed",
    [
        page("/en/y/", modified="2026-02-03", alternates={"en": "/en/x/"}),
        page("/en/x/", modified="2026-02-04", alternates={"en": "/en/x/"}),
        page("/en/x/", modified="2026-02-03", alternates={"en": "/en/x/", "ur": "/ur/x/"}),
    ],
)
def test_whatever_a_sitemap_says_is_in_its_fingerprint(changed: Page) -> None:
    before, same, after = (
        next(plan_sitemap([told], CONFIG)).fingerprint("")
        for told in (page("/en/x/", modified="2026-02-03", alternates={"en": "/en/x/"}),) * 2 + (changed,)
    )
    assert before == same != after


def test_a_site_without_pages_still_has_a_sitemap() -> None:
    (found,) = plan_sitemap([], CONFIG)
    assert found.context == {"addresses": []}
