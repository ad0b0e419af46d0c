"""A plan: routines on certain days for some weeks, and what of it is due, done or ahead.

Everything is reckoned in days. A day of a plan is the calendar day where the person is, and
lasts until four in the morning: what is begun in bed at half past midnight is the evening's.
A paused day does not count, and the plan ends later by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from massage_cli.core.calendar import EARLIEST, LATEST, local_date, local_time
from massage_cli.core.history.past import Past, State
from massage_cli.core.plans.course import Course

MOST_WEEKS = 26
MOST_BASELINE = 2
"""Weeks of diary alone."""
WEEK = 7
"""Days."""
EVERY_DAY = frozenset(range(WEEK))
WORKDAYS = frozenset(range(5))
DAY_ENDS = 4
"""The hour of the night at which a day of a plan is over."""
ENOUGH = 0.5
"""The part of a session that must have been played for it to count, unless it was finished."""
_ONE = timedelta(days=1)


class Measure(StrEnum):
    """What is looked at, to see whether it helps."""

    CRAMPS = "cramps"
    TIGHTNESS = "tightness"
    NONE = "none"


class DiaryTime(StrEnum):
    """When the diary is written."""

    MORNING = "morning"
    EVENING = "evening"
    NONE = "none"


class Appointment(NamedTuple):
    """A routine on some days of the week, on so many of them, or after something that happens."""

    routine: str
    days: frozenset[int] = frozenset()
    """0 for Monday to 6 for Sunday; none for what comes after something."""
    at: time | None = None
    """The time that is proposed."""
    after: str = ""
    """What it comes after, such as `a run`."""
    times: int = 0
    """On how many days of each week of the plan, whichever they are; 0 for days of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which routines, on which days, for how many weeks, and what is measured."""

    name: str
    title: str
    weeks: int
    sessions: tuple[Appointment, ...]
    baseline: int = 0
    """Weeks of diary alone, before the others."""
    measures: Measure = Measure.NONE
    diary: DiaryTime = DiaryTime.NONE
    when: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()


class Schedule(NamedTuple):
    """A plan on the calendar: when it began, which days were paused, and whether it was stopped."""

    plan: Plan
    first: date
    pauses: tuple[tuple[date, date | None], ...] = ()
    """Of each its first day, and the first on which the plan goes on; None while it lasts."""
    stopped: date | None = None
    """The first day that is not in it any more."""


class WeekPlace(NamedTuple):
    """Where in a plan a day is: the week, from 1, of so many; of the baseline or of the rest."""

    baseline: bool
    week: int
    of: int


class Status(StrEnum):
    """What became of a day of a plan."""

    DONE = "done"
    PARTLY = "partly"
    OPEN = "open"
    """It was not done; of today, not yet."""
    FREE = "free"
    """Nothing was due."""
    AHEAD = "ahead"
    """It is still to come, and something is due."""


class Due(NamedTuple):
    """What is due on a day, and whether it was done."""

    appointment: Appointment
    done: bool


Done = Counter[tuple[date, str]]
"""How often each routine was played on each day of a plan."""


def day_at(unix: float, utc_offset: int) -> date:
    """The day of a plan at `unix` seconds, `utc_offset` minutes east of UTC."""
    return local_date(max(EARLIEST, unix - DAY_ENDS * 3600), utc_offset)


def noon_of(day: date, utc_offset: int) -> float:
    """The Unix time of noon on `day`, `utc_offset` minutes east of UTC: amid its day of a plan."""
    noon = datetime.combine(day, time(12)) - local_time(0, utc_offset)
    return min(LATEST, max(EARLIEST, noon.total_seconds()))


def schedule(plan: Plan, course: Course) -> Schedule:
    """The plan as it was started, paused and ended."""

    def day(unix: float) -> date:
        return day_at(unix, course.utc_offset)

    pauses = tuple(
        (day(each.began), None if each.ended is None else day(each.ended)) for each in course.pauses
    )
    ended = None if course.ended is None else day(course.ended)
    return Schedule(plan, day(course.started), pauses, ended)


@lru_cache(maxsize=4)
def days(of: Schedule) -> tuple[date, ...]:
    """The days that count, in order: all of them, or those before a pause that lasts still."""
    found: list[date] = []
    day: date | None = of.first
    while day is not None and len(found) < (of.plan.baseline + of.plan.weeks) * WEEK:
        if of.stopped is not None and day >= of.stopped:
            break
        after = _after_pause(of, day)
        if after == day:
            found.append(day)
            after = day + _ONE if day < date.max else None
        day = after
    return tuple(found)


def _after_pause(of: Schedule, day: date) -> date | None:
    """The same day, or where it is paused the first one after; None while that lasts."""
    for first, until in of.pauses:
        if first <= day and (until is None or day < until):
            return until
    return day


def paused(of: Schedule, day: date) -> bool:
    """Whether the plan is paused on that day."""
    return day >= of.first and _after_pause(of, day) != day


def over(of: Schedule, day: date) -> bool:
    """Whether the plan had its whole time before that day."""
    there = days(of)
    whole = len(there) == (of.plan.baseline + of.plan.weeks) * WEEK
    return whole and day > there[-1]


def place_of(of: Schedule, day: date) -> WeekPlace | None:
    """In which week a day is; None for one that does not count."""
    there = days(of)
    return _place(of.plan, there.index(day)) if day in there else None


def _place(plan: Plan, number: int) -> WeekPlace:
    week = number // WEEK
    if week < plan.baseline:
        return WeekPlace(True, week + 1, plan.baseline)
    return WeekPlace(False, week - plan.baseline + 1, plan.weeks)


def week_of(of: Schedule, day: date) -> tuple[date, ...]:
    """The days of the plan's week in which a day is; those of its last that counts before."""
    there = days(of)
    before = sum(each <= day for each in there)
    start = max(0, before - 1) // WEEK * WEEK
    return there[start : start + WEEK]


def due(of: Schedule, day: date) -> tuple[Appointment, ...]:
    """What has its day then: nothing in the baseline, in a pause, or before and after it all."""
    place = place_of(of, day)
    if place is None or place.baseline:
        return ()
    return tuple(each for each in of.plan.sessions if day.weekday() in each.days)


def diary_due(of: Schedule, day: date) -> bool:
    """Whether the diary is to be written on a day; in the baseline too."""
    return of.plan.diary is not DiaryTime.NONE and place_of(of, day) is not None


def counts(past: Past) -> bool:
    """Whether a session is one that was done: finished, or half of it played, and no rehearsal."""
    return not past.rehearsal and (past.state is State.FINISHED or enough(past.done, past.planned))


def enough(done: float, planned: float) -> bool:
    """Whether half of a session was played; seconds, hands on."""
    return 0 < planned * ENOUGH <= done


def done_among(pasts: Iterable[Past]) -> Done:
    """What was done on which day, each session where its person was."""
    return Counter(
        (day_at(past.started, past.utc_offset), past.routine) for past in pasts if counts(past)
    )


def told(of: Schedule, day: date, done: Done) -> tuple[Due, ...]:
    """What is due on a day, and whether it was done; also what a week still has days for."""
    place = place_of(of, day)
    any_day = [each for each in of.plan.sessions if each.times and place and not place.baseline]
    here = [Due(each, done[day, each.routine] > 0) for each in any_day]
    return (
        *fixed(of, day, done),
        *(each for each in here if each.done or days_left(of, day, each.appointment, done)),
    )


def days_left(of: Schedule, day: date, each: Appointment, done: Done) -> int:
    """On how many more days of the plan's week a session is due that has no days of its own."""
    return max(0, each.times - days_done(of, day, each, done))


def days_done(of: Schedule, day: date, each: Appointment, done: Done) -> int:
    """On how many days of the plan's week of `day` its routine was played."""
    return sum(done[day, each.routine] > 0 for day in week_of(of, day))


def fixed(of: Schedule, day: date, done: Done) -> tuple[Due, ...]:
    """What has its day then, and whether it was done: two of one routine need it twice."""
    left = Counter({routine: n for (when, routine), n in done.items() if when == day})
    found = []
    for appointment in due(of, day):
        found.append(Due(appointment, left[appointment.routine] > 0))
        left[appointment.routine] -= 1
    return tuple(found)


def status(of: Schedule, day: date, today: date, done: Done) -> Status:
    """What became of a day; what was done after a run counts, and is never missing."""
    if day > today:
        return Status.AHEAD if due(of, day) else Status.FREE
    # Of so many days a week no day is missing: another may have been chosen.
    asked = [e for e in told(of, day, done) if e.done or day == today or not e.appointment.times]
    if not asked:
        place = place_of(of, day)
        follows = {each.routine for each in of.plan.sessions if each.after}
        extra = place and not place.baseline and any(done[day, routine] for routine in follows)
        return Status.DONE if extra else Status.FREE
    finished = sum(each.done for each in asked)
    if finished == len(asked):
        return Status.DONE
    return Status.PARTLY if finished else Status.OPEN


def asked_for(of: Schedule, day: date, routine: str) -> bool:
    """Whether a session of `routine` on a day is one that the plan asks for."""
    place = place_of(of, day)
    if place is None or place.baseline:
        return False
    return any(
        each.routine == routine and (each.after or each.times or day.weekday() in each.days)
        for each in of.plan.sessions
    )


def next_due(of: Schedule, day: date) -> tuple[date, tuple[Appointment, ...]] | None:
    """The first day after `day` on which something is due, and what; None for none."""
    later = ((each, due(of, each)) for each in days(of) if each > day)
    return next((found for found in later if found[1]), None)
