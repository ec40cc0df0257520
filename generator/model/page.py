"""A page: the address of one output, the name of its template, and the plain data that the template receives."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.model.route import output_file

Context = Mapping[str, Any]


class Page(NamedTuple):
    """One output of the site, whether page, feed, picture or data file.

    `data` is the context, plain and complete: nothing is added while rendering. Where there are many such pages it is
    a function that makes the context, called only for a page that is rendered, and `inputs` is a digest of all that the
    function reads: different whenever the context would be.

    `template` is the name of a Jinja template, or one of the other renderers: `feed.rss`, `feed.atom`, `feed.json`,
    `data.json`, `oembed`, `data.csv`, `text`, `sitemap`, `picture`, `stamped`, `card`, `copy`. `lang` and `section` choose the frame
    around it.
    `modified` is an ISO date, empty where the content has none. `listed` pages stand in the sitemap; `alternates` are
    the same content's addresses by language.
    """

    path: str
    template: str
    data: Context | Callable[[], Context]
    lang: str = ""
    section: str = ""
    modified: str = ""
    listed: bool = False
    alternates: Mapping[str, str] = MappingProxyType({})
    inputs: bytes = b""

    @property
    def context(self) -> Context:
        """What the template receives; made anew at each call where `data` is a function."""
        return self.data() if callable(self.data) else self.data

    @property
    def file(self) -> str:
        """The file below the output folder."""
        return output_file(self.path)

    def fingerprint(self, shaping: str) -> str:
        """A digest of all that this page's bytes depend on; `shaping` is the digest of templates, settings and libraries."""
        told = self.inputs
        if not told:
            if callable(self.data):
                raise TypeError(f"{self.path} makes its data late and does not say of what")
            told = digest_of(dict(self.data))
        named = f"{self.path}\0{self.template}\0{self.lang}\0{self.section}\0{shaping}\0"
        return hashlib.blake2b(named.encode() + told, digest_size=16).hexdigest()


def digest_of(*data: Any) -> bytes:  # noqa: ANN401 - plain data
    """A digest of plain data, to stand for it in fingerprints.

    Marshal's oldest format depends on values alone (no references, no interned strings) and takes a third of JSON's time.
    """
    return hashlib.blake2b(marshal.dumps(data, 0), digest_size=16).digest()
