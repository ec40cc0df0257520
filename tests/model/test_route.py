"""Addresses never move, and every link that an editor can write leads somewhere or is known not to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.route import Route, Target, document_path, list_path, output_file, resolve_link

BASE = "https://facts.example.org/check"
LANGS = ("en", "ur")
KNOWN = frozenset(
    {"/", "/en/", "/ur/", "/en/reviews/dam/", "/ur/reviews/dam/", "/ur/reviews/well/", "/en/about/", "/en/learn/look/",
     "/en/glossary/", "/en/rss.xml", "/data/reviews.csv"},
)  # fmt: skip


def resolved(target: str, lang: str = "en") -> Target:
    return resolve_link(target, lang, "reviews/bridge", KNOWN, LANGS, BASE)


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/en/", "en/index.html"), ("/en/rss.xml", "en/rss.xml"), ("/404.html", "404.html")],
)
def test_an_address_is_served_from_one_file(path: str, file: str) -> None:
    assert output_file(path) == Route(path, "x").file == file


def test_addresses_are_the_promised_ones() -> None:
    kinds = {kind: document_path("en", kind, "x") for kind in ("reviews", "narratives", "lessons", "pages", "glossary")}
    assert kinds == {
        "reviews": "/en/reviews/x/",
        "narratives": "/en/narratives/x/",
        "lessons": "/en/learn/x/",
        "pages": "/en/x/",
        "glossary": "/en/glossary/#x",
    }
    assert list_path("ur", "topics", "health") == "/ur/topics/health/"
    assert list_path("ur", "topics", "health", 2) == "/ur/topics/health/page/2/"
    assert list_path("en", "reviews", number=3) == "/en/reviews/page/3/"


@pytest.mark.parametrize(
    ("written", "path", "fragment"),
    [
        ("/reviews/dam/", "/en/reviews/dam/", ""),
        ("/reviews/dam", "/en/reviews/dam/", ""),
        ("/reviews/dam/#evidence", "/en/reviews/dam/", "evidence"),
        ("/ur/reviews/dam/", "/ur/reviews/dam/", ""),
        ("/reviews/well/", "/ur/reviews/well/", ""),  # not in English, so the reader gets the original
        ("../dam/index.en.md", "/en/reviews/dam/", ""),
        ("../dam/index.ur.md#how", "/ur/reviews/dam/", "how"),
        ("../dam/", "/en/reviews/dam/", ""),
        ("../../pages/about/index.en.md", "/en/about/", ""),
        ("../../lessons/look/", "/en/learn/look/", ""),
        ("../../glossary/claim/index.en.md#claim", "/en/glossary/", "claim"),
        ("/learn/look/#%D9%BE%D9%84", "/en/learn/look/", "پل"),
        ("/rss.xml", "/en/rss.xml", ""),
        ("/data/reviews.csv", "/data/reviews.csv", ""),
        ("/", "/", ""),
        (BASE, "/", ""),
        (f"{BASE}/", "/", ""),
        (f"{BASE}/en/about/#funding", "/en/about/", "funding"),
        (f"{BASE}#top", "/", "top"),
    ],
)
def test_a_link_within_the_site(written: str, path: str, fragment: str) -> None:
    assert resolved(written) == Target("page", path, fragment)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("#evidence", "anchor"),
        ("https://elsewhere.example/x", "outside"),
        ("https://facts.example.org/checkers/", "outside"),  # not below the site's folder
        ("mailto:tips@facts.example.org", "mail"),
        ("tel:+920000000", "mail"),
        ("javascript:alert(1)", "unknown"),
        ("data:text/html,x", "unknown"),
        ("//elsewhere.example/", "unknown"),
        ("http://[", "unknown"),
        ("/nowhere/", "unknown"),
        ("photo.jpg", "unknown"),
        ("../../../../etc/passwd", "unknown"),
        ("#", "unknown"),
        ("", "unknown"),
    ],
)
def test_any_other_link(written: str, kind: str) -> None:
    assert resolved(written).kind == kind


@given(st.one_of(st.text(), st.from_regex(r"(https?:)?/{0,3}[\[\]./#%?a-z\\:@-]{0,30}", fullmatch=True)))
def test_no_link_breaks_the_build_or_leads_to_an_unknown_page(written: str) -> None:
    found = resolved(written)
    if found.kind == "page":
        assert found.path in KNOWN
    if found.kind == "outside":
        assert found.path.lower().startswith(("http://", "https://"))


@given(path=st.sampled_from(sorted(KNOWN)), fragment=st.text(st.characters(categories=["L", "N"]), max_size=10))
def test_every_known_page_can_be_linked_by_its_whole_address(path: str, fragment: str) -> None:
    assert resolved(f"{BASE}{path}" + (f"#{fragment}" if fragment else "")) == Target("page", path, fragment)
