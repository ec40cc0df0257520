"""What readers pass on of a dossier and a lesson: title and address, and nothing that could travel alone."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from generator.plan.articles import plan_articles
from tests.newsroom import Newsroom, made


def shares(newsroom: Newsroom, path: str) -> Any:  # noqa: ANN401 - plain data
    lang = path.split("/")[1]
    pages = {page.path: page for page in plan_articles(*made(newsroom.library(), lang))}
    return pages[path].context["shares"]


@pytest.mark.parametrize("lang", ["en", "ur"])
@pytest.mark.parametrize("folder", ["narratives", "learn"])
def test_title_and_address_are_passed_on(lang: str, folder: str) -> None:
    found = shares(Newsroom().narrative("story").lesson("story"), f"/{lang}/{folder}/story/")
    address = f"https://tasdiq.example.org/{lang}/{folder}/story/"
    assert (found["address"], found["lines"]) == (address, [f"story title {lang}", address])
    assert found["whatsapp"].startswith("https://wa.me/?text=")
    assert unquote(found["whatsapp"]).endswith(f"=story title {lang}\n{address}")
    assert unquote(found["email"]) == f"mailto:?subject=story title {lang}&body=story title {lang}\r\n{address}"


def test_a_withdrawn_dossier_is_not_passed_on_under_its_title() -> None:
    found = shares(Newsroom().narrative("story", status="withdrawn"), "/en/narratives/story/")
    assert "story title" not in unquote(found["email"] + found["whatsapp"])


def test_a_content_page_offers_nothing() -> None:
    assert shares(Newsroom().page("about"), "/en/about/") is None
