from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

import pytest

from massage_cli.core.english.plan import (
    appointment,
    day,
    diary_first,
    is_due,
    lasts,
    on_days,
    sessions_done,
    where,
)


@pytest.mark.parametrize(
    ("baseline", "week", "of", "told"),
    [
        (True, 1, 1, "the week before the sessions"),
        (True, 1, 2, "week 1 of 2 before the sessions"),
        (False, 1, 1, "week 1 of 1"),
    ],
)
def test_where_in_a_plan_a_day_is(baseline: bool, week: int, of: int, told: str) -> None:
    assert where(baseline, week, of) == told


@pytest.mark.parametrize(
    ("of", "told"),
    [(date(2026, 12, 7), "Mon 7 Dec"), (date(2027, 1, 31), "Sun 31 Jan")],
)
def test_a_day_is_named_without_its_year(of: date, told: str) -> None:
    assert day(of) == told


@pytest.mark.parametrize(
    ("baseline", "weeks", "told"),
    [(0, 1, "1 week"), (0, 6, "6 weeks"), (1, 6, "1 week of diary alone, then 6 weeks")],
)
def test_how_long_a_plan_lasts(baseline: int, weeks: int, told: str) -> None:
    assert lasts(baseline, weeks) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (range(7), "every day"),
        (range(5), "Monday to Friday"),
        (range(6), "Mon, Tue, Wed, Thu, Fri, Sat"),
        ((4, 0), "Mon, Fri"),
        ((6,), "Sun"),
    ],
)
def test_the_days_of_a_week(days: Iterable[int], told: str) -> None:
    assert on_days(frozenset(days)) == told


@pytest.mark.parametrize(
    ("at", "after", "times", "told"),
    [
        (time(22), "", 0, "roller: every day at 22:00"),
        (None, "", 0, "roller: every day"),
        (time(7, 5), "", 2, "roller: any 2 days a week at 07:05"),
        (None, "", 1, "roller: any 1 day a week"),
        (None, "a run", 0, "roller: after a run"),
    ],
)
def test_when_a_routine_has_its_time(at: time | None, after: str, times: int, told: str) -> None:
    assert appointment("roller", frozenset(range(7)), at, after, times) == told


def test_what_is_due_is_told_with_its_time_until_it_is_done() -> None:
    assert is_due("bedtime", time(22), done=False) == "bedtime at 22:00"
    assert is_due("bedtime", None, done=False) == "bedtime"
    assert is_due("bedtime", time(22), done=True) == "bedtime, done"


@pytest.mark.parametrize(
    ("done", "planned", "besides", "told"),
    [
        (21, 30, 8, "21 of 30 sessions done, and 8 after a run or the like"),
        (0, 1, 0, "0 of 1 session done"),
        (0, 0, 2, "2 after a run or the like"),
        (0, 0, 0, ""),
    ],
)
def test_how_many_sessions_were_done(done: int, planned: int, besides: int, told: str) -> None:
    assert sessions_done(done, planned, besides) == told


def test_a_plan_that_begins_with_its_diary_says_for_how_long() -> None:
    assert diary_first(1).startswith("For the first week there is only the diary")
    assert diary_first(2).startswith("For the first 2 weeks there is only the diary")
