"""The hour on the wall during a test: by the zone, so that every clock is a real one."""

from __future__ import annotations

import time
from collections.abc import Callable

Travel = Callable[[str], None]

AFTERNOON = 15
"""At which the tests run: far from midnight, and from four, where a plan's day ends."""


def zone(hour: int) -> str:
    """A zone in which it is now half past `hour`, as POSIX has it: a name, and hours westwards."""
    east = hour * 60 + 30 - int(time.time() // 60) % (24 * 60)
    west = -((east + 12 * 60) % (24 * 60) - 12 * 60)
    return f"<here>{'-' if west < 0 else ''}{abs(west) // 60}:{abs(west) % 60:02}"
