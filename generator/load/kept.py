"""Whole documents as plain data and back, for the cache: no program is ever read from it, as `pickle` would."""

from __future__ import annotations

from typing import Any

from generator.load.parts import SHAPES
from generator.model.body import Body, Heading, Reference
from generator.model.document import Document, Translation
from generator.model.library import AnyDocument
from generator.model.source import Source


def document_plain(document: AnyDocument) -> tuple[Any, ...]:
    """The document as `marshal` can write it."""
    translations = {
        lang: (
            translation.text.model_dump(mode="json", exclude_unset=True),
            _body_plain(translation.body),
            translation.source.file,
            dict(translation.source.marks),
            translation.outdated,
        )
        for lang, translation in document.translations.items()
    }
    fields = document.fields.model_dump(mode="json", exclude_unset=True)
    return (document.kind, document.slug, document.lang, fields, translations)


def document_of(plain: tuple[Any, ...]) -> AnyDocument:
    """The document that `document_plain` gave."""
    kind, slug, lang, fields, translations = plain
    shape = SHAPES[kind]
    return Document(
        kind,
        slug,
        lang,
        shape.fields.model_validate(fields),
        {
            name: Translation(name, shape.text.model_validate(text), _body(body), Source(file, marks), outdated)
            for name, (text, body, file, marks, outdated) in translations.items()
        },
    )


def _body_plain(body: Body) -> tuple[Any, ...]:
    return (
        body.html,
        body.text,
        tuple((heading.level, heading.id, heading.title, heading.line, heading.column) for heading in body.headings),
        tuple((link.target, link.line, link.column, link.alt) for link in body.links),
        tuple((image.target, image.line, image.column, image.alt) for image in body.images),
        body.anchors,
    )


def _body(plain: tuple[Any, ...]) -> Body:
    html, text, headings, links, images, anchors = plain
    return Body(
        html=html,
        text=text,
        headings=tuple(Heading(*heading) for heading in headings),
        links=tuple(Reference(*link) for link in links),
        images=tuple(Reference(*image) for image in images),
        anchors=tuple(anchors),
    )
