"""The command as people and scripts use it: exit codes, what is told where, and to whom."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator import __version__
from generator.cli import app
from generator.problems import SearchIndexError
from generator.write import NewTree
from generator.write.lock import locked
from tests.site.newsroom import SmallSite, hashes, review, smallest

ROOT = Path(__file__).parents[1]
EN = "content/reviews/bridge/index.en.md"
PLAIN = {key: value for key, value in os.environ.items() if key not in {"CI", "NO_COLOR", "FORCE_COLOR", "TERM"}}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "newsroom").write(smallest())


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def build(site: SmallSite, *words: str) -> Result:
    return run("build", "--config", site.config, "--no-search", "--jobs", "1", *words)


def process(
    *words: str | Path, cwd: Path | None = None, env: Mapping[str, str] = PLAIN
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, its outputs piped."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=cwd,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_done_is_0_with_the_result_on_stdout_alone(site: SmallSite) -> None:
    done = process("build", "--config", site.config, "--no-search")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    assert "1 review, " in done.stdout
    assert done.stdout.rstrip().endswith(str(site.output))


def test_faults_in_the_content_are_1_and_on_stderr_alone(site: SmallSite) -> None:
    site.write({EN: review(rating="mostly-flase")})
    done = process("build", "--config", site.config, "--no-search")
    assert done.returncode == 1
    assert done.stdout == ""
    first, *_, last = done.stderr.splitlines()
    assert first.startswith(f"{EN}:5:1: error unknown-rating: ")
    assert last == "1 error, 0 warnings. Nothing was written."
    assert not site.output.exists()


def test_warnings_do_not_stop_the_build(site: SmallSite) -> None:
    site.write({"content/notes.txt": "x"})
    result = build(site)
    assert result.exit_code == 0
    assert "content/notes.txt: warning stray-file: is not used" in result.stderr
    assert result.stderr.splitlines()[-1] == "0 errors, 1 warning."


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--no-such-option"],
        ["build", "--jobs", "-1"],
        ["build", "--jobs", "many"],
        ["build", "--format", "xml"],
        ["no-such-command"],
        ["new", "lesson", "x"],
        ["new"],
        ["init"],
        ["build", "--config", "no/such/site_config.yml"],
        ["check", "--config", "no/such/site_config.yml"],
    ],
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_wrong_settings_are_2(site: SmallSite) -> None:
    site.edit("site_config.yml", "timezone: Asia/Karachi", "timezone: Asia/Lahor")
    result = build(site)
    assert result.exit_code == 2
    assert "site_config.yml:4:1: error wrong-value: " in result.stderr
    assert run("check", "--config", site.config).exit_code == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("lists:", "theme: {logo: material/chek}\nlists:"), ("value: 3", "value: 3\n    icon: material/chek")],
)
def test_an_icon_that_does_not_exist_is_told_before_anything_is_built(old: str, new: str, site: SmallSite) -> None:
    result = build(site.edit("site_config.yml", old, new))
    assert result.exit_code == 2
    assert "error unknown-icon: " in result.stderr
    assert "Did you mean “material/check”?" in result.stderr


def test_another_build_at_work_is_75(site: SmallSite) -> None:
    build(site)
    before = hashes(site.output)
    site.edit(EN, "stands", "is there")
    with locked(site.root / ".tasdiq"):
        result = build(site)
    assert result.exit_code == 75
    assert "another build of this site is running" in result.stderr
    assert "--wait" in result.stderr
    assert hashes(site.output) == before


def test_it_can_wait_for_the_other_build(site: SmallSite) -> None:
    with locked(site.root / ".tasdiq"):
        waiting = subprocess.Popen(
            [sys.executable, "-m", "generator", "build", "--config", str(site.config), "--no-search", "--wait", "60"],
            env={**PLAIN, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
        )
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
    assert waiting.wait(60) == 0


def test_a_folder_that_is_somebody_elses_is_refused_with_2(site: SmallSite, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "wedding.jpg").touch()
    result = build(site, "--output", str(photos))
    assert result.exit_code == 2
    assert "did not write" in result.stderr
    assert list(photos.iterdir()) == [photos / "wedding.jpg"]
    assert build(site, "--output", str(site.root / "content")).exit_code == 2


def test_output_elsewhere_and_the_folder_as_configuration(site: SmallSite, tmp_path: Path) -> None:
    result = run("build", "--config", site.root, "--no-search", "--output", tmp_path / "public")
    assert result.exit_code == 0
    assert (tmp_path / "public" / "index.html").is_file()
    assert not site.output.exists()


def test_options_that_scripts_use_are_known(site: SmallSite) -> None:
    words = ["--clean", "--drafts", "--no-cards", "--base-url", "https://host.example/x/", "--wait", "1"]
    assert build(site, *words).exit_code == 0
    assert 'href="https://host.example/x/en/"' in site.read("/en/")


def test_share_cards_are_drawn_unless_nobody_wants_them(site: SmallSite) -> None:
    assert build(site).exit_code == 0
    assert len(list((site.output / "media" / "cards").rglob("*.png"))) == 4
    assert build(site, "--no-cards").exit_code == 0
    assert not (site.output / "media").exists()


@pytest.mark.parametrize("address", ["host.example", "ftp://host.example", "https://host.example/?x"])
def test_an_address_that_is_none_is_wrong_usage(address: str, site: SmallSite) -> None:
    result = build(site, "--base-url", address)
    assert result.exit_code == 2
    assert "must be the site's whole address" in result.stderr
    assert not site.output.exists()


def test_as_json_everything_is_one_document_on_stdout(site: SmallSite) -> None:
    site.write({"content/notes.txt": "x", EN: review(rating="mostly-flase")})
    result = build(site, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    told = json.loads(result.stdout)
    assert told["ok"] is False
    assert told["pages"] == 0
    by_code = {problem["code"]: problem for problem in told["problems"]}
    assert by_code["stray-file"]["severity"] == "warning"
    wrong = by_code["unknown-rating"]
    assert (wrong["file"], wrong["line"], wrong["column"], wrong["severity"]) == (EN, 5, 1, "error")
    assert "mostly-false" in wrong["hint"]
    site.write({EN: review()})
    told = json.loads(build(site, "--format", "json").stdout)
    assert told["ok"] is True
    assert told["rendered"] == told["pages"] > 50
    assert json.loads(run("check", "--config", site.config, "--format", "json").stdout)["reviews"] == 1


def test_for_github_a_problem_is_an_annotation_of_the_file_in_the_repository(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({EN: review(rating="mostly-flase")})
    monkeypatch.chdir(site.root.parent)
    result = run("check", "--config", "newsroom/site_config.yml", "--format", "github")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"::error file=newsroom/{EN},line=5,col=1,title=unknown-rating::")
    monkeypatch.chdir(site.root)
    assert f"::error file={EN},line=5" in run("check", "--format", "github").stdout


def test_check_writes_nothing(site: SmallSite) -> None:
    before = hashes(site.root)
    result = run("check", "--config", site.config)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 review checked\n", "")
    assert hashes(site.root) == before


def test_the_next_scheduled_review_is_named(site: SmallSite) -> None:
    site.write({"content/reviews/dam/index.en.md": review("dam", published="2099-05-01")})
    assert "Next scheduled: 2099-05-01T00:00:00+05:00" in build(site).stderr


def test_version_and_help() -> None:
    assert run("--version").stdout == f"tasdiq {__version__}\n"
    for words in (["-h"], ["build", "--help"], ["serve", "-h"]):
        result = run(*words)
        assert result.exit_code == 0
        assert "Usage" in result.stdout


def on_a_terminal(words: list[str], env: Mapping[str, str]) -> str:
    """What the command writes to a terminal on stderr."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", *words]
    with subprocess.Popen(
        command, env={**env, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=theirs
    ) as child:
        os.close(theirs)
        text = b"".join(_chunks(ours))
        child.communicate()
    os.close(ours)
    return text.decode()


def _chunks(number: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(number, 65536)
        except OSError:  # Linux ends a terminal that nobody writes to any more with an error
            return
        if not data:
            return
        yield data


@pytest.mark.parametrize(
    ("extra", "colour", "progress"),
    [({}, True, True), ({"NO_COLOR": "1"}, False, True), ({"CI": "true"}, True, False)],
    ids=["terminal", "NO_COLOR", "CI"],
)
def test_a_terminal_gets_colour_and_progress_unless_it_asks_for_none(
    *, extra: dict[str, str], colour: bool, progress: bool, site: SmallSite
) -> None:
    site.write({"content/notes.txt": "x"})
    words = ["build", "--config", str(site.config), "--no-search"]
    text = on_a_terminal(words, {**PLAIN, "TERM": "xterm-256color", **extra})
    assert "warning" in text
    assert ("\x1b[33m" in text) is colour
    assert ("render" in text) is progress


def test_a_pipe_gets_neither(site: SmallSite) -> None:
    site.write({"content/notes.txt": "x"})
    done = process("build", "--config", site.config, "--no-search", env={**PLAIN, "TERM": "xterm-256color"})
    assert "\x1b" not in done.stdout + done.stderr
    assert "render" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_output_that_lacks_a_letter_is_no_reason_to_fail(encoding: str, site: SmallSite) -> None:
    site.write({"content/reviews/پل/index.en.md": review("dam")})
    done = process("check", "--config", site.config, env={**PLAIN, "PYTHONIOENCODING": encoding})
    assert done.returncode == 1
    assert "error bad-slug" in done.stderr
    assert "Traceback" not in done.stderr


def test_who_stops_a_build_is_told_that_the_site_is_whole(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(site).exit_code == 0
    before = hashes(site.output)
    site.edit(EN, "Engineers found the bridge unharmed.", "Engineers went there.")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(NewTree, "swap", stopped)
    result = build(site)
    assert result.exit_code == 130
    assert result.stderr.startswith("Stopped. The site that is there is whole")
    assert hashes(site.output) == before
    monkeypatch.undo()
    assert build(site).exit_code == 0


def test_a_new_review_is_a_draft_that_stops_nothing(site: SmallSite) -> None:
    assert build(site).exit_code == 0
    before = hashes(site.output)
    result = run("new", "review", "flood-2026", "--config", site.config)
    assert result.exit_code == 0
    assert [line.rpartition("newsroom/")[2] for line in result.stdout.splitlines()] == [
        "content/reviews/flood-2026/index.en.md",
        "content/reviews/flood-2026/index.ur.md",
    ]
    checked = run("check", "--config", site.config)
    assert (checked.exit_code, checked.stderr) == (0, "1 draft not checked (use --drafts).\n")
    assert build(site).stderr == "1 draft not checked (use --drafts).\n"
    assert hashes(site.output) == before
    assert json.loads(run("check", "--config", site.config, "--format", "json").stdout)["drafts"] == 1
    assert "not checked" not in run("check", "--drafts", "--config", site.config).stderr


def test_translations_that_are_begun_together_come_to_note_what_they_were_made_from(site: SmallSite) -> None:
    run("new", "review", "flood-2026", "--config", site.config)
    folder = site.root / "content/reviews/flood-2026"
    told = run("check", "--drafts", "--config", site.config).stderr
    assert ("translation-unfinished" in told, "translation-unmarked" in told) == (True, False)
    for lang in ("en", "ur"):
        file = folder / f"index.{lang}.md"
        text = re.sub(
            r"^(title|claim|summary|fact): … .*", rf"\1: Words {lang}.", file.read_text("utf-8"), flags=re.MULTILINE
        )
        file.write_text(text.replace("status: draft", "status: published") + "Words.\n", "utf-8")
    told = run("check", "--config", site.config).stderr
    assert "translation-unmarked" in told
    assert "“source_revision” still holds" not in told
    mark = re.search(r"write “(source_revision: \w+)”", told)
    assert mark
    urdu = folder / "index.ur.md"
    urdu.write_text(re.sub(r"^source_revision: .*", mark[1], urdu.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert "translation-" not in run("check", "--config", site.config).stderr
    site.edit("content/reviews/flood-2026/index.en.md", "fact: Words en.", "fact: Other words.")
    assert "translation-outdated" in run("check", "--config", site.config).stderr


def test_a_translation_is_begun_from_the_present_state_of_its_original(site: SmallSite) -> None:
    site.write({"content/reviews/bridge/index.ur.md": None})
    result = run("new", "review", "bridge", "--lang", "ur", "--config", site.config)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [result.stdout.strip()]
    text = (site.root / "content/reviews/bridge/index.ur.md").read_text("utf-8")
    assert "translated_from: en\nsource_revision: " in text
    told = run("check", "--config", site.config).stderr
    assert "translation-outdated" not in told
    assert "index.ur.md:2:1: warning translation-unfinished: " in told
    assert told.endswith("1 warning.\n")
    site.write({"content/reviews/bridge/index.ur.md": re.sub(r": … .*", ": لفظ", text) + "لفظ\n"})
    told = run("check", "--config", site.config).stderr
    assert ("title-is-claim" in told, "translation-" in told) == (True, False), "it is there, and up to date"
    site.edit(EN, "Engineers found the bridge unharmed.", "Engineers went there.")
    assert "translation-outdated" in run("check", "--config", site.config).stderr


def test_a_translation_of_what_cannot_be_read_is_not_begun(site: SmallSite) -> None:
    site.write({"content/reviews/bridge/index.ur.md": None})
    site.edit(EN, "summary: ", "summary: [")
    result = run("new", "review", "bridge", "--lang", "ur", "--config", site.config)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "yaml-syntax" in result.stderr
    assert not (site.root / "content/reviews/bridge/index.ur.md").exists()


def test_errors_come_before_warnings_and_a_check_promises_no_writing(site: SmallSite) -> None:
    site.write({"content/aa.txt": "x", EN: review(rating="mostly-flase")})
    lines = run("check", "--config", site.config).stderr.splitlines()
    assert " error unknown-rating: " in lines[0]
    assert " warning stray-file: " in "".join(lines[1:-1])
    assert lines[-1] == "1 error, 1 warning."


def test_what_a_new_review_lacks_is_told_when_drafts_are_checked(site: SmallSite) -> None:
    run("new", "review", "flood-2026", "--lang", "ur", "--config", site.config)
    assert not (site.root / "content/reviews/flood-2026/index.en.md").exists()
    checked = run("check", "--drafts", "--config", site.config)
    told = checked.stderr
    assert checked.exit_code == 0  # so that the preview shows it while it is written
    assert "warning placeholder" in told
    assert "claim-without-appearance" in told
    assert "no-evidence" in told
    assert "index.ur.md" in told


def test_two_new_reviews_can_be_previewed_together(site: SmallSite) -> None:
    for slug in ("flood-2026", "dam-2026"):
        assert run("new", "review", slug, "--config", site.config).exit_code == 0
    assert build(site, "--drafts").exit_code == 0


def test_a_new_review_becomes_a_page_once_it_is_filled_in(site: SmallSite) -> None:
    run("new", "review", "flood-2026", "--config", site.config)
    file = site.root / "content/reviews/flood-2026/index.en.md"
    text = file.read_text("utf-8").replace("status: draft ", "status: published ").replace("  # - {", "  - {")
    for old, new in (
        ("title: …, publisher: …", "title: Report, publisher: Office"),
        ("title: …", "title: The flood was in 2019"),
        ("claim: …", "claim: A picture shows today's flood"),
        ("summary: …", "summary: It is from 2019."),
        ("fact: …", "fact: The picture is from 2019."),
        ("https://…", "https://social.example/1"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    result = build(site)
    assert result.exit_code == 1
    assert "index.en.md:9:1: error still-to-choose: “rating” " in result.stderr
    assert result.stderr.count("still-to-choose") == 3
    text = re.sub(r"# CHOOSE.*", "", text)
    file.write_text(text, encoding="utf-8")
    result = build(site)
    assert "index.ur.md:2:1: warning translation-unfinished: " in result.stderr
    assert "error placeholder: the text has headings and nothing below them" in result.stderr
    file.write_text(text.replace("\n## What we found\n", "\n## What we found\n\nIt is from 2019.\n"), encoding="utf-8")
    result = build(site)
    assert result.exit_code == 0, result.stderr
    assert site.file("/en/reviews/flood-2026/").is_file()
    assert "ہم نے کیا پایا" not in site.read("/ur/reviews/flood-2026/")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new", "review", "bridge"], "address-taken"),
        (["new", "review", "Bridge 2"], "bad-slug"),
        (["new", "review", "flood", "--lang", "fr"], "unknown-language"),
    ],
)
def test_a_review_that_cannot_be_begun_is_2(words: list[str], told: str, site: SmallSite) -> None:
    before = hashes(site.root)
    result = run(*words, "--config", site.config)
    assert result.exit_code == 2
    assert told in result.stderr
    assert hashes(site.root) == before


def test_a_new_site_builds_without_a_fault_as_it_is(tmp_path: Path) -> None:
    begun = run("init", tmp_path / "desk")
    assert begun.exit_code == 0
    assert "Go there, then: tasdiq serve" in begun.stdout
    result = run("build", "--config", tmp_path / "desk", "--no-search", "--jobs", "1")
    assert result.exit_code == 0
    assert {line.split()[2] for line in result.stderr.splitlines() if ": warning " in line} == {"starter-address:"}
    assert " error " not in result.stderr
    assert "Before you publish:" in begun.stdout
    assert (tmp_path / "desk" / "site" / "ur" / "index.html").is_file()
    assert run("new", "review", "flood", "--config", tmp_path / "desk").exit_code == 0
    assert run("check", "--config", tmp_path / "desk").exit_code == 0


def test_a_new_site_in_one_language_has_no_other(tmp_path: Path) -> None:
    assert run("init", tmp_path / "desk", "--languages", "ur").exit_code == 0
    assert build(SmallSite(tmp_path / "desk")).exit_code == 0
    assert (tmp_path / "desk" / "site" / "ur" / "index.html").is_file()
    assert not (tmp_path / "desk" / "site" / "en").exists()
    result = run("init", tmp_path / "other", "--languages", "en,fr")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“fr”" in result.stderr
    assert not (tmp_path / "other").exists()


def test_a_new_site_needs_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_place_where_nothing_can_be_written_is_told_in_a_sentence(site: SmallSite, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("init", tmp_path / "file" / "desk")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Not a directory" in result.stderr
    (site.root / "content/reviews/bridge").rename(tmp_path / "kept")
    (site.root / "content/reviews").rmdir()
    (site.root / "content/reviews").touch()
    result = run("new", "review", "flood", "--config", site.config)
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


def test_the_wheel_holds_all_that_a_newsroom_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(installed)], check=True)
    environment = {**PLAIN, "PYTHONPATH": str(installed)}

    def tasdiq(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    tasdiq("init", "desk")
    assert "1 review" in tasdiq("build", "--config", "desk/site_config.yml")
    assert (tmp_path / "desk" / "site" / "pagefind").is_dir()
    entry = (next(installed.glob("tasdiq-*.dist-info")) / "entry_points.txt").read_text("utf-8")
    assert "tasdiq = generator.cli:main" in entry
    where = subprocess.run(
        [sys.executable, "-c", "import generator; print(generator.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed)), "this must have tested the wheel, not the checkout"


def test_an_address_that_fails_in_the_middle_leaves_a_sentence(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "site.new")

    monkeypatch.setattr(NewTree, "swap", full)
    result = build(site)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No space left on device" in result.stderr
    assert "whole" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_search_index_that_cannot_be_made_leaves_a_sentence(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SearchIndexError("Pagefind was killed")

    monkeypatch.setattr("generator.pipeline.search.index_search", fail)
    result = run("build", "--config", site.config, "--jobs", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "The pages are published" in result.stderr
    assert "Pagefind was killed" in result.stderr
    assert site.file("/en/").is_file()


def test_asked_for_the_time_it_tells_each_stage_and_what_it_held(site: SmallSite) -> None:
    result = build(site, "--profile")
    head, *rows = (line.split() for line in result.stderr.splitlines())
    assert head == ["stage", "seconds", "after", "items", "memory", "worker"]
    assert {"load", "plan", "check", "render", "swap"} <= {row[0] for row in rows}
    assert all(float(row[1]) <= float(row[2]) for row in rows)
    told = json.loads(build(site, "--clean", "--format", "json").stdout)["stages"]
    assert {stage["name"] for stage in told} == {row[0] for row in rows}
