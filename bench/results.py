"""What was measured, as `results.json` keeps it: every run, and from them medians, least and most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench.contents import Contents
from bench.measure import Memory, Timing

Plain = dict[str, Any]

COLD, SEARCH = "cold", "cold_search"
UNCHANGED, UNCHANGED_SEARCH = "unchanged", "unchanged_search"
CORRECTED, CORRECTED_SEARCH = "corrected", "corrected_search"
PAGEFIND = "pagefind"
TEMPLATES = {
    "review.html": "template_changed",
    "partials/macros.html": "macro_changed",
    "assets/tasdiq.css": "stylesheet_changed",
}


class Results:
    """Results that are on disk after each run, so that a run that is cut off keeps what it has."""

    def __init__(self, file: Path, told: Plain) -> None:
        self.file, self.told = file, told

    @classmethod
    def read(cls, file: Path) -> Results:
        """Those of an earlier run."""
        return cls(file, json.loads(file.read_text(encoding="utf-8")))

    def save(self) -> None:
        """Writes the file."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.told, ensure_ascii=False, indent=1)
        self.file.write_text(text + "\n", encoding="utf-8", newline="\n")

    def begin_size(self, reviews: int, articles: int) -> None:
        """A corpus; sizes are kept in the order in which they are measured."""
        self.told["sizes"][str(reviews)] = {"articles": articles, "times": {}, "memory": {}, "contents": {}}
        self.save()

    def add_time(self, reviews: int, generator: str, measure: str, timing: Timing) -> None:
        """One run."""
        measures = self._size(reviews)["times"].setdefault(generator, {})
        kept = measures.setdefault(measure, {"runs": []})
        kept["runs"].append({name: round(value, 3) for name, value in asdict(timing).items() if value is not None})
        for name in kept["runs"][0]:
            values = [run[name] for run in kept["runs"] if name in run]
            kept[name] = {"median": round(median(values), 3), "min": min(values), "max": max(values)}
        self.save()

    def add_memory(self, reviews: int, generator: str, measure: str, memory: Memory) -> None:
        """The peak of one run."""
        self._size(reviews)["memory"].setdefault(generator, {})[measure] = asdict(memory)
        self.save()

    def add_contents(self, reviews: int, generator: str, contents: Contents) -> None:
        """What a finished site held."""
        self._size(reviews)["contents"][generator] = contents.told()
        self.save()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Numbers of reviews, the smallest first."""
        return tuple(sorted(int(size) for size in self.told["sizes"]))

    def generators(self, reviews: int) -> tuple[str, ...]:
        """Those that were measured at this size."""
        return tuple(self._size(reviews)["times"])

    def articles(self, reviews: int) -> int:
        """Texts of reviews, each language counted."""
        return int(self._size(reviews)["articles"])

    def seconds(self, reviews: int, generator: str, measure: str, of: str = "wall") -> float | None:
        """The median."""
        found = self._found("times", reviews, generator, measure)
        return float(found[of]["median"]) if found and of in found else None

    def spread(self, reviews: int, generator: str, measure: str) -> tuple[float, float] | None:
        """The least and the most seconds by the clock on the wall."""
        found = self._found("times", reviews, generator, measure)
        return (found["wall"]["min"], found["wall"]["max"]) if found else None

    def memory(self, reviews: int, generator: str, measure: str) -> Memory | None:
        """The peak."""
        found = self._found("memory", reviews, generator, measure)
        return Memory(**found) if found else None

    def contents(self, reviews: int, generator: str) -> Contents | None:
        """What its site held."""
        found = self.told["sizes"].get(str(reviews), {}).get("contents", {}).get(generator)
        return Contents(**found) if found else None

    def _size(self, reviews: int) -> Plain:
        found: Plain = self.told["sizes"][str(reviews)]
        return found

    def _found(self, kind: str, reviews: int, generator: str, measure: str) -> Plain | None:
        found: Plain | None = self.told["sizes"].get(str(reviews), {}).get(kind, {}).get(generator, {}).get(measure)
        return found


def begin_results(file: Path, machine: Mapping[str, object], versions: Mapping[str, str], options: Plain) -> Results:
    """Empty results of a run that begins."""
    return Results(file, {"machine": dict(machine), "versions": dict(versions), "options": options, "sizes": {}})


def total(values: Iterable[float | None]) -> float | None:
    """The sum, or None where one was not measured."""
    found = list(values)
    return None if None in found else sum(value for value in found if value is not None)


def ratio(part: float | None, whole: float | None) -> float | None:
    """How many times the whole a part is, or None where one was not measured."""
    return part / whole if part is not None and whole else None
