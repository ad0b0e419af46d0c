from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.calendar import (
    DAY,
    EARLIEST,
    LATEST,
    Day,
    local_date,
    local_time,
    longest_streak,
    monday,
    streak,
    weeks,
)

BERLIN = ZoneInfo("Europe/Berlin")
Start = tuple[float, int]
"""Unix time and minutes east of UTC."""


def at(wall: str, zone: ZoneInfo = BERLIN) -> Start:
    moment = datetime.fromisoformat(wall).replace(tzinfo=zone)
    offset = moment.utcoffset()
    assert offset is not None
    return moment.timestamp(), round(offset.total_seconds() / 60)


def days(starts: Sequence[Start]) -> list[Day]:
    """As the history groups them."""
    by_date: dict[date, list[float]] = {}
    for unix, offset in starts:
        by_date.setdefault(local_date(unix, offset), []).append(unix)
    return [Day(d, min(t), max(t), len(t), 60.0 * len(t)) for d, t in by_date.items()]


def streak_at(starts: Sequence[Start], now: Start) -> int:
    return streak(days(starts), local_date(*now), now[0])


def test_a_session_belongs_to_the_day_on_its_own_wall() -> None:
    assert local_date(*at("2026-03-29T23:30")) == date(2026, 3, 29)
    assert local_date(*at("2026-03-30T00:30")) == date(2026, 3, 30)
    assert local_time(*at("2026-10-25T01:30")) == datetime(2026, 10, 25, 1, 30)
    assert local_date(-1.0, 0) == date(1969, 12, 31)


def test_the_calendar_ends_two_days_within_the_years_1_to_9999() -> None:
    assert local_time(EARLIEST, 0) == datetime(1, 1, 3)
    assert local_time(LATEST, 0) == datetime(9999, 12, 30)


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
@pytest.mark.parametrize("hour", ["00:05", "02:30", "23:55"])
def test_daylight_saving_neither_breaks_nor_lengthens_a_streak(change: str, hour: str) -> None:
    first = date.fromisoformat(change) - timedelta(days=3)
    starts = [at(f"{first + timedelta(days=n)}T{hour}") for n in range(7)]
    now = at(f"{first + timedelta(days=6)}T23:58")
    assert streak_at(starts, now) == 7
    assert streak_at(starts[:3] + starts[4:], now) == 3, "a missed day is missed"


def test_today_may_still_come() -> None:
    starts = [at("2026-11-18T08:00"), at("2026-11-19T08:00")]
    assert streak_at(starts, at("2026-11-19T09:00")) == 2
    assert streak_at(starts, at("2026-11-20T23:59")) == 2
    assert streak_at(starts, at("2026-11-21T08:01")) == 0


def test_several_sessions_a_day_count_once() -> None:
    starts = [at("2026-11-19T08:00"), at("2026-11-19T20:00"), at("2026-11-20T08:00")]
    assert streak_at(starts, at("2026-11-20T09:00")) == 2


def test_a_day_that_travel_swallowed_was_not_there_to_miss() -> None:
    apia, auckland = ZoneInfo("Pacific/Pago_Pago"), ZoneInfo("Pacific/Auckland")
    # Over the date line: Monday evening there, Wednesday evening here, a day between.
    starts = [at("2026-06-15T20:00", apia), at("2026-06-17T19:00", auckland)]
    assert streak_at(starts, starts[-1]) == 2
    # And back: the same date twice.
    back = [at("2026-06-17T20:00", auckland), at("2026-06-16T21:00", apia)]
    assert streak_at(back, back[-1]) == 2


def test_a_clock_set_back_leaves_the_future_out_until_it_comes() -> None:
    wrong = [at(f"2027-01-{d:02}T08:00") for d in (1, 2, 3, 4)]
    right = [at("2026-11-19T08:00"), at("2026-11-20T08:00")]
    now = at("2026-11-20T09:00")
    assert streak_at(wrong + right, now) == 2
    assert longest_streak(days(wrong + right), now[0]) == 2
    assert (
        sum(week.sessions for week in weeks(days(wrong + right), local_date(*now), now[0], 10)) == 2
    )
    assert longest_streak(days(wrong + right), at("2027-01-04T08:00")[0]) == 4


def test_no_sessions_no_streak() -> None:
    assert streak_at([], at("2026-11-20T09:00")) == 0
    assert longest_streak([], 0.0) == 0


def test_weeks_run_from_monday_to_sunday_and_over_the_new_year() -> None:
    starts = [at("2026-12-27T23:59"), at("2026-12-28T00:01"), at("2027-01-03T23:59")]
    found = weeks(days(starts), date(2027, 1, 4), at("2027-01-04T09:00")[0], 3)
    assert [(week.monday.isoformat(), week.sessions, week.seconds) for week in found] == [
        ("2026-12-21", 1, 60.0),
        ("2026-12-28", 2, 120.0),
        ("2027-01-04", 0, 0.0),
    ]


def test_what_lies_after_now_hides_no_later_date_that_travel_has_reached() -> None:
    apia, auckland = ZoneInfo("Pacific/Pago_Pago"), ZoneInfo("Pacific/Auckland")
    now = at("2026-06-21T21:00", auckland)
    to_come, over = at("2026-06-20T23:00", apia), at("2026-06-21T20:00", auckland)
    assert over[0] < now[0] < to_come[0]
    assert streak_at([to_come, over], now) == 1


def test_sessions_a_day_apart_are_daily_and_further_apart_not() -> None:
    first = at("2026-11-18T23:00")
    for apart, run in ((DAY, 2), (DAY + 1, 1)):
        # Two dates later on the wall, as if a flight had gone east over the date line.
        later = (first[0] + apart, first[1] + 24 * 60)
        assert streak_at([first, later], later) == run


TODAY = date(2026, 11, 20)
some_days = st.lists(
    st.integers(-40, 5).map(lambda n: TODAY + timedelta(days=n)), max_size=30, unique=True
)


def noon(day: date) -> Start:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp(), 0


@given(some_days)
def test_in_one_zone_a_streak_is_a_run_of_dates(dates: list[date]) -> None:
    past = {d for d in dates if d <= TODAY}
    last = TODAY if TODAY in past else TODAY - timedelta(days=1)
    expected = 0
    while last - timedelta(days=expected) in past:
        expected += 1
    assert streak_at([noon(d) for d in dates], noon(TODAY)) == expected
    assert longest_streak(days([noon(d) for d in dates]), noon(TODAY)[0]) >= expected


@given(
    gaps=st.lists(st.floats(60, DAY), min_size=1, max_size=40),
    offsets=st.lists(st.integers(-12 * 60, 14 * 60), min_size=1, max_size=40),
)
def test_who_massages_within_every_day_never_loses_a_streak_wherever_they_go(
    gaps: list[float], offsets: list[int]
) -> None:
    unix, starts = 1_790_000_000.0, []
    for n, gap in enumerate(gaps):
        unix += gap
        starts.append((unix, offsets[n % len(offsets)]))
    assert longest_streak(days(starts), unix) == len(days(starts))


@given(some_days, st.integers(1, 8))
def test_every_day_up_to_today_falls_into_one_week(dates: list[date], count: int) -> None:
    found = weeks(days([noon(d) for d in dates]), TODAY, noon(TODAY)[0], count)
    since = monday(TODAY) - timedelta(weeks=count - 1)
    assert len(found) == count
    assert [week.monday for week in found] == sorted(week.monday for week in found)
    assert sum(week.sessions for week in found) == sum(since <= d <= TODAY for d in dates)
