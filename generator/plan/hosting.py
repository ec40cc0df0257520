"""What the host is told: security headers, caching, redirects, robots, and where to report a weakness.

The headers aim at 100 points and more in MDN's HTTP Observatory. `content_security_policy` is the one source of the
policy: a page carries it in `<meta>` as well, because some hosts (GitHub Pages) send no headers of ours. A browser that
gets both keeps both, so the header may be the wider of the two (search needs WebAssembly), a page's own the narrower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from generator.model.config import Config
from generator.model.library import Library
from generator.model.page import Page
from generator.plan.redirects import Redirect, redirect_rules

YEAR = 31_536_000
NO_FEATURES = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "usb",
)  # fmt: skip
DEEP_SECTIONS = ("reviews", "topics", "ratings", "claimants", "people", "narratives", "learn", "lite")
"""Those that have pages below them, besides the cards for other sites."""


def plan_hosting(library: Library, redirects: Iterable[Redirect]) -> Iterator[Page]:
    """`robots.txt`, `_headers`, `_redirects`, `.nojekyll`, and `.well-known/security.txt` where there is a contact."""
    config = library.config
    yield _text("/robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {config.base_url}/sitemap.xml\n")
    yield _text("/_headers", header_rules(config))
    yield _text("/_redirects", redirect_rules(redirects, config))
    yield _text("/.nojekyll", "")  # GitHub Pages would otherwise hide every file that begins with an underscore
    if security := _security(library):
        yield _text("/.well-known/security.txt", security)


def _text(path: str, text: str) -> Page:
    return Page(path, "text", {"text": text})


def content_security_policy(*, search: bool, header: bool) -> str:
    """The Content-Security-Policy of a page: everything from this site alone, no inline script, no inline style.

    Search runs Pagefind's WebAssembly in a worker; every other page goes without, and its scripts may make no markup of
    text.
    `frame-ancestors` is ignored in `<meta>`, so only the header has it.
    """
    directives = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'" if search else "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
    if header:
        directives.append("frame-ancestors 'none'")
    if not search:
        directives.append("require-trusted-types-for 'script'")
    return "; ".join(directives)


def bare_policy() -> str:
    """The Content-Security-Policy of the small pages: a stylesheet of this site, and nothing else at all.

    `data:` is for the empty icon, without which a browser would ask for `/favicon.ico`.
    """
    return "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"


def offline_policy() -> str:
    """The same for the page on which readers ask for reviews to be kept: one script, and the worker that it starts."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def header_rules(config: Config) -> str:
    """The file `_headers` as Cloudflare Pages and Netlify read it: a path pattern, then its headers.

    A header that two matching rules name is sent with both values, so no two rules of an address name the same header.
    Cards may stand in frames of other sites and no other page may, and no rule can take back what `/*` says: so where
    there are cards, `/*` says nothing of frames, and the rules of all other pages refuse them.
    """
    site = config.prefix
    own = {"Cross-Origin-Resource-Policy": "same-origin"}
    page = own | {"X-Frame-Options": "DENY"} if config.embeds else own
    # Readers of feeds show our pictures from their own pages.
    shared = {"Cross-Origin-Resource-Policy": "cross-origin"}
    immutable = {"Cache-Control": f"public, max-age={YEAR}, immutable"}  # the name holds the content's digest
    readable = {"Access-Control-Allow-Origin": "*"}
    rules = {
        f"{site}/*": _everywhere(framed=config.embeds),
        f"{site}/": page,
        f"{site}/404.html": page,
        **(
            _pages(site, page, shared | readable)
            if config.embeds
            else {f"{site}/{lang}/*": own for lang in config.langs}
        ),
        f"{site}/assets/*": own | immutable,
        f"{site}/media/*": shared | immutable,
        **{f"{site}/finder/{lang}/{part}/*": immutable for lang in config.langs for part in ("words", "pages")},
        f"{site}/data/*": shared | readable,
        **{f"{site}/*/{file}": readable for file in ("rss.xml", "atom.xml", "feed.json")},
    }
    return "\n".join(_rule(pattern, headers) for pattern, headers in rules.items())


def _pages(site: str, page: Mapping[str, str], card: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """Rules for cards, and for every other page; `:name` stands for one step, because hosts read 100 rules at most."""
    deep = (f"{site}/:lang/{section}/:key/*" for section in DEEP_SECTIONS)
    return {**dict.fromkeys((f"{site}/:lang/", f"{site}/:lang/:page/", *deep), page), f"{site}/:lang/embed/*": card}


def _everywhere(*, framed: bool = False) -> dict[str, str]:
    """What every address is sent with; `framed` where some pages may stand in frames of other sites."""
    return {
        "Content-Security-Policy": content_security_policy(search=True, header=not framed),
        # No includeSubDomains: other services of the newsroom's domain are not ours to decide.
        "Strict-Transport-Security": f"max-age={YEAR}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # no other site learns what somebody was reading here
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NO_FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
    }


def _rule(pattern: str, headers: Mapping[str, str]) -> str:
    return pattern + "\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _security(library: Library) -> str:
    """RFC 9116. It demands an expiry date; a build has no clock, so that is a year after the content's newest change.

    Below a sub-path there is none: it only counts at the root of the host.
    """
    config = library.config
    changes = [datetime.fromisoformat(review.modified) for review in library.reviews]
    if not config.organisation.contact.email or config.prefix or not changes:
        return ""
    expires = (max(changes) + timedelta(days=365)).isoformat(timespec="seconds")
    lines = [
        f"Contact: mailto:{config.organisation.contact.email}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(config.langs)}",
        f"Canonical: {config.base_url}/.well-known/security.txt",
    ]
    return "".join(f"{line}\n" for line in lines)
