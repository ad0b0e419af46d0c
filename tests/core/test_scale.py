from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.rhythm import Motion, Phase, turn_seconds
from massage_cli.core.routine import Legs, Order, Pressure, Repeat, Routine, Step, Until
from massage_cli.core.scale import FIRM_CAP, TotalError, scale
from massage_cli.core.segments import played_seconds
from massage_cli.core.sequence import flatten
from massage_cli.core.technique import TECHNIQUES
from massage_cli.core.timeline import Timeline, compile_timeline
from tests import strategies
from tests.core.routines import CALF, THIGH, both, routine, step
from tests.examples import a_step

REPEATED = routine(
    both(step("move", 30)),
    step("effleurage", 60, "calf", 2),
    Repeat(3, (step("petrissage", 20, "calf", 3), step("rest", 5))),
    step("stroking", 40, "calf", 2),
)
routines = st.sampled_from([CALF, THIGH, REPEATED])
HALF_A_TURN = 17.0
"""Half a trigger point's turn on each leg: the longest turn in these routines."""
totals = st.floats(min_value=1, max_value=7200, allow_nan=False)


def seconds_of(timeline: Timeline, leg: Leg) -> float:
    return sum(segment.seconds for segment in timeline.work if segment.leg is leg)


@pytest.mark.parametrize("routine", [CALF, THIGH, REPEATED], ids=lambda routine: routine.name)
@pytest.mark.parametrize("minutes", [6, 8, 10, 12, 15])
def test_whole_minutes_are_met_to_half_a_second_on_each_leg(routine: Routine, minutes: int) -> None:
    """The gaps are whole seconds, and may be odd in sum."""
    assert compile_timeline(scale(routine, minutes * 60)).total == pytest.approx(
        minutes * 60, abs=1
    )


def test_its_own_total_changes_nothing() -> None:
    assert scale(CALF, compile_timeline(CALF).total) == CALF


@given(routine=routines, total=totals, leg=st.sampled_from([None, Leg.LEFT, Leg.RIGHT]))
def test_a_scaled_routine_keeps_to_every_rule(
    routine: Routine, total: float, leg: Leg | None
) -> None:
    try:
        scaled = scale(routine, total, leg)
    except TotalError as error:
        assert not error.least <= total <= error.most
        return
    timeline = compile_timeline(scaled, leg)

    assert abs(timeline.total - total) <= HALF_A_TURN
    assert leg or seconds_of(timeline, Leg.LEFT) == seconds_of(timeline, Leg.RIGHT)
    for before, after in zip(flatten(routine.steps), flatten(scaled.steps), strict=True):
        technique, turn = TECHNIQUES[before.technique], turn_seconds(before.rhythm)
        assert played_seconds(after) == after.seconds, "no turn is cut"
        assert after.seconds >= min(technique.least, before.seconds)
        assert after.seconds <= max(technique.most, before.seconds)
        assert turn == 0 or after.seconds % turn == 0
    firm = sum(s.seconds for s in flatten(scaled.steps) if s.pressure >= Pressure.MODERATE)
    assert firm <= FIRM_CAP + 1


@given(routine=routines)
def test_the_ends_of_what_is_possible_are_possible(routine: Routine) -> None:
    with pytest.raises(TotalError) as caught:
        scale(routine, 1)
    least, most = caught.value.least, caught.value.most

    assert compile_timeline(scale(routine, least)).total == least
    assert compile_timeline(scale(routine, most)).total == pytest.approx(most, abs=HALF_A_TURN)
    with pytest.raises(TotalError):
        scale(routine, least - 1)
    with pytest.raises(TotalError):
        scale(routine, most + 1)


def test_the_error_says_what_is_possible() -> None:
    with pytest.raises(ChoiceError) as caught:
        scale(CALF, 10)

    assert caught.value.message == "0:10 is too short for 'calf'"
    assert caught.value.help.startswith("it can last from 4:")


def test_half_an_hour_is_the_most_unless_it_was_written_longer() -> None:
    long = routine(*[step("effleurage", 1500, "calf", 2)] * 1)

    assert compile_timeline(long).total > 1800
    assert scale(long, compile_timeline(long).total) == long
    with pytest.raises(TotalError, match="too long"):
        scale(CALF, 1801)


def test_one_leg_takes_half_the_work() -> None:
    one = scale(CALF, 600, Leg.LEFT)
    each = scale(CALF, 600)

    totals = [compile_timeline(one, Leg.LEFT).total, compile_timeline(each).total]
    assert totals == pytest.approx([600, 600], abs=1)
    assert sum(s.seconds for s in flatten(one.steps)) > sum(s.seconds for s in flatten(each.steps))


@given(any_routine=strategies.routines(), total=totals)
def test_any_routine_can_be_scaled_or_says_what_is_possible(
    any_routine: Routine, total: float
) -> None:
    try:
        scaled = scale(any_routine, total)
    except TotalError as error:
        assert 0 < error.least <= error.most
        assert not error.least <= total <= error.most
        return
    timeline = compile_timeline(scaled)
    longest = max(max(1.0, turn_seconds(step.rhythm)) for step in flatten(scaled.steps))
    times = len(timeline.work)
    assert abs(timeline.total - total) <= longest * times
    assert [s.leg for s in timeline.work] == [s.leg for s in compile_timeline(any_routine).work]


def test_a_total_beyond_an_hour_is_written_as_show_writes_it() -> None:
    with pytest.raises(TotalError, match="1:20:50 is too long"):
        scale(CALF, 4850)


def test_a_step_written_twice_is_scaled_in_both_places() -> None:
    """Equal steps, one object even, are told apart by where they are written."""
    one = step("petrissage", 60, "calf", 2)
    scaled = scale(routine(one, Repeat(2, (one,)), one), 600)
    assert compile_timeline(scaled).total == pytest.approx(600, abs=1)
    assert [type(item) for item in scaled.steps] == [type(one), Repeat, type(one)]


def test_what_is_played_on_one_leg_alone_counts_once() -> None:
    left = step("petrissage", 60, "calf", 3)._replace(leg=Leg.LEFT)
    shared = step("effleurage", 60, "calf", 2)
    one_sided = routine(shared, left)._replace(order=Order.BY_STEP)
    scaled = scale(one_sided, 300)
    assert compile_timeline(scaled).total == 300
    timeline = compile_timeline(scaled)
    assert seconds_of(timeline, Leg.LEFT) > seconds_of(timeline, Leg.RIGHT) > 0
    with pytest.raises(TotalError, match="too long"):  # the right leg's share alone is not enough
        scale(one_sided, 1500, Leg.RIGHT)


def test_a_step_that_waits_is_scaled_to_no_more_than_it_may_last() -> None:
    spot = step("stretch", 30, "calf")._replace(until=Until.EASED, at_most=40.0)
    scaled = flatten(scale(routine(spot, step("move", 60)), 400).steps)
    assert scaled[0].seconds == 40


def test_a_step_that_is_never_played_keeps_its_time() -> None:
    never = step("rest", 7)._replace(skip_last=True)
    scaled = scale(routine(step("petrissage", 60, "calf", 2), Repeat(1, (never,))), 200)
    assert scaled.steps[1] == Repeat(1, (never,))


def turning(seconds: float, turn: float, technique: str = "my-own") -> Step:
    """`seconds` in turns of so many."""
    rhythm = (Phase(Motion.PRESS, turn),)
    return a_step(seconds, technique=technique, rhythm=rhythm, legs=Legs.BOTH)


def only(*steps: Step) -> Routine:
    return routine(*steps, ready=0.0)


@pytest.mark.parametrize(
    ("steps", "total", "seconds"),
    [
        ([turning(200, 10), turning(40, 10)], 120, [100, 20]),
        # In proportion it would be 21⅔ and 108⅓, then 28⅓ and 141⅔.
        ([turning(20, 10), turning(100, 10)], 130, [20, 110]),
        ([turning(20, 10), turning(100, 10)], 170, [30, 140]),
        # What a stretch must not last is left to the others, in proportion too.
        ([turning(60, 10, "stretch"), turning(20, 10), turning(100, 10)], 300, [60, 40, 200]),
        ([turning(45, 3, "friction"), turning(60, 30)], 240, [120, 120]),
        ([turning(40, 10), turning(60, 30)], 40, [10, 30]),
        # Long turns leave a rest, which short ones fill or take back.
        ([turning(96, 8), turning(120, 15), turning(36, 2)], 300, [112, 150, 38]),
        ([turning(60, 60), turning(23, 1)], 300, [180, 120]),
        ([turning(30, 30), turning(3, 3)], 90, [90, 3]),
        ([turning(50, 50, "friction"), turning(30, 30), turning(60, 30)], 200, [50, 60, 90]),
        # The total is missed by a second, which no one turn more or less would mend.
        ([turning(63, 7), turning(16, 8), turning(45, 5)], 300, [154, 32, 115]),
        ([turning(48, 12), turning(110, 5), turning(56, 7)], 150, [36, 80, 35]),
    ],
)
def test_the_time_is_shared_in_whole_turns_as_near_to_what_is_written_as_can_be(
    steps: list[Step], total: float, seconds: list[float]
) -> None:
    assert [each.seconds for each in flatten(scale(only(*steps), total).steps)] == seconds


@pytest.mark.parametrize(
    ("one", "least", "most"),
    [
        (turning(60, 1), 10, 300),
        (turning(60, 12), 12, 300),
        (turning(3, 1), 3, 300),  # shorter than its like, as it was written
        (turning(200, 200), 200, 200),
        (turning(400, 1), 10, 400),
        (turning(60, 1, "friction"), 10, 120),
        (turning(3 * 0.4, 0.4), 3 * 0.4, 300),  # which are a hair more than three turns
        (turning(60, 1)._replace(rhythm=()), 10, 300),
    ],
)
def test_a_step_lasts_from_its_least_to_its_most_unless_it_was_written_otherwise(
    one: Step, least: float, most: float
) -> None:
    for total in (least - 0.1, most + 0.1):
        with pytest.raises(TotalError) as caught:
            scale(only(one), total)
        assert (caught.value.least, caught.value.most) == pytest.approx((least, most))
    for total in (least, most):
        assert compile_timeline(scale(only(one), total)).total == pytest.approx(total)


def test_the_pressed_steps_of_an_area_grow_to_five_minutes_together() -> None:
    pressed = turning(40, 1)._replace(pressure=Pressure.MODERATE)
    with pytest.raises(TotalError) as caught:
        scale(only(pressed, pressed), 301)
    assert caught.value.most == FIRM_CAP == 300


def test_the_error_promises_no_second_too_many() -> None:
    with pytest.raises(TotalError) as caught:
        scale(only(turning(60, 7.9)), 600)
    assert caught.value.most == pytest.approx(292.3)
    assert caught.value.help == "it can last from 0:16 to 4:52"
