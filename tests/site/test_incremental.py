"""A second build renders what changed, all of it and nothing else; what is no longer there goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pool
from generator.pipeline import build as build_site
from tests.site.newsroom import CONFIG, Files, SmallSite, article, hashes, picture, review, translation

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

DAM_EN, DAM_UR = "content/reviews/dam/index.en.md", "content/reviews/dam/index.ur.md"
COUNCIL = "content/claimants/council.yml"


def inodes(site: SmallSite) -> dict[str, int]:
    """Which file stands at each path: one that was kept is the same as before."""
    return {path: site.file("/" + path).stat().st_mtime_ns for path in site.paths()}


def renewed(site: SmallSite, **options: bool) -> set[str]:
    """The files whose bytes a build changed, made or removed."""
    before = hashes(site.output)
    site.build(**options)
    after = hashes(site.output)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture
def two(make_site: Callable[[Files], SmallSite]) -> SmallSite:
    """Two reviews of different topics, verdicts, people and claimants; both are built."""
    site = make_site(
        {
            "content/topics/water.yml": "name: {en: Water, ur: پانی}\n",
            "content/people/bilal.yml": "name: {en: Bilal, ur: بلال}\n",
            COUNCIL: "name: {en: Town council, ur: کونسل}\nkind: organization\n",
            DAM_EN: review(
                "dam", topics="[water]", rating="correct", authors="[bilal]", claimant="council", published="2026-02-01"
            ),
            DAM_UR: translation("dam"),
        }
    )
    site.build()
    return site


def test_without_a_change_nothing_is_rendered_and_every_file_stays_as_it_is(two: SmallSite) -> None:
    before = inodes(two)
    assert two.build().rendered == 0
    assert inodes(two) == before


def test_a_new_date_of_a_file_is_no_change(two: SmallSite) -> None:
    for file in (two.root / "content").rglob("*.md"):
        os.utime(file, (1, 1))
    assert two.build().rendered == 0


def test_an_edited_body_renews_its_page_and_its_feeds(two: SmallSite) -> None:
    two.edit(DAM_UR, "\n\nانجینئروں", "\n\nکل انجینئروں")
    assert renewed(two) == {
        "ur/reviews/dam/index.html",
        "ur/lite/dam/index.html",
        *(f"ur/{folder}{name}" for folder in ("", "topics/water/", "ratings/correct/") for name in FEEDS),
    }


FEEDS = ("rss.xml", "atom.xml", "feed.json")
SHOWING_A_TITLE = {
    "en/index.html", "en/reviews/dam/index.html", "en/reviews/index.html", "en/topics/water/index.html",
    "en/ratings/correct/index.html", "en/people/bilal/index.html", "en/claimants/council/index.html",
    "en/lite/index.html", "en/lite/dam/index.html", "en/embed/dam/index.html",
}  # fmt: skip


def test_an_edited_title_renews_every_page_that_shows_it(two: SmallSite) -> None:
    two.edit(DAM_EN, "title: The bridge of dam stands", "title: The dam stands")
    found = renewed(two)
    assert {path for path in found if path.endswith(".html")} == SHOWING_A_TITLE
    assert {path for path in found if path.startswith("data/")} >= {"data/reviews.json", "data/reviews.csv"}
    assert not {path for path in found if path.startswith(("ur/", "assets/"))}
    assert two.build().rendered == 0


def test_only_what_changed_is_written(two: SmallSite) -> None:
    before = inodes(two)
    two.edit(DAM_EN, "title: The bridge of dam stands", "title: The dam stands")
    changed = renewed(two)
    after = inodes(two)
    assert {path for path in after if before[path] != after[path]} == changed


def test_a_related_review_is_renewed_with_the_one_that_it_shows(two: SmallSite) -> None:
    two.edit(DAM_EN, "topics: [water]", "topics: [water]\nrelated: [bridge]").build()
    two.edit("content/reviews/bridge/index.en.md", "title: The bridge of bridge stands", "title: It stands")
    assert "en/reviews/dam/index.html" in renewed(two)


def test_a_renamed_person_is_renewed_wherever_the_name_stands(two: SmallSite) -> None:
    two.write({"content/people/bilal.yml": "name: {en: Bilal Ahmed, ur: بلال}\n"})
    found = {path for path in renewed(two) if path.endswith(".html")}
    dam = {"en/reviews/dam/index.html", "en/lite/dam/index.html"}
    assert found == {"en/people/bilal/index.html", "en/people/index.html", *dam}


def test_a_deleted_review_goes_with_all_that_stood_for_it_alone(two: SmallSite) -> None:
    two.write({DAM_EN: None, DAM_UR: None})
    found = renewed(two)
    assert {"en/reviews/dam/index.html", "ur/reviews/dam/index.html", *SHOWING_A_TITLE} <= found
    assert not (two.output / "en/reviews/dam").exists()
    assert "dam" not in two.read("/sitemap.xml")
    assert "/dam/" not in two.read("/data/reviews.csv")


def test_a_deleted_translation_becomes_a_redirect(two: SmallSite) -> None:
    two.write({DAM_UR: None})
    renewed(two)
    assert "refresh" in two.read("/ur/reviews/dam/")
    assert 'href="#untranslated"' in two.read("/en/reviews/dam/")


@pytest.mark.parametrize(
    ("old", "new", "everywhere"),
    [
        ("name: {en: Example Facts, ur: مثالی حقائق}", "name: {en: Facts, ur: حقائق}", True),
        ("base_url: https://facts.example.org", "base_url: https://truth.example.org", True),
        ("timezone: Asia/Karachi", "timezone: Pacific/Kiritimati", False),
        ("per_page: 3", "per_page: 1", False),
    ],
)
def test_a_changed_setting_renews_what_shows_it(*, old: str, new: str, everywhere: bool, two: SmallSite) -> None:
    two.edit("site_config.yml", old, new)
    found = {path for path in renewed(two) if path.endswith(".html")}
    assert found
    pages = {path for path in two.paths() if path.endswith(".html") and "404" not in path}
    assert (found >= pages) is everywhere


def test_a_changed_template_renews_the_pages_made_with_it(two: SmallSite) -> None:
    shipped = Path(__file__).parents[2] / "templates" / "list.html"
    two.write({"templates/list.html": shipped.read_text("utf-8").replace("<h1 ", '<h1 data-own="yes" ')})
    found = renewed(two)
    assert "en/reviews/index.html" in found
    assert "en/reviews/dam/index.html" not in found
    two.write({"templates/list.html": None})
    assert "en/reviews/index.html" in renewed(two)


def test_a_newsrooms_own_style_renews_every_page(two: SmallSite) -> None:
    before = two.page("/en/").xpath("//link[@rel='stylesheet']/@href")
    two.write({"templates/assets/extra.css": "h1 { color: red }\n"})
    assert "en/reviews/dam/index.html" in renewed(two)
    (sheet,) = two.page("/en/").xpath("//link[@rel='stylesheet']/@href")
    assert [sheet] != before
    assert "h1 { color: red }" in two.read(sheet)
    assert not two.file(before[0]).exists()


def test_a_replaced_picture_has_a_new_name(make_site: Callable[[Files], SmallSite]) -> None:
    shot = "content/reviews/bridge/shot.jpg"
    site = make_site({"content/reviews/bridge/index.en.md": review(body="![A bridge](shot.jpg)"), shot: picture("red")})
    site.build()
    before = set((site.output / "media").iterdir())
    site.write({shot: picture("blue")})
    found = renewed(site)
    assert "en/reviews/bridge/index.html" in found
    assert before.isdisjoint((site.output / "media").iterdir())


def test_a_file_that_somebody_changed_in_the_site_is_made_anew(two: SmallSite) -> None:
    page = two.file("/en/reviews/dam/")
    good = page.read_bytes()
    page.write_bytes(b"hacked")
    two.file("/en/").unlink()
    assert two.build().rendered == 2
    assert page.read_bytes() == good


def test_asked_to_everything_is_rendered(two: SmallSite) -> None:
    report = two.build(clean=True)
    assert report.rendered == report.pages


def test_faults_leave_the_next_build_nothing_to_repair(two: SmallSite) -> None:
    good = (two.root / DAM_EN).read_bytes()
    two.write({DAM_EN: "no fields"})
    assert not two.run().ok
    two.write({DAM_EN: good})
    assert two.build().rendered == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_is_told_with_its_place_and_the_page(
    jobs: int, two: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 2)
    before = hashes(two.output)
    own = '{% extends "base.html" %}\n{% block content %}\n{{ verdict.lable }}\n{% endblock %}\n'
    two.write({"templates/review.html": own})
    (problem,) = two.run(jobs=jobs).problems
    assert (problem.code, problem.file, problem.line) == ("template-fault", "templates/review.html", 3)
    assert "/reviews/" in problem.message
    assert "lable" in problem.message
    assert hashes(two.output) == before
    two.write({"templates/review.html": "{% if %}"})
    (problem,) = two.run(jobs=jobs).problems
    assert (problem.file, problem.line) == ("templates/review.html", 1)
    two.write({"templates/review.html": '{% include "nothing.html" %}'})
    (problem,) = two.run(jobs=jobs).problems
    assert "there is no template nothing.html" in problem.message
    assert str(two.root) not in problem.message


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_in_a_worker_names_the_page(jobs: int, two: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORTH_IT", 2)
    before = hashes(two.output)
    own = '{% extends "base.html" %}\n{% block content %}{{ 1 // (title | length * 0) }}{% endblock %}\n'
    two.write({"templates/corrections.html": own})
    with pytest.raises(ZeroDivisionError) as caught:
        two.run(jobs=jobs)
    assert "while rendering /en/corrections/" in caught.value.__notes__
    assert hashes(two.output) == before
    assert not list(two.root.glob("site.*"))


def test_many_pages_are_rendered_by_processes_as_by_one(two: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hashes(two.output)
    monkeypatch.setattr(pool, "WORTH_IT", 2)
    report = two.build(clean=True, jobs=3)
    assert report.rendered == report.pages
    assert hashes(two.output) == before


def test_a_moved_newsroom_keeps_its_record(two: SmallSite) -> None:
    moved = two.root.with_name("elsewhere")
    two.root.rename(moved)
    assert SmallSite(moved).build().rendered == 0


def test_settings_are_read_from_wherever_the_command_runs(
    two: SmallSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from generator.pipeline import BuildOptions

    monkeypatch.chdir(two.root)
    report = build_site(BuildOptions(config=Path("site_config.yml"), search=False, cards=False, jobs=1))
    assert report.rendered == 0
    assert report.output == two.output
    assert CONFIG in (two.root / "site_config.yml").read_text("utf-8")


def test_a_term_renews_the_glossary_and_the_articles_that_use_it(two: SmallSite) -> None:
    word = "content/glossary/spillway/index.en.md"
    two.write({DAM_EN: review("dam", body="The spillways held.", topics="[water]", authors="[bilal]")})
    two.build()
    shown = {"en/glossary/index.html", "en/reviews/dam/index.html"}
    meaning = "A way for water past a dam."
    two.write({word: article("Spillway", forms="[spillways]", summary=meaning)})
    assert {path for path in renewed(two) if path.startswith("en/reviews/") or "/glossary/" in path} == shown
    assert two.page("/en/reviews/dam/").xpath("//*[@role='tooltip']")[0].text == meaning
    two.write({word: article("Spillway", forms="[spillways]", summary="Where water passes a dam.")})
    assert {path for path in renewed(two) if not path.startswith("pagefind/")} == shown
    two.write({word: None})
    assert shown <= renewed(two)
    assert not two.page("/en/reviews/dam/").xpath("//*[@role='tooltip']")
