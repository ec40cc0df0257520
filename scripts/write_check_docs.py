"""Writes docs/checks.md: what each check of the generator looks for, from the docstring of its module.

With --check nothing is written; the exit code says whether the file is what it should be.
"""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "generator" / "check"
PAGE = ROOT / "docs" / "checks.md"

OPENING = """\
# What is checked

<!-- Written by `make docs` from the docstrings of generator/check/. Change those, not this file. -->

`tasdiq check` and `tasdiq build` report all faults together, each with its code, file, line and column. An error stops
the build and leaves the old site as it is; a warning does not.
"""

CODE = re.compile(r"^- `([a-z][a-z0-9-]*)`", re.MULTILINE)
HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, the sentence that sums it up, the rest of its docstring, the codes that it reports."""

    name: str
    sentence: str
    text: str
    codes: tuple[str, ...]


def read_check(path: Path) -> Check | None:
    """The check that a module holds; None when it has no public function `check`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in tree.body):
        return None
    docstring = ast.get_docstring(tree)
    if not docstring:
        sys.exit(f"{path.relative_to(ROOT)}: a check is documented by its module's docstring")
    sentence, _, text = docstring.partition("\n\n")
    return Check(path.stem, " ".join(sentence.split()), text.strip(), tuple(CODE.findall(text)))


def page_of(checks: list[Check]) -> str:
    """The whole page: a table of the codes, then one section for each check."""
    rows = sorted((code, check.name) for check in checks for code in check.codes)
    table = ["| code | check |", "|---|---|", *(f"| `{code}` | [{name}](#{name}) |" for code, name in rows)]
    sections = [f"## {check.name}\n\n{check.sentence}\n\n{HEADING.sub('#', check.text)}" for check in checks]
    return "\n\n".join([OPENING.rstrip(), "\n".join(table), *(section.rstrip() for section in sections)]) + "\n"


def main() -> int:
    """Writes the page, or with --check compares it."""
    checks = [check for path in sorted(CHECKS.glob("*.py")) if (check := read_check(path))]
    page = page_of(checks)
    if "--check" in sys.argv[1:]:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page:
            return 0
        print("docs/checks.md is not what the docstrings of generator/check/ say: run make docs", file=sys.stderr)
        return 1
    PAGE.write_text(page, encoding="utf-8")
    print(f"docs/checks.md: {len(checks)} checks, {sum(len(check.codes) for check in checks)} codes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
