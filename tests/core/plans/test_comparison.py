"""Does it help? The weeks before and since, compared with numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.plans.comparison import (
    LEAST_CRAMPS,
    LEAST_NIGHTS,
    Change,
    Tally,
    change,
    comparison,
    cramp_nights,
    stretches,
    tally,
    tight_days,
)
from massage_cli.core.plans.plan import Plan, Schedule
from tests.pasts import a_past

FIRST = date(2026, 10, 5)
COUNTS = st.integers(0, 400)
NIGHTS = st.integers(1, 200)


def at(
    day: int, hour: float, happened: Happened = Happened.CRAMP, pain: int | None = None
) -> Logged:
    """A line `day` days after the first, at that hour UTC."""
    begin = datetime(2026, 10, 5, tzinfo=UTC) + timedelta(days=day, hours=hour)
    return Logged(
        id=day + 1, at=begin.timestamp(), utc_offset=0, zone="UTC", happened=happened, pain=pain
    )


def quiet(day: int) -> Logged:
    return at(day, 6, Happened.QUIET)


def nights(lines: list[Logged], wanted: list[date]) -> Tally:
    return tally(cramp_nights([], lines), wanted)


def days(first: int, count: int) -> list[date]:
    return [FIRST + timedelta(days=first + n) for n in range(count)]


def test_a_week_is_told_by_the_nights_of_which_something_is_known() -> None:
    lines = [at(0, 3, pain=6), at(0, 4.5, pain=8), quiet(1), at(1, 23), quiet(4), at(9, 3)]
    found = nights(lines, days(0, 7))
    assert found == Tally(days=7, known=4, cramps=3, disturbed=2, pains=(6, 8))
    assert found.a_week == 7 * 3 / 4
    assert found.pain == 7


def test_an_evening_s_cramp_belongs_to_the_night_that_ends_on_the_next_day() -> None:
    assert nights([at(6, 23)], days(0, 7)).cramps == 0
    assert nights([at(6, 11.9)], days(0, 7)).cramps == 1


def test_tight_spots_are_no_cramps_and_say_nothing_of_a_night() -> None:
    found = comparison(cramp_nights([], [at(0, 3, Happened.TIGHT)]), days(0, 7), [days(7, 7)])
    assert (found.before.known, found.before.cramps) == (0, 0)
    assert found.before.a_week is None


def test_a_cramp_by_day_is_counted_and_disturbs_no_night() -> None:
    found = nights([at(1, 15), at(2, 2)], days(1, 2))
    assert (found.cramps, found.disturbed, found.known) == (2, 1, 1)


def test_a_cramp_with_its_session_and_its_line_is_one() -> None:
    begun = at(1, 3).at
    past = a_past(cramp=True)._replace(id=7, started=begun, pain_before=6)
    own = replace(at(1, 3, pain=None), session=7)
    by_hand = replace(at(1, 3.25, pain=9), id=9)
    kept = cramp_nights([past], [own, by_hand])
    assert tally(kept, days(0, 7)) == Tally(7, 1, 1, 1, (6,))
    assert tally(cramp_nights([past], []), days(0, 7)).cramps == 1


def test_of_tight_spots_days_are_counted_and_known_by_what_is_said_of_tightness() -> None:
    """A quiet night and a cramp say nothing of it; a pain of 0 says that nothing was tight."""
    spots = [at(0, 18, Happened.TIGHT, pain=3), at(0, 20, Happened.TIGHT, pain=None)]
    nothing = at(3, 20, Happened.TIGHT, pain=0)
    kept = tight_days([*spots, nothing, quiet(1), at(2, 3)])
    assert tally(kept, days(0, 7)) == Tally(7, 2, 2, 1, (3,))


def test_a_patient_of_eight_weeks() -> None:
    """Two weeks before: a cramp on every second night, 7 in 14. Six weeks since, 42 nights, of
    which 40 were written down: 8 cramps, all in the first three weeks."""
    before = [at(day, 3, pain=6) if day % 2 == 0 else quiet(day) for day in range(14)]
    cramps = {14, 16, 19, 21, 24, 27, 29, 33}
    since = [
        at(day, 3, pain=4) if day in cramps else quiet(day)
        for day in range(14, 56)
        if day not in (40, 41)
    ]
    found = comparison(
        cramp_nights([], before + since), days(0, 14), [days(14 + 7 * n, 7) for n in range(6)]
    )
    assert found.before == Tally(14, 14, 7, 7, (6,) * 7)
    assert [week.cramps for week in found.weeks] == [3, 3, 2, 0, 0, 0]
    assert [week.known for week in found.weeks] == [7, 7, 7, 5, 7, 7]
    assert found.since == Tally(42, 40, 8, 8, (4,) * 8)
    assert found.before.a_week == 3.5
    assert found.since.a_week == pytest.approx(1.4)
    # 8 of 15: Clopper and Pearson give 0.2659 to 0.7873, as printed tables have it.
    assert found.change is not None
    assert found.change.ratio == pytest.approx((8 / 40) / (7 / 14))
    assert found.change.low == pytest.approx(0.2659 / 0.7341 * 14 / 40, rel=2e-3)
    assert found.change.high == pytest.approx(0.7873 / 0.2127 * 14 / 40, rel=2e-3)


def test_a_week_before_and_one_since_are_compared_when_every_night_is_known() -> None:
    before = [at(day, 3) for day in range(5)] + [quiet(5), quiet(6)]
    since = [quiet(day) for day in range(7, 14)]
    found = comparison(cramp_nights([], before + since), days(0, 7), [days(7, 7)])
    assert found.change is not None
    assert found.change.ratio == 0
    unknown = comparison(cramp_nights([], before + since[1:]), days(0, 7), [days(7, 7)])
    assert unknown.change is None
    fewer = comparison(cramp_nights([], before[1:] + since), days(1, 6), [days(7, 7)])
    assert fewer.change is None


def test_little_is_not_compared() -> None:
    enough = Tally(7, LEAST_NIGHTS, LEAST_CRAMPS, 1, ())
    calm = Tally(7, LEAST_NIGHTS, 0, 0, ())
    found = comparison(cramp_nights([], []), [], [])._replace(before=enough, weeks=(calm,))
    assert found.change is not None
    assert found._replace(before=enough._replace(known=LEAST_NIGHTS - 1)).change is None
    assert found._replace(weeks=(calm._replace(known=LEAST_NIGHTS - 1),)).change is None
    assert found._replace(before=enough._replace(cramps=LEAST_CRAMPS - 1)).change is None


@pytest.mark.parametrize(
    ("cramps", "nights", "expected"),
    [
        ((6, 0), (7, 7), Change(0.0, 0.0, 0.8493)),
        ((0, 6), (7, 7), Change(None, 1.1774, None)),
        ((10, 10), (14, 42), Change(1 / 3, 0.1245, 0.8923)),
    ],
)
def test_changes_worked_out_by_hand(
    cramps: tuple[int, int], nights: tuple[int, int], expected: Change
) -> None:
    found = change(cramps[0], nights[0], cramps[1], nights[1])
    assert found.ratio == (None if expected.ratio is None else pytest.approx(expected.ratio))
    assert found.low == pytest.approx(expected.low, abs=1e-3)
    assert found.high == (None if expected.high is None else pytest.approx(expected.high, abs=1e-3))


@given(COUNTS, NIGHTS, COUNTS, NIGHTS)
def test_the_ratio_lies_in_its_interval_and_the_other_way_round_is_its_inverse(
    before: int, nights_before: int, since: int, nights_since: int
) -> None:
    found = change(before, nights_before, since, nights_since)
    other = change(since, nights_since, before, nights_before)
    assert found.low >= 0
    if found.ratio is not None:
        assert found.low <= found.ratio + 1e-9
        assert found.high is None or found.ratio <= found.high + 1e-9
    if other.low > 0:
        assert found.high == pytest.approx(1 / other.low, rel=1e-6)


@given(st.integers(1, 100), NIGHTS)
def test_as_many_in_as_many_nights_is_never_called_a_change(count: int, nights: int) -> None:
    found = change(count, nights, count, nights)
    assert found.high is None or found.low <= 1 <= found.high


@given(st.lists(st.tuples(st.integers(0, 27), st.sampled_from(Happened)), max_size=40))
def test_nothing_of_a_diary_is_counted_twice(lines: list[tuple[int, Happened]]) -> None:
    diary = [at(day, 6 if what is Happened.QUIET else 3, what) for day, what in lines]
    diary = [replace(each, id=number) for number, each in enumerate(diary)]
    found = comparison(cramp_nights([], diary), days(0, 14), [days(14, 7), days(21, 7)])
    weeks = (found.before, *found.weeks)
    assert sum(week.cramps for week in weeks) == sum(w is Happened.CRAMP for _, w in lines)
    assert all(week.disturbed <= min(week.cramps, week.known) <= week.known for week in weeks)
    assert all(week.known <= week.days for week in weeks)


@pytest.mark.parametrize(
    ("today", "before", "weeks"),
    [
        (0, 0, []),
        (1, 1, []),  # the night after the first day ended this morning
        (7, 7, []),
        (8, 7, [1]),
        (14, 7, [7]),
        (15, 7, [7, 1]),
        (21, 7, [7, 7]),
        (99, 7, [7, 7]),
    ],
)
def test_the_night_after_a_day_is_that_days_once_it_is_over(
    today: int, before: int, weeks: list[int]
) -> None:
    plan = Plan(name="nights", title="Nights", weeks=2, baseline=1, sessions=())
    alone, since = stretches(Schedule(plan, FIRST), FIRST + timedelta(days=today))
    assert alone == days(1, before)
    assert since == [days(8 + 7 * n, nights) for n, nights in enumerate(weeks)]
