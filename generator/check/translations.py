"""Short texts in shared fields exist in every language in which they are shown.

## Why

A shared field may hold one text for all languages or a map of languages. Where the map lacks the language of the page,
readers are shown another one, marked as such.

## Example

Wrong, in a review that exists in English and Urdu:

    rating_explanation: {en: The film is from 2010.}

Right:

    rating_explanation: {en: The film is from 2010., ur: ویڈیو 2010 کی ہے۔}

## Codes

- `missing-translation` (warning): the text lacks a language; in small files (people, topics, ...) one of the site's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.check.subject import Subject
from generator.model.record import Record
from generator.model.source import Source
from generator.model.text import ANY
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks at every localized text of documents."""
    for document in subject.documents:
        yield from _missing(document.fields, document.source, document.translations)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Looks at every localized text of the small files."""
    library = subject.library
    for entries in (library.people, library.topics, library.claimants, library.techniques):
        for entry in entries.values():
            yield from _missing(entry, entry.source, subject.langs)


def _missing(record: Record, source: Source, langs: Iterable[str]) -> Iterator[Problem]:
    wanted = tuple(langs)
    for path, texts in localized(record):
        lacking = [lang for lang in wanted if lang not in texts]
        if lacking and ANY not in texts:
            yield source.warning(
                "missing-translation",
                path,
                f"the text is not given in {', '.join(lacking)}",
                hint=f"Add {', '.join(f'{lang}: …' for lang in lacking)}; readers of that language see another one.",
            )


def localized(value: object, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text by language in a record, with the dotted path to it."""
    if isinstance(value, dict):
        yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from localized(item, f"{path}.{number}")
    elif isinstance(value, Record):
        for name, item in value.__dict__.items():
            if item is not None and not isinstance(item, str):
                yield from localized(item, f"{path}.{name}" if path else name)
