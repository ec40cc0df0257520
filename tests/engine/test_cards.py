"""Cards in increments: drawn when what they show changes, and only then; a clean build is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pool
from tests.load.test_card_letters import by_groups, font
from tests.site.newsroom import SmallSite, article, smallest

# Python 3.12 and later warn of forking where there are threads, and typst keeps some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
EN = "content/reviews/bridge/index.en.md"
BASE = "https://facts.example.org"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    lesson = article("How to look", published="2026-02-01", authors="[amina]")
    made = SmallSite(tmp_path / "newsroom", {"search": False, "jobs": 1, "cards": True})
    return made.write({**smallest(), "content/lessons/look/index.en.md": lesson})


def cards(site: SmallSite) -> dict[str, int]:
    """Every card that is there, with the time at which it was written."""
    folder = site.output / "media" / "cards"
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.png")}


def test_every_document_has_its_cards_and_its_page_names_them(site: SmallSite) -> None:
    site.build(verify=True)
    assert len(cards(site)) == 2 * 3
    for path in ("/en/reviews/bridge/", "/ur/reviews/bridge/", "/en/learn/look/"):
        page = site.page(path)
        (address,) = page.xpath("//meta[@property='og:image']/@content")
        assert address.startswith(f"{BASE}/media/cards/{path[1:3]}/")
        assert site.file(address.removeprefix(BASE)).read_bytes().startswith(b"\x89PNG")
        assert page.xpath("//meta[@property='og:image:width']/@content") == ["1200"]
        assert page.xpath("//meta[@property='og:image:height']/@content") == ["630"]
        assert page.xpath("//meta[@property='og:image:alt']/@content")[0]
        (status,) = page.xpath("//a[@download]/@href")
        assert site.file(status).is_file()


def test_an_edit_draws_the_cards_that_show_it_and_no_other(site: SmallSite) -> None:
    site.build()
    before = cards(site)
    site.edit(EN, "summary: ", "summary: In short, ").build(verify=True)
    assert cards(site) == before
    site.edit(EN, "fell into the river", "fell into the lake").build(verify=True)
    after = cards(site)
    assert len(after) == len(before)
    assert sorted(name.split(".")[0] for name in after.keys() - before.keys()) == ["en/reviews/bridge"] * 2
    assert {name: time for name, time in after.items() if name in before}.items() <= before.items()


def test_another_look_of_the_newsroom_draws_all(site: SmallSite) -> None:
    site.build()
    before = cards(site)
    shipped = Path(__file__).parents[2] / "templates" / "cards" / "card.typ"
    own = shipped.read_text("utf-8").replace("#f4f4f4", "#f4f4f9")
    site.write({"templates/cards/card.typ": own}).build(verify=True)
    changed = cards(site)
    assert not changed.keys() & before.keys()
    site.write({"templates/cards/card.typ": None}).build(verify=True)
    assert cards(site).keys() == before.keys()


def test_cards_come_and_go_with_the_option(site: SmallSite) -> None:
    site.build()
    before = cards(site)
    assert site.build(cards=False, verify=True).rendered > 0
    assert cards(site) == {}
    assert "media/cards" not in site.read("/en/reviews/bridge/")
    assert site.build(cards=False).rendered == 0
    site.build(verify=True)
    assert cards(site).keys() == before.keys()
    assert site.build().rendered == 0


def test_a_card_that_was_deleted_or_changed_is_drawn_anew(site: SmallSite) -> None:
    site.build()
    first, second, *_ = sorted(path for path in (site.output / "media" / "cards").rglob("*.png"))
    whole = first.read_bytes(), second.read_bytes()
    first.unlink()
    second.write_bytes(b"spoilt")
    assert site.build().rendered == 2
    assert (first.read_bytes(), second.read_bytes()) == whole


def test_a_withdrawn_review_leaves_no_card_with_its_verdict(site: SmallSite) -> None:
    site.build()
    before = cards(site)
    notice = "status: withdrawn\ncorrections: [{date: 2026-03-01, kind: withdrawal, note: It was wrong.}]\n"
    site.edit(EN, "rating: ", notice + "rating: ").build(verify=True)
    assert not {name for name in cards(site) if "/reviews/" in name} & before.keys()


def test_several_processes_draw_the_same_bytes(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    one = {path: path.read_bytes() for path in (site.output / "media" / "cards").rglob("*.png")}
    monkeypatch.setattr(pool, "WORTH_IT", 2)
    site.build(clean=True, jobs=3)
    assert {path: path.read_bytes() for path in (site.output / "media" / "cards").rglob("*.png")} == one


def test_a_card_template_that_fails_is_told_with_its_line_and_changes_nothing(site: SmallSite) -> None:
    site.build()
    before = cards(site)
    (problem,) = site.write({"templates/cards/card.typ": "#let x = 1\n#y\n"}).run().problems
    assert (problem.code, problem.place) == ("template-fault", "templates/cards/card.typ:2")
    assert cards(site) == before


def test_a_font_that_is_added_shows_letters_that_were_missing(site: SmallSite) -> None:
    site.edit(EN, "fell into the river", "fell into the 北 river")
    for _ in range(2):
        assert [problem.code for problem in site.build().problems].count("card-letter-missing") == 1
    site.write({"templates/cards/fonts/own.ttf": font(by_groups(0x5317, 0x5317))})
    assert "card-letter-missing" not in {problem.code for problem in site.build(verify=True).problems}
