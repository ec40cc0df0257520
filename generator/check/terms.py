"""A term of the glossary is explained by other words than itself, and every word of a text means one term.

## Why

A definition that only names another term sends readers on, and a circle of such definitions sends them round for ever.
`see` leads to terms that explain more, so it may not lead back either; a link in the text may. A word that two terms
claim could only be explained by one of them.

## Example

Wrong, in `glossary/deepfake/` and `glossary/synthetic-media/`:

    summary: Synthetic media.

    summary: A deepfake.

Right:

    summary: Synthetic media that shows a real person.

    summary: Pictures or sound made by a computer.

## Codes

- `glossary-loop`: a term is explained by itself, by way of the terms that the message names.
- `same-term`: a title or one of the `forms` stands for another term in this language already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.subject import Subject
from generator.model.article import Term
from generator.model.circles import circles
from generator.model.words import words
from generator.problems import Problem

HOLLOW = 3  # so many words besides another term's name (“see”, “a kind of”) explain nothing
LONGEST_NAME = 8

Forms = dict[tuple[str, ...], str]


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at the glossary of each language."""
    terms = sorted(subject.library.glossary, key=lambda term: term.slug)
    for lang in subject.langs:
        here = [term for term in terms if lang in term.translations]
        forms: Forms = {}
        yield from _repeated(here, lang, forms)
        yield from _loops(here, lang, forms)


def _repeated(terms: Sequence[Term], lang: str, forms: Forms) -> Iterator[Problem]:
    """Fills `forms` with the term that each word or group of words stands for, and tells of those that stand for two."""
    files: dict[str, str] = {}
    for term in terms:
        translation = term.translations[lang]
        files[term.slug] = translation.source.file
        named = [
            ("title", translation.text.title),
            *((f"forms.{number}", form) for number, form in enumerate(translation.text.forms)),
        ]
        for path, form in named:
            other = forms.setdefault(tuple(words(form)), term.slug)
            if other != term.slug:
                yield translation.source.error(
                    "same-term",
                    path,
                    f"“{form}” stands for the term in {files[other]} already",
                    hint="Leave it to one of the two terms, or make one term of them.",
                )


def _loops(terms: Sequence[Term], lang: str, forms: Forms) -> Iterator[Problem]:
    known = {term.slug: term for term in terms}
    hollow = {term.slug: _hollow(term, lang, forms) for term in terms}
    leads = {slug: tuple(filter(None, (hollow[slug], *term.fields.see))) for slug, term in known.items()}
    for way in circles(leads):
        term, following = known[way[0]], way[1] if len(way) > 1 else way[0]
        if following == hollow[term.slug]:
            source, path = term.translations[lang].source, "summary"
        else:
            source, path = term.source, f"see.{term.fields.see.index(following)}"
        yield source.error(
            "glossary-loop",
            path,
            f"this term is explained by itself: {' → '.join([*way, way[0]])}",
            hint="Say what it is in other words, or take one of these terms out of “see”.",
        )


def _hollow(term: Term, lang: str, forms: Forms) -> str:
    """The term whose name is all that this one's definition says; empty where it says more."""
    said = tuple(words(term.translations[lang].text.summary))
    if len(said) > LONGEST_NAME + HOLLOW:
        return ""
    for length in range(len(said), max(0, len(said) - HOLLOW - 1), -1):
        for start in range(len(said) - length + 1):
            if found := forms.get(said[start : start + length]):
                return found
    return ""
