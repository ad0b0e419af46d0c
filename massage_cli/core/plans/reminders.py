"""What a system can be asked to remind of: the sessions of a plan and its diary, each a series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from massage_cli.core.english import plan as words
from massage_cli.core.plans.plan import (
    DAY_ENDS,
    EVERY_DAY,
    WEEK,
    Appointment,
    DiaryTime,
    Schedule,
    days,
    due,
    place_of,
)

DIARY_AT = {DiaryTime.MORNING: time(8), DiaryTime.EVENING: time(20)}
USUAL = time(20)
"""The time of a session whose plan proposes none."""


class Reminder(NamedTuple):
    """A series: on these days of the week at this time, from the first date to the last."""

    key: str
    """What tells it from the others, the same each time: the plan, its first day, a number."""
    title: str
    text: str
    days: frozenset[int]
    """0 for Monday to 6 for Sunday."""
    at: time
    """On the wall where the person is."""
    first: date
    last: date


def reminders(
    of: Schedule, today: date, titles: Mapping[str, str] = MappingProxyType({})
) -> tuple[Reminder, ...]:
    """The reminders from `today` to the plan's end; none for what comes after a run.

    `titles` are the routines' titles, by name. What may be done on any day is due on every one.
    """
    coming = [day for day in days(of) if day >= today]
    plan = of.plan
    found = []
    for number, each in enumerate(plan.sessions, 1):
        on = [day for day in coming if _may_be_due(of, each, day)]
        if on:
            name = titles.get(each.routine, each.routine)
            found.append(_session(of, each, number, on, name))
    if coming and plan.diary is not DiaryTime.NONE:
        found.append(
            Reminder(
                f"{_key(of)}-diary",
                f"{words.DIARY_REMINDER}: {plan.title}",
                words.diary_reminder(plan.title),
                EVERY_DAY,
                DIARY_AT[plan.diary],
                coming[0],
                coming[-1],
            )
        )
    return tuple(found)


def _may_be_due(of: Schedule, each: Appointment, day: date) -> bool:
    place = place_of(of, day)
    return each in due(of, day) or (each.times > 0 and place is not None and not place.baseline)


def _session(of: Schedule, each: Appointment, number: int, on: list[date], name: str) -> Reminder:
    title, at = of.plan.title, each.at or USUAL
    later = int(at.hour < DAY_ENDS)  # of the evening before, and on the next date
    return Reminder(
        f"{_key(of)}-{number}",
        f"{name}: {title}",
        words.reminder(each.routine, name, title),
        frozenset((day + later) % WEEK for day in each.days) or EVERY_DAY,
        at,
        on[0] + timedelta(days=later),
        on[-1] + timedelta(days=later),
    )


def _key(of: Schedule) -> str:
    return f"{of.plan.name}-{of.first}"
