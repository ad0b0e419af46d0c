"""How many sessions of a plan were done, of those that it had by then."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.plans.adherence import Adherence, adherence
from massage_cli.core.plans.plan import (
    EVERY_DAY,
    Appointment,
    Done,
    Plan,
    Schedule,
    Status,
    status,
    told,
)

ONE = timedelta(days=1)
MONDAY = date(2026, 11, 30)
DAILY = Appointment("bedtime", EVERY_DAY)
FIVE = Appointment("roller", times=5)
RUN = Appointment("post-workout", after="a run")


def of(*sessions: Appointment, baseline: int = 0, weeks: int = 2) -> Schedule:
    plan = Plan(name="a", title="A", weeks=weeks, baseline=baseline, sessions=sessions)
    return Schedule(plan, MONDAY)


def played(routine: str, *days: int) -> Done:
    """Sessions on so many days after MONDAY."""
    return Counter((MONDAY + day * ONE, routine) for day in days)


@pytest.mark.parametrize(
    ("today", "days", "found"),
    [
        (0, (), (0, 0, 0)),
        (0, (0,), (1, 1, 0)),
        (1, (), (0, 1, 0)),
        (4, (0, 2, 2), (2, 4, 0)),
        (4, (0, 2, 4), (3, 5, 0)),
        (400, (0, 1, 13, 14), (3, 14, 0)),
        (-1, (), (0, 0, 0)),
    ],
)
def test_of_today_only_what_is_done_counts_and_a_second_one_adds_nothing(
    today: int, days: tuple[int, ...], found: tuple[int, int, int]
) -> None:
    assert adherence(of(DAILY), MONDAY + today * ONE, played("bedtime", *days)) == found


def test_the_baseline_and_paused_days_ask_for_nothing() -> None:
    done = played("bedtime", 1, 8)
    its = of(DAILY, baseline=1)._replace(pauses=((MONDAY + 9 * ONE, MONDAY + 12 * ONE),))
    assert adherence(its, MONDAY + 13 * ONE, done) == (1, 3, 0)


@pytest.mark.parametrize(
    ("today", "days", "found"),
    [
        (0, (), (0, 0, 0)),
        (2, (), (0, 0, 0)),  # five days are left
        (3, (), (0, 1, 0)),
        (3, (3,), (1, 2, 0)),
        (6, (0, 1, 2, 3, 4), (5, 5, 0)),
        (6, (0, 1, 2, 3, 4, 5), (5, 5, 0)),
        (7, (0, 2, 4), (3, 5, 0)),
        (99, (0, 2, 4, 7), (4, 10, 0)),
    ],
)
def test_of_five_days_a_week_none_is_missing_while_days_are_left(
    today: int, days: tuple[int, ...], found: tuple[int, int, int]
) -> None:
    assert adherence(of(FIVE), MONDAY + today * ONE, played("roller", *days)) == found


def test_a_plan_that_was_stopped_lacks_no_days_that_it_never_had() -> None:
    stopped = of(FIVE)._replace(stopped=MONDAY + 3 * ONE)
    assert adherence(stopped, MONDAY + 30 * ONE, played("roller", 0)) == (1, 1, 0)


def test_what_comes_after_a_run_is_counted_by_itself() -> None:
    done = played("post-workout", 1, 1, 3) + played("bedtime", 0)
    assert adherence(of(DAILY, RUN), MONDAY + 2 * ONE, done) == Adherence(1, 2, 2)


@given(st.lists(st.integers(0, 20), max_size=20), st.integers(0, 30))
def test_never_more_is_done_than_there_was(days: list[int], today: int) -> None:
    found = adherence(of(DAILY, FIVE), MONDAY + today * ONE, played("roller", *days))
    assert 0 <= found.done <= found.planned


def test_of_five_days_a_week_a_day_that_was_not_chosen_is_free() -> None:
    its, done, today = of(FIVE), played("roller", 0, 2), MONDAY + 3 * ONE
    assert [status(its, MONDAY + n * ONE, today, done) for n in range(5)] == [
        Status.DONE, Status.FREE, Status.DONE, Status.OPEN, Status.FREE,
    ]  # fmt: skip
    (due,) = told(its, today, done)
    assert not due.done
    assert told(its, today, played("roller", 0, 1, 2, 4, 5)) == ()
