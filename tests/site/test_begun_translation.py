"""Whoever begins a translation stops nobody: the site is as it would be without that file, until it is finished."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pipeline import BuildOptions, check
from tests.site.newsroom import Files, SmallSite, article, hashes, review, smallest, translation

EN, UR = "content/reviews/bridge/index.en.md", "content/reviews/bridge/index.ur.md"
BEGUN = translation(title="…", claim="…", summary="…", body="## دعویٰ کیا تھا\n\n## ہم نے کیا پایا")
DAM = {"content/reviews/dam/index.en.md": review("dam", body="See [the bridge](/reviews/bridge/).")}
DAM_UR = {"content/reviews/dam/index.ur.md": translation("dam", body="[پل](/reviews/bridge/) سلامت ہے۔")}
# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def codes(site: SmallSite, *, drafts: bool) -> list[tuple[str, str]]:
    """What a check tells, and where."""
    report = check(BuildOptions(config=site.config, jobs=1, drafts=drafts))
    return [(problem.code, problem.place) for problem in report.problems]


def is_there(site: SmallSite) -> bool:
    """Whether the Urdu page is the review, and no note that there is none in Urdu."""
    return bool(site.page("/ur/reviews/bridge/").xpath("//article//*[contains(., 'پل کو سلامت پایا')]"))


def test_the_site_is_that_without_the_file(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({**DAM, **DAM_UR, UR: None})
    assert site.build().problems == []
    without = hashes(site.output)
    site.write({UR: BEGUN})
    report = site.build()
    assert [(problem.code, problem.place) for problem in report.problems] == [("translation-unfinished", f"{UR}:2:1")]
    assert hashes(site.output) == without
    assert codes(site, drafts=False) == codes(site, drafts=True) == [("translation-unfinished", f"{UR}:2:1")]
    assert site.build(clean=True).rendered > 0
    assert hashes(site.output) == without


def test_it_comes_when_it_is_finished_and_goes_when_it_is_begun_again(site: SmallSite) -> None:
    site.write({UR: BEGUN}).build()
    assert not is_there(site)
    site.write({UR: translation()})
    assert site.build().problems == []
    assert is_there(site)
    finished = hashes(site.output)
    site.edit(UR, "summary: ", "fact: …\nsummary: ")
    report = site.build()
    assert [problem.place for problem in report.problems] == [f"{UR}:4:1"]
    assert not is_there(site)
    assert site.build().rendered == 0, "nothing changed, and the warning is told again"
    assert [problem.code for problem in site.build().problems] == ["translation-unfinished"]
    site.edit(UR, "fact: …\n", "").build()
    assert hashes(site.output) == finished


def test_a_draft_of_which_nobody_hears_has_no_such_warning_either(make_site: Callable[[Files], SmallSite]) -> None:
    site = make_site({EN: review(status="draft"), UR: BEGUN})
    assert codes(site, drafts=False) == []
    assert codes(site, drafts=True) == [("translation-unfinished", f"{UR}:2:1")]
    site.build(drafts=True)
    assert "en/reviews/bridge/index.html" in site.paths()
    assert not is_there(site)


def test_an_original_that_is_unfinished_stops_the_site_as_ever(site: SmallSite) -> None:
    report = site.edit(EN, "summary: Engineers found the bridge unharmed.", "summary: …").run()
    assert [(problem.code, problem.place) for problem in report.problems] == [("placeholder", f"{EN}:4:1")]
    assert not report.ok


def test_links_lead_to_the_note_that_there_is_no_translation(make_site: Callable[[Files], SmallSite]) -> None:
    page = "content/pages/method/index.{}.md"
    site = make_site(
        {
            page.format("en"): article("Method"),
            page.format("ur"): article("…"),
            "content/lessons/look/index.en.md": article("Look", published="2026-02-03", authors="[amina]", topics="[disasters]"),
            "content/lessons/look/index.ur.md": article("دیکھیں", body="[طریقہ](/method/)"),
        }
    )
    assert [problem.code for problem in site.build().problems] == ["translation-unfinished"]
    assert "What we do" not in site.read("/ur/method/"), "a note that there is no translation"
    begun = hashes(site.output)
    site.write({page.format("ur"): None}).build()
    assert hashes(site.output) == begun


def test_a_policy_page_that_is_begun_is_missing(site: SmallSite) -> None:
    name = "content/pages/funding/index.ur.md"
    assert name in smallest()
    report = site.write({name: article("…")}).run()
    assert {problem.code for problem in report.problems} == {"missing-policy-page", "translation-unfinished"}
