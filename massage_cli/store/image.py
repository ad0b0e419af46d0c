"""The bytes of a database as its last commit left it, read without a lock or a write.

For a disk that is full or read-only, or that knows no locks, and for a damaged file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from massage_cli.files import read_plain

PAGE = 4096
"""The size of a page unless the file says otherwise."""
_WAL_HEADER = 32
_FRAME_HEADER = 24


def page_size(data: bytes | bytearray) -> int:
    """The size of the pages of a database that begins so."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size in {1 << power for power in range(9, 17)} else PAGE


def image(file: Path) -> bytearray:
    """The database in `file`, with what is committed in the log beside it. Raises OSError."""
    data = bytearray(read_plain(file, most=None))
    try:
        log = read_plain(file.with_name(f"{file.name}-wal"), most=None)
    except FileNotFoundError:
        log = b""
    _replay(log, data)
    if len(data) > 20:
        data[18:20] = b"\1\1"  # no log is to be looked for
    return data


def opened(data: bytes | bytearray) -> sqlite3.Connection:
    """A connection to a copy in memory. What is wrong with it shows as it is read."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if data:
        connection.deserialize(bytes(data))
    return connection


def _replay(log: bytes, data: bytearray) -> None:
    """Put the pages that were committed to the log in their places."""
    size = int.from_bytes(log[8:12], "big")
    if len(log) < _WAL_HEADER or size not in {1 << power for power in range(9, 17)}:
        return
    salts = log[16:24]
    waiting: dict[int, int] = {}
    for at in range(_WAL_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        if log[at + 8 : at + 16] != salts:
            return  # from here on it is older
        waiting[int.from_bytes(log[at : at + 4], "big")] = at + _FRAME_HEADER
        pages = int.from_bytes(log[at + 4 : at + 8], "big")
        if pages:  # a commit, and how many pages the database then has
            data.extend(bytes(max(0, pages * size - len(data))))
            for page, start in waiting.items():
                data[(page - 1) * size : page * size] = log[start : start + size]
            del data[pages * size :]
            waiting.clear()
