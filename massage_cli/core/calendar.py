"""Days, weeks and streaks, right under travel, daylight saving and a clock set back.

A session belongs to the calendar day on which its person began it, where they were then.
What lies after now, because the clock was once wrong, waits until its time has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

DAY = 24 * 60 * 60
"""Seconds."""
EARLIEST, LATEST = -62_135_424_000, 253_402_128_000
"""The Unix times that lie within the calendar's years 1 to 9999 wherever one is, and two days
from its ends, so that no day's reckoning leaves it."""
_EPOCH = datetime.fromtimestamp(0, UTC)


class Day(NamedTuple):
    """The sessions of one calendar day."""

    date: date
    first: float
    """Unix time of the day's first start."""
    last: float
    """Unix time of the day's last start."""
    sessions: int
    seconds: float


class Week(NamedTuple):
    """The sessions of one week, Monday to Sunday."""

    monday: date
    sessions: int
    seconds: float


def local_date(unix: float, utc_offset: int) -> date:
    """The calendar day at `unix` seconds, `utc_offset` minutes east of UTC."""
    return local_time(unix, utc_offset).date()


def local_time(unix: float, utc_offset: int) -> datetime:
    """The time on the wall at `unix` seconds, `utc_offset` minutes east of UTC."""
    wall = _EPOCH + timedelta(seconds=unix, minutes=utc_offset)
    return wall.replace(tzinfo=None)


def streak(days: Iterable[Day], today: date, now: float) -> int:
    """How many days in a row up to today, or to yesterday while today may still come."""
    runs = list(_runs(days, now))
    if not runs or not _adjoin(runs[-1][-1], today, now):
        return 0
    return len(runs[-1])


def longest_streak(days: Iterable[Day], now: float) -> int:
    """The most days in a row there have been."""
    return max(map(len, _runs(days, now)), default=0)


def weeks(days: Iterable[Day], today: date, now: float, count: int) -> tuple[Week, ...]:
    """The last `count` weeks, this one last, those without a session among them."""
    this = monday(today)
    sessions = dict.fromkeys((this - timedelta(weeks=n) for n in reversed(range(count))), 0)
    seconds = dict.fromkeys(sessions, 0.0)
    for day in days:
        week = monday(day.date)
        if week in sessions and day.first <= now:
            sessions[week] += day.sessions
            seconds[week] += day.seconds
    return tuple(Week(week, sessions[week], seconds[week]) for week in sessions)


def monday(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())


def _runs(days: Iterable[Day], now: float) -> Iterator[Sequence[Day]]:
    """The days up to now, in runs without a missed one."""
    run: list[Day] = []
    past = (day for day in days if day.first <= now)
    for day in sorted(past, key=lambda day: day.date):
        if run and not _adjoin(run[-1], day.date, day.first):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _adjoin(earlier: Day, later: date, first: float) -> bool:
    """Whether no day was missed before the later one: one that travel swallowed was not there.

    Who flies east loses hours, over the date line a whole date; sessions within a day of
    each other are still daily.
    """
    return (later - earlier.date).days <= 1 or abs(first - earlier.last) <= DAY
