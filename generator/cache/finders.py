"""What is kept of the claim finder of each language, so that the next build changes what it must and no more.

    .tasdiq/finder-<lang>  one file, sealed (model/sealed.py), replaced whole

It speaks of the files of one finder, which it knows by a digest of their index.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.sealed import seal, unsealed

FORMAT = 1


@dataclass(frozen=True)
class FinderCache:
    """What is kept in the cache folder `folder` by this `version` of the program."""

    folder: Path
    version: str

    def read(self, lang: str, index: bytes) -> Any | None:  # noqa: ANN401 - plain data
        """What was kept of the finder whose index has this digest; None where there is nothing, or nothing to trust."""
        try:
            told = unsealed(self._file(lang).read_bytes(), "finder")
        except OSError:
            return None
        match marshal.loads(told) if told else None:  # noqa: S302 - its seal was compared
            case (form, version, digest, plain) if (form, version, digest) == (FORMAT, self.version, index):
                return plain
        return None

    def write(self, lang: str, index: bytes, plain: Any) -> None:  # noqa: ANN401 - plain data
        """Keeps this."""
        told = marshal.dumps((FORMAT, self.version, index, plain))
        new = self._file(lang).with_suffix(".new")
        new.write_bytes(seal(told, "finder") + told)
        new.replace(self._file(lang))

    def _file(self, lang: str) -> Path:
        return self.folder / f"finder-{lang}"
