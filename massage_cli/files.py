"""Files read without waiting for anybody, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from massage_cli.errors import MassageError
from massage_cli.printable import quoted

PRIVATE = 0o600
"""The mode of files that tell of a person: theirs to read, and nobody else's."""

PUBLIC = 0o644
"""The mode of a file that tells of nobody."""

OWN = 0o700
"""The mode of a person's own folder."""


MOST_OF_A_NAME = 40
"""Characters of a file's name in that of the one written beside it: it may be as long as can be."""

MOST = 1024 * 1024
"""Bytes that a small file of the person's may have: settings, and what is remembered."""


def read_plain(path: Path, most: int | None = MOST) -> bytes:
    """The bytes of an ordinary file of at most `most` bytes; None for any number.

    Raises OSError for one that is larger, and for a folder, FIFO or device, which is never
    waited for.
    """
    _require_plain(path, path.stat())  # before it is opened: that may already do something
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _require_plain(path, os.fstat(file.fileno()))
        data = file.read() if most is None else file.read(most + 1)
    if most is not None and len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1024} KiB", str(path))
    return data


def _require_plain(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`; not so where nobody can look: writing says why."""
    try:
        return path.exists()
    except OSError:  # too long a name, or a folder that may not be looked into
        return False


def target_of(path: Path) -> Path:
    """Where `path` leads; links in a circle lead to one of them, and opening it raises OSError."""
    return Path(os.path.realpath(path))


def make_folder(folder: Path) -> None:
    """Make `folder`, and what is missing above it, its owner's alone whatever the umask says.

    Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        with suppress(FileExistsError):  # another program was quicker
            each.mkdir(OWN)
            each.chmod(OWN)


def open_private(file: Path) -> int:
    """A descriptor of an ordinary file, made if need be, which is then nobody else's to read.

    Its folder is made, too. Raises OSError.
    """
    make_folder(file.parent)
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags, PRIVATE)
    try:
        _require_plain(file, os.fstat(descriptor))
    except OSError:
        os.close(descriptor)
        raise
    if sys.platform != "win32" and os.fstat(descriptor).st_mode & 0o777 != PRIVATE:
        with suppress(PermissionError):  # it is somebody else's
            os.fchmod(descriptor, PRIVATE)
    return descriptor


def write_atomically(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Write `data` to `path` whole or not at all, making its folder if need be.

    As `replacing` does. Raises OSError.
    """
    make_folder(target_of(path).parent)
    with replacing(path, mode) as file:
        file.write(data)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """The file at `path` to write to: whole at the end of the block, or not at all.

    Anybody may read it. Raises MassageError where it cannot be written.
    """
    try:
        with replacing(path, PUBLIC) as file:
            yield file
    except OSError as error:
        raise MassageError(
            f"{quoted(str(path))} cannot be written: {error.strerror}",
            help="nothing is left of it",
        ) from error


@contextmanager
def replacing(path: Path, mode: int) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` at the end of the block.

    If the block fails there is nothing left of it. A symbolic link stays one; a file that
    exists keeps its own mode, a new one gets `mode`. Raises OSError.
    """
    import tempfile  # 4 ms, and a start writes nothing before its first frame

    target = target_of(path)
    with suppress(FileNotFoundError):
        found = target.stat()
        _require_plain(path, found)  # a device would be gone for everybody
        mode = found.st_mode & 0o777
    prefix = f".{target.name[:MOST_OF_A_NAME]}."
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
