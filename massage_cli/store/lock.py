"""A lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from massage_cli.files import open_private

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    _lock_as_sqlite = _lock

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock_as_sqlite(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the systems answer where another process has the lock."""


def take(file: Path) -> int | None:
    """Lock `file`, made if need be, until the descriptor is closed; None if another has it.

    Raises OSError if it cannot be made, or its disk knows no locks.
    """
    descriptor = open_private(file)
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _TAKEN:
            return None
        raise
    return descriptor


def drop(file: Path, descriptor: int) -> None:
    """Remove the lock's file and let go of it."""
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(descriptor)
        file.unlink(missing_ok=True)
        return
    # Removed while it is held: nobody sees it free.
    with suppress(OSError):
        file.unlink(missing_ok=True)
    os.close(descriptor)


@contextmanager
def held(file: Path) -> Iterator[bool]:
    """Hold the lock inside, if nobody else does; whether it was got. Raises as `take` does."""
    descriptor = take(file)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            drop(file, descriptor)


def works_beside(file: Path) -> bool:
    """Whether a file beside `file` can be locked, or at least nothing says that it cannot.

    Some network disks answer each try with "no locks available", which SQLite takes for
    another program's lock.
    """
    probe = file.with_name(f"{file.name}.probe")
    try:
        descriptor = open_private(probe)
        try:
            _lock_as_sqlite(descriptor)
        finally:
            os.close(descriptor)
            probe.unlink(missing_ok=True)
    except OSError as error:
        return error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
    return True
