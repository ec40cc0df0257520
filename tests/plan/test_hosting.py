"""What hosts are told: policies, caching, redirects, robots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from generator.model.library import Library
from generator.plan.hosting import content_security_policy, header_rules, plan_hosting
from generator.plan.redirects import Redirect, plan_redirect_pages, plan_redirects, redirect_rules
from generator.plan.routes import plan_routes
from tests.newsroom import Newsroom


def texts(library: Library) -> Mapping[str, str]:
    return {page.path: page.context["text"] for page in plan_hosting(library, redirects(library))}


def redirects(library: Library) -> tuple[Redirect, ...]:
    return plan_redirects(library, frozenset(route.path for route in plan_routes(library)))


def directives(policy: str) -> Mapping[str, list[str]]:
    return {name: values for name, *values in (directive.split() for directive in policy.split(";"))}


def headers_of(path: str, rules: str) -> list[tuple[str, str]]:
    """The headers that a host sends for a path: those of every rule that matches it."""
    found: list[tuple[str, str]] = []
    matching = False
    for line in rules.splitlines():
        if line.startswith("/"):
            matching = (
                re.fullmatch(re.sub(r":\w+", "[^/]+", line.replace(".", r"\.").replace("*", ".*")), path) is not None
            )
        elif line.strip() and matching:
            name, _, value = line.strip().partition(": ")
            found.append((name, value))
    return found


@pytest.mark.parametrize("search", [True, False])
@pytest.mark.parametrize("header", [True, False])
def test_the_policy_allows_nothing_unsafe_and_no_other_host(*, search: bool, header: bool) -> None:
    policy = directives(content_security_policy(search=search, header=header))
    assert policy["default-src"] == ["'none'"]
    allowed = {value for name, values in policy.items() if name != "require-trusted-types-for" for value in values}
    assert allowed <= {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
    assert ("'wasm-unsafe-eval'" in policy["script-src"]) == search
    assert ("frame-ancestors" in policy) == header
    assert ("require-trusted-types-for" in policy) == (not search)
    assert policy["img-src"] == ["'self'", "data:"]


PATHS = (
    "/",
    "/404.html",
    "/en/",
    "/ur/reviews/x/",
    "/en/rss.xml",
    "/ur/topics/a/feed.json",
    "/assets/site.0123.css",
    "/media/a-480.webp",
    "/data/reviews.csv",
    "/robots.txt",
    "/pagefind/en/pagefind.js",
    "/en/about/",
    "/en/topics/health/page/2/",
    "/en/topics/health/rss.xml",
    "/ur/lite/x/",
    "/ur/embed/x/",
    "/ur/embed/x/oembed.json",
    "/finder/en/words/a.json",
)


@pytest.mark.parametrize("prefix", ["", "/factcheck"])
@pytest.mark.parametrize("path", PATHS)
def test_no_address_gets_a_header_twice(prefix: str, path: str) -> None:
    config = Newsroom().configure(base_url=f"https://tasdiq.example.org{prefix}").library().config
    names = [name for name, _ in headers_of(prefix + path, header_rules(config))]
    assert len(names) == len(set(names))
    assert {"Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"} <= set(names)


def test_pages_get_what_the_observatory_gives_points_for() -> None:
    sent = dict(headers_of("/", header_rules(Newsroom().library().config)))
    assert sent["X-Frame-Options"] == "DENY"
    assert int(re.findall(r"max-age=(\d+)", sent["Strict-Transport-Security"])[0]) >= 15_552_000
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] in {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert sent["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "Access-Control-Allow-Origin" not in sent


@pytest.mark.parametrize("prefix", ["", "/factcheck"])
def test_only_cards_may_stand_in_frames_of_other_sites(prefix: str) -> None:
    newsroom = Newsroom().configure(base_url=f"https://tasdiq.example.org{prefix}", lists={"per_page": 1})
    archive = (
        newsroom.review("a", claimant="council").review("b").claimant("council").narrative("n").page("about").archive()
    )
    rules = header_rules(archive.library.config)
    for route in plan_routes(archive.library):
        if not route.path.endswith("/"):
            continue
        sent = headers_of(prefix + route.path, rules)
        refused = ("X-Frame-Options", "DENY") in sent
        assert refused == (route.kind != "embed"), route.path
        policy = ("Cross-Origin-Resource-Policy", "same-origin" if refused else "cross-origin")
        assert policy in sent, route.path
        assert not [value for name, value in sent if name == "Content-Security-Policy" and "frame-ancestors" in value]


def test_without_cards_the_policy_refuses_frames() -> None:
    sent = dict(headers_of("/en/reviews/a/", header_rules(Newsroom().configure(embeds=False).library().config)))
    assert "frame-ancestors 'none'" in sent["Content-Security-Policy"]
    assert "X-Frame-Options" not in sent
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"


def test_feeds_and_data_may_be_read_and_pictures_shown_elsewhere() -> None:
    rules = header_rules(Newsroom().library().config)
    for path in ("/en/rss.xml", "/ur/ratings/a/atom.xml", "/en/corrections/feed.json", "/data/claimreview.json"):
        assert dict(headers_of(path, rules))["Access-Control-Allow-Origin"] == "*"
    assert dict(headers_of("/media/a.jpg", rules))["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_only_what_is_named_by_its_content_is_kept_for_long() -> None:
    rules = header_rules(Newsroom().library().config)
    for path in ("/assets/site.01.css", "/media/a.jpg"):
        assert "immutable" in dict(headers_of(path, rules))["Cache-Control"]
    for path in ("/en/", "/data/reviews.json", "/en/rss.xml"):
        assert "Cache-Control" not in dict(headers_of(path, rules))


def test_rules_stay_within_what_cloudflare_reads() -> None:
    rules = header_rules(Newsroom().library().config).splitlines()
    assert len([line for line in rules if line.startswith("/")]) <= 100
    assert max(len(line) for line in rules) <= 2000
    assert all(line.count("*") <= 1 for line in rules if line.startswith("/"))


def test_robots_name_the_sitemap() -> None:
    room = Newsroom().configure(base_url="https://host.example/factcheck")
    assert "Sitemap: https://host.example/factcheck/sitemap.xml\n" in texts(room.library())["/robots.txt"]


def test_security_txt_expires_a_year_after_the_newest_change() -> None:
    text = texts(Newsroom().review(updated="2026-02-10").library())["/.well-known/security.txt"]
    assert "Contact: mailto:tips@tasdiq.example.org\n" in text
    assert "Expires: 2027-02-10T00:00:00+00:00\n" in text
    assert "Canonical: https://tasdiq.example.org/.well-known/security.txt\n" in text


@pytest.mark.parametrize(
    "settings", [{"organisation": {"name": "No contact"}}, {"base_url": "https://host.example/factcheck"}]
)
def test_security_txt_is_absent_where_it_would_say_nothing(settings: Mapping[str, object]) -> None:
    assert "/.well-known/security.txt" not in texts(Newsroom().configure(**settings).review().library())


def test_an_old_slug_leads_to_the_review_in_each_of_its_languages() -> None:
    library = Newsroom().review("new", aliases=["old"]).library()
    assert [(r.path, r.target, r.status) for r in redirects(library)] == [
        ("/en/reviews/old/", "/en/reviews/new/", 301),
        ("/ur/reviews/old/", "/ur/reviews/new/", 301),
    ]


def test_an_old_path_leads_to_the_language_that_it_names_or_else_the_original() -> None:
    library = Newsroom().review("new", langs=("ur", "en"), aliases=["/2019/05/flood", "/en/old/x.html"]).library()
    assert [(r.path, r.target, r.lang) for r in redirects(library)] == [
        ("/2019/05/flood", "/ur/reviews/new/", "ur"),
        ("/en/old/x.html", "/en/reviews/new/", "en"),
    ]


def test_a_missing_translation_leads_to_the_original_for_now() -> None:
    library = Newsroom().review("a", langs=("en",)).lesson("b", langs=("ur",)).term("c", langs=("en",)).library()
    assert [(r.path, r.target, r.status) for r in redirects(library)] == [
        ("/ur/reviews/a/", "/en/reviews/a/", 302),
        ("/en/learn/b/", "/ur/learn/b/", 302),
    ]


def test_a_redirect_never_covers_a_page_of_the_site_nor_another_redirect() -> None:
    library = Newsroom().review("a", aliases=["b", "gone"]).review("b", aliases=["gone"]).library()
    assert {r.path for r in redirects(library)} == {"/en/reviews/gone/", "/ur/reviews/gone/"}


def test_redirect_rules_are_below_the_sub_path_and_cannot_be_broken_by_an_alias() -> None:
    room = Newsroom().configure(base_url="https://host.example/facts")
    library = (
        room.review("new", langs=("en", "ur"), aliases=["/پرانا صفحہ/", "/a*b:c"])
        .term("t", aliases=["/word/"])
        .library()
    )
    lines = redirect_rules(redirects(library), library.config).splitlines()
    assert all(re.fullmatch(r"/facts/[!-~]+ /facts/[!-~]+ 30[12]", line) for line in lines)
    assert "/facts/a%2Ab%3Ac /facts/en/reviews/new/ 301" in lines
    assert "/facts/word/ /facts/en/glossary/#t 301" in lines


def test_hosts_without_redirects_get_small_pages_instead() -> None:
    room = Newsroom().review("new", langs=("en",), aliases=["old", "/2019/flood", "/feed.php"])
    library = room.configure(host="github-pages").library()
    pages = {page.path: page for page in plan_redirect_pages(redirects(library), library.config)}
    assert sorted(pages) == ["/2019/flood/", "/en/reviews/old/", "/ur/reviews/new/"]
    assert pages["/2019/flood/"].context["absolute"] == "https://tasdiq.example.org/en/reviews/new/"
    assert pages["/ur/reviews/new/"].lang == "en"
    assert not any(page.listed for page in pages.values())
    assert len({page.context["title"] for page in pages.values()}) == len(pages)


@pytest.mark.parametrize("host", ["netlify", "cloudflare-pages", "gitlab-pages"])
def test_hosts_with_redirects_get_no_pages_that_would_stand_in_the_way(host: str) -> None:
    library = Newsroom().configure(host=host).review(aliases=["old"]).library()
    assert list(plan_redirect_pages(redirects(library), library.config)) == []


def test_policies_survive_being_written_into_a_page() -> None:
    seen: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append(dict(attrs)["content"] if tag == "meta" else None)

    policy = content_security_policy(search=False, header=False)
    Reader().feed(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
    assert seen == [policy]
