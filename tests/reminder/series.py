"""Reminders that the tests write down, and the days on which they are to ring."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from massage_cli.core.plans.plan import Appointment, DiaryTime, Plan, Schedule, days, due
from massage_cli.core.plans.reminders import reminders

NASTY = """100% $HOME `id` "it's" \\ \\% "% <b> & ‘so’; \\n, ä"""
"""A title that nothing may take for its own."""
PLAN = Plan(
    name="nights",
    title=NASTY,
    weeks=6,
    baseline=1,
    sessions=(
        Appointment("bedtime", frozenset(range(7)), time(2, 30)),
        Appointment("roller", frozenset({2, 6}), time(19)),
    ),
    diary=DiaryTime.MORNING,
)
START = date(2026, 2, 24)
"""The clocks change on 29 March: half past two is not there that night."""
SCHEDULE = Schedule(PLAN, START)
REMINDERS = reminders(SCHEDULE, START)


def expected() -> dict[str, list[datetime]]:
    """When each series rings, by its title's beginning, as the plan itself has it."""
    night = timedelta(days=1)
    sessions = {
        each.routine: [
            datetime.combine(day + (night if each.at and each.at.hour < 4 else timedelta(0)), at)
            for day in days(SCHEDULE)
            if each in due(SCHEDULE, day) and (at := each.at)
        ]
        for each in PLAN.sessions
    }
    return sessions | {"Diary": [datetime.combine(day, time(8)) for day in days(SCHEDULE)]}
