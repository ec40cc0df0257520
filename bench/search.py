# ruff: noqa: T201 - a script prints
"""Asks the questions of queries.tsv in a browser, of the claim finder and of Pagefind, and tells what each found and cost.

    python -m bench.search --reviews 10000 --work DIR

The site is the demonstration newsroom among generated reviews, served with gzip. Recall is the share of questions whose
page is among the first ten results; the mean reciprocal rank counts a page in place n as 1/n. Times are from the address
being opened in a fresh profile until the first result is shown, on a processor slowed down six times, search page and
scripts being there already: as after the last key. Bytes are those of the search alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from bench.corpus import SEED, Corpus
from generator.pipeline import BuildOptions, build

ROOT = Path(__file__).parent.parent
QUERIES = Path(__file__).parent / "queries.tsv"
SLOWDOWN = 6
TIMED = {
    "en": ("river", "the school water", "old picture bridge flood", "river&sort=date", "goat traffic inspector"),
    "ur": ("دریا", "اسکول پانی", "pani school", "دریا&sort=date", "بکری ٹریفک انسپکٹر"),
}
ENGINES = {"finder": "", "Pagefind": "&in=articles"}
PACKED = frozenset({".html", ".json", ".js", ".css", ".svg"})
TOP = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A question, in the language of the page where it is asked, and the slugs that answer it."""

    lang: str
    kind: str
    text: str
    slugs: tuple[str, ...]


def read_queries() -> list[Query]:
    """All of queries.tsv."""
    lines = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    parts = [line.split("\t") for line in lines]
    return [Query(lang, kind, text, tuple(slugs.split(","))) for lang, kind, text, slugs in parts]


def build_site(work: Path, reviews: int) -> Path:
    """The demonstration newsroom with so many generated reviews, built; kept in `work` for the next run."""
    root = work / f"newsroom-{reviews}"
    if not root.exists():
        if reviews:
            Corpus(root, ("en", "ur"), reviews, SEED).write()
        shutil.copytree(ROOT / "content", root / "content", dirs_exist_ok=True)
        config = (ROOT / "site_config.yml").read_text(encoding="utf-8")
        (root / "site_config.yml").write_text(config, encoding="utf-8")
    report = build(BuildOptions(config=root / "site_config.yml", output=root / "site"))
    if not report.ok:
        sys.exit("\n".join(str(problem) for problem in report.problems[:10]))
    return report.output


class _Handler(SimpleHTTPRequestHandler):
    """Files with gzip, as hosts send them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in PACKED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *a, **k: _Handler(*a, directory=str(site), **k))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def rank(page: Page, query: Query) -> int:
    """The place of the first page that answers, from 1; 0 where it is not among the first ten."""
    where = "[data-others]" if query.kind == "other" else "[data-results]"
    links = page.locator(f"{where} a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    links = [link for link in links if "/search/" not in link]
    for place, link in enumerate(links[:TOP], start=1):
        if any(slug in link for slug in query.slugs):
            return place
    return 0


def ask(page: Page, site: str, lang: str, query: str) -> None:
    """Opens the search page with a question, and waits for its answer."""
    page.goto(f"{site}/{lang}/search/?q={query}")
    page.wait_for_function(ANSWERED)


ANSWERED = """() => {
  const said = document.querySelector("[data-status]")?.textContent;
  return said && !document.querySelector("[data-results][aria-busy], [data-others][aria-busy]");
}"""


def qualities(browser: Browser, site: str, queries: Sequence[Query], extra: str) -> dict[Query, int]:
    """The rank of each question's page."""
    page = browser.new_page()
    found = {}
    for query in queries:
        ask(page, site, query.lang, quote(query.text) + extra)
        found[query] = rank(page, query)
        # What a reader does who is asked "did you mean": one tap.
        suggestion = page.locator("[data-suggest] a")
        if not found[query] and query.kind == "slip" and suggestion.count():
            ask(page, site, query.lang, quote(suggestion.inner_text()))
            found[query] = rank(page, query)
    page.close()
    return found


def cost(browser: Browser, site: str, lang: str, query: str) -> tuple[float, int]:
    """Seconds until the first result, and bytes, for a first question in a fresh profile."""
    context = browser.new_context()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    page.goto(f"{site}/{lang}/search/")
    page.wait_for_load_state("networkidle")
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    text, _, options = query.partition("&")
    address = f"?q={quote(text)}" + (f"&{options}" if options else "")
    begun = time.perf_counter()
    page.evaluate(
        "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }", address
    )
    page.locator("[data-results] li").first.wait_for(timeout=120_000)
    seconds = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    return seconds, sum(sizes)


def told(title: str, ranks: dict[Query, int]) -> Iterator[str]:
    """Recall and mean reciprocal rank by language and kind of question."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for query, place in ranks.items():
        groups[query.lang, query.kind].append(place)
        groups["all", ""].append(place)
    for (lang, kind), places in groups.items():
        recall = sum(place > 0 for place in places)
        reciprocal = statistics.mean(1 / place if place else 0 for place in places)
        yield f"| {title} | {lang} {kind} | {recall} of {len(places)} | {reciprocal:.2f} |"


def main() -> None:
    """Builds, serves, asks and prints two tables in Markdown; the places of all questions go to `--results`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=10_000)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", default=",".join(ENGINES))
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    site = build_site(options.work, options.reviews)
    queries = read_queries()
    places: dict[str, dict[str, int]] = {}
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print("| engine | questions | found | MRR |\n| --- | --- | ---: | ---: |")
        for engine in options.only.split(","):
            ranks = qualities(browser, address, queries, ENGINES[engine])
            places[engine] = {f"{query.lang} {query.text}": place for query, place in ranks.items()}
            print("\n".join(told(engine, ranks)))
        if options.results:
            options.results.write_text(json.dumps(places, ensure_ascii=False, indent=1), encoding="utf-8")
        if not options.reviews:
            return
        print("\n| engine | question | seconds, 6 times slower | KB |\n| --- | --- | ---: | ---: |")
        for engine in options.only.split(","):
            for lang, texts in TIMED.items():
                for text in texts:
                    seconds, size = cost(browser, address, lang, text + ENGINES[engine])
                    print(f"| {engine} | {lang} {text} | {seconds:.2f} | {size / 1000:.0f} |")
        browser.close()


if __name__ == "__main__":
    main()
