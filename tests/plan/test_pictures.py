"""Each picture that a document shows is planned once for every size and form that pages name, and no other is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from generator.model.article import ContentPage, LessonFields, PageFields
from generator.model.body import Body, Reference
from generator.model.config import Config, Language, Organisation
from generator.model.document import Document, Translation
from generator.model.library import Library
from generator.model.page import Page
from generator.model.picture import Picture
from generator.model.rating import Rating
from generator.model.record import Record
from generator.model.review import Image
from generator.model.source import Source
from generator.plan.bodies import picture_data
from generator.plan.pictures import plan_pictures

FLOOD = Picture("content/pages/about/flood.jpg", "a" * 64, 2000, 1000, "jpeg", orientation=6)
RATING = Rating(id="wrong", label="Wrong", definition="It is not so.", colour="#aa0000")
CHART = Picture("content/pages/about/chart.png", "b" * 64, 300, 200, "png", alpha=True)


class Words(Record):
    """The fields of a test document's language."""

    title: str = "Title"


def document(
    slug: str, *, declared: tuple[str, ...] = (), shown: tuple[str, ...] = (), false: tuple[str, ...] = ()
) -> ContentPage:
    images = [Image(file=name, alt="What is seen") for name in declared]
    images += [Image(file=name, alt="What is seen", role="false-media") for name in false]
    fields = PageFields(images=tuple(images))
    body = Body(images=tuple(Reference(name) for name in shown))
    translation = Translation("en", Words(), body, Source())
    made: object = Document("pages", slug, "en", fields, MappingProxyType({"en": translation}))
    return made  # type: ignore[return-value]  # planning pictures reads no text


def library(*documents: ContentPage, stamp: str = "Not so", **pictures: Picture) -> Library:
    config = Config(
        base_url="https://example.org",
        name="Name",
        tagline="Line",
        languages=(Language(id="en", name="English"),),
        organisation=Organisation(name="Name"),
        ratings=(RATING, RATING),
        strings={"en": {"review.image.stamp": stamp}},
    )
    found = {picture.file.removeprefix("content/"): picture for picture in pictures.values()}
    return Library(config, pages=documents, pictures=found)


def sizes(pages: list[Page]) -> list[tuple[int, int, str]]:
    return [(page.context["width"], page.context["height"], page.context["format"]) for page in pages]


def test_a_large_picture_has_three_widths_a_fallback_and_one_to_share() -> None:
    pages = list(plan_pictures(library(document("about", declared=("flood.jpg",)), flood=FLOOD)))
    assert sizes(pages) == [
        (480, 240, "webp"),
        (960, 480, "webp"),
        (1600, 800, "webp"),
        (960, 480, "jpg"),
        (1600, 800, "jpg"),
    ]
    assert pages[0] == Page(
        path=f"/media/{'a' * 20}-480.webp",
        template="picture",
        data={
            "file": "content/pages/about/flood.jpg",
            "sha256": "a" * 64,
            "orientation": 6,
            "width": 480,
            "height": 240,
            "format": "webp",
        },
    )


def test_a_small_picture_is_not_enlarged_and_keeps_its_transparency() -> None:
    pages = list(plan_pictures(library(document("about", shown=("./chart.png",)), chart=CHART)))
    assert sizes(pages) == [(300, 200, "webp"), (300, 200, "png")]


def test_every_address_that_pages_name_is_planned() -> None:
    planned = {page.path for page in plan_pictures(library(document("about", declared=("flood.jpg",)), flood=FLOOD))}
    made = picture_data(FLOOD)
    assert {made["src"], *(path for path, _ in made["sources"])} <= planned


def test_a_picture_that_nobody_shows_is_not_published() -> None:
    assert list(plan_pictures(library(document("about", declared=("flood.jpg",)), chart=CHART))) == []


def test_a_picture_of_a_scheduled_document_waits_with_it() -> None:
    due = datetime(2030, 1, 1, tzinfo=UTC)
    fields = LessonFields(published=due, images=(Image(file="a.png", alt="What is seen"),))
    page = document("later")
    lesson: object = Document("lessons", "later", "en", fields, page.translations)
    picture = Picture("content/lessons/later/a.png", "e" * 64, 300, 200, "png")
    whole = replace(library(a=picture), lessons=(lesson,))  # type: ignore[arg-type]
    assert list(plan_pictures(whole.visible(due - timedelta(seconds=1), drafts=False))) == []
    assert len(list(plan_pictures(whole.visible(due, drafts=False)))) == 2


def test_one_picture_beside_two_documents_is_one_output() -> None:
    copy = Picture("content/pages/team/same.jpg", FLOOD.sha256, 2000, 1000, "jpeg", orientation=6)
    both = (document("about", declared=("flood.jpg",)), document("team", declared=("same.jpg",)))
    paths = [page.path for page in plan_pictures(library(*both, flood=FLOOD, copy=copy))]
    assert len(paths) == len(set(paths)) == 5


def test_a_name_that_markdown_has_encoded_is_found() -> None:
    spaced = Picture("content/pages/about/a b.png", "c" * 64, 300, 200, "png")
    assert len(list(plan_pictures(library(document("about", shown=("a%20b.png",)), spaced=spaced)))) == 2


def test_the_thinnest_picture_keeps_one_pixel() -> None:
    line = Picture("content/pages/about/line.png", "d" * 64, 10_000, 1, "png")
    pages = plan_pictures(library(document("about", declared=("line.png",)), line=line))
    assert {page.context["height"] for page in pages} == {1}


def test_false_media_is_stamped_in_every_size_and_what_is_not_declared_false_is_not() -> None:
    told = library(document("about", false=("flood.jpg",), declared=("chart.png",)), flood=FLOOD, chart=CHART)
    templates = {(page.context["file"], page.template) for page in plan_pictures(told)}
    assert templates == {(FLOOD.file, "stamped"), (CHART.file, "picture")}
    stamped = next(page for page in plan_pictures(told) if page.template == "stamped")
    assert stamped.context["stamp"] == {
        "lines": [{"lang": "en", "dir": "ltr", "font": "system", "text": "Not so"}],
        "site": "example.org",
    }


def test_the_same_file_shown_as_false_and_as_the_original_is_two_outputs() -> None:
    copy = Picture("content/pages/team/same.jpg", FLOOD.sha256, 2000, 1000, "jpeg", orientation=6)
    both = (document("about", false=("flood.jpg",)), document("team", declared=("same.jpg",)))
    paths = [page.path for page in plan_pictures(library(*both, flood=FLOOD, copy=copy))]
    assert len(paths) == len(set(paths)) == 10


def test_a_stamp_with_other_words_has_another_address() -> None:
    page = document("about", false=("flood.jpg",))
    before, after = (
        {each.path for each in plan_pictures(library(page, stamp=words, flood=FLOOD))} for words in ("No", "Not so")
    )
    assert not before & after
