"""Whether it helps, as `massage stats` tells it: a patient of three weeks, in a real database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from massage_cli import paths
from massage_cli.cli.plan_comparison import Compared, compared, conclusions, data, lines, plot
from massage_cli.clock import Moment
from massage_cli.core.english.comparison import TRIAL, TRIAL_SOURCE
from massage_cli.core.history.diary import Happened, Logged
from massage_cli.core.plans.course import Course, Pause
from massage_cli.store import diary, plans
from massage_cli.store.database import writing

FIRST = datetime(2026, 10, 5, 20, tzinfo=UTC)
"""A Monday evening, on which the plan was started."""
PLAN = """\
title: A plan
weeks: 6
baseline: 1
measures: {measures}
sources: [{source}]
sessions:
  - {{routine: bedtime, days: daily, at: "22:00"}}
"""


def unix(day: int, hour: float = 12) -> float:
    midnight = FIRST.replace(hour=0)
    return (midnight + timedelta(days=day, hours=hour)).timestamp()


def now(day: int) -> Moment:
    return Moment(unix(day), 0, "UTC")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with writing(paths.history_file()) as found:
        yield found


def started(
    connection: sqlite3.Connection,
    measures: str = "cramps",
    pauses: tuple[Pause, ...] = (),
    source: str = TRIAL_SOURCE,
) -> None:
    body = PLAN.format(measures=measures, source=source)
    course = Course(
        id=0, name="plan", title="A plan", started=unix(0, 20), utc_offset=0, zone="UTC",
        body=body, pauses=pauses,
    )  # fmt: skip
    plans.insert(connection, course)


def logged(
    connection: sqlite3.Connection, day: int, happened: Happened, pain: int | None = None
) -> None:
    hour = 6 if happened is Happened.QUIET else 3
    line = Logged(id=0, at=unix(day, hour), utc_offset=0, zone="UTC", happened=happened, pain=pain)
    diary.insert(connection, line)


def patient(connection: sqlite3.Connection) -> Compared:
    """The nights that end on the days 1 to 7 come before the first evening of stretching."""
    started(connection)
    for day in range(1, 22):
        cramp = day in (1, 2, 4, 7, 9)
        happened = Happened.CRAMP if cramp else Happened.QUIET
        logged(connection, day, happened, pain=6 if cramp and day < 8 else None)
    found = compared(connection, now(21))
    assert found is not None
    return found


def test_each_week_in_a_line_and_what_may_be_said(connection: sqlite3.Connection) -> None:
    assert list(lines(patient(connection))) == [
        "Does it help? A plan",
        "before: 4 cramps, 4.0 a week, 4 nights disturbed, pain 6.0, 7 of 7 nights written down",
        "week 1: 1 cramp, 1.0 a week, 1 night disturbed, 7 of 7 nights written down",
        "week 2: 0 cramps, 0.0 a week, 7 of 7 nights written down",
        # 1 of 5 is a share of 0.0051 to 0.7164 (Clopper and Pearson), in twice as many nights.
        "No clear change: 0.1 times as many cramps a night as before (95 % interval 0.0 to 1.3). "
        "Where they come several at a time, it is less sure than that.",
        "In the one trial of nightly stretching (Hallegraeff 2012: 80 adults over 55, six weeks), "
        "those who stretched had 1.2 fewer cramps a night than those who did not, and milder ones, "
        "by 1.3 of 10.",
        "Numbers do not say why: such things come and go by themselves, and medicines, sport and "
        "sleep can change them too.",
    ]


def test_the_trial_of_stretching_stands_beside_a_plan_that_rests_on_it_alone(
    connection: sqlite3.Connection,
) -> None:
    for source, named in (
        (TRIAL_SOURCE, True),
        ("https://www.nhs.uk/conditions/leg-cramps", False),
    ):
        connection.execute("DELETE FROM plan")
        started(connection, source=source)
        found = compared(connection, now(21))
        assert found is not None
        assert (TRIAL in conclusions(found)) is named


def test_before_its_first_night_there_is_nothing_to_compare(
    connection: sqlite3.Connection,
) -> None:
    started(connection)
    assert compared(connection, now(0)) is None


def test_a_plot_has_a_bar_for_each_week(connection: sqlite3.Connection) -> None:
    assert plot(patient(connection), blocks=False) == [
        ("before", "#" * 20, "4", "4.0", "4", "6.0", "7 of 7"),
        ("week 1", "#" * 5, "1", "1.0", "1", "", "7 of 7"),
        ("week 2", "", "0", "0.0", "0", "", "7 of 7"),
    ]


def test_json_has_the_numbers(connection: sqlite3.Connection) -> None:
    told = data(patient(connection))
    assert told is not None
    assert [week["cramps"] for week in told["weeks"]] == [1, 0]
    assert told["change"]["ratio"] == pytest.approx(1 / 14 / (4 / 7))


def test_a_night_before_the_plan_and_one_of_today_count_for_nothing(
    connection: sqlite3.Connection,
) -> None:
    started(connection)
    for day in (-3, 0, 22):
        logged(connection, day, Happened.CRAMP)
    found = compared(connection, now(21))
    assert found is not None
    assert found.comparison.before.known == found.comparison.since.known == 0


def test_in_the_weeks_of_a_pause_nothing_is_compared(connection: sqlite3.Connection) -> None:
    started(connection, pauses=(Pause(unix(7), unix(14)),))
    for day in range(8, 15):
        logged(connection, day, Happened.CRAMP)
    found = compared(connection, now(21))
    assert found is not None
    assert found.comparison.since.cramps == 0
    assert [week.days for week in found.comparison.weeks] == [7]


def test_of_tight_spots_it_speaks_of_days(connection: sqlite3.Connection) -> None:
    started(connection, "tightness")
    logged(connection, 2, Happened.TIGHT, pain=3)
    found = compared(connection, now(9))
    assert found is not None
    assert next(line for line in lines(found) if "before" in line) == (
        "before: 1 tight spot, pain 3.0, 1 of 7 days written down"
    )
    assert not any("trial" in line for line in lines(found))


def test_a_plan_that_measures_nothing_or_cannot_be_read_is_passed_over(
    connection: sqlite3.Connection,
) -> None:
    assert compared(connection, now(21)) is None
    started(connection, "none")
    assert compared(connection, now(21)) is None
    broken = Course(id=0, name="x", title="X", started=unix(1), utc_offset=0, zone="UTC", body="{{")
    plans.insert(connection, broken)
    assert compared(connection, now(21)) is None
