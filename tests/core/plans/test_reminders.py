"""Reminders are on the days on which the plan has something due, and on no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.plans.plan import Appointment, DiaryTime, Plan, Schedule, days, due
from massage_cli.core.plans.reminders import Reminder, reminders

ONE = timedelta(days=1)
EVENINGS = Appointment("bedtime", frozenset({0, 4}), time(22))
PLAN = Plan(
    name="nights",
    title="Nights",
    weeks=2,
    baseline=1,
    sessions=(EVENINGS, Appointment("shin", after="a run")),
    diary=DiaryTime.MORNING,
)
TUESDAY = date(2026, 12, 1)


def dates_of(of: Reminder) -> list[date]:
    """The days of a series."""
    span = range((of.last - of.first).days + 1)
    return [day for n in span if (day := of.first + n * ONE).weekday() in of.days]


def test_a_series_for_each_session_and_one_for_the_diary() -> None:
    found = reminders(Schedule(PLAN, TUESDAY), TUESDAY)
    assert [(each.title, each.at, each.first, each.last) for each in found] == [
        ("bedtime: Nights", time(22), date(2026, 12, 11), date(2026, 12, 21)),
        ("Diary: Nights", time(8), TUESDAY, date(2026, 12, 21)),
    ]
    assert [each.text for each in found] == [
        "bedtime (Nights): massage start bedtime",
        "Diary (Nights): massage log",
    ]


def test_it_names_the_routine_s_title_and_what_begins_it() -> None:
    first, _ = reminders(Schedule(PLAN, TUESDAY), TUESDAY, {"bedtime": "Before bed"})
    assert (first.title, first.text) == (
        "Before bed: Nights",
        "Before bed (Nights): massage start bedtime",
    )


@pytest.mark.parametrize("times", [1, 5])
def test_what_may_be_done_on_any_days_is_on_every_one_after_the_baseline(times: int) -> None:
    plan = replace(PLAN, sessions=(Appointment("bedtime", at=time(22), times=times),))
    first, _ = reminders(Schedule(plan, TUESDAY), TUESDAY)
    assert (first.first, first.last) == (date(2026, 12, 8), date(2026, 12, 21))
    assert dates_of(first) == [date(2026, 12, 8) + n * ONE for n in range(14)]


def test_what_has_gone_by_is_reminded_of_no_more_and_keeps_its_name() -> None:
    before, after = (reminders(Schedule(PLAN, TUESDAY), TUESDAY + n * ONE) for n in (0, 12))
    assert after[0].first == date(2026, 12, 14)
    assert [each.key for each in before] == ["nights-2026-12-01-1", "nights-2026-12-01-diary"]
    assert [each.key for each in before] == [each.key for each in after]
    assert reminders(Schedule(PLAN, TUESDAY), TUESDAY + 30 * ONE) == ()


def test_what_has_no_time_of_its_own_is_reminded_of_in_the_evening() -> None:
    plan = replace(PLAN, sessions=(EVENINGS._replace(at=None),), diary=DiaryTime.EVENING)
    assert [each.at for each in reminders(Schedule(plan, TUESDAY), TUESDAY)] == [time(20)] * 2


def test_after_midnight_is_the_next_date() -> None:
    sessions = (Appointment("bedtime", frozenset({6}), time(0, 30)),)
    plan = Plan(name="late", title="Late", weeks=1, sessions=sessions)
    (found,) = reminders(Schedule(plan, TUESDAY), TUESDAY)
    assert dates_of(found) == [date(2026, 12, 7)], "Sunday's, on Monday's date"
    assert found.first == found.last == date(2026, 12, 7)


def test_at_four_the_day_has_begun() -> None:
    sessions = (Appointment("bedtime", frozenset({6}), time(4, 0)),)
    plan = Plan(name="early", title="Early", weeks=1, sessions=sessions)
    (found,) = reminders(Schedule(plan, TUESDAY), TUESDAY)
    assert dates_of(found) == [date(2026, 12, 6)]


@given(
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(1, 26),
    st.integers(0, 2),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 30),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=2),
)
def test_whatever_went_before_the_days_ahead_are_those_of_the_plan(
    on: frozenset[int],
    weeks: int,
    baseline: int,
    start: date,
    ago: int,
    away: list[tuple[int, int]],
) -> None:
    sessions = (Appointment("bedtime", on, time(22)),)
    plan = Plan(name="p", title="P", weeks=weeks, baseline=baseline, sessions=sessions)
    pauses = tuple((start + a * ONE, start + (a + n) * ONE) for a, n in away)
    its = Schedule(plan, start, pauses)
    today = max(start + ago * ONE, *(until for _, until in pauses), start)
    asked = [day for day in days(its) if day >= today and due(its, day)]
    found = reminders(its, today)
    assert [day for each in found for day in dates_of(each)] == asked
