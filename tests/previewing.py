"""A preview of a made-up newsroom with one word of content, for the tests that follow its changes."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Event, Thread

from generator.problems import Problem, Severity
from generator.serve.preview import preview

PAGE = (
    '<!doctype html><html lang="en"><head><title>{title}</title>'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self';"
    " connect-src 'self'; require-trusted-types-for 'script'\"></head><body><h1>{title}</h1></body></html>"
)
DATED = PAGE.format(title="Dated").replace(
    "</h1>", '</h1><p class="t-byline"><time datetime="{}">{}</time> <time datetime="2999-12-31">later</time></p>'
)
DULL = Problem("dull", "A dull title", severity=Severity.WARNING)
WAIT = 20.0


@dataclass(frozen=True)
class Outcome:
    problems: Sequence[Problem] = ()
    ok: bool = True


@dataclass
class FakeBuild:
    """Makes a page of `content/title.txt`; a title with an exclamation mark is an error, `crash` a bug."""

    root: Path
    calls: list[tuple[str, bool]] = field(default_factory=list)

    def __call__(self, *, base_url: str, output: Path, search: bool) -> Outcome:
        self.calls.append((base_url, search))
        title = (self.root / "content" / "title.txt").read_text("utf-8")
        if title == "crash":
            msg = "a bug"
            raise RuntimeError(msg)
        if "!" in title:
            shouting = Problem("no-shouting", f"“{title}” <b>shouts</b>", "content/title.txt", 1, 5, "Say it.")
            return Outcome([DULL, shouting] if "Dull" in title else [shouting], ok=False)
        shutil.rmtree(output, ignore_errors=True)
        write_site(output, title)
        return Outcome([DULL] if title == "Dull" else [])


def write_site(folder: Path, title: str = "Home") -> None:
    for name, text in {
        "index.html": PAGE.format(title=title),
        "404.html": PAGE.format(title="Not here"),
        "en/index.html": PAGE.format(title="English"),
        "en/rss.xml": "<rss/>",
        "en/old/index.html": '<!doctype html><html><head><meta http-equiv="refresh" content="0; url=/en/"></head>'
        "<body>Moved</body></html>",
        "en/reviews/old/index.html": DATED.format("2001-02-03", "3 February 2001"),
        "en/reviews/new/index.html": DATED.format("2999-02-03T00:00:00+05:00", "3 February 2999"),
        "en/about/index.html": DATED.format("2999-02-03", "3 February 2999"),
        "ur/آغاز/index.html": PAGE.format(title="آغاز"),
        "assets/a.js": "1",
        "pagefind/en/a.pf_meta": "x",
        "_headers": "/*\n  X-Content-Type-Options: nosniff\n  Strict-Transport-Security: max-age=9\n"
        "/assets/*\n  Cache-Control: public, immutable\n  X-Kind: asset\n",
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@dataclass
class Preview:
    """A running preview of a newsroom's folder with one word of content."""

    root: Path
    build: FakeBuild
    address: str
    told: Queue[tuple[Sequence[Problem], bool]]

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        host = self.address.removeprefix("http://").partition("/")[0]
        with closing(http.client.HTTPConnection(host, timeout=WAIT)) as line:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()

    def write(self, title: str) -> tuple[Sequence[Problem], bool]:
        """Changes the content and waits for the outcome."""
        (self.root / "content" / "title.txt").write_text(title, encoding="utf-8")
        return self.told.get(timeout=WAIT)


@contextmanager
def previewing(root: Path, prefix: str = "") -> Iterator[Preview]:
    """A running preview after its first build, in a new folder `root`."""
    (root / "content").mkdir()
    (root / "content" / "title.txt").write_text("Home", encoding="utf-8")
    (root / "site_config.yml").write_text("name: Example\n", encoding="utf-8")
    stop, found = Event(), Queue[str]()
    told: Queue[tuple[Sequence[Problem], bool]] = Queue()
    build = FakeBuild(root)
    thread = Thread(
        target=preview,
        args=(root / "site_config.yml", root / "cache" / "site", build),
        kwargs={
            "port": 0,
            "prefix": prefix,
            "ready": found.put,
            "tell": lambda problems, ok: told.put((problems, ok)),
            "stop": stop,
        },
    )
    thread.start()
    try:
        running = Preview(root, build, found.get(timeout=WAIT), told)
        told.get(timeout=WAIT)
        yield running
    finally:
        stop.set()
        thread.join(WAIT)
    assert not thread.is_alive()
