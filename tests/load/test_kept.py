"""A document that was kept and one that was just read are the same document."""

from __future__ import annotations

import marshal
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from generator.load.config import load_config
from generator.load.kept import document_of, document_plain
from generator.model.document import KINDS, Kind
from generator.model.library import AnyDocument
from tests.load.site import URDU, URDU_FILE, load, read_content

ROOT = Path(__file__).parents[2]


@cache
def demonstration() -> tuple[AnyDocument, ...]:
    """Every document of the demonstration newsroom."""
    config, problems = load_config(ROOT / "site_config.yml")
    assert config is not None, problems
    return read_content(ROOT, config).documents


def kept(document: AnyDocument) -> AnyDocument:
    """The document as it comes back from the cache."""
    return document_of(marshal.loads(marshal.dumps(document_plain(document))))  # noqa: S302 - made here


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_of_any_kind_comes_back_whole(kind: Kind) -> None:
    documents = [document for document in demonstration() if document.kind == kind]
    assert documents
    for document in documents:
        again = kept(document)
        assert again == document
        assert list(again.translations) == list(document.translations)
        for lang, translation in document.translations.items():
            assert again.translations[lang].source == translation.source  # which documents are not compared by


def test_moments_keep_their_offset(tmp_path: Path) -> None:
    review = load(tmp_path).review
    published: datetime = kept(review).fields.published
    assert published.isoformat() == review.fields.published.isoformat() == "2026-02-03T00:00:00+05:00"


def test_a_translation_stays_outdated(tmp_path: Path) -> None:
    noted = URDU.replace("translated_from: en", "translated_from: en\nsource_revision: 0123456789ab")
    review = load(tmp_path, {URDU_FILE: noted}).review
    assert review.translations["ur"].outdated
    assert kept(review).translations["ur"].outdated
