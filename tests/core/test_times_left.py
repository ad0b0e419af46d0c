"""When it is told along a long step how much of it is left."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.cues import HALFWAY_FROM
from massage_cli.core.routine import Until
from massage_cli.core.segments import Segment, SegmentKind
from massage_cli.core.times_left import FROM, times_left
from tests.core.routines import step


def lasting(seconds: float) -> Segment:
    """A step from second 100 on."""
    stretch = step("stretch", seconds, "calf")
    return Segment(3, SegmentKind.WORK, 100.0, seconds, Leg.LEFT, stretch, 2)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (59.9, ()),
        (60.0, ()),  # the minute is just announced, and at half of it that is told
        (65.9, ()),
        (66.0, (60.0,)),
        (71.9, (60.0,)),
        (72.0, (60.0, 30.0)),
        (120.0, (90.0, 30.0)),
        (200.0, (180.0, 150.0, 120.0, 90.0, 60.0, 30.0)),
    ],
)
def test_every_half_minute_it_is_told_that_is_not_told_anyway(
    seconds: float, told: tuple[float, ...]
) -> None:
    assert times_left(lasting(seconds)) == told


def test_whatever_has_its_time_told_has_its_half_told() -> None:
    assert HALFWAY_FROM <= FROM


def test_a_step_of_a_minute_is_long_enough() -> None:
    assert times_left(lasting(60.0), ()) == (60.0, 30.0)
    assert times_left(lasting(59.9), ()) == ()


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((), (120.0, 90.0, 60.0, 30.0)),
        ((100.0, 160.0), (90.0, 30.0)),
        ((105.9, 165.9), (90.0, 30.0)),
        ((106.0, 166.0), (120.0, 90.0, 60.0, 30.0)),
        ((124.0, 196.0), (120.0, 90.0, 60.0, 30.0)),
        ((124.1, 195.9), (120.0, 60.0)),
    ],
)
def test_it_keeps_clear_of_what_else_is_told(
    others: tuple[float, ...], told: tuple[float, ...]
) -> None:
    assert times_left(lasting(120.0), others) == told


def test_it_is_not_told_of_a_gap_nor_of_a_step_that_waits() -> None:
    long = lasting(200.0)
    assert long.step is not None
    assert times_left(long._replace(kind=SegmentKind.READY)) == ()
    assert times_left(long._replace(step=None)) == ()
    assert times_left(long._replace(step=long.step._replace(until=Until.EASED))) == ()
