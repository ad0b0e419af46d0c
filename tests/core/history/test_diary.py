from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.calendar import EARLIEST, LATEST
from massage_cli.core.history.diary import Happened, Logged, night_at, night_of, of_session
from tests.diaries import a_line
from tests.pasts import DAY, a_past

pytestmark = pytest.mark.hypothesis


def logged(wall: str, utc_offset: int) -> Logged:
    """A cramp at that time on the wall, `utc_offset` minutes east of UTC."""
    at = datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp() - utc_offset * 60
    return Logged(id=0, at=at, utc_offset=utc_offset, zone="", happened=Happened.CRAMP)


@pytest.mark.parametrize(
    ("wall", "utc_offset", "night"),
    [
        ("2026-11-19T12:00:00", 60, "2026-11-20"),
        ("2026-11-19T23:30:00", 60, "2026-11-20"),
        ("2026-11-20T03:10:00", 60, "2026-11-20"),
        ("2026-11-20T11:59:59", 60, "2026-11-20"),
        ("2026-11-20T12:00:00", 60, "2026-11-21"),
        ("2026-12-31T23:59:00", 0, "2027-01-01"),
        ("2026-02-28T22:00:00", -720, "2026-03-01"),
        ("2028-02-28T22:00:00", 840, "2028-02-29"),
    ],
)
def test_a_night_runs_from_noon_to_noon_and_bears_the_day_of_its_end(
    wall: str, utc_offset: int, night: str
) -> None:
    assert night_of(logged(wall, utc_offset)) == date.fromisoformat(night)


@given(st.floats(EARLIEST, LATEST), st.integers(-24 * 60 + 1, 24 * 60 - 1))
def test_whatever_can_be_kept_has_a_night(unix: float, utc_offset: int) -> None:
    assert isinstance(night_at(unix, utc_offset), date)


def test_what_a_person_logs_is_of_no_session() -> None:
    assert logged("2026-11-20T03:10:00", 60).session == 0


def test_a_session_for_a_cramp_logs_what_is_known_of_it() -> None:
    past = a_past(DAY, id=7, leg=Leg.RIGHT, pain_before=6, utc_offset=120)
    line = a_line(DAY, session=7, leg=Leg.RIGHT, area="foot", pain=6, utc_offset=120)
    assert of_session(past, "foot") == line
