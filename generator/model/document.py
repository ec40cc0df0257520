"""One piece of content in several languages: the fields that they share, and what each language has of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from generator.model.body import Body
from generator.model.record import Record
from generator.model.source import Source

Kind = Literal["reviews", "narratives", "lessons", "glossary", "pages"]
KINDS: tuple[Kind, ...] = ("reviews", "narratives", "lessons", "glossary", "pages")

FieldsT_co = TypeVar("FieldsT_co", bound=Record, covariant=True)
TextT_co = TypeVar("TextT_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Translation(Generic[TextT_co]):
    """A document in one language; `outdated` when its source changed after it was translated."""

    lang: str
    text: TextT_co
    body: Body
    source: Source = field(compare=False)
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Document(Generic[FieldsT_co, TextT_co]):
    """A document, whole: `kind` and `slug` are its folder, `lang` is the language of the file with the shared fields."""

    kind: Kind
    slug: str
    lang: str
    fields: FieldsT_co
    translations: Mapping[str, Translation[TextT_co]]

    @property
    def source(self) -> Source:
        """The file that holds the shared fields."""
        return self.translations[self.lang].source

    @property
    def folder(self) -> str:
        """The document's folder below `content/`."""
        return f"{self.kind}/{self.slug}"
