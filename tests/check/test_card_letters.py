from __future__ import annotations

from generator.model.letters import in_ranges
from generator.problems import Severity
from tests.check.newsroom import Newsroom, config, newsroom, problems, review

LETTERS = in_ranges([*range(0x20, 0x180), *range(0x600, 0x700), 0x301, 0x201C, 0x201D])
FILE = "content/reviews/bridge/index.en.md"


def told(subject: Newsroom) -> list[tuple[str, str]]:
    found = [problem for problem in problems(subject) if problem.code == "card-letter-missing"]
    assert all(problem.severity is Severity.WARNING and problem.hint for problem in found)
    return [(problem.place, problem.message) for problem in found]


def test_letters_that_no_font_has_are_named_where_they_stand() -> None:
    texts = {"en": {"claim": "The sign says दिल्ली 北京", "fact": "It says ਲ"}}
    (claim, message), (fact, other) = told(newsroom(review(texts=texts), card_letters=LETTERS))
    assert (claim, fact) == (f"{FILE}:3:1", f"{FILE}:5:1")
    assert "“द” (devanagari letter da), “ि” (devanagari vowel sign i)" in message
    assert message.endswith(" and 3 more; their places stay empty")
    assert "“ਲ” (gurmukhi letter la); " in other


def test_each_letter_is_named_once() -> None:
    ((_, message),) = told(newsroom(review(texts={"en": {"fact": "北 北 北"}}), card_letters=LETTERS))
    assert message.count("北") == 1


def test_what_the_fonts_have_and_what_needs_no_letter_passes() -> None:
    """An accent that the font has beside its letter, emoji with their joiners, spaces, marks of direction."""
    texts = {"en": {"claim": "A “b́ridge” Ǵ 😀✅ 👩\u200d🏫 ❤\ufe0f", "fact": "No\u00a0\u2066way\u2069 پل گر\u200cگیا"}}
    assert told(newsroom(review(texts=texts), card_letters=LETTERS)) == []


def test_the_title_counts_only_where_it_is_shown() -> None:
    with_fact = {"en": {"title": "The bridge at 北京", "fact": "It stands"}}
    assert told(newsroom(review(texts=with_fact), card_letters=LETTERS)) == []
    without = {"en": {"title": "The bridge at 北京"}}
    assert [place for place, _ in told(newsroom(review(texts=without), card_letters=LETTERS))] == [f"{FILE}:2:1"]


def test_labels_of_verdicts_and_the_sites_name_are_read() -> None:
    ratings = [
        {"id": "correct", "label": {"en": "True", "ur": "सच"}, "value": 2},
        {"id": "x", "label": "No", "value": 1},
    ]
    full = [{"definition": "x", "colour": "#112233", **rating} for rating in ratings]
    named = newsroom(config=config(ratings=full, name={"en": "Desk 北"}), card_letters=LETTERS)
    assert [message[31:39] for _, message in told(named)] == [
        "“北” (cjk",
        "“स” (dev",
    ]


def test_where_no_fonts_were_read_nothing_is_said() -> None:
    assert told(newsroom(review(texts={"en": {"fact": "北"}}))) == []
