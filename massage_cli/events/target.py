"""Where the lines may go: a file that they are added to, or a pipe that nobody need read yet."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from massage_cli.errors import MassageError
from massage_cli.files import PRIVATE
from massage_cli.printable import quoted

Connect = Callable[[], int | None]
"""A descriptor to write to, none as long as nobody reads, and none any more."""
FLAGS = (
    os.O_WRONLY
    | os.O_APPEND
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def target(name: str) -> Connect:
    """What leads to the file, the FIFO or the device called `name`; a file is made at once.

    Raises MassageError for what cannot be written, for a terminal, and for a file that holds
    something else: it would be spoilt.
    """
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116  # FIFOs and devices are no files to a Path
    except FileNotFoundError:
        mode = 0
    except (OSError, ValueError) as error:
        raise _refused(name, error) from error
    try:
        if stat.S_ISFIFO(mode):
            return _readers_of(name)
        if stat.S_ISREG(mode):
            _require_events(name)
        elif mode and not stat.S_ISCHR(mode):
            raise MassageError(
                f"--events cannot be {quoted(name)}: it is no file, FIFO or device",
                help="name a file that lines are to be added to, or make a pipe with mkfifo",
            )
        fd = os.open(name, FLAGS | (0 if mode else os.O_CREAT), PRIVATE)
    except (OSError, ValueError) as error:
        raise _refused(name, error) from error
    if os.isatty(fd):
        os.close(fd)
        raise MassageError(
            f"--events cannot be {quoted(name)}: a terminal is for the session",
            help="name a file, and read it in another terminal with `tail -f`",
        )
    return once(fd)


def once(fd: int) -> Connect:
    """What leads to a descriptor that is there, and to nothing once it was closed."""
    there = [fd]
    return lambda: there.pop() if there else None


def _readers_of(name: str) -> Connect:
    """What leads to whoever reads the FIFO, now or later. Raises OSError if it is closed to us."""
    first = _opened(name)
    waiting = [] if first is None else [first]

    def connect() -> int | None:
        try:
            return waiting.pop() if waiting else _opened(name)
        except OSError:  # it was removed, or is something else by now
            return None

    return connect


def _opened(name: str) -> int | None:
    """The FIFO's descriptor; None where nobody reads. Raises OSError."""
    import errno

    try:
        fd = os.open(name, FLAGS)
    except OSError as error:
        if error.errno == errno.ENXIO:
            return None
        raise
    if stat.S_ISFIFO(os.fstat(fd).st_mode):
        return fd
    os.close(fd)
    return None


def _require_events(name: str) -> None:
    """Raises MassageError for a file with something else; ends a line that was cut off."""
    path = Path(name)
    if not path.stat().st_size:
        return
    with path.open("rb") as file:
        first = file.read(1)
        file.seek(-1, os.SEEK_END)
        last = file.read(1)
    if first != b"{":
        raise MassageError(
            f"--events cannot be {quoted(name)}: what is in it are no events",
            help="name another file: lines are added to it, and nothing is overwritten",
        )
    if last != b"\n":  # the disk was full, or the machine went off
        with path.open("ab") as file:
            file.write(b"\n")


def _refused(name: str, error: OSError | ValueError) -> MassageError:
    why = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return MassageError(
        f"--events cannot be {quoted(name)}: {why}",
        help="name a file in a folder that is there and yours, a FIFO, or - for stdout",
    )
