"""What a person says, at a given moment and in a given zone, as the line that it makes."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.cli.diary_entry import changed, new, quiet_night
from massage_cli.clock import Moment, moment_at
from massage_cli.core.calendar import local_time
from massage_cli.core.history.diary import Happened, Logged, night_of
from massage_cli.errors import MassageError
from tests.hours import Travel
from tests.systems import needs_posix

pytestmark = [needs_posix, pytest.mark.hypothesis]


def moment_of(text: str, zone: str) -> Moment:
    """The moment of a time on the wall there."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    offset = wall.utcoffset()
    assert offset is not None
    return Moment(wall.timestamp(), round(offset.total_seconds() / 60), wall.tzname() or "")


def told(logged: Logged) -> str:
    """Where its moment lies on the wall, with the offset there."""
    wall = local_time(logged.at, logged.utc_offset)
    return f"{wall:%Y-%m-%d %H:%M} {logged.utc_offset:+}"


@pytest.mark.parametrize(
    ("at", "day", "found"),
    [
        ("", "", "2026-01-01 00:20 +60"),
        ("00:10", "", "2026-01-01 00:10 +60"),
        ("23:50", "", "2025-12-31 23:50 +60"),
        ("00:21", "", "2025-12-31 00:21 +60"),
        ("3:10", "yesterday", "2025-12-31 03:10 +60"),
        ("3:10", "2025-07-01", "2025-07-01 03:10 +120"),
        ("3:10", "3 days ago", "2025-12-29 03:10 +60"),
    ],
)
def test_when_it_was_at_the_beginning_of_a_year(
    travel: Travel, at: str, day: str, found: str
) -> None:
    travel("Europe/Berlin")
    now = moment_of("2026-01-01T00:20:44", "Europe/Berlin")
    assert told(new(Happened.CRAMP, now, at, day)) == found


@pytest.mark.parametrize(
    ("name", "now", "at", "day", "found"),
    [
        # The hour from two to three came twice on 25 October 2026: the earlier is meant.
        ("Europe/Berlin", "2026-10-25T09:00", "02:30", "", "2026-10-25 02:30 +120"),
        ("Europe/Berlin", "2026-10-25T09:00", "01:30", "", "2026-10-25 01:30 +120"),
        ("Europe/Berlin", "2026-10-25T09:00", "03:30", "", "2026-10-25 03:30 +60"),
        ("America/New_York", "2026-11-01T09:00", "01:30", "today", "2026-11-01 01:30 -240"),
        # Half an hour only, and a zone of three quarters.
        ("Australia/Lord_Howe", "2026-04-05T09:00", "01:45", "", "2026-04-05 01:45 +660"),
        ("Asia/Kathmandu", "2026-04-05T09:00", "03:10", "", "2026-04-05 03:10 +345"),
    ],
)
def test_a_time_that_came_twice_is_the_earlier(
    travel: Travel, name: str, now: str, at: str, day: str, found: str
) -> None:
    travel(name)
    assert told(new(Happened.CRAMP, moment_of(now, name), at, day)) == found


def test_in_the_hour_that_comes_again_what_was_just_now_is_not_yesterday(travel: Travel) -> None:
    travel("Europe/Berlin")
    now = moment_of("2026-10-25T02:10", "Europe/Berlin")
    again = now._replace(unix=now.unix + 3600, utc_offset=60)
    assert told(new(Happened.CRAMP, again, "02:30")) == "2026-10-25 02:30 +120"
    assert told(new(Happened.CRAMP, now, "02:30")) == "2026-10-24 02:30 +120"


@pytest.mark.parametrize(
    ("name", "now", "at"),
    [
        ("Europe/Berlin", "2026-03-29T09:00", "02:30"),
        ("America/New_York", "2026-03-08T09:00", "02:00"),
        ("Australia/Lord_Howe", "2026-10-04T09:00", "02:15"),
    ],
)
def test_a_time_that_the_clock_was_put_past_is_told(
    travel: Travel, name: str, now: str, at: str
) -> None:
    travel(name)
    with pytest.raises(MassageError, match=f"it was never {at} on .* the clock was put forward"):
        new(Happened.CRAMP, moment_of(now, name), at)


@pytest.mark.parametrize(
    ("at", "day", "message"),
    [
        ("3:10", "2026-06-02", "03:10 2 Jun 2026 is still to come"),
        ("10:00", "today", "10:00 today is still to come"),
        ("", "yesterday", "when on that day"),
        ("3", "", "'3' may be two times of the day"),
        ("33", "", "'33' is no time"),
        ("3:10", "soon", "'soon' is no day"),
        ("3:10", "0001-01-01", "no clock of this machine goes back to"),
    ],
)
def test_what_cannot_be_is_told(travel: Travel, at: str, day: str, message: str) -> None:
    travel("UTC")
    with pytest.raises(MassageError, match=message):
        new(Happened.CRAMP, moment_of("2026-06-01T09:00", "UTC"), at, day)


@pytest.mark.parametrize(
    ("now", "day", "found"),
    [
        ("2026-01-01T04:00", "", "2026-01-01 06:00 +60"),
        ("2026-01-01T08:00", "", "2026-01-01 06:00 +60"),
        ("2026-01-01T23:00", "today", "2026-01-01 06:00 +60"),
        ("2026-01-01T02:00", "yesterday", "2025-12-31 06:00 +60"),
        ("2026-01-01T08:00", "2025-08-20", "2025-08-20 06:00 +120"),
        ("2026-03-29T08:00", "", "2026-03-29 06:00 +120"),
    ],
)
def test_a_quiet_night_stands_at_six_of_its_morning(
    travel: Travel, now: str, day: str, found: str
) -> None:
    travel("Europe/Berlin")
    night = quiet_night(moment_of(now, "Europe/Berlin"), day)
    assert told(night) == found
    assert f"{night_of(night)}" == found[:10]


@pytest.mark.parametrize(
    ("now", "day"), [("2026-01-01T03:59", ""), ("2026-01-01T08:00", "2026-01-02")]
)
def test_a_night_that_is_not_over_is_not_called_quiet(travel: Travel, now: str, day: str) -> None:
    travel("Europe/Berlin")
    with pytest.raises(MassageError, match=r"the night to . Jan 2026 is not over"):
        quiet_night(moment_of(now, "Europe/Berlin"), day)


def cramp(**more: str | int | None) -> Logged:
    now = Moment(1_790_000_000.0, 0, "UTC")
    return new(Happened.CRAMP, now, "03:10", **more)  # type: ignore[arg-type]  # as the options are


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("calf", "calf"),
        ("Foot Sole", "foot-sole"),
        ("sole of the foot", "foot-sole"),
        ("Back of the thigh", "hamstrings"),
        ("behind the knee", "behind the knee"),
        ("  two\nlines \x1b[31m", "two lines \ufffd[31m"),
        ("", ""),
        ("\u200b", "\ufffd"),
    ],
)
def test_a_place_is_an_area_or_stays_in_the_person_s_own_words(text: str, area: str) -> None:
    assert cramp(area=text).area == area


def test_a_place_that_is_a_story_belongs_in_a_note() -> None:
    with pytest.raises(MassageError, match="is too long for a place"):
        cramp(area="x" * 61)


def test_what_is_not_named_stays_as_it_was(travel: Travel) -> None:
    travel("UTC")
    now = Moment(1_790_000_000.0, 0, "UTC")
    line = cramp(leg="left", area="calf", pain=7, note="in bed")
    assert changed(line, now, pain=5) == new(
        Happened.CRAMP, now, "03:10", leg="left", area="calf", pain=5, note="in bed"
    )
    assert changed(line, now, leg="unsaid", area="", note="").area == ""
    assert told(changed(line, now, "04:00")) == "2026-09-21 04:00 +0"
    assert told(changed(line, now, "", "2026-09-01")) == "2026-09-01 03:10 +0"
    with pytest.raises(MassageError, match="still to come"):
        changed(line, now, "", "2026-09-22")


def test_a_quiet_night_can_be_moved_and_noted_and_has_no_pain(travel: Travel) -> None:
    travel("UTC")
    now = Moment(1_790_000_000.0, 0, "UTC")
    night = quiet_night(now)
    assert told(changed(night, now, "", "yesterday", note="deep")) == "2026-09-20 06:00 +0"
    with pytest.raises(MassageError, match="is a quiet night"):
        changed(night, now, pain=3)


@given(
    st.datetimes(datetime(1972, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from(
        ["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"]
    ),
)
def test_any_time_on_a_wall_is_found_or_was_never_there(wall: datetime, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        found = moment_at(wall)
    time.tzset()
    there = wall.replace(tzinfo=ZoneInfo(name), fold=0)
    back = there.astimezone(UTC).astimezone(ZoneInfo(name))
    was_there = back.replace(tzinfo=None) == wall
    assert (found is not None) == was_there
    if found is not None:
        assert found.unix == pytest.approx(there.timestamp())
        assert f"{local_time(found.unix, found.utc_offset):%H:%M}" == f"{wall:%H:%M}"


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_for_a_time_and_a_day_is_taken_or_refused(at: str, day: str) -> None:
    with suppress(MassageError):
        assert isinstance(new(Happened.CRAMP, Moment(1_790_000_000.0, 0, "UTC"), at, day), Logged)
