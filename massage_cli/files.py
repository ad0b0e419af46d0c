"""Writing a file so that a crash or a full disk leaves either the old one or the new one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600
"""The mode of files that tell of a person: theirs to read, and nobody else's."""

PUBLIC = 0o644
"""The mode of a file that tells of nobody."""


def write_atomically(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Write `data` to `path` whole or not at all, making its folder if need be.

    As `replacing` does. Raises OSError.
    """
    path.resolve().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(path, mode) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, mode: int) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` at the end of the block.

    If the block fails there is nothing left of it. A symbolic link stays one; a file that
    exists keeps its own mode, a new one gets `mode`. Raises OSError.
    """
    import tempfile  # 4 ms, and a start writes nothing before its first frame

    target = path.resolve()
    with suppress(FileNotFoundError):
        found = target.stat()
        if not stat.S_ISREG(found.st_mode):  # a device would be gone for everybody
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        mode = found.st_mode & 0o777
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
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
