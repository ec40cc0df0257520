"""Bytes to disk: the new site beside the old one, swapped in at once, and the record of what was written.

    with locked(cache):
        manifest = read_manifest(cache, output)  # manifest.notice: one line for the editor, or empty
        changes = manifest.compare(pages, shaping)
        with NewTree(manifest) as tree:
            tree.keep(changes.kept)
            for page in changes.stale:
                tree.write(page.file, render(page))
            tree.swap()
            manifest = tree.save(changes.fingerprints)

Raises Busy (another build holds the lock), ForeignOutput (the output folder is not ours to replace), OSError (the disk),
and ValueError for bugs in what is written. The old site stands after each of them.
"""

from generator.problems import Busy, ForeignOutput
from generator.write.lock import locked
from generator.write.manifest import Changes, Entry, Manifest, Written, read_manifest
from generator.write.tree import NewTree

__all__ = ["Busy", "Changes", "Entry", "ForeignOutput", "Manifest", "NewTree", "Written", "locked", "read_manifest"]
