"""What was made once and is kept on disk, as much as there is room for.

All of it can be made anew: what cannot be read is not there, and what cannot be written is
not kept. Nothing here raises OSError.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from massage_cli.files import PRIVATE, read_plain, write_atomically

FORMAT = "massage 1"
"""Stands first in every file, and in every key: another one finds nothing of this one's."""
HEAD = f"{FORMAT}\n".encode()
MARK = ".kept"
"""Ends the names of the files, and is in those of the ones being written. Others are let be."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is read."""


def key_of(*parts: object) -> str:
    """A name for whatever was made of these."""
    return hashlib.blake2b(repr((FORMAT, *parts)).encode(), digest_size=16).hexdigest()


class Shelf:
    """A folder of at most `most` bytes. What was not asked for the longest goes first."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most

    def has_any(self, owner: str) -> bool:
        """Whether something of this owner's is there."""
        with suppress(OSError):
            return any(entry.name.startswith(f"{owner}-") for entry in self._entries())
        return False

    def take(self, owner: str, key: str) -> bytes | None:
        """What was put there; None if it is not, or is not whole enough to be known."""
        file = self._file(owner, key)
        with suppress(OSError):
            data = read_plain(file, LARGEST)
            if data.startswith(HEAD):
                os.utime(file)
                return data.removeprefix(HEAD)
        return None

    def put(self, owner: str, key: str, data: bytes) -> None:
        """Keep `data`, if it can be, and make room for it."""
        with suppress(OSError):  # a full disk, or a folder that may not be written to
            write_atomically(self._file(owner, key), HEAD + data, PRIVATE)
        with suppress(OSError):
            self._make_room()

    def _file(self, owner: str, key: str) -> Path:
        return self._folder / f"{owner}-{key}{MARK}"

    def _entries(self) -> list[os.DirEntry[str]]:
        with os.scandir(self._folder) as entries:
            return [entry for entry in entries if MARK in entry.name]

    def _make_room(self) -> None:
        left = self._most
        status = [(entry.stat(follow_symlinks=False), entry.path) for entry in self._entries()]
        for each, path in sorted(status, key=lambda one: one[0].st_mtime_ns, reverse=True):
            left -= each.st_size
            if left < 0:
                Path(path).unlink(missing_ok=True)
