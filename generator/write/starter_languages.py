"""The starter's files for a newsroom that writes in fewer languages: what belongs to the others is taken out.

This works on lines, for texts as plain as the starter's; YAML is read in another room. The tests build a site of each choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FIELD = re.compile(r"^[a-z_]+:[^\n]*\n(?:[ \t-][^\n]*\n)*", re.MULTILINE)
FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
LANGUAGE = re.compile(r"^  - \{id: (\w+),[^\n]*\n", re.MULTILINE)
TEXTS = frozenset({"title", "claim", "summary", "fact"})
OF_TRANSLATIONS = frozenset({"translators", "translated_from", "source_revision"})


def in_languages(files: Mapping[str, str], langs: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """The starter's texts by name, in `langs` alone, the first of them the default."""
    dropped = [lang for lang in known if lang not in langs]
    kept: dict[str, str] = {}
    for name, text in files.items():
        lang = name.split(".")[-2] if name.endswith(".md") else ""
        if lang in dropped:
            continue
        whole, original = text, name.replace(f".{lang}.md", f".{known[0]}.md")
        if lang and lang == langs[0] and original != name and original in files:
            whole = _with_shared(text, files[original], alone=known[0] in dropped)
        for other in dropped:
            whole = _without(whole, other)
        kept[name] = _ordered(whole, langs) if name == "site_config.yml" else whole
    return kept


def _with_shared(translation: str, original: str, *, alone: bool) -> str:
    """A translation that may become the original: the shared fields are in it too; `alone` when it is no translation any more."""
    here, there = FRONT.match(translation), FRONT.match(original)
    if not here or not there or (not alone and "translated_from:" in here[1]):
        return translation
    own = {_name(field): field for field in FIELD.findall(here[1]) if not (alone and _name(field) in OF_TRANSLATIONS)}
    shared = {_name(field): field for field in FIELD.findall(there[1]) if _name(field) not in TEXTS | OF_TRANSLATIONS}
    return f"---\n{''.join({**own, **shared}.values())}---\n{translation[here.end() :]}"


def _name(field: str) -> str:
    return field.partition(":")[0]


def _without(text: str, lang: str) -> str:
    text = LANGUAGE.sub(lambda match: "" if match[1] == lang else match[0], text)
    text = re.sub(rf"\{{{lang}: [^{{}}]*?, (\w+: [^{{}}]*)\}}", r"{\1}", text)
    text = re.sub(rf", {lang}: [^{{}}]*\}}", "}", text)
    text = re.sub(rf"^( *)- {lang}: [^\n]*\n\1  (\w\w: )", r"\1- \2", text, flags=re.MULTILINE)
    return re.sub(rf"^ +{lang}: [^\n]*\n|^translated_from: {lang}\n", "", text, flags=re.MULTILINE)


def _ordered(config: str, langs: Sequence[str]) -> str:
    """The configuration with its languages in this order."""
    lines = {match[1]: match[0] for match in LANGUAGE.finditer(config)}
    if not lines:
        return config
    ordered = "".join(lines[lang] for lang in langs)
    return config.replace("".join(lines.values()), ordered)
