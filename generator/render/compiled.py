"""Compiled templates in a folder, so that a build that renders a few pages need not compile all templates first."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache

from generator.model.sealed import seal, unsealed
from generator.render import compiler
from generator.render.versions import library_versions

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one language. Its words are in their code, so code with other words is not taken for it."""

    def __init__(self, folder: Path, frame: Mapping[str, Any]) -> None:
        """`folder` is made if need be; `frame` is the frame of the language."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._lang = folder, frame["lang"]
        told = [json.dumps(frame, sort_keys=True), *library_versions(), Path(compiler.__file__).read_text("utf-8")]
        self._made_with = "\0".join(told)

    def get_source_checksum(self, source: str) -> str:
        """A digest of a template and of all else that is in its code."""
        return hashlib.sha256(f"{self._made_with}\0{source}".encode("utf-8", "surrogatepass")).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket from its file; one that is missing or broken is as none."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if (code := unsealed(data, "template")) is not None:
            bucket.bytecode_from_string(bytes(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes the bucket to its file; where it cannot, the next build compiles the template again."""
        code = bucket.bytecode_to_string()
        file = self._file(bucket)
        new = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            new.write_bytes(seal(code, "template") + code)
            new.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{self._lang}-{bucket.key}"
