"""A page: the address of one output, the name of its template, and the plain data that the template receives."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.route import output_file


@dataclass(frozen=True, slots=True)
class Page:
    """One output of the site, whether page, feed, picture or data file.

    `context` is JSON-able and complete: nothing is added while rendering. `template` is the name of a Jinja template, or one
    of the other renderers: `feed.rss`, `feed.atom`, `feed.json`, `data.json`, `data.csv`, `text`, `sitemap`, `picture`, `copy`.
    `lang` and `section` choose the frame around it. `modified` is an ISO date, empty where the content has none.
    `listed` pages stand in the sitemap; `alternates` are the same content's addresses by language.
    """

    path: str
    template: str
    context: Mapping[str, Any]
    lang: str = ""
    section: str = ""
    modified: str = ""
    listed: bool = False
    alternates: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file below the output folder."""
        return output_file(self.path)

    def fingerprint(self, *shaping: str) -> str:
        """A digest of all that this page's bytes depend on; `shaping` are the digests of templates and libraries.

        Marshal's oldest format depends on values alone (no references, no interned strings) and takes a third of JSON's time.
        """
        told = marshal.dumps((self.path, self.template, self.lang, self.section, dict(self.context), shaping), 0)
        return hashlib.blake2b(told, digest_size=16).hexdigest()
