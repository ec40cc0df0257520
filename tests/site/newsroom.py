"""Small whole newsrooms: a dict of path to text becomes a folder, which is built, edited and built again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from lxml import html
from PIL import Image

from generator.model.config import POLICY_PAGES
from generator.pipeline import BuildOptions, BuildReport, build

Files = Mapping[str, str | bytes | None]
Tree: TypeAlias = Any  # an lxml element

CONFIG = """\
base_url: https://facts.example.org
name: {en: Example Facts, ur: مثالی حقائق}
tagline: {en: We check what is said, ur: ہم کہی ہوئی بات جانچتے ہیں}
timezone: Asia/Karachi
languages:
  - {id: en, name: English}
  - {id: ur, name: اردو}
organisation:
  name: {en: Example Facts, ur: مثالی حقائق}
  contact: {email: tips@facts.example.org}
ratings:
  - id: correct
    label: {en: "True", ur: درست}
    definition: {en: What was claimed is so., ur: دعویٰ حقیقت کے مطابق ہے۔}
    value: 3
    colour: "#1b7f3b"
  - id: mostly-false
    label: {en: Mostly false, ur: زیادہ تر غلط}
    definition: {en: Little of it is so., ur: دعوے میں تھوڑی سی بات صحیح ہے۔}
    value: 2
    colour: "#b5591a"
  - id: incorrect
    label: {en: "False", ur: غلط}
    definition: {en: What was claimed is not so., ur: دعویٰ حقیقت کے خلاف ہے۔}
    value: 1
    colour: "#b3261e"
  - id: satire
    label: {en: Satire, ur: طنز}
    definition: {en: It was meant as a joke., ur: یہ مذاق تھا۔}
    colour: "#1f5fa8"
lists: {per_page: 3, latest: 2}
"""

TEXTS = {
    "en": ("The bridge of {} stands", "The bridge of {} fell into the river", "Engineers found the bridge unharmed."),
    "ur": ("{} کا پل سلامت ہے", "{} کا پل دریا میں گر گیا", "انجینئروں نے پل کو سلامت پایا۔"),
}


def review(name: str = "bridge", *, lang: str = "en", body: str = "", **fields: str) -> str:
    """The original of a review as an editor writes it; `fields` are further lines, or replace those here (by name)."""
    shared = {
        "rating": "incorrect",
        "published": "2026-02-03",
        "topics": "[disasters]",
        "authors": "[amina]",
        "appearances": f"[{{url: https://social.example/{name}, archive_url: https://archive.example/{name}, "
        "platform: facebook, medium: text}]",
        "evidence": f"[{{title: Report on the bridge, url: https://records.example/{name}, kind: primary}}, "
        "{title: Our visit, kind: own}]",
    }
    return translation(name, lang=lang, body=body, **{**shared, **fields})


def translation(name: str = "bridge", *, lang: str = "ur", body: str = "", **fields: str) -> str:
    """Another language of a review: only what each language has of its own."""
    title, claim, summary = (text.format(name) for text in TEXTS[lang])
    lines = {"title": title, "claim": claim, "summary": summary, **fields}
    front = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
    return f"---\n{front}---\n\n{body or summary}\n"


def article(title: str, body: str = "What we do, and how.", **fields: str) -> str:
    """A content page, lesson, narrative or term."""
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, "summary": f"{title}.", **fields}.items())
    return f"---\n{front}---\n\n{body}\n"


def smallest() -> dict[str, str | bytes | None]:
    """The least that builds: settings, the policy pages, one person, one topic, one review in two languages."""
    files: dict[str, str | bytes | None] = {
        "site_config.yml": CONFIG,
        "content/people/amina.yml": "name: {en: Amina, ur: آمنہ}\n",
        "content/topics/disasters.yml": "name: {en: Disasters, ur: آفات}\n",
        "content/reviews/bridge/index.en.md": review(),
        "content/reviews/bridge/index.ur.md": translation(),
    }
    for slug in POLICY_PAGES:
        for lang in ("en", "ur"):
            files[f"content/pages/{slug}/index.{lang}.md"] = article(f"{slug} {lang}")
    return files


def picture(colour: str = "red", size: tuple[int, int] = (700, 500), form: str = "JPEG", **more: Any) -> bytes:  # noqa: ANN401 - Pillow's own options
    """The bytes of a picture; `exif` may say what a picture must not tell."""
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, form, **more)
    return data.getvalue()


@dataclass(frozen=True)
class SmallSite:
    """A newsroom's folder `root`, built into `root/site`."""

    root: Path
    defaults: Mapping[str, Any] = field(default_factory=lambda: {"search": False, "cards": False, "jobs": 1})

    @property
    def output(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def config(self) -> Path:
        """The settings' file."""
        return self.root / "site_config.yml"

    def write(self, files: Files) -> SmallSite:
        """Writes files; None removes one, and its folder where that leaves it empty."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                if path.exists():
                    path.unlink()
                    if not any(path.parent.iterdir()):
                        path.parent.rmdir()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def edit(self, name: str, old: str, new: str) -> SmallSite:
        """Changes one passage of a file, which must be there."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        return self.write({name: text.replace(old, new)})

    def run(self, **options: Any) -> BuildReport:  # noqa: ANN401 - BuildOptions' own fields
        """Builds and tells what came of it."""
        return build(BuildOptions(config=self.config, **{**self.defaults, **options}))

    def build(self, **options: Any) -> BuildReport:  # noqa: ANN401 - BuildOptions' own fields
        """Builds a site that has no errors."""
        report = self.run(**options)
        assert report.ok, "\n".join(f"{p.place}: {p.code}: {p.message}" for p in report.problems)
        return report

    def read(self, path: str) -> str:
        """A file of the built site, by its address."""
        return self.file(path).read_text("utf-8")

    def file(self, path: str) -> Path:
        """Where the file of an address lies."""
        return self.output / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def page(self, path: str) -> Tree:
        """A page of the built site, parsed."""
        return html.fromstring(self.file(path).read_bytes())

    def paths(self) -> set[str]:
        """Every file of the built site."""
        return set(hashes(self.output))


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder, with a digest of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def text_of(element: Tree) -> str:
    """The words of an element, as a reader sees them in one line."""
    return " ".join(element.text_content().split())
