"""The newsroom's settings, from `site_config.yml`: languages, organisation, rating scale, lists, feeds, look."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, Field, StringConstraints

from generator.model.rating import Colour, Rating
from generator.model.record import Address, Record
from generator.model.source import Source
from generator.model.text import Localized, Prose, Slug, direction
from generator.problems import nearest

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
SITE_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~%-]+)*/?")
STARTER_HOST = "your-newsroom.example"  # in what `tasdiq init` writes; nobody can own a name below .example
POLICY_PAGES = ("methodology", "corrections-policy", "about", "funding", "team", "contact", "privacy")


def site_address(value: str) -> str:
    """The address of a site without the slash at its end; ValueError for what is none.

    It begins every address in feeds and markup, so it holds only what stands in an address as it is.
    """
    if not SITE_ADDRESS.fullmatch(value):
        msg = (
            "must be the site's whole address; write what readers will see in the browser, without the name of a page,"
            " such as https://example.org or https://example.org/factcheck"
        )
        raise ValueError(msg)
    return value.rstrip("/")


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        guess = _near_zone(value)
        msg = f"is no time zone; {f'did you mean “{guess}”?' if guess else 'write one such as Asia/Karachi or UTC'}"
        raise ValueError(msg) from None
    return value


def _near_zone(value: str) -> str:
    """The time zone that was probably meant, also where only its city is given; empty for none."""
    known = sorted(available_timezones())
    city = value.strip().casefold().replace(" ", "_")
    named = next((zone for zone in known if zone.casefold().rpartition("/")[2] == city), "")
    return named or nearest(value, known)


class Language(Record):
    """One language of the site; the first in the list is the default.

    `digits` is how numbers are shown to readers (data is always ASCII); `font` the face of an Arabic-script language.
    """

    id: LanguageTag
    name: Prose
    digits: Literal["ascii", "native"] = "ascii"
    font: Literal["system", "nastaliq", "naskh"] = "system"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.id)


class Contact(Record):
    """How readers reach the newsroom; `whatsapp` is a number in international form without spaces."""

    email: Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+$")] | None = None
    whatsapp: Annotated[str, StringConstraints(pattern=r"^\+\d{6,15}$")] | None = None


class Organisation(Record):
    """The publisher of the checks, as the markup names it."""

    name: Localized
    url: Address | None = None
    logo: str | None = None
    founded: str | None = None
    same_as: tuple[Address, ...] = ()
    contact: Contact = Contact()


class Lists(Record):
    """How many reviews a list page and the home page show."""

    per_page: Annotated[int, Field(ge=1, le=200)] = 20
    latest: Annotated[int, Field(ge=1, le=50)] = 8


class Feeds(Record):
    """How many entries a feed holds, and the address that their permanent ids begin with.

    A site that moves sets `id_base` to its old `base_url`: ids stay as they were, and no subscriber gets every entry again.
    """

    items: Annotated[int, Field(ge=1, le=500)] = 30
    id_base: Annotated[str, AfterValidator(site_address)] | None = None


class Theme(Record):
    """The look: an accent colour for light and for dark pages, a logo from Material's icons or a file of the site."""

    accent: Colour = "#0b5a52"
    accent_dark: Colour = "#6fd0c0"
    logo: str = "material/check-decagram-outline"


class Config(Record):
    """Everything in `site_config.yml`. `lite` adds the text-only edition, `embeds` the cards.

    `strings` are the interface's words per language, from `templates/strings/`.
    """

    base_url: Annotated[str, AfterValidator(site_address)]
    name: Localized
    tagline: Localized
    notice: Localized | None = None
    timezone: Annotated[str, AfterValidator(_timezone)] = "UTC"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    organisation: Organisation
    ratings: Annotated[tuple[Rating, ...], Field(min_length=2)]
    navigation: tuple[Slug, ...] = ("about",)
    attribution_words: tuple[Prose, ...] = ()
    lists: Lists = Lists()
    feeds: Feeds = Feeds()
    theme: Theme = Theme()
    host: Literal["none", "cloudflare-pages", "github-pages", "gitlab-pages", "netlify"] = "none"
    license: Address | None = None
    lite: bool = True
    embeds: bool = True
    offline: bool = False
    source: Source = Field(default_factory=Source, exclude=True)
    strings: Mapping[str, Mapping[str, str]] = Field(default_factory=dict, exclude=True)

    @property
    def prefix(self) -> str:
        """The path under which the site lives: empty, or such as `/factcheck`."""
        return urlsplit(self.base_url).path.rstrip("/")

    @property
    def site(self) -> str:
        """The site's address as it is spoken of: without scheme and `www.`."""
        return urlsplit(self.base_url).netloc.removeprefix("www.") + self.prefix

    @property
    def langs(self) -> tuple[str, ...]:
        """The language ids, the default first."""
        return tuple(language.id for language in self.languages)

    @property
    def zone(self) -> ZoneInfo:
        """The newsroom's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def digest(self) -> bytes:
        """Changes with any setting and any word of the interface."""
        strings = {lang: dict(words) for lang, words in self.strings.items()}
        told = marshal.dumps([self.model_dump(mode="json"), strings], 0)
        return hashlib.blake2b(told, digest_size=16).digest()

    def language(self, lang: str) -> Language:
        """The language with the id `lang`; KeyError when the site does not have it."""
        for language in self.languages:
            if language.id == lang:
                return language
        raise KeyError(lang)

    def rating(self, rating_id: str) -> Rating | None:
        """The verdict with this id, or None."""
        return next((rating for rating in self.ratings if rating.id == rating_id), None)
