"""New sites and new reviews: what is written for an editor to fill."""

from __future__ import annotations

from pathlib import Path

from generator import __version__
from generator.load.config import load_config
from generator.load.places import starter_site
from generator.load.revision import read_original
from generator.model.text import is_slug
from generator.pipeline.options import now
from generator.problems import Problem, did_you_mean, in_order, refused
from generator.write.new_review import Choices, Original, write_review
from generator.write.site_files import BEFORE_PUBLISHING
from generator.write.starter import LANGUAGES, write_starter

__all__ = ["BEFORE_PUBLISHING", "begin_review", "begin_site"]


def begin_site(directory: Path, langs: tuple[str, ...] = ()) -> tuple[list[Path], list[Problem]]:
    """Writes a new newsroom's folder, in `langs` or in every language of the starter; the paths, and problems if refused.

    FileExistsError where there is something already.
    """
    if unknown := [lang for lang in langs if lang not in LANGUAGES]:
        hint = f"Begin with {' or '.join(LANGUAGES)}; other languages are added in site_config.yml afterwards."
        return [], [Problem("unknown-language", f"there is no beginning in “{unknown[0]}”", "--languages", hint=hint)]
    return write_starter(starter_site(), directory, version=__version__, langs=langs), []


def begin_review(config_path: Path, slug: str, langs: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """Writes the files of a new claim review, in `langs` or in every language of the site; the paths, and problems if refused.

    Of a review that is there already, it writes those of `langs` that are lacking.
    """
    config, problems = load_config(config_path)
    if config is None or refused(problems):
        return [], in_order(problems)
    if unknown := [lang for lang in langs if lang not in config.langs]:
        hint = did_you_mean(unknown[0], config.langs)
        return [], [
            Problem("unknown-language", f"the site has no language “{unknown[0]}”", config.source.file, hint=hint)
        ]
    original, problems = read_original(config_path.parent, slug, config) if langs and is_slug(slug) else (None, [])
    if refused(problems):
        return [], in_order(problems)
    choices = Choices(
        config.langs,
        [rating.id for rating in config.ratings if not rating.retired],
        now().astimezone(config.zone).date(),
    )
    return write_review(
        config_path.parent, slug, langs or config.langs, choices, Original(*original) if original else None
    )
