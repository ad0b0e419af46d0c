"""A terminal's size, asked of the terminal itself and never of the environment."""

from __future__ import annotations

import os
from typing import NamedTuple


class Size(NamedTuple):
    """A terminal's size in cells."""

    columns: int
    rows: int


FALLBACK = Size(80, 24)
"""For a terminal that does not know its size, and for what is none."""


def size_of(fd: int) -> Size:
    """The size now of the terminal that the descriptor `fd` is open on; else FALLBACK."""
    try:
        columns, rows = os.get_terminal_size(fd)
    except OSError:
        return FALLBACK
    return Size(columns, rows) if columns > 0 and rows > 0 else FALLBACK
