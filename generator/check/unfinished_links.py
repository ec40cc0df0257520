"""A link or a picture in a text is whole, so that readers do not see its brackets.

## Why

Where the last bracket of `[words](address)` is missing, or a space stands in the address, Markdown takes all of it for
words: readers see brackets and an address, and nothing can be clicked.

## Example

Wrong:

    The council [published the sheets](https://council.example.org/sheets on 3 June.

Right:

    The council [published the sheets](https://council.example.org/sheets) on 3 June.

## Codes

- `unfinished-link` (warning): the text that readers see holds `](`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.check.subject import Subject
from generator.problems import Problem, Severity

CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LEFT = re.compile(r"!?\[([^\[\]]{0,60})\]\(")


def check(subject: Subject) -> Iterator[Problem]:
    """Looks for brackets of links in what every body shows."""
    for document in subject.documents:
        for translation in document.translations.values():
            if "](" not in translation.body.html:
                continue
            shown = unescape(TAG.sub("", CODE.sub("", translation.body.html)))
            for words in dict.fromkeys(match[1].strip() for match in LEFT.finditer(shown)):
                message = f"the link or picture “[{words}](…” is not whole, so readers see its brackets"
                hint = (
                    "Close its address with ), and let no space stand in it. To show the brackets, write them as code."
                )
                file = translation.source.file
                yield Problem("unfinished-link", message, file, hint=hint, severity=Severity.WARNING)
