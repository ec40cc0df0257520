"""Which renderer a page gets, what shapes its output, and what is told of a page that fails."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.library import Asset
from generator.model.page import Page
from generator.plan import plan_frames
from generator.render import PLAIN, Renderer, TemplateFault
from tests.newsroom import Newsroom

SHIPPED = Path(__file__).parents[2] / "templates"


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    """A newsroom with a copy of the shipped templates, and one template of its own."""
    shutil.copytree(SHIPPED, tmp_path / "shipped")
    (tmp_path / "newsroom" / "templates").mkdir(parents=True)
    return Renderer(tmp_path / "newsroom", tmp_path / "shipped", {"en": {**FRAME}, "ur": {**FRAME, "lang": "ur"}})


FRAME = {"lang": "en", "strings": {}, "assets": {}}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def own(renderer: Renderer, name: str, text: str) -> None:
    write(renderer.root / "templates", name, text)


def test_text_and_data_need_no_template(renderer: Renderer) -> None:
    assert renderer.render(Page("/a", "text", {"text": "é"})) == "é".encode()
    assert renderer.render(Page("/a.json", "data.json", {"data": {"a": 1}})).strip()


def test_files_are_copied_the_newsrooms_own_first(renderer: Renderer) -> None:
    page = Page("/assets/x.woff2", "copy", {"asset": "fonts/x.woff2"})
    write(renderer.templates, "assets/fonts/x.woff2", "shipped")
    assert renderer.render(page) == b"shipped"
    own(renderer, "assets/fonts/x.woff2", "own")
    assert renderer.render(page) == b"own"


def test_a_page_is_made_in_its_language(renderer: Renderer) -> None:
    own(renderer, "frame.html", "a<!--cut-->b<!--cut-->c<!--cut-->d")
    own(renderer, "page.html", "{{ frame.lang }}")
    for lang, told in (("en", b"en"), ("ur", b"ur"), ("", b"en")):
        assert renderer.render(Page("/", "page.html", {}, lang=lang)) == told


def shaping(renderer: Renderer) -> dict[str, str]:
    """As a new build sees it: digests are made once per renderer."""
    names = ("review.html", "list.html", "picture", "copy", *PLAIN)
    return replace(renderer).shaping(names)


def test_any_template_or_frame_that_changes_renews_every_page(renderer: Renderer) -> None:
    before = shaping(renderer)
    assert shaping(renderer) == before
    own(renderer, "partials/extra.html", "x")
    after = shaping(renderer)
    assert after["review.html"] != before["review.html"]
    assert {name for name in after if after[name] != before[name]} == {"review.html", "list.html"}
    (renderer.root / "templates/partials/extra.html").unlink()
    assert shaping(renderer) == before
    other = replace(renderer, frames={"en": {**FRAME, "site_name": "Other"}, "ur": FRAME})
    assert shaping(other)["list.html"] != before["list.html"]


def test_where_a_newsroom_lies_shapes_nothing(renderer: Renderer, tmp_path: Path) -> None:
    before = shaping(renderer)
    shutil.copytree(renderer.root, tmp_path / "moved")
    shutil.copytree(renderer.templates, tmp_path / "moved-shipped")
    assert shaping(replace(renderer, root=tmp_path / "moved", templates=tmp_path / "moved-shipped")) == before


def test_every_shipped_template_and_frame_has_a_digest() -> None:
    library = Newsroom().library()
    frames = plan_frames(replace(library, assets={"material": Asset("material", "", "0" * 64)}))
    renderer = Renderer(Path("nowhere"), SHIPPED, frames)
    names = [path.name for path in SHIPPED.glob("*.html")]
    assert len(set(renderer.shaping(names).values())) == 1


@pytest.mark.parametrize(
    ("text", "file", "line", "reason"),
    [
        ("a\nb\n{{ nothing }}", "page.html", 3, "'nothing' is undefined"),
        ("{% include 'part.html' %}", "part.html", 2, "'inner' is undefined"),
        ("a\n{% if %}", "page.html", 2, "Expected an expression"),
        ("{% include 'broken.html' %}", "broken.html", 1, "Encountered unknown tag"),
        ("{% extends 'none.html' %}", "page.html", 1, "there is no template none.html"),
        ("{{ [1] | nofilter }}", "page.html", 1, "nofilter"),
    ],
)
def test_a_template_that_fails_names_file_line_and_page(
    text: str, file: str, line: int, reason: str, renderer: Renderer
) -> None:
    own(renderer, "frame.html", "<!--cut--><!--cut--><!--cut-->")
    own(renderer, "part.html", "\n{{ inner }}")
    own(renderer, "broken.html", "{% nonsense %}")
    own(renderer, "page.html", text)
    with pytest.raises(TemplateFault) as caught:
        renderer.render(Page("/en/x/", "page.html", {}, lang="en"))
    fault = caught.value
    assert (fault.address, fault.file, fault.line) == ("/en/x/", file, line)
    assert reason in fault.reason
    assert str(renderer.root) not in str(fault)


def test_a_fault_travels_between_processes() -> None:
    fault = pickle.loads(pickle.dumps(TemplateFault("/en/", "page.html", 3, "why")))  # noqa: S301 - made in the line itself
    assert (fault.address, fault.file, fault.line, str(fault)) == ("/en/", "page.html", 3, "/en/: why")


def test_a_bug_keeps_its_kind_and_names_the_page(renderer: Renderer) -> None:
    with pytest.raises(KeyError) as caught:
        renderer.render(Page("/en/x.txt", "text", {}))
    assert caught.value.__notes__ == ["while rendering /en/x.txt"]
