"""What the operating system can do in one step and Python does not offer: exchange two folders, sync a file system."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

AT_FDCWD = -100  # paths are relative to the working folder
RENAME_EXCHANGE = 2
CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def exchange(first: Path, second: Path) -> bool:
    """Exchanges two folders at once, so that no reader ever finds neither; False where the system cannot do that.

    Linux since 3.15 on its usual file systems. Raises OSError when it could and did not.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paths = (os.fsencode(first), os.fsencode(second))
    if libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


def settle(folder: Path) -> None:
    """Waits until everything on the folder's file system is on the disk: one call for all files."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(number) != 0:
            failed = ctypes.get_errno()
            raise OSError(failed, os.strerror(failed), str(folder))
    finally:
        os.close(number)
