"""Starting a plan, pausing it, going on with it, and stopping it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.options import PlanName
from massage_cli.cli.stderr import say
from massage_cli.cli.under_way import current, running, under_way
from massage_cli.clock import moment
from massage_cli.core.english import plan as words
from massage_cli.errors import ExitCode, MassageError

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from massage_cli.core.plans.plan import Plan


def start(
    name: PlanName,
    on: Annotated[
        str, typer.Option(metavar="DATE", help="Its first day, such as 2026-12-01; else today.")
    ] = "",
) -> None:
    """Start a plan today, or on another day; another one has to be stopped first."""
    from massage_cli.core.calendar import local_date
    from massage_cli.core.plans.course import Course
    from massage_cli.core.plans.plan import Schedule, day_at, days, noon_of, over
    from massage_cli.routinefile.plan.reader import body_of
    from massage_cli.store import plans

    plan, now = read_plan(name), moment()
    first = _day(on, local_date(now.unix, now.utc_offset))  # at three no plan begins yesterday
    before = under_way(now)
    if before is not None and not over(before.schedule, before.today):
        title = before.schedule.plan.title
        raise MassageError(words.runs_already(title), help="`massage plan stop` ends it")
    starts_today = first == day_at(now.unix, now.utc_offset)
    course = Course(
        id=0,
        name=plan.name,
        title=plan.title,
        started=now.unix if starts_today else noon_of(first, now.utc_offset),
        utc_offset=now.utc_offset,
        zone=now.zone,
        body=body_of(plan),
    )
    with _writing() as connection:
        if before is not None:
            plans.end(connection, before.course.id, now.unix)
        plans.insert(connection, course)
    say(words.begins(plan.title, first, days(Schedule(plan, first))[-1]))
    if plan.baseline:
        say(words.diary_first(plan.baseline))
    say(words.WHAT_NOW)


def pause() -> None:
    """Pause the plan from today on: the days until you go on do not count."""
    from massage_cli.core.plans.plan import noon_of, paused
    from massage_cli.store import plans

    there = running(moment())
    if there.today < there.schedule.first:
        waits = words.begins_on(there.course.title, there.schedule.first)
        raise MassageError(waits, help=words.WAITING_HELP)
    if paused(there.schedule, there.today):
        raise MassageError(words.WAS_PAUSED, help="`massage plan resume` goes on with it")
    at = max(there.course.started, noon_of(there.today, there.course.utc_offset))
    with _writing() as connection:
        plans.pause(connection, there.course.id, at)
    say(words.was_paused(there.schedule.plan.title))
    _say_what_still_reminds()


def resume() -> None:
    """Go on with a paused plan: today counts again, and it ends later by the pause."""
    from massage_cli.core.plans.plan import days, noon_of, paused
    from massage_cli.store import plans

    there = running(moment())
    if not paused(there.schedule, there.today):
        raise MassageError(words.NOT_PAUSED)
    with _writing() as connection:
        at = noon_of(there.today, there.course.utc_offset)
        plans.resume(connection, there.course.id, at)
    later = running(moment())
    say(words.goes_on(later.schedule.plan.title, days(later.schedule)[-1]))


def stop(
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """End the plan that is under way; what was played and logged stays."""
    from massage_cli.cli.prompts import agreed, interactive
    from massage_cli.store import plans

    course = current()
    if course is None:
        raise MassageError(words.NONE, help=words.NONE_HELP)
    if not yes:
        if not interactive():
            raise MassageError("nobody is there to ask", help="--yes stops it without asking")
        if not agreed(words.stop_it(course.title)):
            raise MassageError("the plan goes on", code=ExitCode.STOPPED)
    with _writing() as connection:
        if course.started > moment().unix:  # it never began, and would end what is started now
            plans.delete(connection, course.id)
        else:
            plans.end(connection, course.id, moment().unix)
    say(words.was_stopped(course.title))
    _say_what_still_reminds()


def _say_what_still_reminds() -> None:
    """Reminders that were installed go on until they are taken away."""
    from massage_cli.cli.installed import ways_there
    from massage_cli.cli.plan_remind import undo

    for way in ways_there():
        say(words.still_reminds(undo(way)))


def read_plan(name: str) -> Plan:
    """The plan called `name`. Raises MassageError for none, and for a faulty one."""
    from massage_cli.routinefile.plan.library import find, routine_names
    from massage_cli.routinefile.plan.reader import check_plan_file, followable

    return followable(check_plan_file(find(name).path, routine_names()))


@contextmanager
def _writing() -> Iterator[sqlite3.Connection]:
    """The history, to be changed. Raises MassageError."""
    from massage_cli import paths
    from massage_cli.store.database import writing

    with writing(paths.history_file()) as connection:
        yield connection


def _day(on: str, today: date) -> date:
    """The day that `on` names, `today` for none. Raises MassageError."""
    from datetime import date, timedelta

    from massage_cli.printable import quoted

    if not on:
        return today
    try:
        day = date.fromisoformat(on)
    except ValueError:
        hint = "a day is written 2026-12-01"
        raise MassageError(f"--on cannot be {quoted(on)}", help=hint) from None
    if not today <= day <= today + timedelta(days=366):
        raise MassageError(f"--on cannot be {day}", help="from today on, within a year")
    return day
