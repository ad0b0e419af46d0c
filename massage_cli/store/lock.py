"""A lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from massage_cli.files import PRIVATE

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take(file: Path) -> int | None:
    """Lock `file`, made if need be, until the descriptor is closed; None if another has it.

    Raises OSError if it cannot be made.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return None
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
    """Hold the lock inside, if nobody else does; whether it was got."""
    descriptor = take(file)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            drop(file, descriptor)
