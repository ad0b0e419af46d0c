"""Where each rule of good practice begins to speak: its limits, to the second."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.guidance.departure import Severity
from massage_cli.core.guidance.rules import lint
from massage_cli.core.rhythm import Motion, Phase, turn_seconds
from massage_cli.core.routine import Kind, Legs, Pressure, Step
from massage_cli.core.technique import CUSTOM
from massage_cli.core.timecode import clock
from tests.core.routines import routine, step

WARM = step("effleurage", 120, "lower-leg", 2)
END = step("stroking", 60, "lower-leg", 2)


def told(code: str, *steps: Step, kind: Kind = Kind.CUSTOM) -> list[str]:
    """What the rule of that code says of such a routine."""
    return [each.message for each in lint(routine(*steps, kind=kind)) if each.code == code]


def held(*seconds: float, times: int = 1) -> Step:
    """A tender spot, held for each of these seconds in a turn, and let go after each."""
    rhythm = tuple(
        phase for each in seconds for phase in (Phase(Motion.HOLD, each), Phase(Motion.RELEASE, 5))
    )
    spot = step("trigger-point", times * turn_seconds(rhythm), "calf", 3)
    return spot._replace(rhythm=rhythm)


PRESSED = step("trigger-point", 30, "calf", 3)._replace(
    rhythm=(Phase(Motion.PRESS, 10), Phase(Motion.RELEASE, 5))
)


def lasting(technique: str, seconds: float, where: str = "calf", tool: str = "") -> Step:
    return step(technique, seconds, where, 2)._replace(rhythm=(), tool=tool)


@pytest.mark.parametrize(
    ("kind", "seconds", "enough"),
    [(Kind.INTENSE, 120, True), (Kind.INTENSE, 119, False), (Kind.MILD, 20, True)],
)
def test_intense_work_is_warmed_up_for_two_minutes(
    kind: Kind, seconds: float, enough: bool
) -> None:
    warm = lasting("effleurage", seconds)
    assert (told("warm-up-first", warm, END, kind=kind) == []) == enough


def test_one_step_of_no_weight_does_not_make_the_others_so() -> None:
    knead, feather = step("petrissage", 60, "calf", 3), step("effleurage", 60, "calf", 1)
    assert told("warm-up-first", knead, feather) == ["the hands begin with petrissage"]


def test_a_step_of_one_s_own_is_of_the_hands_where_it_says_how_hard_they_press() -> None:
    pressing = step("petrissage", 60, "calf", 3)._replace(technique=CUSTOM)
    moving = pressing._replace(pressure=Pressure.NONE)
    assert told("warm-up-first", pressing, END) == ["the hands begin with custom"]
    assert told("warm-up-first", moving, WARM, END) == []


def test_a_short_routine_may_end_with_anything() -> None:
    knead = step("petrissage", 60, "calf", 3)
    assert told("finish-with-strokes", WARM, knead, kind=Kind.MILD)
    assert not told("finish-with-strokes", WARM, knead, kind=Kind.SHORT)


STRETCH = step("stretch", 30, "calf")


@pytest.mark.parametrize(
    ("hands", "first_aid"),
    [
        ([], True),
        ([step("compression", 40, "calf", 2)], True),
        ([step("compression", 40, "calf", 3)], False),
        ([step("compression", 40, "calf", 2), step("petrissage", 10, "calf", 2)], False),
    ],
)
def test_a_cramp_that_is_stretched_and_softly_squeezed_takes_as_long_as_it_takes(
    hands: list[Step], first_aid: bool
) -> None:
    for code in ("total-in-band", *(["finish-with-strokes"] if hands else [])):
        assert (told(code, STRETCH, *hands, kind=Kind.ACUTE) == []) == first_aid
    shortest = lasting("stretch", 0.5)._replace(legs=Legs.BOTH)
    assert told("total-in-band", shortest, kind=Kind.ACUTE) == []


@pytest.mark.parametrize(("seconds", "too_much"), [(300, False), (301, True)])
def test_an_area_has_five_minutes_of_pressure_at_most(seconds: float, too_much: bool) -> None:
    knead = step("petrissage", seconds, "calf", 3)._replace(rhythm=())
    assert bool(told("firm-cap", WARM, knead, END)) == too_much


@pytest.mark.parametrize(
    ("spot", "message"),
    [
        (held(9.9), "held for 9.9 s, not 10 to 15"),
        (held(10), ""),
        (held(15), ""),
        (held(15.1), "held for 15.1 s, not 10 to 15"),
        (held(2, 12), ""),  # the longest hold counts
        (held(12, times=6), ""),
        (held(12, times=7), "7 holds on one spot; 6 are enough"),
        (lasting("trigger-point", 12), ""),
        (PRESSED, "no 'hold' of 10 to 15 s in its rhythm"),
    ],
)
def test_a_tender_spot_is_held_for_10_to_15_seconds_and_six_times(spot: Step, message: str) -> None:
    assert told("trigger-hold", WARM, spot, END) == ([message] if message else [])


@pytest.mark.parametrize(("seconds", "severity"), [(90, Severity.WARNING), (91, Severity.ERROR)])
def test_to_hold_on_for_more_than_a_minute_and_a_half_is_an_error(
    seconds: float, severity: Severity
) -> None:
    (departure,) = lint(routine(WARM, held(seconds), END))
    assert departure.severity is severity


@pytest.mark.parametrize(
    ("seconds", "right"), [(29, False), (30, True), (60, True), (120, True), (121, False)]
)
def test_a_set_of_rolling_lasts_half_a_minute_to_two(seconds: float, right: bool) -> None:
    assert (not told("tool-fits-area", WARM, lasting("roll", seconds), END)) == right


@pytest.mark.parametrize("area", Area)
def test_a_roller_is_for_large_muscles_and_a_ball_for_foot_and_hip_too(area: Area) -> None:
    large = area in (Area.CALF, Area.HAMSTRINGS, Area.QUADS, Area.OUTER_THIGH)
    foot = area in (Area.FOOT, Area.FOOT_SOLE, Area.HIP)
    assert (not told("tool-fits-area", WARM, lasting("roll", 60, area), END)) == large
    assert (not told("tool-fits-area", WARM, lasting("ball", 60, area), END)) == (large or foot)


@pytest.mark.parametrize(("seconds", "too_long"), [(60, False), (61, True)])
def test_an_electric_massager_has_two_minutes_an_area(seconds: float, too_long: bool) -> None:
    steps = [
        lasting("vibration", each, where, "massage gun")
        for each, where in ((60, "calf"), (120, "quads"), (seconds, "calf"))
    ]
    assert bool(told("tool-fits-area", WARM, *steps, END)) == too_long


def test_a_leg_that_had_more_of_an_electric_massager_counts_for_itself() -> None:
    left, each = (
        lasting("vibration", 70, "calf", "massage gun")._replace(leg=leg)
        for leg in (Leg.LEFT, None)
    )
    assert told("tool-fits-area", WARM, left, each, END)


def test_a_step_without_an_area_hides_no_tool_after_it() -> None:
    assert told("tool-fits-area", WARM, step("rest", 10), lasting("ball", 60, "whole-leg"), END)


@pytest.mark.parametrize(
    ("kind", "seconds", "bounds"),
    [
        (Kind.ACUTE, 239, "4 to 8 min"),
        (Kind.ACUTE, 240, ""),
        (Kind.ACUTE, 480, ""),
        (Kind.ACUTE, 481, "4 to 8 min"),
        (Kind.SHORT, 0.5, ""),
        (Kind.SHORT, 600, ""),
        (Kind.SHORT, 601, "at most 10 min"),
        (Kind.MILD, 599, "10 to 15 min"),
        (Kind.MILD, 600, ""),
        (Kind.MILD, 900, ""),
        (Kind.MILD, 901, "10 to 15 min"),
        (Kind.INTENSE, 1199, "20 to 30 min"),
        (Kind.INTENSE, 1200, ""),
        (Kind.INTENSE, 1800, ""),
        (Kind.INTENSE, 1801, "20 to 30 min"),
        (Kind.CUSTOM, 0.5, ""),
        (Kind.CUSTOM, 1800, ""),
        (Kind.CUSTOM, 1801, "at most 30 min"),
    ],
)
def test_each_kind_of_routine_lasts_so_long_gaps_and_all(
    kind: Kind, seconds: float, bounds: str
) -> None:
    one = routine(lasting("effleurage", seconds)._replace(legs=Legs.BOTH), kind=kind, ready=0.0)
    found = [each.message for each in lint(one) if each.code == "total-in-band"]
    assert found == ([f"{clock(seconds)} in all; {kind} is {bounds}"] if bounds else [])
