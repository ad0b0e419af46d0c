"""The plan that is under way, as it was when it was started, and what was done of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from massage_cli import paths
from massage_cli.clock import Moment
from massage_cli.core.english import plan as words
from massage_cli.core.plans.course import Course
from massage_cli.core.plans.plan import (
    DiaryTime,
    Done,
    Measure,
    Plan,
    Schedule,
    day_at,
    diary_due,
    done_among,
    noon_of,
    schedule,
)
from massage_cli.errors import MassageError

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

TWO_DAYS = 2 * 24 * 60 * 60
"""Seconds: wherever a person is, a day of theirs lies within so many of its noon."""


def kept_from(day: date, now: Moment) -> float:
    """Since when, in seconds of the epoch, what is kept may belong to `day` or to a later one."""
    return noon_of(day, now.utc_offset) - TWO_DAYS


class UnderWay(NamedTuple):
    """A plan that was started, on the calendar."""

    course: Course
    schedule: Schedule
    today: date
    done: Done
    """What was played since it began."""
    diary: bool
    """Whether the diary asks for a line today."""


def under_way(now: Moment) -> UnderWay | None:
    """The plan that is under way at `now`; None where none is.

    Raises MassageError where the history cannot be read.
    """
    file = paths.history_file()
    if not file.exists():
        return None
    from massage_cli.store import plans
    from massage_cli.store.database import SHORT, reading

    with reading(file, SHORT) as connection:
        course = plans.current(connection)
        return None if course is None else _followed(connection, course, now)


def running(now: Moment) -> UnderWay:
    """The same. Raises MassageError where none is under way, too."""
    found = under_way(now)
    if found is None:
        raise MassageError(words.NONE, help=words.NONE_HELP)
    return found


def current() -> Course | None:
    """The plan that is under way, by its name alone: also one that cannot be read any more."""
    file = paths.history_file()
    if not file.exists():
        return None
    from massage_cli.store import plans
    from massage_cli.store.database import reading

    with reading(file) as connection:
        return plans.current(connection)


def on_the_calendar(course: Course) -> Schedule:
    """The plan as it was when it was started. Raises MassageError for one that cannot be read."""
    from massage_cli.routinefile.plan.reader import check_plan_text, followable

    return schedule(followable(check_plan_text(course.body, course.name)), course)


def _followed(connection: sqlite3.Connection, course: Course, now: Moment) -> UnderWay:
    from massage_cli.store import history

    its, today = on_the_calendar(course), day_at(now.unix, now.utc_offset)
    since = kept_from(min(today, its.first), now)
    done = done_among(history.sessions(connection, since=since))
    asked = diary_due(its, today) and not _written(connection, its.plan, today, now)
    return UnderWay(course, its, today, done, asked)


def _written(connection: sqlite3.Connection, plan: Plan, today: date, now: Moment) -> bool:
    """Whether the diary has a line for the night that ended today, or of the day itself.

    Where it is tightness that is looked at, only what is said of that.
    """
    from massage_cli.core.history.diary import Happened, night_of
    from massage_cli.store import diary

    lines = list(diary.lines(connection, since=kept_from(today, now)))
    if plan.measures is Measure.TIGHTNESS:
        lines = [line for line in lines if line.happened is Happened.TIGHT]
    if plan.diary is DiaryTime.MORNING:
        return any(night_of(line) == today for line in lines)
    return any(day_at(line.at, line.utc_offset) == today for line in lines)
