"""The one place that reads the time; everything else takes it as an argument."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """A clock that only goes forward, in seconds from an arbitrary start."""

    def now(self) -> float:
        """The clock's seconds."""
        ...


class SystemClock:
    """The machine's clock. Where it can, it runs on while the machine sleeps.

    Linux's CLOCK_MONOTONIC stands still during a suspend, CLOCK_BOOTTIME does not: only
    with the latter can a session know that it slept.
    """

    def __init__(self) -> None:
        self._id: int | None = getattr(time, "CLOCK_BOOTTIME", None)

    def now(self) -> float:
        """Seconds since boot, or `time.monotonic()` where there is no such clock."""
        return time.monotonic() if self._id is None else time.clock_gettime(self._id)


class Moment(NamedTuple):
    """A time on the wall, and where that wall stands."""

    unix: float
    """Seconds since 1970 in UTC."""
    utc_offset: int
    """Minutes east of UTC."""
    zone: str


def moment() -> Moment:
    """What the calendar and the wall clock say."""
    unix = time.time()
    local = time.localtime(unix)
    return Moment(unix, local.tm_gmtoff // 60, local.tm_zone)


def moment_at(wall: datetime) -> Moment | None:
    """When the wall clock of here shows `wall`; None where it was put forward past that time.

    Of a time that comes twice, as clocks go back, it is the earlier. Raises OverflowError,
    ValueError or OSError for one that the system does not know.
    """
    unix = wall.replace(tzinfo=None, fold=0).timestamp()
    local = time.localtime(unix)
    if (local.tm_hour, local.tm_min) != (wall.hour, wall.minute):
        return None
    return Moment(unix, local.tm_gmtoff // 60, local.tm_zone)
