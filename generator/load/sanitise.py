"""What HTML may leave a content file: a closed list of elements, attributes and classes; everything else is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

BLOCKS = frozenset(
    {
        "note",
        "abstract",
        "info",
        "tip",
        "success",
        "question",
        "warning",
        "failure",
        "danger",
        "bug",
        "example",
        "quote",
    }
)
TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i"  # noqa: SIM905 - reads better as a text
    " img input ins kbd label li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time"
    " tr u ul var wbr".split()
)
GONE_WITH_CONTENT = frozenset(
    {"script", "style", "svg", "math", "iframe", "object", "embed", "noscript", "template", "title", "textarea", "xmp"}
)
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "details": {"open"},
    "input": {"name", "checked"},
    "label": {"for"},
    "time": {"datetime"},
}
CLASSES: dict[str, set[str]] = {
    "div": {
        "admonition",
        "tabbed-set",
        "tabbed-alternate",
        "tabbed-labels",
        "tabbed-content",
        "tabbed-block",
        "footnote",
        *BLOCKS,
    },
    "details": set(BLOCKS),
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESSED = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src)\s*=\s*[\"']?\s*([a-zA-Z][a-zA-Z0-9+.-]*:)")
WRITTEN = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")

CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(GONE_WITH_CONTENT),
    attributes=ATTRIBUTES,
    tag_attribute_values={"input": {"type": {"radio"}}},
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    strip_comments=True,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """The fragment with only what is allowed, every element closed, every attribute in double quotation marks."""
    return CLEANER.clean(html)


def refused_elements(html: str) -> Iterator[str]:
    """The names of elements in the fragment that `sanitise` takes out, each once, in order."""
    for name in dict.fromkeys(match.lower() for match in WRITTEN.findall(html)):
        if name not in TAGS:
            yield name


def refused_addresses(html: str) -> Iterator[str]:
    """The schemes (`javascript:`) of addresses in the fragment that `sanitise` takes out, each once, in order."""
    for scheme in dict.fromkeys(ADDRESSED.findall(html)):
        if scheme[:-1].lower() not in SCHEMES:
            yield scheme
