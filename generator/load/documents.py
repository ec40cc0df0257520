"""The language files of one folder become one document: shared fields once, texts and bodies per language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.load.folder import Folder
from generator.load.front_matter import split_front_matter
from generator.load.markup import Markup, render_markup
from generator.load.parts import SHAPES, Part, Shape, sort_fields
from generator.load.reading import read_text
from generator.load.schema import read_record, unknown_languages
from generator.load.unfinished import unfinished
from generator.model.body import Body
from generator.model.config import Config
from generator.model.document import Document, Translation
from generator.model.library import AnyDocument
from generator.model.record import Record
from generator.model.source import shown
from generator.problems import Problem, did_you_mean

REVISION = ("title", "claim", "summary", "fact")
TO_BE_NOTED = "…"  # what `tasdiq new review` writes as the mark of an original that is not written yet


def load_document(folder: Folder, config: Config) -> tuple[AnyDocument | None, list[Problem], list[Problem]]:
    """The document in `folder`, its problems, and a warning for each translation that is left out because it is unfinished.

    None where a part of it cannot be read. One that is whole goes on to the checks even with errors, so that an editor
    learns of all its faults together.
    """
    parts, told = _parts(folder)
    original = _original(parts, config.langs, SHAPES[folder.kind], whole=len(parts) == len(folder.files))
    bodies: dict[str, Body] = {}
    left_out: dict[str, Problem] = {}
    for lang, part in parts.items():
        bodies[lang], found = _body(folder, part, config)
        told[lang] += found
        if original and part is not original and (warning := unfinished(part, bodies[lang], config)):
            left_out[lang] = warning
    problems = [problem for lang, found in told.items() if lang not in left_out for problem in found]
    parts = {lang: part for lang, part in parts.items() if lang not in left_out}
    translations: dict[str, Translation[Record]] = {}
    for lang, part in parts.items():
        text, found = _text(folder, part, config)
        problems += found
        if text:
            translations[lang] = Translation(lang, text, bodies[lang], part.source)
    fields: Record | None = None
    if original:
        fields, found = _shared(SHAPES[folder.kind], original, parts, config)
        problems += found
    warnings = list(left_out.values())
    if fields is None or original is None or len(translations) + len(left_out) < len(folder.files):
        return None, problems, warnings
    for lang in translations:
        translations[lang], found = _dated(translations, parts, lang, original)
        problems += found
    return Document(folder.kind, folder.slug, original.lang, fields, translations), problems, warnings


def _parts(folder: Folder) -> tuple[dict[str, Part], dict[str, list[Problem]]]:
    """The files that can be read, and the problems of every file, both by language."""
    parts: dict[str, Part] = {}
    problems: dict[str, list[Problem]] = {}
    for lang, path in folder.files.items():
        file, problems[lang] = read_text(path, f"{folder.name}/{path.name}")
        if file is None:
            continue
        content, found = split_front_matter(file)
        problems[lang] += found
        if content:
            parts[lang], found = sort_fields(lang, content, SHAPES[folder.kind])
            problems[lang] += found
    return parts, problems


def _text(folder: Folder, part: Part, config: Config) -> tuple[Record | None, list[Problem]]:
    """The fields that one language of the document has of its own."""
    text, problems = read_record(SHAPES[folder.kind].text, part.text, part.source)
    came_from = part.text.get("translated_from")
    if isinstance(came_from, str) and came_from not in config.langs:
        message = f"“{shown(came_from)}” is no language of this site"
        problems.append(
            part.source.error(
                "unknown-language", "translated_from", message, hint=did_you_mean(came_from, config.langs)
            )
        )
    return text, problems


def _body(folder: Folder, part: Part, config: Config) -> tuple[Body, list[Problem]]:
    """The text below the fields of one language of the document."""
    problems: list[Problem] = []
    if not part.body.strip() and folder.kind != "glossary":
        problems.append(
            Problem(
                "missing-body",
                "has no text below its fields",
                part.source.file,
                part.body_line,
                1,
                "Write the article.",
            )
        )
    words, prefix = config.strings.get(part.lang, {}), f"{folder.slug}-" if folder.kind == "glossary" else ""
    body, found = render_markup(Markup(part.body, folder.kind, part.body_line, part.source.file, words, prefix))
    return body, [*problems, *found]


def _original(parts: Mapping[str, Part], langs: tuple[str, ...], shape: Shape, *, whole: bool) -> Part | None:
    """The file that holds the shared fields; None when it may be one that could not be read."""
    present = [parts[lang] for lang in langs if lang in parts]
    having = [part for part in present if shape.original in part.shared]
    if not whole:
        having = [part for part in having if "translated_from" not in part.text]
        if not having:
            return None
    candidates = having or present
    return next(
        (part for part in candidates if "translated_from" not in part.text), candidates[0] if candidates else None
    )


def _shared(
    shape: Shape, original: Part, parts: Mapping[str, Part], config: Config
) -> tuple[Record | None, list[Problem]]:
    """The fields that all languages share, with problems where a translation says something else."""
    fields, problems = read_record(shape.fields, original.shared, original.source, zone=config.zone)
    if fields is None:
        return None, problems
    problems += unknown_languages(fields, original.source, config.langs)
    for part in parts.values():
        if part is not original:
            problems += _disagreements(shape, fields, original, part, config)
    return fields, problems


def _disagreements(shape: Shape, fields: Record, original: Part, part: Part, config: Config) -> list[Problem]:
    different = {name: value for name, value in part.shared.items() if original.shared.get(name) != value}
    if not different:
        return []
    repeated, problems = read_record(shape.fields, {**original.shared, **different}, part.source, zone=config.zone)
    if repeated is None:
        return problems
    for name, value in different.items():
        if getattr(repeated, name) != getattr(fields, name):
            there = f"has {_told(original.shared[name])}" if name in original.shared else "does not have it"
            message = f"“{name}” is {_told(value)} here, but {original.source.file} {there}"
            hint = f"The shared fields stand in {original.source.file}; delete “{name}” here, or write the same value."
            problems.append(part.source.error("translation-disagrees", name, message, hint=hint))
    return problems


def _told(value: object) -> str:
    return f"“{shown(value)}”" if isinstance(value, str) else shown(value)


def source_revision(text: Record, body: str) -> str:
    """What a translation was made from: twelve hexadecimal digits that change with the title, claim, summary, fact or body."""
    fields: dict[str, Any] = dict(text)
    parts = [*(fields.get(name) or "" for name in REVISION), body.strip()]
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()[:12]


def _dated(
    translations: Mapping[str, Translation[Record]], parts: Mapping[str, Part], lang: str, original: Part
) -> tuple[Translation[Record], list[Problem]]:
    """The translation, marked outdated when what it was made from has changed since."""
    translation, part = translations[lang], parts[lang]
    noted = part.text.get("source_revision")
    came_from = part.text.get("translated_from", original.lang)
    if not noted or came_from == lang or came_from not in translations:
        return translation, []
    now = source_revision(translations[came_from].text, parts[came_from].body)
    if noted == now:
        return translation, []
    file = parts[came_from].source.file
    hint = f"Compare the two; when they agree write “source_revision: {now}”."
    if noted == TO_BE_NOTED:  # in a draft both texts are still being written, and would change again
        message = f"nothing says in which state {file} was translated, so nobody will be told when it changes"
        problem = part.source.warning("translation-unmarked", "source_revision", message, hint=hint)
        return translation, [] if original.shared.get("status") == "draft" else [problem]
    message = f"{file} has changed since this translation was made"
    problem = part.source.warning("translation-outdated", "source_revision", message, hint=hint)
    return replace(translation, outdated=True), [problem]
