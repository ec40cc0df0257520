"""Media literacy: the learning path, each lesson with its quiz, and the quiz as a worksheet to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.model.article import Lesson
from generator.model.circles import in_sequence
from generator.model.page import Page
from generator.model.route import document_path, list_path, worksheet_path
from generator.plan.bodies import Bodies
from generator.plan.cards import with_card
from generator.plan.documents import article_context, article_head
from generator.plan.frame import Head, html_page
from generator.plan.parts import TOC_LEVEL, Data, article_card, taught, toc
from generator.plan.routes import section_alternates
from generator.plan.structured_learning import lesson_graph, path_graph
from generator.plan.view import View

MOST_REVIEWS = 6
COUNTERS = {"۰": "persian", "٠": "arabic-indic", "०": "devanagari", "০": "bengali"}
"""CSS's names for how the parts of a lesson are counted, by the zero of the page's digits."""


def plan_lessons(view: View, bodies: Bodies, *, cards: bool = True) -> Iterator[Page]:
    """The learning path of a language, its lessons, and a worksheet for each that has a quiz.

    With `cards`, lessons name their share cards.
    """
    path = lesson_path(view)
    yield _path(view, path)
    for place, lesson in enumerate(path):
        page = _lesson(view, bodies, path, place)
        yield with_card(view, lesson, page) if cards else page
        if lesson.fields.quiz:
            yield _worksheet(view, lesson)


def lesson_path(view: View) -> list[Lesson]:
    """The lessons in this language in the order in which to read them: each after those it builds upon, else oldest first."""
    here = {lesson.slug: lesson for lesson in view.library.lessons if view.lang in lesson.translations}
    oldest = sorted(here.values(), key=lambda lesson: (lesson.fields.published, lesson.slug))
    return [here[slug] for slug in in_sequence({lesson.slug: lesson.fields.after for lesson in oldest})]


def _path(view: View, lessons: Sequence[Lesson]) -> Page:
    path = list_path(view.lang, "learn")
    title, text = view.word("nav.learn"), view.word("directory.learn.text")
    head = Head(
        path=path,
        title=title,
        description=text,
        alternates=section_alternates(path, view.lang, view.langs),
        section="learn",
        graph=path_graph(view, lessons),
    )
    minutes = [lesson.fields.minutes for lesson in lessons]
    total = view.number(sum(filter(None, minutes))) if lessons and all(minutes) else ""
    context = {
        "title": title,
        "text": text,
        "total": view.word("learn.total", count=view.number(len(lessons)), minutes=total) if total else "",
        "lessons": [
            {**_step(view, lesson), "number": view.number(place)} for place, lesson in enumerate(lessons, start=1)
        ],
        "glossary": view.link(list_path(view.lang, "glossary")) if view.library.glossary else "",
    }
    return html_page(view, head, "learn.html", context)


def _step(view: View, lesson: Lesson) -> Data:
    """A lesson on the path: what it takes, what it teaches, what comes before it."""
    return {
        **article_card(view, lesson),
        "facts": _facts(view, lesson),
        "after": _after(view, lesson),
        "techniques": [view.text(technique.name) for technique in taught(view, lesson)],
    }


def _after(view: View, lesson: Lesson) -> list[Data]:
    """The lessons to be read before this one, as far as they exist in the language."""
    others = {other.slug: other for other in view.library.lessons if view.lang in other.translations}
    return [article_card(view, others[slug]) for slug in lesson.fields.after if slug in others]


def _facts(view: View, lesson: Lesson) -> list[str]:
    fields = lesson.fields
    headings = lesson.translations[view.lang].body.headings
    parts = sum(heading.level == TOC_LEVEL for heading in headings)
    facts = [view.text(fields.audience)] if fields.audience else []
    facts += [view.word(f"lesson.level.{fields.level}")] if fields.level else []
    facts += [view.word("lesson.parts", count=view.number(parts))] if parts > 1 else []
    facts += [view.word("lesson.minutes", count=view.number(fields.minutes))] if fields.minutes else []
    return facts


def _lesson(view: View, bodies: Bodies, path: Sequence[Lesson], place: int) -> Page:
    lesson = path[place]
    techniques = taught(view, lesson)
    found = {
        review.slug: review for technique in techniques for review in view.edition.by_technique.get(technique.id, ())
    }
    latest = sorted(found.values(), key=lambda review: (-review.moment, review.slug))[:MOST_REVIEWS]
    questions = quiz(view, lesson)
    context = {
        **article_context(view, bodies, lesson),
        "kicker": view.word("lesson.kicker"),
        "trail": [{"title": view.word("nav.learn"), "link": view.link(list_path(view.lang, "learn"))}],
        "facts": _facts(view, lesson),
        "techniques": [{"name": view.text(t.name), "text": view.text(t.description)} for t in techniques],
        "reviews": [review.texts[view.lang].shown() for review in latest],
        "reviews_title": view.word("lesson.reviews"),
        "toc": toc(view, lesson.translations[view.lang].body.headings, [("quiz", "quiz.title")] if questions else []),
        "counter": COUNTERS.get(view.digits("0"), ""),
        "quiz": questions,
        "worksheet": view.link(worksheet_path(view.lang, lesson.slug)) if questions else "",
        "after": _after(view, lesson),
        "next": article_card(view, path[place + 1]) if place + 1 < len(path) else None,
    }
    return html_page(view, article_head(view, lesson, "learn", lesson_graph(view, lesson)), "lesson.html", context)


def quiz(view: View, lesson: Lesson) -> list[Data]:
    """The questions of a lesson, their options lettered in the page's own script."""
    letters = view.word("quiz.letters").split()
    found = []
    for number, question in enumerate(lesson.fields.quiz, start=1):
        options: list[dict[str, Any]] = [
            {
                "letter": letters[place] if place < len(letters) else view.number(place + 1),
                "text": view.told(option.text),
                "right": option.right,
                "why": view.told(option.why),
            }
            for place, option in enumerate(question.options)
        ]
        found.append(
            {
                "id": f"question-{number}",
                "number": view.number(number),
                "text": view.told(question.question),
                "options": options,
                "answer": next((option for option in options if option["right"]), None),
                "explanation": view.told(question.explanation),
            }
        )
    return found


def _worksheet(view: View, lesson: Lesson) -> Page:
    """The quiz on paper. It is not for search engines: the lesson is."""
    text = lesson.translations[view.lang].text
    home = document_path(view.lang, "lessons", lesson.slug)
    translated = [lang for lang in view.langs if lang in lesson.translations]
    head = Head(
        path=worksheet_path(view.lang, lesson.slug),
        title=view.word("worksheet.title", title=text.title),
        description=text.summary,
        alternates={lang: worksheet_path(lang, lesson.slug) for lang in translated},
        section="learn",
        listed=False,
    )
    headings = lesson.translations[view.lang].body.headings
    context = {
        "title": text.title,
        "summary": text.summary,
        "kicker": view.word("worksheet.kicker"),
        "trail": [{"title": text.title, "link": view.link(home)}],
        "address": view.absolute(home),
        "parts": [heading.title for heading in headings if heading.level == TOC_LEVEL],
        "quiz": quiz(view, lesson),
    }
    return html_page(view, head, "worksheet.html", context)
