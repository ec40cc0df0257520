"""Words that try to be markup, script or template come out as words, wherever an editor may write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree, html

from tests.site.newsroom import SmallSite, Tree, review, smallest

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} \"'`&amp; <b>bold</b>"
BODY = EVIL.replace(
    "<img src=x onerror=alert(2)>", "<b onclick=alert(2) style=x>go</b>"
)  # missing pictures and javascript: are errors
QUOTED = json.dumps(EVIL)  # JSON's quotation is YAML's


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    made = SmallSite(tmp_path_factory.mktemp("hostile")).write(smallest())
    made.write(
        {
            "content/people/amina.yml": f"name: {QUOTED}\nrole: {QUOTED}\nbio: {QUOTED}\n",
            "content/topics/disasters.yml": f"name: {QUOTED}\ndescription: {QUOTED}\n",
            "content/reviews/bridge/index.ur.md": None,
            "content/reviews/bridge/index.en.md": review(
                body=f"## {BODY}\n\n{BODY}\n\n- {BODY}\n\n| {BODY} |\n|---|\n| {BODY} |\n",
                title=json.dumps(EVIL[:100]),
                claim=QUOTED,
                summary=QUOTED,
                fact=QUOTED,
                rating_explanation=QUOTED,
                claimant=f"{{name: {QUOTED}, role: {QUOTED}}}",
                claim_location=QUOTED,
                content_warning=QUOTED,
                places=f"[{QUOTED}]",
                why_checked=f"{{reasons: [harm], note: {QUOTED}}}",
                right_of_reply=f"{{contacted: true, channel: {QUOTED}, reply: {QUOTED}}}",
                corrections=f"[{{date: 2026-03-01, kind: correction, note: {QUOTED}}}]",
                further_claims=f"[{{id: second, claim: {QUOTED}, rating: satire, rating_explanation: {QUOTED}}}]",
                evidence=f"[{{title: {QUOTED}, publisher: {QUOTED}, interest: {QUOTED}, note: {QUOTED}}}, "
                "{title: Our visit, kind: own}]",
            ),
        }
    )
    made.build()
    return made


def pages(hostile: SmallSite) -> list[Path]:
    return sorted(hostile.output.rglob("*.html"))


def test_no_page_has_a_script_handler_or_picture_that_the_words_asked_for(hostile: SmallSite) -> None:
    for page in pages(hostile):
        tree: Tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        scripts = tree.xpath("//script[not(@src) and not(starts-with(@type, 'application/'))]")
        assert scripts == [], page
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], page
        assert tree.xpath("//img[@src='x']") == [], page
        assert b"49 {%" not in page.read_bytes(), page


def test_the_words_stand_on_the_page_as_they_were_written(hostile: SmallSite) -> None:
    page = hostile.page("/en/reviews/bridge/")
    assert EVIL in page.xpath("string(//blockquote)")


def test_the_markup_and_the_data_hold_the_words_and_parse(hostile: SmallSite) -> None:
    page = hostile.page("/en/reviews/bridge/")
    (told,) = page.xpath("//script[@type='application/ld+json']/text()")
    claims = [node for node in json.loads(told)["@graph"] if node["@type"] == "ClaimReview"]
    assert {claim["claimReviewed"] for claim in claims} == {EVIL}
    assert json.loads((hostile.output / "data/claimreview.json").read_bytes())["dataFeedElement"]


def test_feeds_parse_and_their_html_has_no_script(hostile: SmallSite) -> None:
    for name in ("rss.xml", "atom.xml"):
        tree: Tree = etree.fromstring((hostile.output / "en" / name).read_bytes())
        for element in tree.iter("{*}content", "{*}encoded", "{*}description"):
            if element.text and "<p" in element.text:
                fragment: Tree = html.fragment_fromstring(element.text, create_parent="div")
                assert fragment.xpath("//script | //img[@src='x'] | //@onerror") == [], name
