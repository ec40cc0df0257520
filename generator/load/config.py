"""`site_config.yml` and the interface's words become the newsroom's settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.load.reading import CONFIG_LIMIT, read_text
from generator.load.schema import read_record, unknown_languages
from generator.load.strings import load_strings
from generator.load.yaml import Tree, parse_yaml
from generator.model.config import Config
from generator.model.rating import FORBIDDEN_IDS, Rating
from generator.model.source import Source, in_words
from generator.model.text import ANY
from generator.problems import Problem, did_you_mean, refused

OURS = ("source", "strings")  # parts of Config that no editor writes


def load_config(path: Path) -> tuple[Config | None, list[Problem]]:
    """The settings in the file `path`, or the problems that forbid using them."""
    if not path.is_file():
        hint = "Give the path of a site_config.yml with --config, or begin a new site with “tasdiq init DIR”."
        return None, [Problem("no-config", f"there is no file {path}", path.name, hint=hint)]
    file, problems = read_text(path, path.name, limit=CONFIG_LIMIT)
    tree: Tree | None = None
    if file:
        tree, problems = parse_yaml(file.text, path.name)
    if tree is None:
        return None, problems
    source = Source(path.name, tree.marks)
    problems += [source.error("unknown-field", key, f"there is no field “{key}”") for key in OURS if key in tree.data]
    config, found = read_record(Config, _without_ours(tree.data), source)
    if config is None or refused(problems):
        return None, problems + found
    strings, found = load_strings(path.parent, config.langs)
    problems += [*found, *_language_faults(config, source), *_scale_faults(config.ratings, source)]
    problems += _offline_faults(config, source)
    return config.model_copy(update={"source": source, "strings": strings}), problems


def _without_ours(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in OURS}


def _language_faults(config: Config, source: Source) -> Iterator[Problem]:
    """Languages that stand twice, and texts that lack one of the languages."""
    for number, lang in enumerate(config.langs):
        if lang in config.langs[:number]:
            yield source.error(
                "duplicate-id", f"languages.{number}", f"the language “{lang}” stands here twice", hint="Keep one."
            )
    yield from unknown_languages(config, source, config.langs)
    texts: list[tuple[str, Mapping[str, str] | None]] = [
        ("name", config.name),
        ("tagline", config.tagline),
        ("notice", config.notice),
        ("organisation.name", config.organisation.name),
    ]
    for number, rating in enumerate(config.ratings):
        texts += [(f"ratings.{number}.label", rating.label), (f"ratings.{number}.definition", rating.definition)]
    for path, text in texts:
        for lang in config.langs:
            if text is not None and ANY not in text and lang not in text:
                message = f"{in_words(path.split('.'))} has no text in the language “{lang}”"
                yield source.error("missing-translation", path, message, hint=f"Add “{lang}: …” below it.")


def _offline_faults(config: Config, source: Source) -> Iterator[Problem]:
    if config.offline and not config.lite:
        message = "reading without a connection keeps text-only pages, and “lite: false” leaves them out"
        yield source.error("offline-without-lite", "offline", message, hint="Delete “lite: false”, or “offline: true”.")


def _scale_faults(ratings: tuple[Rating, ...], source: Source) -> Iterator[Problem]:
    """What makes a rating scale contradict itself."""
    ids = [rating.id for rating in ratings]
    for number, rating in enumerate(ratings):
        place = f"ratings.{number}"
        if rating.id in FORBIDDEN_IDS:
            message = f"“{rating.id}” cannot be a verdict's id: many programs read it as something else than text"
            yield source.error(
                "forbidden-id",
                f"{place}.id",
                message,
                hint="Choose a word such as “correct” or “incorrect”; the label may say True.",
            )
        if rating.id in ids[:number]:
            yield source.error(
                "duplicate-id",
                f"{place}.id",
                f"the verdict “{rating.id}” stands here twice",
                hint="Give each an id of its own.",
            )
        if rating.replaced_by:
            yield from _replacement_faults(rating, ratings, source, place)
    valued = [(number, rating) for number, rating in enumerate(ratings) if rating.value is not None]
    for (_, above), (number, rating) in pairwise(valued):
        if (rating.value or 0) > (above.value or 0):
            message = f"“{rating.id}” has a higher value than “{above.id}” above it; the scale goes from the most accurate verdict down"
            yield source.error(
                "rating-order", f"ratings.{number}.value", message, hint="Change the order or the values."
            )


def _replacement_faults(rating: Rating, ratings: tuple[Rating, ...], source: Source, place: str) -> Iterator[Problem]:
    replacing = next((other for other in ratings if other.id == rating.replaced_by), None)
    if replacing is None:
        hint = did_you_mean(rating.replaced_by or "", [other.id for other in ratings])
        yield source.error(
            "unknown-id", f"{place}.replaced_by", f"there is no verdict “{rating.replaced_by}”", hint=hint
        )
    elif not rating.retired:
        message = f"“{rating.id}” is replaced by another verdict, but not retired"
        yield source.error(
            "rating-not-retired", f"{place}.replaced_by", message, hint="Add “retired: true”, or delete “replaced_by”."
        )
    elif replacing.retired:
        message = f"“{rating.id}” is replaced by “{replacing.id}”, which is retired itself"
        yield source.error("rating-retired", f"{place}.replaced_by", message, hint="Name a verdict that is in use.")
