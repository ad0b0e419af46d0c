"""Rows straight out of a SQLite file's pages, where the way to them is broken.

A table's rows stand in leaf pages, and each page says by itself what is in it
(https://www.sqlite.org/fileformat2.html): whatever became of the pages that lead to it, a
leaf that is whole can be read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from massage_cli.store.image import page_size

TABLE_LEAF = 13
_HEADER = 100
"""Bytes before the first page's own header."""
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer, by its serial type."""

Value = int | float | str | bytes | None


def leaf_rows(data: bytes | bytearray) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """The rows of all tables with their row ids, as far as a page of them is whole."""
    size = page_size(data)
    pages = _Pages(data, size, size - (data[20] if len(data) > 20 and data[20] < 64 else 0))
    for start in range(0, len(data) - size + 1, size):
        header = start + (_HEADER if start == 0 else 0)
        if data[header] != TABLE_LEAF:
            continue
        count = _u16(data, header + 3)
        for cell in range(header + 8, min(header + 8 + 2 * count, start + size - 1), 2):
            try:
                yield pages.row(start + _u16(data, cell))
            except (IndexError, ValueError, struct.error):
                continue  # this one is broken; the next need not be


class _Pages:
    """A file's pages. `usable` is how many bytes of each hold something."""

    def __init__(self, data: bytes | bytearray, size: int, usable: int) -> None:
        self._data = data
        self._size = size
        self._usable = usable

    def row(self, at: int) -> tuple[int, tuple[Value, ...]]:
        """The row in the cell that begins at `at`. Raises ValueError or IndexError."""
        length, at = _varint(self._data, at)
        rowid, at = _varint(self._data, at)
        if length > len(self._data):
            raise ValueError("longer than the file")
        signed = rowid - (1 << 64) if rowid >> 63 else rowid
        return signed, _record(self._payload(length, at))

    def _payload(self, length: int, at: int) -> bytes:
        """What of it stands in the leaf, and then in a chain of pages."""
        local = length
        if length > self._usable - 35:
            least = (self._usable - 12) * 32 // 255 - 23
            fits = least + (length - least) % (self._usable - 4)
            local = fits if fits <= self._usable - 35 else least
        parts = [bytes(self._data[at : at + local])]
        missing, following = length - local, at + local
        while missing > 0:
            page = int.from_bytes(self._data[following : following + 4], "big")
            following = (page - 1) * self._size
            if page < 1 or following + self._usable > len(self._data):
                raise ValueError("the chain is broken")
            parts.append(bytes(self._data[following + 4 : following + self._usable][:missing]))
            missing -= self._usable - 4
        return b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    body, values = end, list[Value]()
    while at < end:
        kind, at = _varint(payload, at)
        value, body = _value(payload, kind, body)
        values.append(value)
    if at != end or body > len(payload):
        raise ValueError("no record")
    return tuple(values)


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    """The value of serial type `kind` at `at`, and where the next one is."""
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    match kind:
        case 0:
            return None, at
        case 7:
            return float(struct.unpack_from(">d", payload, at)[0]), at + 8
        case 8 | 9:
            return kind - 8, at
        case 10 | 11:
            raise ValueError("no serial type")
    end = at + (kind - 12) // 2
    stored = payload[at:end]
    return (stored.decode(errors="replace") if kind % 2 else stored), end


def _varint(data: bytes | bytearray, at: int) -> tuple[int, int]:
    """The number of up to nine bytes at `at`, and where the next one is."""
    number = 0
    for byte in range(8):
        number = number << 7 | data[at + byte] & 0x7F
        if data[at + byte] < 0x80:
            return number, at + byte + 1
    return number << 8 | data[at + 8], at + 9


def _u16(data: bytes | bytearray, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")
