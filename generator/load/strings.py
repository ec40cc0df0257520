"""The interface's words: the default ones, the newsroom's own above them, English underneath what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter

from generator.load.places import default_templates
from generator.load.reading import FRONT_MATTER_LIMIT, read_text
from generator.load.yaml import Tree, parse_yaml
from generator.model.source import Source
from generator.problems import Problem, did_you_mean

UNDERNEATH = "en"
NEVER_EMPTY = frozenset({"review.image.stamp"})  # a stamp without words warns of nothing


def load_strings(root: Path, langs: Sequence[str]) -> tuple[Mapping[str, Mapping[str, str]], list[Problem]]:
    """All texts by language and key, each complete; `root` is the newsroom's folder, which may hold `templates/strings/`."""
    shipped = default_templates() / "strings"
    own = root / "templates" / "strings"
    english, _, problems = _read(shipped / f"{UNDERNEATH}.yml", "templates/strings/en.yml")
    strings: dict[str, Mapping[str, str]] = {}
    for lang in langs:
        name = f"templates/strings/{lang}.yml"
        default, _, found = _read(shipped / f"{lang}.yml", name)
        overlay, source, more = (
            _read(own / f"{lang}.yml", name) if own.resolve() != shipped.resolve() else ({}, Source(), [])
        )
        problems += found + more + list(_faults(overlay, source, english))
        if not default and not overlay and lang != UNDERNEATH:
            hint = f"Add {name} with the words of the interface; until then they are English."
            problems.append(
                Source("site_config.yml").warning(
                    "missing-strings", "", f"there are no interface words for “{lang}”", hint=hint
                )
            )
        strings[lang] = {**english, **default, **overlay}
    return strings, problems


def _read(path: Path, name: str) -> tuple[dict[str, str], Source, list[Problem]]:
    """The flat map of texts in one file; a file that is not there is empty."""
    if not path.is_file():
        return {}, Source(), []
    file, problems = read_text(path, name, limit=FRONT_MATTER_LIMIT)
    tree: Tree | None = None
    if file:
        tree, problems = parse_yaml(file.text, name)
    if tree is None:
        return {}, Source(), problems
    source = Source(name, tree.marks)
    texts = {key: text for key, text in tree.data.items() if isinstance(text, str)}
    wrong = [key for key in tree.data if key not in texts]
    return (
        texts,
        source,
        [
            *problems,
            *(
                source.error("wrong-type", key, f"“{key}” must be text", hint="Put it in quotation marks.")
                for key in wrong
            ),
        ],
    )


def _faults(overlay: Mapping[str, str], source: Source, english: Mapping[str, str]) -> Iterator[Problem]:
    """Keys that nothing shows, and places such as {number} that a page will not fill."""
    for key, text in overlay.items():
        if key not in english:
            yield source.warning(
                "unknown-string", key, f"no page shows a text “{key}”", hint=did_you_mean(key, list(english))
            )
            continue
        if key in NEVER_EMPTY and not text.strip():
            yield source.error(
                "empty-string", key, f"“{key}” must have words", hint="Delete the line to get the usual ones."
            )
        strange = sorted(_places(text) - _places(english[key]))
        if strange:
            known = ", ".join(f"{{{place}}}" for place in sorted(_places(english[key]))) or "none"
            message = f"“{key}” has a place that no page fills: {{{strange[0]}}}"
            yield source.error("string-placeholder", key, message, hint=f"Places of this text: {known}.")


def _places(text: str) -> set[str]:
    try:
        return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
    except ValueError:
        return {text}
