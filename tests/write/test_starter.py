"""What a newsroom begins with: a site without dead links, in the languages it wants, ready for a host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.config import STARTER_HOST
from generator.pipeline import BuildOptions, check
from generator.write.site_files import site_files
from generator.write.starter import write_starter
from generator.write.starter_languages import in_languages

DEMONSTRATION = Path(__file__).parents[2]
STRINGS = DEMONSTRATION / "templates" / "strings"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_has_settings_policies_lists_lessons_and_one_review(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "site"
    written = write_starter(DEMONSTRATION, folder, version="0.1.0")
    assert {path.relative_to(folder).as_posix() for path in written} == names(folder)
    found = names(folder)
    assert "site_config.yml" in found
    for part in ("pages/methodology/index.ur.md", "topics/health.yml", "lessons/read-an-attribution/index.en.md"):
        assert f"content/{part}" in found
    assert len({name.split("/")[2] for name in found if name.startswith("content/reviews/")}) == 1
    beside = {name for name in found if not name.startswith("content/")}
    assert beside == {"site_config.yml", "requirements.txt", ".gitignore", ".github/workflows/publish.yml"}


def test_words_stay_where_a_link_would_lead_nowhere(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "new"
    (source / "content/lessons/look").mkdir(parents=True)
    (source / "site_config.yml").write_text("base_url: https://x.example\n", encoding="utf-8")
    text = (
        "See [a *flood* picture](/reviews/flood/#how), [the water](/reviews/tap-water-test-results/), "
        "[a story](/narratives/story/), [all](/reviews/), [method](/methodology/#x), ![p](shot.jpg), [1]"
    )
    (source / "content/lessons/look/index.en.md").write_text(text, encoding="utf-8")
    write_starter(source, folder, version="0.1.0")
    assert (folder / "content/lessons/look/index.en.md").read_text("utf-8") == (
        "See a *flood* picture, [the water](/reviews/tap-water-test-results/), "
        "a story, [all](/reviews/), [method](/methodology/#x), ![p](shot.jpg), [1]"
    )


def test_pictures_come_along_unchanged(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "new"
    picture = source / "content/pages/about/logo.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG\xff")
    (source / "site_config.yml").touch()
    write_starter(source, folder, version="0.1.0")
    assert (folder / "content/pages/about/logo.png").read_bytes() == b"\x89PNG\xff"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / ".hidden").touch()
    (tmp_path / "file").touch()
    for target in ("mine", "file"):
        with pytest.raises(FileExistsError, match="not empty"):
            write_starter(DEMONSTRATION, tmp_path / target, version="0.1.0")
    assert names(tmp_path) == {"mine/.hidden", "file"}


def test_its_addresses_are_no_real_ones_so_that_checks_can_ask_for_the_newsrooms_own(tmp_path: Path) -> None:
    write_starter(DEMONSTRATION, tmp_path / "new", version="0.1.0")
    config = (tmp_path / "new" / "site_config.yml").read_text("utf-8")
    assert f"base_url: https://{STARTER_HOST}\n" in config
    assert f"email: tips@{STARTER_HOST}\n" in config


@pytest.mark.parametrize("langs", [(), ("ur",), ("ur", "en")], ids=lambda langs: "+".join(langs) or "all")
def test_it_takes_over_no_choice_that_only_the_demonstration_made(langs: tuple[str, ...], tmp_path: Path) -> None:
    write_starter(DEMONSTRATION, tmp_path / "new", version="0.1.0", langs=langs)
    config = (tmp_path / "new" / "site_config.yml").read_text("utf-8")
    first, rest = config.split("\n", 1)
    assert first.startswith("# The settings of your newsroom.")
    assert "offline" not in rest
    assert "docs/" not in config, "a new site has no docs folder"
    assert "# The demonstration" not in config


def test_no_lesson_speaks_of_fact_checks_that_the_new_site_does_not_have(tmp_path: Path) -> None:
    write_starter(DEMONSTRATION, tmp_path / "new", version="0.1.0")
    for lesson in (tmp_path / "new/content/lessons").rglob("index.*.md"):
        text = lesson.read_text("utf-8")
        assert "#examples" not in text, lesson
        original = (DEMONSTRATION / lesson.relative_to(tmp_path / "new")).read_text("utf-8")
        assert original.partition("\n[^")[2] == text.partition("\n[^")[2], "notes stay"


def test_the_requirements_name_no_version_that_may_not_be_tagged() -> None:
    assert "@v" not in site_files("0.1.0")["requirements.txt"]


def test_what_it_says_of_readers_devices_holds_with_and_without_offline_reading(tmp_path: Path) -> None:
    write_starter(DEMONSTRATION, tmp_path / "new", version="0.1.0")
    for lang in ("en", "ur"):
        title = re.search(r"^offline\.title: (.+)$", (STRINGS / f"{lang}.yml").read_text("utf-8"), re.MULTILINE)
        assert title
        privacy = (tmp_path / f"new/content/pages/privacy/index.{lang}.md").read_text("utf-8")
        device = privacy.partition("{ #device }")[2].partition("\n## ")[0]
        assert f'"{title[1]}"' in device, "the page is named as readers see it, and not linked: it may not be there"


@pytest.mark.parametrize(("version", "line"), [("0.1.0", "tasdiq>=0.1,<0.2"), ("2.9.3", "tasdiq>=2.9,<2.10")])
def test_the_site_stays_with_the_version_that_it_was_begun_with(version: str, line: str) -> None:
    assert site_files(version)["requirements.txt"].splitlines()[-1] == line


def test_the_workflow_uses_what_the_demonstrations_own_uses() -> None:
    workflow = site_files("0.1.0")[".github/workflows/publish.yml"]
    own = (DEMONSTRATION / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    actions = re.findall(r"uses: (\S+)", own)
    assert actions
    assert re.findall(r"uses: (\S+)", workflow) == actions
    assert "make " not in workflow, "a newsroom's folder has no Makefile"
    assert "pip install -r requirements.txt" in workflow


@pytest.mark.parametrize(
    ("langs", "others"), [(("en",), "ur"), (("ur",), "en"), (("ur", "en"), ""), (("en", "ur"), "")], ids="+".join
)
def test_a_newsroom_of_any_languages_builds_without_an_error(
    langs: tuple[str, ...], others: str, tmp_path: Path
) -> None:
    write_starter(DEMONSTRATION, tmp_path, version="0.1.0", langs=langs)
    report = check(BuildOptions(config=tmp_path / "site_config.yml"))
    assert {problem.code for problem in report.problems} == {"starter-address"}
    assert report.reviews == 1
    config = (tmp_path / "site_config.yml").read_text("utf-8")
    assert tuple(re.findall(r"^  - \{id: (\w\w),", config, re.MULTILINE)) == langs
    if others:
        texts = [path.read_text("utf-8") for path in tmp_path.rglob("*") if path.suffix in {".md", ".yml"}]
        left = [
            line
            for text in texts
            for line in text.splitlines()
            if re.match(rf"\s*(- )?{others}: |.*[{{,] ?{others}: ", line)
        ]
        assert left == []
        assert not list(tmp_path.rglob(f"index.{others}.md"))


def test_a_translation_that_becomes_the_original_has_the_shared_fields_once() -> None:
    files = {
        "content/reviews/a/index.en.md": "---\ntitle: A\nrating: x\nplaces:\n  - en: B\n    ur: C\n---\nText\n",
        "content/reviews/a/index.ur.md": "---\ntitle: D\nrating: x\ntranslators: [t]\ntranslated_from: en\n---\nE\n",
    }
    assert in_languages(files, ["ur"], ["en", "ur"]) == {
        "content/reviews/a/index.ur.md": "---\ntitle: D\nrating: x\nplaces:\n  - ur: C\n---\nE\n"
    }
    assert in_languages(files, ["ur", "en"], ["en", "ur"]) == files
