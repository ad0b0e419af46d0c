from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.routine import Gaps, Order, Repeat
from massage_cli.core.sequence import (
    MAX_SEGMENTS,
    TooLongError,
    flatten,
    in_order,
    placed,
    played_steps,
)
from tests.core.routines import routine, step

KNEAD, REST = step("petrissage", 20), step("rest", 5)
LEFT_OUT = REST._replace(skip_last=True)


def test_steps_are_played_in_order_with_repeats_written_out() -> None:
    steps = (KNEAD, Repeat(2, (KNEAD, LEFT_OUT)), REST)
    assert flatten(steps) == (KNEAD, KNEAD, LEFT_OUT, KNEAD, REST)
    assert played_steps(steps) == 5


def test_each_step_knows_where_it_is_written() -> None:
    steps = (KNEAD, Repeat(2, (KNEAD, Repeat(1, (REST,)))))
    assert [path for _, path, *_ in placed(steps)] == [
        ("steps", 0),
        *[("steps", 1, "steps", 0), ("steps", 1, "steps", 1, "steps", 0)] * 2,
    ]


def test_a_repeat_has_its_own_gaps_or_those_around_it() -> None:
    close, wide = Gaps(1.0, 2.0), Gaps(9.0, 20.0)
    inner = (Repeat(1, (REST,)), Repeat(1, (REST,), gaps=wide))
    steps = (KNEAD, Repeat(1, (KNEAD, *inner), gaps=close), *inner)
    assert [place.gaps for place in placed(steps)] == [None, close, close, wide, None, wide]


def test_a_repeat_that_is_left_out_on_the_last_turn_is_left_out_whole() -> None:
    inner = Repeat(3, (REST,), skip_last=True)
    assert flatten((Repeat(2, (KNEAD, inner)),)) == (KNEAD, REST, REST, REST, KNEAD)


def test_turns_in_which_nothing_is_played_are_not_gone_through() -> None:
    nothing = Repeat(1, (LEFT_OUT,))
    for _ in range(9):
        nothing = Repeat(2000, (nothing,))
    assert flatten((KNEAD, nothing)) == (KNEAD,)


def test_what_is_too_long_is_counted_and_never_written_out() -> None:
    endless: Repeat = Repeat(2000, (KNEAD,))
    for _ in range(9):
        endless = Repeat(2000, (endless,))
    assert played_steps((endless,)) == 2000**10
    with pytest.raises(TooLongError):
        flatten((endless,))
    assert len(flatten((Repeat(MAX_SEGMENTS, (KNEAD,)),))) == MAX_SEGMENTS


def test_an_area_is_named_as_a_person_says_it() -> None:
    assert step("petrissage", 20, "foot-sole").area_words == "sole of the foot"
    assert step("rest", 5).area_words == ""


def test_what_a_repeat_begins_with_is_told_on_the_first_leg_alone() -> None:
    seated = Repeat(1, (KNEAD, REST), order=Order.BY_STEP, position="Sit down.")
    turns = in_order(routine(seated), (Leg.LEFT, Leg.RIGHT))
    assert [(turn.leg, turn.step.technique, turn.step.position) for turn in turns] == [
        (Leg.LEFT, "petrissage", "Sit down."),
        (Leg.RIGHT, "petrissage", ""),
        (Leg.LEFT, "rest", ""),
        (Leg.RIGHT, "rest", ""),
    ]
