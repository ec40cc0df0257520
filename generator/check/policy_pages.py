"""The pages by which readers judge a newsroom exist in every language.

## Why

Methodology, corrections policy, funding and the rest are what the fact-checkers' codes of principles ask for, and what
the publisher's markup points at. A reader of one language has the same right to them as a reader of another.

## Example

Wrong: `content/pages/methodology/index.en.md` without `index.ur.md`, on a site in English and Urdu.

Right: both files.

## Codes

- `missing-policy-page`: the problem stands at the file that should be created.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.config import POLICY_PAGES
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Looks for every policy page in every language."""
    pages = {page.slug: page.translations for page in subject.library.pages}
    for slug in POLICY_PAGES:
        if f"pages/{slug}" in subject.library.broken:
            continue
        for lang in subject.langs:
            if lang not in pages.get(slug, {}):
                file = f"content/pages/{slug}/index.{lang}.md"
                name = subject.library.config.language(lang).name
                yield Problem(
                    "missing-policy-page",
                    f"the page “{slug}” does not exist in {name} ({lang})",
                    file,
                    hint=f"Create {file} with title, summary and text.",
                )
