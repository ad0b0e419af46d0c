"""Which days of a plan count, what is due on them, and what was done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.history.past import State
from massage_cli.core.plans.course import Course, Pause
from massage_cli.core.plans.plan import (
    EVERY_DAY,
    MOST_BASELINE,
    MOST_WEEKS,
    WORKDAYS,
    Appointment,
    DiaryTime,
    Plan,
    Schedule,
    Status,
    WeekPlace,
    asked_for,
    counts,
    day_at,
    days,
    diary_due,
    done_among,
    due,
    next_due,
    noon_of,
    over,
    paused,
    place_of,
    schedule,
    status,
    told,
    week_of,
)
from tests.pasts import a_past

ONE = timedelta(days=1)
BED = Appointment("bedtime", EVERY_DAY, time(22))
MORNING = Appointment("desk-legs", WORKDAYS, time(11))
NOON = Appointment("desk-legs", WORKDAYS, time(15, 30))
RUN = Appointment("post-workout", after="a run")
ROLL = Appointment("roller", frozenset({2, 6}))
NIGHTS = Plan(
    name="nights", title="Nights", weeks=2, baseline=1, sessions=(BED,), diary=DiaryTime.MORNING
)
DESK = Plan(name="desk", title="Desk", weeks=1, sessions=(MORNING, NOON))
RUNNER = Plan(name="runner", title="Runner", weeks=1, sessions=(RUN, ROLL))
FRIDAY = date(2026, 12, 25)


def of(plan: Plan = NIGHTS, *pauses: tuple[date, date | None]) -> Schedule:
    return Schedule(plan, FRIDAY, pauses)


def done(*sessions: tuple[date, str]) -> Counter[tuple[date, str]]:
    return Counter(sessions)


def test_baseline_and_weeks_count_from_the_first_day_over_the_years_end() -> None:
    there = days(of())
    assert there == tuple(FRIDAY + n * ONE for n in range(21))
    assert [place_of(of(), day) for day in (there[0], there[6], there[7], there[20])] == [
        WeekPlace(True, 1, 1),
        WeekPlace(True, 1, 1),
        WeekPlace(False, 1, 2),
        WeekPlace(False, 2, 2),
    ]


def test_before_and_after_nothing_is_due() -> None:
    for day in (FRIDAY - ONE, FRIDAY + 21 * ONE):
        assert (place_of(of(), day), due(of(), day), diary_due(of(), day)) == (None, (), False)
    assert [over(of(), FRIDAY + n * ONE) for n in (-1, 20, 21)] == [False, False, True]


def test_in_the_baseline_the_diary_is_all_there_is() -> None:
    assert (due(of(), FRIDAY), diary_due(of(), FRIDAY)) == ((), True)
    first = FRIDAY + 7 * ONE
    assert (due(of(), first), diary_due(of(), first)) == ((BED,), True)
    assert next_due(of(), FRIDAY) == (first, (BED,))
    assert next_due(of(), FRIDAY + 20 * ONE) is None


def test_paused_days_do_not_count_and_the_end_moves_by_them() -> None:
    away = (FRIDAY + 3 * ONE, FRIDAY + 10 * ONE)
    later = of(NIGHTS, away)
    assert days(later) == tuple(FRIDAY + n * ONE for n in (0, 1, 2, *range(10, 28)))
    assert [paused(later, FRIDAY + n * ONE) for n in (2, 3, 9, 10)] == [False, True, True, False]
    assert not diary_due(later, FRIDAY + 5 * ONE)
    assert week_of(later, FRIDAY + 5 * ONE) == tuple(
        FRIDAY + n * ONE for n in (0, 1, 2, *range(10, 14))
    )


@pytest.mark.parametrize(
    ("day", "first"), [(-1, 0), (0, 0), (6, 0), (7, 7), (13, 7), (20, 14), (99, 14)]
)
def test_a_week_of_a_plan_is_counted_from_its_first_day(day: int, first: int) -> None:
    assert week_of(of(), FRIDAY + day * ONE) == tuple(FRIDAY + (first + n) * ONE for n in range(7))


def test_who_pauses_again_on_the_day_on_which_it_goes_on_is_still_away() -> None:
    twice = of(NIGHTS, (FRIDAY + 3 * ONE, FRIDAY + 5 * ONE), (FRIDAY + 5 * ONE, FRIDAY + 8 * ONE))
    assert days(twice)[:5] == tuple(FRIDAY + n * ONE for n in (0, 1, 2, 8, 9))
    assert paused(twice, FRIDAY + 5 * ONE)


def test_so_many_days_a_week_are_due_on_any_day_of_its_weeks_and_on_no_other() -> None:
    rolls = replace(NIGHTS, weeks=1, sessions=(Appointment("roller", times=2),))
    due_on = [told(of(rolls), FRIDAY + n * ONE, done()) for n in (-1, 0, 6, 7, 13, 14)]
    assert [len(each) for each in due_on] == [0, 0, 0, 1, 1, 0]


def test_a_plan_takes_half_a_year_at_most_and_its_diary_alone_a_fortnight() -> None:
    assert timedelta(weeks=MOST_WEEKS) < timedelta(days=365) / 2
    assert timedelta(weeks=MOST_BASELINE) <= timedelta(days=14)


def test_a_pause_that_lasts_has_no_end() -> None:
    still = of(NIGHTS, (FRIDAY + 3 * ONE, None))
    assert days(still) == (FRIDAY, FRIDAY + ONE, FRIDAY + 2 * ONE)
    assert paused(still, FRIDAY + 400 * ONE)
    assert not over(still, FRIDAY + 400 * ONE)


def test_what_was_stopped_asks_for_nothing_more() -> None:
    stopped = of()._replace(stopped=FRIDAY + 8 * ONE)
    assert due(stopped, FRIDAY + 7 * ONE) == (BED,)
    assert due(stopped, FRIDAY + 8 * ONE) == ()


def test_two_of_one_routine_need_it_twice() -> None:
    desk, monday = Schedule(DESK, date(2026, 11, 30)), date(2026, 11, 30)
    once, twice = done((monday, "desk-legs")), done(*[(monday, "desk-legs")] * 2)
    assert [each.done for each in told(desk, monday, once)] == [True, False]
    assert [each.done for each in told(desk, monday, twice)] == [True, True]
    tuesday, saturday = monday + ONE, monday + 5 * ONE
    assert [
        status(desk, day, tuesday, played)
        for day, played in (
            (monday, done()),
            (monday, once),
            (monday, twice),
            (tuesday, done()),
            (tuesday + ONE, done()),
            (saturday, done()),
        )
    ] == [
        Status.OPEN,
        Status.PARTLY,
        Status.DONE,
        Status.OPEN,
        Status.AHEAD,
        Status.FREE,
    ]
    assert status(desk, saturday, saturday, twice) is Status.FREE


def test_what_follows_a_run_is_never_missing_and_counts_when_it_is_done() -> None:
    runner = of(RUNNER)
    saturday, sunday = FRIDAY + ONE, FRIDAY + 2 * ONE
    ran = done((saturday, "post-workout"))
    assert status(runner, FRIDAY, sunday, ran) is Status.FREE
    assert status(runner, saturday, sunday, ran) is Status.DONE
    assert due(runner, saturday) == ()
    assert due(runner, sunday) == (ROLL,)
    asked = [asked_for(runner, saturday, name) for name in ("post-workout", "roller", "bedtime")]
    assert asked == [True, False, False]
    before = done((FRIDAY - ONE, "post-workout"))
    assert status(runner, FRIDAY - ONE, sunday, before) is Status.FREE, "it had not begun"
    with_diary = of(replace(RUNNER, baseline=1))
    assert status(with_diary, saturday, sunday, ran) is Status.FREE, "nothing counts before"
    assert not asked_for(with_diary, saturday, "post-workout")


def test_what_a_plan_asks_for_is_what_is_due_or_may_be_done() -> None:
    first = FRIDAY + 7 * ONE
    assert not asked_for(of(), first - ONE, "bedtime"), "the baseline asks for nothing"
    assert asked_for(of(), first, "bedtime")
    assert not asked_for(of(), first, "roller")
    rolls = replace(NIGHTS, sessions=(Appointment("roller", times=2),))
    assert asked_for(of(rolls), first, "roller")
    assert asked_for(of(RUNNER), FRIDAY + 2 * ONE, "roller")


@pytest.mark.parametrize(
    ("played", "state", "counted"),
    [
        (1.0, State.FINISHED, True),
        (140.0, State.STOPPED, True),
        (139.0, State.STOPPED, False),
        (140.0, State.RUNNING, True),
        (0.0, State.RUNNING, False),
    ],
)
def test_half_a_session_counts(played: float, state: State, counted: bool) -> None:
    assert counts(a_past(done=played, state=state)) is counted


def test_a_rehearsal_is_never_done() -> None:
    assert counts(a_past()._replace(speed=2.0))
    assert not counts(a_past()._replace(speed=20.0))


def test_a_session_of_nothing_counts_when_it_is_finished() -> None:
    assert not counts(a_past(state=State.STOPPED)._replace(planned=0.0, done=0.0))
    assert counts(a_past(state=State.FINISHED)._replace(planned=0.0, done=0.0))
    assert counts(a_past(state=State.STOPPED)._replace(planned=1.0, done=0.5))


def unix(
    year: int, month: int, day: int, hour: int, minute: int = 0, zone: str = "UTC"
) -> tuple[float, int]:
    """The Unix time of that moment on a wall in `zone`, and the offset there then, in minutes."""
    at = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
    offset = at.utcoffset()
    assert offset is not None
    return at.timestamp(), int(offset.total_seconds() // 60)


def test_a_night_is_the_evenings_until_four() -> None:
    assert day_at(*unix(2026, 12, 26, 0, 30)) == FRIDAY
    assert day_at(*unix(2026, 12, 26, 3, 59)) == FRIDAY
    assert day_at(*unix(2026, 12, 26, 4, 0)) == FRIDAY + ONE


@pytest.mark.parametrize(
    ("evening", "day"),
    [
        ((2026, 10, 24, 23, 30), date(2026, 10, 24)),
        ((2026, 10, 25, 0, 30), date(2026, 10, 24)),
        ((2026, 10, 25, 22, 0), date(2026, 10, 25)),
        ((2026, 3, 28, 22, 0), date(2026, 3, 28)),
        ((2026, 3, 29, 22, 0), date(2026, 3, 29)),
    ],
)
def test_when_the_clocks_change_evenings_stay_evenings(
    evening: tuple[int, int, int, int, int], day: date
) -> None:
    assert day_at(*unix(*evening, zone="Europe/Berlin")) == day


def test_who_flies_over_the_date_line_does_it_where_they_are() -> None:
    auckland = unix(2026, 12, 26, 22, 0, zone="Pacific/Auckland")
    hawaii = unix(2026, 12, 25, 22, 0, zone="Pacific/Honolulu")
    sessions = [
        a_past(routine="bedtime")._replace(started=at, utc_offset=offset)
        for at, offset in (auckland, hawaii)
    ]
    assert done_among(sessions) == done((FRIDAY + ONE, "bedtime"), (FRIDAY, "bedtime"))


moments = st.floats(-60e9, 250e9)
offsets = st.integers(-14 * 60, 14 * 60)


def test_noon_is_that_of_the_place() -> None:
    assert noon_of(date(2026, 7, 1), 120) == unix(2026, 7, 1, 12, zone="Europe/Berlin")[0]


@given(st.dates(), offsets)
def test_noon_of_a_day_lies_in_it(day: date, offset: int) -> None:
    if date(2, 1, 1) < day < date(9998, 1, 1):
        assert day_at(noon_of(day, offset), offset) == day


@given(moments, offsets)
def test_a_day_is_that_on_the_wall_four_hours_before(at: float, offset: int) -> None:
    wall = datetime.fromtimestamp(0, UTC) + timedelta(seconds=at)
    there = wall.astimezone(timezone(timedelta(minutes=offset)))
    assert day_at(at, offset) == (there.replace(tzinfo=None) - timedelta(hours=4)).date()


plans = st.builds(
    lambda weeks, baseline, on: replace(
        NIGHTS, weeks=weeks, baseline=baseline, sessions=(Appointment("bedtime", on),)
    ),
    st.integers(1, 26),
    st.integers(0, 2),
    st.frozensets(st.integers(0, 6), min_size=1),
)
starts = st.dates(date(1999, 1, 1), date(2100, 1, 1))
spans = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=4)


@given(plans, starts, spans)
def test_whatever_the_pauses_a_plan_has_its_whole_time(
    plan: Plan, start: date, away: list[tuple[int, int]]
) -> None:
    pauses = tuple((start + a * ONE, start + (a + n) * ONE) for a, n in away)
    its = Schedule(plan, start, pauses)
    there = days(its)
    assert len(there) == 7 * (plan.weeks + plan.baseline)
    assert list(there) == sorted(set(there))
    free = {start + n * ONE for n in range((there[-1] - start).days + 1)} - set(there)
    assert all(paused(its, day) for day in free)
    assert not any(paused(its, day) for day in there)
    played = [day for day in there if due(its, day)]
    assert [d for d in there[7 * plan.baseline :] if d.weekday() in plan.sessions[0].days] == played


@given(plans, starts, offsets, spans)
def test_a_course_is_on_the_days_on_which_it_was_started_and_paused(
    plan: Plan, start: date, offset: int, away: list[tuple[int, int]]
) -> None:
    pauses = [(start + a * ONE, start + (a + n) * ONE) for a, n in sorted(away)]
    course = Course(
        id=1,
        name=plan.name,
        title=plan.title,
        started=noon_of(start, offset),
        utc_offset=offset,
        zone="",
        pauses=tuple(Pause(noon_of(a, offset), noon_of(b, offset)) for a, b in pauses),
    )
    assert schedule(plan, course) == Schedule(plan, start, tuple(pauses))


def test_the_last_day_of_the_calendar_ends_it() -> None:
    assert days(of()._replace(first=date.max)) == (date.max,)
