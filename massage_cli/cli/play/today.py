"""What the plan that is under way asks for: before a session, and at its end."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli import paths
from massage_cli.clock import Moment
from massage_cli.core.english import plan as words
from massage_cli.errors import MassageError


class DueToday(NamedTuple):
    """A session that a plan asks for, or a line of the diary."""

    routine: str
    """Empty for the diary."""
    title: str
    """Of the plan."""
    where: str
    """In which week of it, in words."""


def due_today(now: Moment) -> tuple[DueToday, ...]:
    """What is due today and was not done, the diary last; nothing where no history can be read.

    Where there is no history nothing is opened, nor imported.
    """
    try:
        if not paths.history_file().exists():
            return ()
    except OSError:  # no home
        return ()
    from massage_cli.cli.plan_view import where
    from massage_cli.cli.under_way import under_way
    from massage_cli.core.plans.plan import told

    try:
        there = under_way(now)
    except MassageError:  # the next command that needs it says so
        return ()
    if there is None:
        return ()
    its = there.schedule
    due = told(its, there.today, there.done)
    names = dict.fromkeys(each.appointment.routine for each in due if not each.done)
    if there.diary:
        names[""] = None
    return tuple(DueToday(name, its.plan.title, where(there)) for name in names)


def was_todays(routine: str, begun: Moment) -> str:
    """A line for the end of a session of `routine` that a plan asked for; empty for any other."""
    try:
        if not paths.history_file().exists():
            return ""
    except OSError:
        return ""
    from massage_cli.cli.under_way import on_the_calendar
    from massage_cli.core.plans.plan import asked_for, day_at, place_of
    from massage_cli.store import plans
    from massage_cli.store.database import SHORT, reading

    try:
        with reading(paths.history_file(), SHORT) as connection:
            course = plans.current(connection)
        if course is None:
            return ""
        its = on_the_calendar(course)
    except MassageError:
        return ""
    today = day_at(begun.unix, begun.utc_offset)
    place = place_of(its, today)
    if place is None or not asked_for(its, today, routine):
        return ""
    return words.was_for(its.plan.title, words.where(*place))
