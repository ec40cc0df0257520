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
the build and leaves the old site as it is; a warning does not. This page tells of what fields, links and pictures say
together; what is reported while files are read stands in [reading.md](reading.md).
"""

CODE = re.compile(r"^- `([a-z][a-z0-9-]*)`(?: \((warning)\))?:", re.MULTILINE)
HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, the sentence that sums it up, the rest of its docstring, its codes with their severity."""

    name: str
    sentence: str
    text: str
    codes: tuple[tuple[str, str], ...]


def read_check(path: Path) -> Check | None:
    """The check that a module holds; None when it has no public function `check`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in tree.body):
        return None
    docstring = ast.get_docstring(tree)
    if not docstring:
        sys.exit(f"{path.relative_to(ROOT)}: a check is documented by its module's docstring")
    sentence, _, text = docstring.partition("\n\n")
    codes = tuple((code, severity or "error") for code, severity in CODE.findall(text))
    return Check(path.stem, " ".join(sentence.split()), text.strip(), codes)


def page_of(checks: list[Check]) -> str:
    """The whole page: a table of the codes, then one section for each check."""
    rows = sorted((code, severity, check.name) for check in checks for code, severity in check.codes)
    lines = (f"| `{code}` | {severity} | [{name}](#{name}) |" for code, severity, name in rows)
    table = ["| code | severity | check |", "|---|---|---|", *lines]
    sections = [f"## {check.name}\n\n{check.sentence}\n\n{HEADING.sub('#', check.text)}" for check in checks]
    return "\n\n".join([OPENING.rstrip(), "\n".join(table), *(section.rstrip() for section in sections)]) + "\n"


def read_checks() -> list[Check]:
    """All checks, by name."""
    return [check for path in sorted(CHECKS.glob("*.py")) if (check := read_check(path))]


def main() -> int:
    """Writes the page, or with --check compares it."""
    checks = read_checks()
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
