"""What editors do: each edit changes a newsroom, by the number `pick`, and leaves it free of errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from tests.engine.newsroom import COLOURS, Newsroom, Review, shipped, two

Edit = Callable[[Newsroom, int], None]
ItemT = TypeVar("ItemT")
EDITS: dict[str, Edit] = {}
MOST_REVIEWS = 12
MOST_ARTICLES = 4


def edit(function: Edit) -> Edit:
    """Adds an edit to the list of all."""
    EDITS[function.__name__] = function
    return function


def one(items: list[ItemT], pick: int) -> ItemT:
    """One of these."""
    return items[pick % len(items)]


def some(room: Newsroom, pick: int) -> Review:
    """One of the reviews."""
    return room.reviews[one(sorted(room.reviews), pick)]


@edit
def add_review(room: Newsroom, pick: int) -> None:
    langs = one([["en", "ur"], ["en"], ["ur"], ["ur", "en"]], pick)
    if len(room.reviews) < MOST_REVIEWS:
        room.reviews[f"new-{room.next()}"] = Review(langs=langs, published=one(["2026-02-03", "2026-01-09"], pick // 4))


@edit
def delete_review(room: Newsroom, pick: int) -> None:
    slug = one(sorted(room.reviews), pick)
    if len(room.reviews) > 1:
        del room.reviews[slug]
        room.forget(slug)


@edit
def rename_with_alias(room: Newsroom, pick: int) -> None:
    slug = one(sorted(room.reviews), pick)
    review = room.reviews.pop(slug)
    room.forget(slug)
    review.aliases = [*review.aliases[-1:], slug]
    review.link = "" if review.link == slug else review.link  # a text that leads to its own page
    room.reviews[f"named-{room.next()}"] = review


@edit
def rename_without_alias(room: Newsroom, pick: int) -> None:
    slug = one(sorted(room.reviews), pick)
    review = room.reviews[f"named-{room.next()}"] = room.reviews.pop(slug)
    review.link = "" if review.link == slug else review.link
    room.forget(slug)


@edit
def change_title(room: Newsroom, pick: int) -> None:
    some(room, pick).title = room.next()


@edit
def change_title_and_back(room: Newsroom, pick: int) -> None:
    """A title that was there before: what is remembered of it must be of this title still."""
    review = some(room, pick)
    review.title = 0 if review.title else 1


@edit
def change_claim(room: Newsroom, pick: int) -> None:
    some(room, pick).claim = room.next()


@edit
def change_body(room: Newsroom, pick: int) -> None:
    some(room, pick).body = room.next()


@edit
def change_rating(room: Newsroom, pick: int) -> None:
    ids = [rating["id"] for rating in room.settings["ratings"]]
    some(room, pick).rating = one(ids, pick // 16)


@edit
def retag(room: Newsroom, pick: int) -> None:
    topics = [place.partition("/")[2] for place in room.vocabulary if place.startswith("topics/")]
    first = one(topics, pick // 16)
    some(room, pick).topics = one([[first], list(dict.fromkeys([first, *topics]))], pick // 64)


@edit
def change_authors(room: Newsroom, pick: int) -> None:
    some(room, pick).authors = one([["amina"], ["bilal"], ["bilal", "amina"]], pick // 16)


@edit
def change_claimant(room: Newsroom, pick: int) -> None:
    some(room, pick).claimant = one(["", "council"], pick // 16)


@edit
def change_technique(room: Newsroom, pick: int) -> None:
    some(room, pick).technique = one(["", "old-picture"], pick // 16)


@edit
def join_narrative(room: Newsroom, pick: int) -> None:
    review = some(room, pick)
    review.narrative = not review.narrative


@edit
def translate(room: Newsroom, pick: int) -> None:
    lacking = [review for _, review in sorted(room.reviews.items()) if len(review.langs) == 1]
    if lacking:
        review = one(lacking, pick)
        review.langs.append("ur" if review.langs == ["en"] else "en")


@edit
def remove_translation(room: Newsroom, pick: int) -> None:
    """Either language may go; what stays becomes, or is, the original."""
    whole = [review for _, review in sorted(room.reviews.items()) if len(review.langs) > 1]
    if whole:
        one(whole, pick).langs.pop(pick // 16 % 2)


@edit
def correct(room: Newsroom, pick: int) -> None:
    slug = one(room.shown() or [""], pick)
    if not slug:
        return
    review, note = room.reviews[slug], f"Version {room.next()}"
    day = room.today()
    kind = one(["correction", "clarification", "update"], pick // 16)
    if review.status == "published":
        review.corrections.append({"date": day, "kind": kind, "note": two(note, f"درستی {note}")})


@edit
def see_again(room: Newsroom, pick: int) -> None:
    """A claim comes back, today or in the month before; or the place was a mistake and goes again."""
    slug = one(room.shown() or [""], pick)
    if not slug:
        return
    review = room.reviews[slug]
    day = one([room.today(), room.today()[:7]], pick // 16)
    if review.seen and pick % 3 == 0:
        review.seen.pop()
    else:
        review.seen.append({"url": f"https://social.example/again/{room.next()}", "date": day, "platform": "x"})


@edit
def withdraw(room: Newsroom, pick: int) -> None:
    slug = one(room.shown() or [""], pick)
    if slug and room.reviews[slug].status == "published":
        day = room.today()
        room.reviews[slug].status = "withdrawn"
        room.reviews[slug].corrections.append({"date": day, "kind": "withdrawal", "note": two("Wrong", "غلطی")})


@edit
def make_draft(room: Newsroom, pick: int) -> None:
    slug = one(sorted(room.reviews), pick)
    if room.reviews[slug].status == "published":
        room.reviews[slug].status = "draft"
        room.forget(slug)


@edit
def publish(room: Newsroom, pick: int) -> None:
    drafts = [review for _, review in sorted(room.reviews.items()) if review.status == "draft"]
    if drafts:
        one(drafts, pick).status = "published"


@edit
def schedule(room: Newsroom, pick: int) -> None:
    slug = one(sorted(room.reviews), pick)
    review = room.reviews[slug]
    if review.status != "withdrawn" and not review.corrections:
        room.forget(slug)
        review.published = one(["2026-03-20T09:00:00+05:00", "2026-04-11", "2026-05-01T00:00:00+00:00"], pick // 16)


@edit
def pass_days(room: Newsroom, pick: int) -> None:
    room.pass_time(days=one([1, 19, 45], pick))


@edit
def pass_to_the_moment(room: Newsroom, pick: int) -> None:
    """To the very second at which something is due, or the one before."""
    due = room.due()
    if due:
        room.now = due
        room.pass_time(seconds=one([0, -1], pick))


@edit
def relate(room: Newsroom, pick: int) -> None:
    other = one(room.shown() or [""], pick // 16)
    review = some(room, pick)
    if other and room.reviews[other] is not review and other not in review.related:
        review.related.append(other)


@edit
def link_in_the_text(room: Newsroom, pick: int) -> None:
    other = one(room.shown() or [""], pick // 16)
    some(room, pick).link = other


@edit
def tell_in_the_timeline(room: Newsroom, pick: int) -> None:
    room.timeline = room.shown()[: pick % 3]


@edit
def change_picture(room: Newsroom, pick: int) -> None:
    """Another picture of the same name and the same size in bytes, a first one, or none any more."""
    some(room, pick).picture = one(["red", "blue", "green", ""], pick // 16)


@edit
def change_role(room: Newsroom, pick: int) -> None:
    """A picture is found to be false, or to be the original: with a stamp in its pixels, and without."""
    pictured = [review for _, review in sorted(room.reviews.items()) if review.picture]
    if pictured:
        one(pictured, pick).role = one(["original", "false-media", "photo", "evidence"], pick // 16)


@edit
def show_the_same_picture(room: Newsroom, pick: int) -> None:
    """In one review as false media, in another as the original."""
    one_of, other = some(room, pick), some(room, pick // 16)
    one_of.picture, one_of.role = "red", "false-media"
    if other is not one_of:
        other.picture, other.role = "red", "original"


@edit
def add_article(room: Newsroom, pick: int) -> None:
    kind, langs = one(["lessons", "narratives"], pick), one([["en", "ur"], ["en"], ["ur"]], pick // 2)
    if len(room.articles) < MOST_ARTICLES:
        room.articles[f"{kind}/more-{room.next()}"] = [*langs]


@edit
def delete_article(room: Newsroom, pick: int) -> None:
    """Lessons and dossiers that came; the first of them, if there is none, comes."""
    if room.articles:
        del room.articles[one(sorted(room.articles), pick)]
    else:
        add_article(room, pick)


@edit
def translate_article(room: Newsroom, pick: int) -> None:
    """A lesson or a dossier gets its other language, or loses one of two."""
    if not room.articles:
        add_article(room, pick)
    langs = room.articles[one(sorted(room.articles), pick)]
    if len(langs) > 1:
        langs.pop(pick // 16 % 2)
    else:
        langs.append("ur" if langs == ["en"] else "en")


@edit
def change_article(room: Newsroom, pick: int) -> None:
    places = [
        "narratives/story",
        "lessons/looking",
        "pages/methodology",
        "pages/about",
        *(f"glossary/{t}" for t in room.terms),
        *sorted(room.articles),
    ]
    room.texts[one(places, pick)] = room.next()


@edit
def change_terms(room: Newsroom, pick: int) -> None:
    room.terms = one([["claim", "source"], ["claim"], [f"term-{room.next()}", "claim"], []], pick)


@edit
def change_forms(room: Newsroom, pick: int) -> None:
    """Other words stand for a term: some that every text holds, some that few do, and none."""
    english, urdu = ["engineers", "unharmed", "another one", "paragraph"], ["پل", "انجینئروں", "نسخہ"]
    for slug in room.terms[:1]:
        forms = {"en": [one(english, pick)], "ur": [one(urdu, pick)]}
        room.forms = {slug: one([forms, {}, {"en": english, "ur": []}], pick // 16)}  # a word stands for one term alone


@edit
def rename_entry(room: Newsroom, pick: int) -> None:
    """Somebody or something has another name, in one language or in both."""
    entry = room.vocabulary[one(sorted(room.vocabulary), pick)]
    number = room.next()
    english = entry["name"]["en"] if pick // 16 % 2 else f"Name {number}"
    entry["name"] = two(english, f"نام {number}")


@edit
def add_entry(room: Newsroom, pick: int) -> None:
    kind = one(["people", "topics", "claimants"], pick)
    if len(room.vocabulary) < MOST_REVIEWS:
        room.vocabulary[f"{kind}/entry-{room.next()}"] = {"name": two("Another", "اور")}


@edit
def describe_entry(room: Newsroom, pick: int) -> None:
    place = one([place for place in sorted(room.vocabulary) if not place.startswith("people/")], pick)
    room.vocabulary[place]["description"] = two(f"Description {room.next()}", "تفصیل")


@edit
def change_site(room: Newsroom, pick: int) -> None:
    choices: list[tuple[str, list[Any]]] = [
        ("name", [two("Facts", "حقائق"), two("Example Facts", "مثالی حقائق")]),
        (
            "base_url",
            ["https://facts.example.org/checks", "https://other.example.org", "https://facts.example.org"],
        ),
        ("lists", [{"per_page": 2, "latest": 1}, {"per_page": 4, "latest": 3}, {"per_page": 9, "latest": 9}]),
        ("feeds", [{"items": 1}, {"items": 9}, {"items": 3, "id_base": "https://old.example.org"}]),
        ("timezone", ["Pacific/Kiritimati", "America/Anchorage", "Asia/Karachi"]),
        ("notice", [two("A notice", "ایک اطلاع")]),
        ("host", ["cloudflare-pages", "none"]),
        ("navigation", [["methodology", "about"], ["about"]]),
        ("lite", [False, True]),
        ("embeds", [True, False]),
        ("offline", [True, False]),
        ("theme", [{"accent": "#123456"}, {}]),
        ("license", ["https://creativecommons.org/licenses/by/4.0/"]),
        ("languages", [[{"id": "en", "name": "English"}, {"id": "ur", "name": "اردو", "digits": "native"}]]),
    ]
    name, values = one(choices, pick)
    if name != "timezone" or not any(review.corrections for review in room.reviews.values()):
        room.settings[name] = one(values, pick // 16)
    if room.settings.get("offline"):  # keeps text-only pages
        room.settings["lite"] = True


@edit
def change_verdict(room: Newsroom, pick: int) -> None:
    rating = one(room.settings["ratings"], pick)
    number = room.next()
    rating.update(
        one(
            [
                {"label": two(f"Label {number}", f"فیصلہ {number}")},
                {"colour": one(list(COLOURS), number)},
                {"definition": two(f"Meaning {number}", "معنی")},
                {"retired": not rating.get("retired", False)},
                {"icon": one(["material/check", "material/close"], number)},
            ],
            pick // 16,
        )
    )


@edit
def add_verdict(room: Newsroom, pick: int) -> None:
    number = room.next()
    verdict = f"verdict-{number}"
    told = {"id": verdict, "label": two(f"Verdict {number}", f"حکم {number}"), "definition": "New"}
    room.settings["ratings"] = [*room.settings["ratings"][:4], {**told, "colour": one(list(COLOURS), pick)}]
    for review in room.reviews.values():
        if review.rating not in {rating["id"] for rating in room.settings["ratings"]}:
            review.rating = verdict


@edit
def change_template(room: Newsroom, pick: int) -> None:
    """A template of the newsroom's own, a part that several of them include, a stylesheet, words, an icon."""
    number = room.next()
    corrections = (
        f'{{% extends "base.html" %}}\n{{% block content %}}<p>Own {number}: {{{{ title }}}}</p>{{% endblock %}}\n'
    )
    parts: list[tuple[str, str]] = [
        ("templates/list.html", shipped("list.html").replace("<h1", f'<h1 data-own="{number}"')),
        ("templates/corrections.html", corrections),
        ("templates/assets/extra.css", f".own {{ width: {number}px }}\n"),
        ("templates/strings/ur.yml", f"home: صفحہ {number}\n"),
        ("templates/partials/macros.html", shipped("partials/macros.html") + f"{{# {number} #}}\n"),
        ("templates/assets/tasdiq.js", shipped("assets/tasdiq.js") + f"\n// {number}\n"),
    ]
    name, text = one(parts, pick)
    room.look[name] = text


@edit
def remove_template(room: Newsroom, pick: int) -> None:
    if room.look:
        del room.look[one(sorted(room.look), pick)]


@edit
def show_drafts(room: Newsroom, _: int) -> None:
    """The preview's option, on or off."""
    room.drafts = not room.drafts


@edit
def give_address(room: Newsroom, pick: int) -> None:
    """The option that replaces the configured address."""
    room.base_url = one(["", "https://preview.example.org", "http://localhost:8000/sub"], pick)
