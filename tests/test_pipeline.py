"""The order of the stages: what is built, what is refused, and what is left as it was."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import pipeline
from generator.deploy import limits
from generator.pipeline import (
    BuildOptions,
    Busy,
    ForeignOutput,
    SearchIndexError,
    begin_review,
    begin_site,
    build,
    check,
    search,
)
from generator.pipeline.site import _jobs
from generator.write import read_manifest, tree
from generator.write.lock import locked
from tests.site.newsroom import SmallSite, hashes, review, smallest


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "newsroom").write(smallest())


def test_the_report_says_what_was_done(site: SmallSite) -> None:
    report = site.build()
    assert report.ok
    assert (report.output, report.reviews, report.next_due, report.notice) == (site.output, 1, None, "")
    assert report.pages == len(site.paths())


def test_progress_is_told_stage_by_stage(site: SmallSite) -> None:
    told: list[tuple[str, int, int]] = []
    site.build(progress=lambda stage, done, total: told.append((stage, done, total)))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert [stage for stage in stages if stage in {"load", "plan", "render", "swap"}] == [
        "load",
        "plan",
        "render",
        "swap",
    ]
    assert "check" in stages[: stages.index("render")]
    begun, *rendering = [(done, total) for stage, done, total in told if stage == "render"]
    assert begun[0] == 0
    assert rendering == [(done, len(rendering)) for done in range(1, len(rendering) + 1)]
    assert len(rendering) == len(site.paths())


def test_search_is_made_last_and_not_without_need(site: SmallSite) -> None:
    told: list[str] = []
    site.build(search=True, progress=lambda stage, _done, _total: told.append(stage))
    assert told.index("search") > told.index("swap")
    assert (site.output / "pagefind" / "ur" / "pagefind.js").is_file()
    site.build(search=False)
    assert not (site.output / "pagefind").exists()


def test_a_check_writes_nothing_and_finds_what_a_build_finds(site: SmallSite) -> None:
    site.write({"content/reviews/bridge/index.en.md": review(rating="nonsense")})
    before = hashes(site.root)
    found = check(BuildOptions(config=site.config)).problems
    assert hashes(site.root) == before
    assert found == site.run().problems
    assert [problem.code for problem in found] == ["unknown-rating"]


def test_nothing_is_written_into_the_content(site: SmallSite) -> None:
    before = hashes(site.root / "content")
    site.build()
    assert hashes(site.root / "content") == before
    assert sorted(path.name for path in site.root.iterdir()) == [".tasdiq", "content", "site", "site_config.yml"]


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [("0", datetime(1970, 1, 1, tzinfo=UTC)), ("1767225600", datetime(2026, 1, 1, tzinfo=UTC))],
)
def test_the_present_may_be_given(epoch: str, expected: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert pipeline.now() == expected


@pytest.mark.parametrize("epoch", ["", "now", "1.5", "²", "9" * 30])
def test_a_moment_that_is_none_is_not_believed(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert abs((pipeline.now() - datetime.now(UTC)).total_seconds()) < 60


def test_another_build_is_not_disturbed(site: SmallSite) -> None:
    with locked(site.root / ".tasdiq"), pytest.raises(Busy):
        site.run()
    assert not site.output.exists()
    site.build()


def test_a_build_can_wait_for_another(site: SmallSite) -> None:
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(site.root / ".tasdiq"):
            entered.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(10)
    threading.Timer(0.3, leave.set).start()
    assert site.build(patience=20).ok
    holder.join()


def test_a_check_needs_no_lock(site: SmallSite) -> None:
    with locked(site.root / ".tasdiq"):
        assert check(BuildOptions(config=site.config)).ok


def test_a_folder_of_somebody_else_is_refused(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    with pytest.raises(ForeignOutput):
        site.run(output=tmp_path / "photos")


@pytest.mark.parametrize("stage", ["render", "swap"])
def test_whatever_fails_the_old_site_stays_and_the_next_build_is_whole(
    stage: str, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = hashes(site.output)
    site.edit("content/reviews/bridge/index.en.md", "stands", "is there")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(tree.NewTree, "put" if stage == "render" else "swap", fail)
        with pytest.raises(OSError, match="No space"):
            site.run()
    assert hashes(site.output) == before
    assert not list(site.root.glob("site.*"))
    site.build()
    assert "is there" in site.read("/en/reviews/bridge/")


def index(site: SmallSite) -> dict[str, str]:
    """The search index, by file."""
    return {name: told for name, told in hashes(site.output).items() if name.startswith("pagefind/")}


def test_where_the_index_cannot_be_made_the_pages_go_live_and_the_old_index_answers(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build(search=True)
    before = index(site)
    site.edit("content/reviews/bridge/index.en.md", "stands", "is there")

    def fail(*_: object, **__: object) -> None:
        raise SearchIndexError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(search, "index_search", fail)
        with pytest.raises(SearchIndexError):
            site.run(search=True)
    assert "is there" in site.read("/en/reviews/bridge/")
    assert index(site) == before
    site.build(search=True)
    assert {name.split("/")[1] for name, told in index(site).items() if before.get(name) != told} == {"en"}


def test_a_page_that_the_old_index_still_finds_says_that_it_is_gone_until_the_new_one_is_there(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    dam = "content/reviews/dam/index.en.md"
    site.write({dam: review("dam")}).build(search=True)
    site.write({dam: None})
    with monkeypatch.context() as patched:
        patched.setattr(search, "index_search", lambda *_, **__: (_ for _ in ()).throw(SearchIndexError("broken")))
        with pytest.raises(SearchIndexError):
            site.run(search=True)
    gone, missing = (site.page(path).xpath("string(//h1)") for path in ("/en/reviews/dam/", "/404.html"))
    assert gone == missing
    assert "/dam/" not in site.read("/sitemap.xml")
    found = [file.read_text("utf-8") for file in (site.output / "finder" / "en" / "pages").iterdir()]
    assert found  # the claim finder went live with the pages
    assert not [text for text in found if "/dam/" in text]
    site.build(search=True)
    assert not site.file("/en/reviews/dam/").exists()


def test_a_damaged_record_is_told_and_everything_made_anew(site: SmallSite) -> None:
    site.build()
    site.edit("content/reviews/bridge/index.en.md", "stands", "is there")
    (manifest,) = (site.root / ".tasdiq").glob("manifest-*")
    manifest.write_text("{", encoding="utf-8")
    report = site.build()
    assert "cannot be read" in report.notice
    assert report.rendered == report.pages
    after = hashes(site.output)
    site.build(clean=True)
    assert hashes(site.output) == after


def test_the_record_is_of_the_site_that_is_there(site: SmallSite) -> None:
    site.build()
    assert set(read_manifest(site.root / ".tasdiq", site.output).entries) == site.paths()


def test_a_hosts_limits_are_warned_of(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.edit("site_config.yml", "lists:", "host: cloudflare-pages\nlists:")
    assert site.build().problems == []
    monkeypatch.setitem(limits.HOSTS, "cloudflare-pages", limits.Limits("Cloudflare Pages", files=50))
    (problem,) = site.build(clean=True).problems
    assert (problem.code, problem.severity) == ("host-limit-passed", "warning")


def test_the_sites_address_may_be_given(site: SmallSite) -> None:
    site.build(base_url="https://preview.example/pull-5/")
    assert '<link rel="canonical" href="https://preview.example/pull-5/en/">' in site.read("/en/")
    report = site.run(base_url="preview.example")
    assert report.unusable
    assert [(problem.code, problem.file) for problem in report.problems] == [("bad-address", "--base-url")]


def test_as_many_processes_as_there_are_cores() -> None:
    options = BuildOptions(config=Path("site_config.yml"))
    assert _jobs(options) >= 1
    assert _jobs(BuildOptions(config=Path("site_config.yml"), jobs=7)) == 7
    if hasattr(os, "sched_getaffinity"):
        assert _jobs(options) == len(os.sched_getaffinity(0))


def test_begin_a_site_and_a_review(tmp_path: Path) -> None:
    begin_site(tmp_path / "desk")
    config = tmp_path / "desk" / "site_config.yml"
    assert {problem.code for problem in check(BuildOptions(config=config)).problems} == {"starter-address"}
    written, problems = begin_review(config, "flood", ())
    assert ([path.name for path in written], problems) == (["index.en.md", "index.ur.md"], [])
    report = check(BuildOptions(config=config))
    assert ({problem.code for problem in report.problems}, report.drafts) == ({"starter-address"}, 1)
    assert check(BuildOptions(config=config, drafts=True)).drafts == 0
    written, (problem,) = begin_review(config, "dam", ("fr",))
    assert (written, problem.code) == ([], "unknown-language")
    written, (problem,) = begin_review(tmp_path / "nothing.yml", "dam", ())
    assert (written, problem.code) == ([], "no-config")
    assert build(BuildOptions(config=config, search=False, jobs=1)).ok
