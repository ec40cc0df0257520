"""Tasdiq as the benchmark runs it, and the changes to a site whose price is measured."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Awaited, Command

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
CACHES = (".tasdiq",)
CORRECTED_ON = "2026-03-01"
NOTES = {
    "en": "The number of the review was wrong; it is {number} now.",
    "ur": "جائزے کا عدد غلط تھا؛ اب {number} ہے۔",
}
SENTENCES = {"en": "This sentence was mended {number} times.", "ur": "یہ جملہ {number} بار درست کیا گیا۔"}
# Each changes what all pages of reviews, or all lists, show, so that none of them can be left as it is.
OWN_TEMPLATES = {
    "review.html": ('<section id="how"', '<section data-changed id="how"'),
    "partials/macros.html": ('<p class="t-card__top">', '<p data-changed class="t-card__top">'),
    "assets/tasdiq.css": ("", "\n.t-changed { color: inherit; }\n"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to one review: the file, what it then holds, and what readers then see where."""

    file: Path
    text: str
    page: str
    note: str


def build_command(site: Path, output: Path, *, search: bool) -> tuple[Command, ...]:
    """A build without share images, which no rival makes."""
    options = ["--no-cards"] if search else ["--no-cards", "--no-search"]
    program = Path(sys.executable).parent / "tasdiq"
    return (Command((program, "build", "--config", site / "site_config.yml", "--output", output, *options), site),)


def correct_review(site: Path, number: int) -> Correction:
    """Gives the first review from `number` on that has no correction its first one, and mends a sentence of its text."""
    folders = sorted((site / "content" / "reviews").iterdir(), key=lambda folder: folder.name.rpartition("-")[2])
    for folder in [*folders[number:], *folders[:number]]:
        for file in sorted(folder.glob("index.*.md")):
            text = file.read_text(encoding="utf-8")
            if "\nrating: " in text and "\ncorrections: " not in text:
                return _correction(file, text, number)
    raise ValueError("every review has a correction")


def _correction(file: Path, text: str, number: int) -> Correction:
    lang = file.name.split(".")[1]
    notes = {
        known: note.format(number=number)
        for known, note in NOTES.items()
        if file.with_name(f"index.{known}.md").is_file()
    }
    entry = json.dumps([{"date": CORRECTED_ON, "kind": "correction", "note": notes}], ensure_ascii=False)
    front, body = text.removeprefix("---\n").split("---\n", 1)
    _, stop, rest = body.lstrip().partition("۔" if lang == "ur" else ".")
    if not stop:
        raise ValueError(f"{file} has no sentence to change")
    after = f"---\n{front}corrections: {entry}\n---\n\n{SENTENCES[lang].format(number=number)}{rest}"
    return Correction(file, after, f"{lang}/reviews/{file.parent.name}/index.html", notes[lang])


@contextmanager
def rewritten(file: Path, text: str) -> Iterator[None]:
    """The file with another text; afterwards as it was, or gone if it was not there."""
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    try:
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8", newline="\n")


def own_template(name: str) -> str:
    """A changed copy of a template or of the stylesheet, to stand in the site's own folder."""
    old, new = OWN_TEMPLATES[name]
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{name} no longer holds {old!r}: change OWN_TEMPLATES")
    return text.replace(old, new) if old else text + new


def live(output: Path, correction: Correction) -> Awaited:
    """The page with the note of the correction."""
    return Awaited(output / correction.page, correction.note)


def version() -> str:
    """Such as `0.1.0`."""
    from generator import __version__

    return __version__
