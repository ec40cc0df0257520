"""The JSON-LD of what readers learn from: lessons with their quizzes, the path through them, and the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.article import Lesson, Option, Question
from generator.model.route import document_path, list_path
from generator.plan.parts import taught
from generator.plan.structured_claims import corrections
from generator.plan.structured_data import breadcrumbs, made_by
from generator.plan.structured_people import Node, organisation, people, publisher
from generator.plan.view import View, compact


def lesson_graph(view: View, lesson: Lesson) -> list[Node]:
    """A lesson as LearningResource, and its quiz."""
    path = document_path(view.lang, "lessons", lesson.slug)
    text, fields = lesson.translations[view.lang].text, lesson.fields
    teaches = [view.text(technique.name) for technique in taught(view, lesson)]
    resource = {
        "@type": "LearningResource",
        "@id": view.absolute(path) + "#Lesson",
        "url": view.absolute(path),
        "name": text.title,
        "description": text.summary,
        "inLanguage": view.lang,
        "learningResourceType": "lesson",
        "educationalLevel": fields.level,
        "audience": {"@type": "EducationalAudience", "audienceType": view.text(fields.audience)}
        if fields.audience
        else None,
        "timeRequired": f"PT{fields.minutes}M" if fields.minutes else None,
        "teaches": teaches,
        **made_by(view, fields),
        "translator": people(view, text.translators),
        "correction": corrections(view, fields.corrections),
        "isAccessibleForFree": True,
        "license": view.library.config.license,
        "hasPart": {"@id": view.absolute(path) + "#Quiz"} if fields.quiz else None,
    }
    quiz = [_quiz(view, lesson, teaches)] if fields.quiz else []
    trail = breadcrumbs(view, (view.word("nav.learn"), list_path(view.lang, "learn")), (text.title, path))
    return [compact(resource), *quiz, organisation(view), trail]


def _quiz(view: View, lesson: Lesson, about: list[str]) -> Node:
    """The quiz as schema.org's Quiz, its questions with every answer, as search engines asked for practice problems."""
    path = document_path(view.lang, "lessons", lesson.slug)
    return compact(
        {
            "@type": "Quiz",
            "@id": view.absolute(path) + "#Quiz",
            "url": view.absolute(path) + "#quiz",
            "name": f"{view.word('quiz.title')}: {lesson.translations[view.lang].text.title}",
            "inLanguage": view.lang,
            "learningResourceType": "quiz",
            "educationalLevel": lesson.fields.level,
            "about": [{"@type": "Thing", "name": name} for name in about],
            "isPartOf": {"@id": view.absolute(path) + "#Lesson"},
            "hasPart": [_question(view, question) for question in lesson.fields.quiz],
        }
    )


def _question(view: View, question: Question) -> Node:
    answers = [_answer(view, option, place) for place, option in enumerate(question.options)]
    right = [answer for answer, option in zip(answers, question.options, strict=True) if option.right]
    if right and question.explanation:
        right[0]["answerExplanation"] = {"@type": "Comment", "text": view.text(question.explanation)}
    return compact(
        {
            "@type": "Question",
            "eduQuestionType": "Multiple choice",
            "learningResourceType": "Practice problem",
            "name": view.text(question.question),
            "text": view.text(question.question),
            "acceptedAnswer": right[0] if right else None,
            "suggestedAnswer": [
                answer for answer, option in zip(answers, question.options, strict=True) if not option.right
            ],
        }
    )


def _answer(view: View, option: Option, place: int) -> Node:
    comment = {"@type": "Comment", "text": view.text(option.why)} if option.why else None
    return compact({"@type": "Answer", "position": place, "text": view.text(option.text), "comment": comment})


def path_graph(view: View, lessons: Sequence[Lesson]) -> list[Node]:
    """The learning path as a list of its lessons, in the order in which to read them."""
    path = list_path(view.lang, "learn")
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": lesson.translations[view.lang].text.title,
            "url": view.absolute(document_path(view.lang, "lessons", lesson.slug)),
        }
        for position, lesson in enumerate(lessons, start=1)
    ]
    listed = {
        "@type": "ItemList",
        "name": view.word("nav.learn"),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(items),
        "itemListElement": items,
    }
    return [*([listed] if items else []), breadcrumbs(view, (view.word("nav.learn"), path))]


def glossary_graph(view: View) -> list[Node]:
    """The glossary as a set of terms, each with the anchor at which it stands."""
    path = list_path(view.lang, "glossary")
    here = [term for term in view.library.glossary if view.lang in term.translations]
    terms = [
        compact(
            {
                "@type": "DefinedTerm",
                "@id": (url := view.absolute(document_path(view.lang, "glossary", term.slug))),
                "url": url,
                "name": term.translations[view.lang].text.title,
                "description": term.translations[view.lang].text.summary,
                "inDefinedTermSet": view.absolute(path),
                "sameAs": list(term.fields.same_as),
            }
        )
        for term in here
    ]
    glossary = {
        "@type": "DefinedTermSet",
        "@id": view.absolute(path),
        "url": view.absolute(path),
        "name": view.word("glossary.title"),
        "description": view.word("glossary.text"),
        "inLanguage": view.lang,
        "publisher": publisher(view),
        "hasDefinedTerm": terms,
    }
    return [compact(glossary), breadcrumbs(view, (view.word("glossary.title"), path))]
