"""A build replaces its output folder whole: so it refuses one that holds anything but a site that we built."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from generator.problems import ForeignOutput
from generator.write.manifest import Manifest

OUR_MARK = re.compile(rb'<meta name="?generator"? content="tasdiq\b', re.IGNORECASE)
HEAD = 16_384  # bytes of a page in which its marks stand


def refuse_foreign(manifest: Manifest) -> None:
    """Raises ForeignOutput where the output folder is not a site that we built, OSError where it cannot be replaced."""
    output = manifest.folder
    if manifest.file.resolve().is_relative_to(output):
        raise ForeignOutput(f"{output} holds the site's own sources; build into a folder of its own, such as site/")
    if not output.exists():
        return
    if not output.is_dir():
        raise ForeignOutput(f"{output} is a file; the site needs a folder")
    if os.path.ismount(output):
        reason = "is a mount point and cannot be replaced; build into a folder below it"
        raise OSError(errno.EBUSY, reason, str(output))
    names = {path.name for path in output.iterdir()}
    if ".git" in names:
        raise ForeignOutput(f"{output} is a Git checkout, which a build would replace; build elsewhere and copy")
    if names and not (_recorded(manifest) or _marked(output)):
        raise ForeignOutput(f"{output} holds files that Tasdiq did not write; give an empty or a new folder")


def _recorded(manifest: Manifest) -> bool:
    """Whether the record speaks of what is there: it has no files (a first build was killed), or one is there."""
    files = manifest.entries
    return manifest.exists and (not files or any(manifest.intact(file) for file in files))


def _marked(output: Path) -> bool:
    """Whether the front page says that we made it: the cache may have been deleted, and the site be ours all the same."""
    try:
        with (output / "index.html").open("rb") as stream:
            return OUR_MARK.search(stream.read(HEAD)) is not None
    except OSError:
        return False
