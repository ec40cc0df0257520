"""The guides: their links lead somewhere, and what a field takes is what they say."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.model.article import ArticleText, LessonFields, NarrativeFields, PageFields, TermFields
from generator.model.review import ReviewFields, ReviewText
from generator.model.vocabulary import Claimant, Person, Technique, Topic
from generator.pipeline import BuildOptions, check
from generator.problems import Severity
from tests.site.newsroom import SmallSite, smallest

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`|^ {4}[^\n]*$", re.MULTILINE | re.DOTALL)
RECORDS: tuple[type[BaseModel], ...] = (
    ReviewFields, ReviewText, ArticleText, PageFields, TermFields, NarrativeFields, LessonFields,
    Person, Topic, Claimant, Technique,
)  # fmt: skip


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_leads_to_a_file_and_to_a_heading_that_are_there(page: Path) -> None:
    dead = []
    for target in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = target.partition("#")
        if ":" in path or path.startswith("/"):
            continue
        file = page.parent / path if path else page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


def literals(annotation: Any) -> Iterator[str]:  # noqa: ANN401 - any annotation
    """The words that a field takes, in whatever it is wrapped."""
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from literals(field.annotation)
    for inner in get_args(annotation):
        yield from literals(inner)


def test_every_field_and_every_word_that_a_field_takes_stands_in_the_guide() -> None:
    text = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    table = text[text.index("## Words that a field takes") :]
    for record in RECORDS:
        for name, field in record.model_fields.items():
            if name not in {"id", "source"}:
                assert f"`{name}`" in text, f"{record.__name__}.{name}"
            for word in literals(field.annotation):
                assert f"`{word}`" in table, f"{record.__name__}.{name}: {word}"


def test_the_whole_examples_of_the_guide_are_without_fault(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    examples = re.findall(
        r"^A whole \w+, `(content/[^`]+)`[^\n]*\n(?:[^\n]+\n)*\n((?:(?: {4}[^\n]*)?\n)+)", text, re.MULTILINE
    )
    assert [name.split("/")[1] for name, _ in examples] == ["narratives", "lessons", "glossary"]
    site = SmallSite(tmp_path).write(
        {**smallest(), "content/topics/disasters.yml": "name: {en: Disasters, ur: آفات}\n"}
    )
    site.write({name: textwrap.dedent(example).strip() + "\n" for name, example in examples})
    site.edit("content/reviews/bridge/index.en.md", "\ntopics:", "\nnarratives: [pictures-after-rain]\ntopics:")
    told = check(BuildOptions(config=site.config, jobs=1)).problems
    assert [problem.words("") for problem in told if problem.severity is Severity.ERROR] == []
