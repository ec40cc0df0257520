"""What every page's data is made with: words, dates, numbers and addresses as a reader of one language sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from generator.model.config import Language
from generator.model.library import Library
from generator.model.page import digest_of
from generator.model.text import direction, pick

NATIVE_DIGITS = {
    "ur": "۰۱۲۳۴۵۶۷۸۹",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "ps": "۰۱۲۳۴۵۶۷۸۹",
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "hi": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
}


@dataclass(frozen=True)
class View:
    """The site in one language. Everything it returns is plain data for a context."""

    library: Library
    lang: str
    kept: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    digests: dict[tuple[str, tuple[str, ...]], bytes] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, kind: str, key: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make()` gives, made once per `kind` and `key`: a verdict or a card stands on many pages."""
        if (kind, key) not in self.kept:
            self.kept[kind, key] = make()
        return self.kept[kind, key]

    @property
    def edition(self) -> Library:
        """The library with the reviews in this language."""
        return self.library.editions[self.lang]

    def digest_once(self, kind: str, names: tuple[str, ...], make: Callable[[], Any]) -> bytes:
        """The digest of what `make()` gives, made once per `kind` and `names`, for the inputs of many pages."""
        if (kind, names) not in self.digests:
            self.digests[kind, names] = digest_of(make())
        return self.digests[kind, names]

    @cached_property
    def langs(self) -> tuple[str, ...]:
        """The site's languages, the default first."""
        return self.library.config.langs

    @cached_property
    def prefix(self) -> str:
        """The path under which the site lives."""
        return self.library.config.prefix

    @cached_property
    def language(self) -> Language:
        """The settings of this language."""
        return self.library.config.language(self.lang)

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The interface's words."""
        return self.library.config.strings[self.lang]

    @cached_property
    def digest(self) -> bytes:
        """What stands for the settings in the fingerprints of pages that are made late."""
        return self.library.config.digest

    def word(self, key: str, **values: object) -> str:
        """An interface text with its `{name}` places filled; KeyError for a text that no strings file has."""
        text = self.strings[key]
        return text.format(**values) if values else text

    def link(self, path: str) -> str:
        """An address as a link on any page: below the site's sub-path, without the host."""
        return self.prefix + path

    def absolute(self, path: str) -> str:
        """A whole address, for markup, feeds and shared text."""
        return self.library.config.base_url + path

    def permanent(self, path: str) -> str:
        """The address that names something for ever, in feeds: below the site's first address."""
        config = self.library.config
        return (config.feeds.id_base or config.base_url) + path

    def framed(self, parts: Iterable[str]) -> str:
        """HTML for a feed with its language and direction, which a feed reader would guess from its own interface."""
        return f'<div lang="{self.lang}" dir="{self.language.direction}">' + "\n".join(parts) + "</div>"

    def text(self, localized: Mapping[str, str] | None) -> str:
        """A localized text as plain words; empty when there is none."""
        if localized and self.lang in localized:
            return localized[self.lang]
        found = pick(localized, self.lang, self.langs)
        return found.text if found else ""

    def told(self, localized: Mapping[str, str] | None) -> dict[str, str] | None:
        """A localized text with the `lang` and `dir` to mark it with; both are empty where it is in the page's language.

        A text without a language gets `dir: auto`.
        """
        if localized and self.lang in localized:
            return {"text": localized[self.lang], "lang": "", "dir": ""}
        found = pick(localized, self.lang, self.langs)
        if not found:
            return None
        return {"text": found.text, "lang": found.lang, "dir": direction(found.lang) if found.lang else "auto"}

    def digits(self, text: str) -> str:
        """Digits as the language's setting says; for readers only, never for data."""
        native = NATIVE_DIGITS.get(self.lang.split("-")[0])
        if self.language.digits == "ascii" or not native:
            return text
        return text.translate(str.maketrans("0123456789", native))

    def number(self, value: int) -> str:
        """A number for readers."""
        return self.digits(str(value))

    def day(self, moment: datetime) -> dict[str, str]:
        """A moment for readers and machines: `text` is the newsroom's calendar day, `iso` the exact time."""
        return self.once("day", moment.isoformat(), lambda: self._day(moment))

    def _day(self, moment: datetime) -> dict[str, str]:
        local = moment.astimezone(self.library.config.zone)
        return {"iso": moment.isoformat(), "text": self._written(local.year, local.month, local.day)}

    def partial(self, date: str | None) -> dict[str, str] | None:
        """A partial date such as `2026-02`."""
        return self.once("partial", date, lambda: self._partial(date)) if date else None

    def _partial(self, date: str) -> dict[str, str]:
        year, month, day = (int(part) for part in (date + "-0-0").split("-")[:3])
        return {"iso": date, "text": self._written(year, month, day)}

    def _written(self, year: int, month: int, day: int) -> str:
        parts = [str(day) if day else "", self.strings[f"month.{month}"] if month else "", str(year)]
        return self.digits(" ".join(part for part in parts if part))


def compact(data: Mapping[str, Any]) -> dict[str, Any]:
    """`data` without the keys whose value is missing: None, empty text, empty list or map. False and 0 stay."""
    return {key: value for key, value in data.items() if value or isinstance(value, int | float)}
