"""Cards for other sites: true to the review, escaped, and told of by oEmbed."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from generator.plan import plan_routes
from generator.plan.embeds import embed_pages
from tests.newsroom import Newsroom

AWKWARD = """5 < 6 & "it's" </iframe><script>"""


def card(newsroom: Newsroom, lang: str = "en") -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of the card and of its oEmbed document."""
    view, shelf = newsroom.shelf(lang)
    page, oembed = embed_pages(shelf, view.edition.reviews[0])
    assert (page.path, oembed.path) == (f"/{lang}/embed/flood-picture/", f"/{lang}/embed/flood-picture/oembed.json")
    assert not page.listed
    return dict(page.context), dict(oembed.context["data"])


def offer(newsroom: Newsroom) -> Any:  # noqa: ANN401 - plain data
    view, shelf = newsroom.shelf()
    return shelf.page(view.edition.reviews[0])["embed"]


def test_the_card_says_what_the_review_says_and_leads_there() -> None:
    told, _ = card(Newsroom().configure(base_url="https://host.example/facts").review(status="withdrawn"), "ur")
    assert (told["verdict"]["label"], told["status"]) == ("غلط", "withdrawn")
    assert told["full"] == "/facts/ur/reviews/flood-picture/"
    assert told["small"]["canonical"] == "https://host.example/facts/ur/reviews/flood-picture/"
    assert "script-src" not in told["small"]["csp"]


def test_the_oembed_document_has_what_the_type_rich_must_have() -> None:
    _, told = card(Newsroom().review(texts={"en": {"title": "A title"}}))
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", "A title")
    assert isinstance(told["width"], int)
    assert isinstance(told["height"], int)
    assert told["cache_age"] <= 86_400, "a correction must be seen within a day"


@pytest.mark.parametrize("title", ["A title", AWKWARD, "پل سلامت ہے"])
def test_the_code_is_one_frame_whatever_the_title(title: str) -> None:
    newsroom = Newsroom().review(texts={"en": {"title": title}})
    for code in (offer(newsroom)["snippet"], card(newsroom)[1]["html"]):
        (frame,) = html.fragments_fromstring(code)
        assert frame.tag == "iframe"
        assert len(frame) == 0
        assert not frame.text
        assert frame.get("title") == title
        assert frame.get("src") == "https://tasdiq.example.org/en/embed/flood-picture/"


def test_the_review_names_whole_addresses_for_programs() -> None:
    told = offer(Newsroom().configure(base_url="https://host.example/facts").review())
    assert told["card"] == "/facts/en/embed/flood-picture/"
    assert told["oembed"] == "https://host.example/facts/en/embed/flood-picture/oembed.json"


def test_a_newsroom_can_leave_cards_out() -> None:
    newsroom = Newsroom().configure(embeds=False).review()
    assert offer(newsroom) is None
    assert not [route.path for route in plan_routes(newsroom.library()) if "/embed/" in route.path]
