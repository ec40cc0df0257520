"""Every rival of the benchmark is given the same documents; the changes and figures are what they say."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench import tasdiq
from bench.contents import count_contents
from bench.corpus import SEED, Corpus
from bench.goals import all_goals
from bench.measure import Command, Memory, Timing, peak, timed
from bench.newsroom import Document, Newsroom
from bench.plot import BEGIN, END, filled, picture
from bench.results import COLD, CORRECTED, SEARCH, Results, begin_results
from bench.rivals import RIVALS
from bench.rivals.rival import Rival

REVIEWS = 30
TITLE = re.compile(r'^ ?"?[tT]itle"?: "?(.*?)"?,?$', re.MULTILINE)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    Corpus(folder, ("en", "ur"), REVIEWS, SEED).write()
    return folder


@pytest.fixture
def results(tmp_path: Path) -> Results:
    found = begin_results(
        tmp_path / "results.json",
        {"date": "2026-03-01", "cores": 2, "processor": "Test", "memory_gb": 8, "system": "Linux", "load_before": 0.0},
        {"tasdiq": "1", "hugo": "2"},
        {"runs": 1, "slow_runs": 1, "large_runs": 1},
    )
    found.begin_size(10_000, 19_500)
    for seconds in (9.0, 8.0, 30.0):
        found.add_time(10_000, "tasdiq", COLD, Timing(seconds, 12.0))
    found.add_time(10_000, "tasdiq", CORRECTED, Timing(1.5, 1.0))
    found.add_time(10_000, "hugo", COLD, Timing(20.0, 30.0))
    found.add_memory(10_000, "tasdiq", COLD, Memory(200, 300))
    found.add_memory(10_000, "hugo", COLD, Memory(None, 1000))
    return found


def documents_of(corpus: Path) -> dict[str, Document]:
    return {f"{found.lang}/{found.slug}": found for found in Newsroom(corpus).documents()}


@pytest.mark.parametrize("rival", RIVALS, ids=lambda rival: rival.id)
def test_a_rival_is_given_every_document_with_its_title(rival: Rival, corpus: Path, tmp_path: Path) -> None:
    newsroom = Newsroom(corpus)
    documents = list(newsroom.documents())
    rival.write(newsroom, tmp_path / "site")
    bodies = {document.body: document.fields["title"] for document in documents}
    found: Counter[str] = Counter()
    for file in (tmp_path / "site").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        title = TITLE.search(text)
        found.update(
            title[1] for body, known in bodies.items() if text.endswith(f"{body}\n") and title and title[1] == known
        )
    assert found == Counter(document.fields["title"] for document in documents)


def test_a_document_has_the_shared_fields_in_its_own_language(corpus: Path) -> None:
    reviews = [document for document in Newsroom(corpus).documents() if document.kind == "reviews"]
    assert len({document.slug for document in reviews}) == REVIEWS
    for review in reviews:
        assert {
            "rating",
            "published",
            "evidence",
            "appearances",
            "topics",
            "authors",
            "reviewers",
        } <= review.fields.keys()
        assert isinstance(review.fields["rating_explanation"], str)
        assert all(isinstance(source["title"], str) for source in review.fields["evidence"])
        assert ("translators" in review.fields) == ("translated_from" in review.fields)


def test_links_in_texts_lead_to_pages_that_exist(corpus: Path) -> None:
    documents = list(Newsroom(corpus).documents())
    known = {f"/{document.address}/" for document in documents} | {"/en/glossary/#claim", "/ur/glossary/#claim"}
    links = {link for document in documents for link in re.findall(r"\]\((/[^)]*)\)", document.body)}
    assert links
    assert links <= known


def test_a_correction_changes_one_review_and_is_undone(corpus: Path) -> None:
    before = documents_of(corpus)
    correction = tasdiq.correct_review(corpus, 3)
    with tasdiq.rewritten(correction.file, correction.text):
        after = documents_of(corpus)
    lang, _, slug, _ = correction.page.split("/")
    changed = f"{lang}/{slug}"
    assert after[changed].fields["corrections"][0]["note"] == correction.note
    assert after[changed].body != before[changed].body
    assert after[changed].body.split("\n\n")[1:] == before[changed].body.split("\n\n")[1:]
    assert [name for name in after if after[name].body != before[name].body] == [changed]
    assert documents_of(corpus) == before


@pytest.mark.parametrize("name", tasdiq.OWN_TEMPLATES)
def test_templates_still_hold_what_the_benchmark_changes_in_them(name: str) -> None:
    assert tasdiq.own_template(name) != (tasdiq.TEMPLATES / name).read_text(encoding="utf-8")


def test_contents_are_counted_by_address(tmp_path: Path) -> None:
    review = '<html dir="rtl"><link rel="alternate" hreflang="en"><script>{"@type":"ClaimReview"}</script>'
    files = {
        "ur/reviews/index.html": "<html>",
        "ur/reviews/page/2/index.html": "<html>",
        "ur/reviews/a/index.html": review,
        "ur/topics/index.html": "<html>",
        "ur/topics/health/index.html": "<html>",
        "ur/topics/health/page/2/index.html": "<html>",
        "old/index.html": '<meta http-equiv="refresh" content="0">',
        "ur/rss.xml": "<rss><item><title/></item><item><title/></item></rss>",
        "data/reviews.json": "{}",
        "pagefind/ur/pagefind.js": "",
        "sitemap.xml": "",
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = count_contents(tmp_path)
    assert (found.html, found.articles, found.lists, found.redirects) == (6, 1, 4, 1)
    assert (found.claim_reviews, found.alternates, found.right_to_left) == (1, 1, 1)
    assert (found.feeds, found.entries, found.data_files, found.search_files) == ({"RSS": 1}, 2, 1, 1)
    assert found.sitemap


def test_goals_compare_medians_and_say_what_was_not_measured(results: Results) -> None:
    goals = {goal.label: goal for goal in all_goals(Results.read(results.file))}
    cold = goals["cold build, without search and cards"]
    assert (cold.measured, cold.reached, cold.detail) == (0.45, True, "9.00 s / 20.00 s")
    assert goals["cold build, with search"].reached is None
    assert goals["peak memory of all processes"].measured == pytest.approx(0.2)
    corrected = goals["one review corrected, until all but search is live"]
    assert (corrected.measured, corrected.reached) == (1.5, False)
    assert results.seconds(10_000, "tasdiq", SEARCH) is None


def test_page_and_picture_hold_what_was_measured(results: Results) -> None:
    page = filled(f"# Title\n\n{BEGIN}\nold\n{END}\nend\n", results)
    assert page.startswith(f"# Title\n\n{BEGIN}")
    assert page.endswith(f"{END}\nend\n")
    assert "| Tasdiq | 9.00 | 8.00 – 30.00 | 0.45 |" in page
    assert filled(page, results) == page
    assert "Tasdiq 9.0 s, Hugo 20.0 s" in picture(results)


def test_a_program_is_timed_and_weighed_with_the_processes_that_it_starts(tmp_path: Path) -> None:
    sleeper = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; x = b\"1\" * 40_000_000; time.sleep(0.4)'])"
    command = Command((sys.executable, "-c", sleeper), tmp_path)
    assert timed([command]).wall > 0.4
    memory = peak([command])
    assert memory.rss > 40_000_000
    assert memory.needed <= memory.rss


def test_results_are_on_disk_after_each_run(results: Results) -> None:
    told = json.loads(results.file.read_text(encoding="utf-8"))
    kept = told["sizes"]["10000"]["times"]["tasdiq"][COLD]
    assert len(kept["runs"]) == 3
    assert kept["wall"] == {"median": 9.0, "min": 8.0, "max": 30.0}
