"""How much of a plan was done up to now, of what it had: two numbers, and no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from massage_cli.core.plans.plan import WEEK, Appointment, Done, Schedule, days, fixed


class Adherence(NamedTuple):
    """Sessions of a plan up to a day."""

    done: int
    planned: int
    """Those it had by then: of that very day only what is done, since the rest may still come."""
    besides: int
    """Those that came after a run, or whatever else: nobody can say how many there should be."""


def adherence(of: Schedule, today: date, done: Done) -> Adherence:
    """What was done of the plan up to `today`, out of all that was played on which day."""
    counted = days(of)[of.plan.baseline * WEEK :]
    there = [day for day in counted if day <= today]
    told = [(day, each) for day in there for each in fixed(of, day, done)]
    played = sum(each.done for _, each in told)
    planned = sum(each.done or day < today for day, each in told)
    for each in of.plan.sessions:
        for start in range(0, len(counted), WEEK):
            kept, had = _of_a_week(each, counted[start : start + WEEK], today, done)
            played, planned = played + kept, planned + had
    after = {each.routine for each in of.plan.sessions if each.after}
    besides = sum(done[day, routine] for day in there for routine in after)
    return Adherence(played, planned, besides)


def _of_a_week(each: Appointment, week: Sequence[date], today: date, done: Done) -> tuple[int, int]:
    """What was done of so many days a week, and how many of them are behind.

    As long as days are left on which it can be done, nothing is: also where a plan was stopped.
    """
    there = [day for day in week if day <= today]
    kept = min(each.times, sum(done[day, each.routine] > 0 for day in there))
    gone = sum(day < today or done[day, each.routine] > 0 for day in there)
    return kept, max(kept, each.times - (WEEK - gone))
