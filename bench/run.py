"""Builds the same corpus with Tasdiq and its rivals, in turn, several times, and tells what each cost.

    python -m bench.run --reviews 1000 10000 --large 50000 --runs 3 --only tasdiq,hugo

Run 1 of each comes before run 2 of each, so that a machine that grows slower grows slower for all. Each cold build gets a
new folder for its output, and no cache. Memory is looked at in a run of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path

from bench import tasdiq
from bench.contents import count_contents
from bench.corpus import SEED, Corpus
from bench.measure import BuildError, Command, Timing, peak, timed
from bench.newsroom import Newsroom
from bench.results import (
    COLD,
    CORRECTED,
    CORRECTED_SEARCH,
    PAGEFIND,
    SEARCH,
    TEMPLATES,
    UNCHANGED,
    UNCHANGED_SEARCH,
    Results,
    begin_results,
)
from bench.rivals import RIVALS
from bench.rivals.rival import Rival
from bench.tables import all_tables

LANGUAGES = ("en", "ur")
ROOT = Path(__file__).parent.parent
WORK = ROOT / "build" / "bench"
RESULTS = ROOT / "bench" / "results.json"
NAMES = ("tasdiq", *(rival.id for rival in RIVALS))
FAST = frozenset({"tasdiq", "hugo"})
BUSY = 0.3  # of a processor: others are at work, and times will be too long
SMOKE = {"reviews": [20, 40], "large": 0, "runs": 1, "slow_runs": 1}


@dataclass(frozen=True, slots=True)
class Bench:
    """One size of corpus, and where its sites are written."""

    results: Results
    reviews: int
    folder: Path

    @property
    def site(self) -> Path:
        """Tasdiq's own site folder: the corpus itself."""
        return self.folder / "corpus"

    @property
    def output(self) -> Path:
        """Where the site that is being measured is written."""
        return self.folder / "output"

    def write(self, rivals: Iterable[Rival]) -> None:
        """The corpus in every form."""
        shutil.rmtree(self.folder, ignore_errors=True)
        _tell(f"{self.reviews} reviews: writing the corpus")
        Corpus(self.site, LANGUAGES, self.reviews, SEED).write()
        newsroom = Newsroom(self.site)
        articles = sum(len(langs) for name, langs in newsroom.languages.items() if name.startswith("reviews/"))
        self.results.begin_size(self.reviews, articles)
        for rival in rivals:
            _tell(f"{self.reviews} reviews: writing the corpus for {rival.label}")
            rival.write(newsroom, self.folder / rival.id)

    def fresh(self, site: Path, caches: Iterable[str]) -> None:
        """No output and no cache is left."""
        shutil.rmtree(self.output, ignore_errors=True)
        for name in caches:
            cache = site / name
            if cache.is_dir():
                shutil.rmtree(cache)
            else:
                cache.unlink(missing_ok=True)

    def time(self, generator: str, measure: str, run: Callable[[], Timing]) -> None:
        """Runs it, and keeps what it cost."""
        timing = run()
        self.results.add_time(self.reviews, generator, measure, timing)
        _tell(f"{self.reviews} reviews: {generator} {measure} {timing.wall:.2f} s")

    # ---------------------------------------------------------------- Tasdiq

    def build(self, *, search: bool) -> tuple[Command, ...]:
        """Tasdiq's build."""
        return tasdiq.build_command(self.site, self.output, search=search)

    def time_tasdiq(self, number: int) -> None:
        """Without search: cold, nothing changed, then one change after another, each built before the next is made."""
        plain = self.build(search=False)
        self.fresh(self.site, tasdiq.CACHES)
        self.time("tasdiq", COLD, lambda: timed(plain))
        self.time("tasdiq", UNCHANGED, lambda: timed(plain))
        with ExitStack() as changes:
            correction = tasdiq.correct_review(self.site, self.reviews // 2 + number)
            changes.enter_context(tasdiq.rewritten(correction.file, correction.text))
            self.time("tasdiq", CORRECTED, lambda: timed(plain, tasdiq.live(self.output, correction)))
            self.expect(correction)
            for name, measure in TEMPLATES.items():
                own = tasdiq.own_template(name)
                changes.enter_context(tasdiq.rewritten(self.site / "templates" / name, own))
                self.time("tasdiq", measure, lambda: timed(plain))

    def time_tasdiq_search(self, number: int) -> None:
        """With search: cold, nothing changed, one review corrected."""
        whole = self.build(search=True)
        self.fresh(self.site, tasdiq.CACHES)
        self.time("tasdiq", SEARCH, lambda: timed(whole))
        self.time("tasdiq", UNCHANGED_SEARCH, lambda: timed(whole))
        correction = tasdiq.correct_review(self.site, self.reviews // 3 + number)
        with tasdiq.rewritten(correction.file, correction.text):
            self.time("tasdiq", CORRECTED_SEARCH, lambda: timed(whole, tasdiq.live(self.output, correction)))
            self.expect(correction)

    def expect(self, correction: tasdiq.Correction) -> None:
        """The correction is on its page and in the feeds: a build that left it out would be quick for nothing."""
        lang = correction.page.partition("/")[0]
        for file in (correction.page, f"{lang}/corrections/rss.xml", f"{lang}/corrections/index.html"):
            if correction.note not in (self.output / file).read_text(encoding="utf-8"):
                raise BuildError(f"the correction is not in {file}")

    def weigh_tasdiq(self, *, search: bool) -> None:
        """Memory without search and, if wanted, with it, and what the whole site holds."""
        for measure in (COLD, SEARCH) if search else (COLD,):
            self.fresh(self.site, tasdiq.CACHES)
            self.results.add_memory(self.reviews, "tasdiq", measure, peak(self.build(search=measure == SEARCH)))
        self.results.add_contents(self.reviews, "tasdiq", count_contents(self.output))

    # ---------------------------------------------------------------- rivals

    def time_rival(self, rival: Rival) -> None:
        """A cold build; for Hugo the search index over it too."""
        site = self.folder / rival.id
        self.fresh(site, rival.caches)
        self.time(rival.id, COLD, lambda: timed(rival.commands(site, self.output)))
        if rival.id == "hugo":
            self.time(rival.id, PAGEFIND, lambda: timed(self.pagefind()))

    def weigh_rival(self, rival: Rival) -> None:
        """Memory, and what the site holds."""
        site = self.folder / rival.id
        self.fresh(site, rival.caches)
        self.results.add_memory(self.reviews, rival.id, COLD, peak(rival.commands(site, self.output)))
        if rival.id == "hugo":
            self.results.add_memory(self.reviews, rival.id, PAGEFIND, peak(self.pagefind()))
        self.results.add_contents(self.reviews, rival.id, count_contents(self.output))

    def pagefind(self) -> tuple[Command, ...]:
        """The search index over the reviews in the output as it stands, by the same program that Tasdiq runs.

        Pagefind would pass over the lists by itself, but not before it has read them.
        """
        from generator.write.search_index import pagefind_command

        return (
            Command(
                (pagefind_command(), "--quiet", "--site", self.output, "--glob", "*/reviews/*/index.html"), self.folder
            ),
        )


def measure_size(bench: Bench, rivals: Sequence[Rival], *, ours: bool, runs: int, slow_runs: int) -> None:
    """All runs of one size."""
    bench.write(rivals)
    for number in range(max(runs, slow_runs)):
        if ours and number < runs:
            bench.time_tasdiq(number)
            bench.time_tasdiq_search(number)
        for rival in rivals:
            if number < (runs if rival.id in FAST else slow_runs):
                bench.time_rival(rival)
    if ours:
        _tell(f"{bench.reviews} reviews: memory of tasdiq")
        bench.weigh_tasdiq(search=True)
    for rival in rivals:
        _tell(f"{bench.reviews} reviews: memory of {rival.id}")
        bench.weigh_rival(rival)


def measure_large(bench: Bench, runs: int) -> None:
    """Tasdiq alone, at a size at which only its growth is of interest."""
    bench.write(())
    for _ in range(runs):
        bench.fresh(bench.site, tasdiq.CACHES)
        bench.time("tasdiq", COLD, lambda: timed(bench.build(search=False)))
    _tell(f"{bench.reviews} reviews: memory of tasdiq")
    bench.weigh_tasdiq(search=False)  # a search index of 100,000 articles says nothing about Tasdiq


def machine() -> dict[str, object]:
    """What the figures depend on, and how busy the machine was when they were begun."""
    told = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    models = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": len(os.sched_getaffinity(0)),
        "processor": models[0] if models else platform.machine(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "load_before": round(os.getloadavg()[0], 2),
    }


def versions(rivals: Iterable[Rival]) -> dict[str, str]:
    """Of every program that is measured."""
    found = {"python": platform.python_version(), "tasdiq": tasdiq.version(), "pagefind": version_of("pagefind_bin")}
    found |= {rival.id: rival.version() for rival in rivals}
    if "eleventy" in found and (node := shutil.which("node")):
        told = subprocess.run((node, "--version"), capture_output=True, text=True, check=True)
        found["node"] = told.stdout.strip().removeprefix("v")
    return found


def _tell(text: str) -> None:
    """Progress goes to stderr; the tables alone to stdout."""
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S}  {text}\n")
    sys.stderr.flush()


def arguments(given: Iterable[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reviews", type=int, nargs="+", default=[1000, 10000], help="sizes, each in two languages")
    parser.add_argument("--large", type=int, default=50000, help="a size for Tasdiq alone; 0 for none")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slow-runs", type=int, default=0, help="of all but Tasdiq and Hugo; as --runs if not given")
    parser.add_argument("--large-runs", type=int, default=1)
    parser.add_argument("--only", default=",".join(NAMES), help=f"a list of: {', '.join(NAMES)}")
    parser.add_argument("--work", type=Path, default=WORK, help="where corpora and sites are written")
    parser.add_argument("--results", type=Path, default=None)
    parser.add_argument("--smoke", action="store_true", help="everything once, tiny: only to see that it works")
    told = parser.parse_args(None if given is None else list(given))
    if told.smoke:
        vars(told).update(SMOKE)
    if set(told.only.split(",")) - set(NAMES):
        parser.error(f"--only takes a list of: {', '.join(NAMES)}")
    told.slow_runs = told.slow_runs or told.runs
    told.results = told.results or (told.work / "smoke.json" if told.smoke else RESULTS)
    told.work = told.work.resolve()
    return told


def main(given: Iterable[str] | None = None) -> int:
    """Measures, and prints the tables."""
    told = arguments(given)
    only = told.only.split(",")
    rivals = [rival for rival in RIVALS if rival.id in only]
    here = machine()
    if os.getloadavg()[0] > BUSY:
        _tell(f"this machine is busy (load {here['load_before']}): times will be too long")
    options = {"runs": told.runs, "slow_runs": told.slow_runs, "large_runs": told.large_runs}
    results = begin_results(told.results, here, versions(rivals), options)
    try:
        for reviews in told.reviews:
            bench = Bench(results, reviews, told.work / str(reviews))
            measure_size(bench, rivals, ours="tasdiq" in only, runs=told.runs, slow_runs=told.slow_runs)
            shutil.rmtree(bench.folder)
        if told.large and "tasdiq" in only:
            bench = Bench(results, told.large, told.work / str(told.large))
            measure_large(bench, told.large_runs)
            shutil.rmtree(bench.folder)
    except BuildError as error:
        _tell(str(error))
        return 1
    sys.stdout.write("\n".join(all_tables(results)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
