"""Which steps ask for what a person cannot do, as a person would read them."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.english import profile as words
from massage_cli.core.history.profile import Profile, RuledOut, ruled_out
from massage_cli.core.limits import Limit
from massage_cli.core.routine import Legs
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.examples import a_routine, a_step

KNEEL, FLOOR, STAND = Limit.KNEEL, Limit.FLOOR, Limit.STAND
ALL = tuple(Limit)


def session(*instructions: str, position: str = "", seconds: float = 40) -> Timeline:
    steps = (a_step(seconds, rhythm=())._replace(instruction=text) for text in instructions)
    return compile_timeline(a_routine(*steps, legs=Legs.ONE)._replace(position=position), Leg.LEFT)


@pytest.mark.parametrize(
    ("instruction", "posture"),
    [
        ("Kneel on a folded towel and lean back.", KNEEL),
        ("Go slowly, on all fours.", KNEEL),
        ("Sit on the floor, the leg out straight.", FLOOR),
        ("Get down to the floor.", FLOOR),
        ("Stand with your hands on the wall.", STAND),
        ("Stand up, and put both hands on the wall.", STAND),
        ("Stand up and walk about until the time is over.", STAND),
        ("March on the spot.", STAND),
    ],
)
def test_a_step_that_asks_for_it_is_found(instruction: str, posture: Limit) -> None:
    (found,) = ruled_out(session(instruction), ALL)
    assert found == RuledOut(posture, "Compression", (1,))


@pytest.mark.parametrize(
    "instruction",
    [
        "Slide forward until both feet stand flat on the floor.",
        "Sit on the bed, the other foot on the floor.",
        "Straighten the leg, heel on the floor.",
        "Stand the foot up flat.",
        "Sit for a moment before you stand up.",
        "Sit on the floor, or sit on a chair with a stick.",
        "Stand and hold on to the wall, or lie on your other side.",
        "Sit on a bed, a sofa or the floor.",
        "Rest the ankle on the other knee.",
        "Go lightly over the knee.",
        "Sit on the floor, your back against a wall. Or sit on a hard chair.",
        "Turn on to your front, on your forearms; or stay seated and use the stick.",
        "If you feel steady, hold on to something, stand up, and walk about.",
    ],
)
def test_a_step_that_can_be_done_otherwise_or_sitting_is_not(instruction: str) -> None:
    assert ruled_out(session(instruction), ALL) == ()


def test_only_what_the_person_cannot_do_is_told() -> None:
    timeline = session("Kneel.", "Stand up.", "Sit on the floor.")
    assert ruled_out(timeline, ()) == ()
    assert ruled_out(timeline, (STAND,)) == (RuledOut(STAND, "Compression", (2,)),)
    assert [each.numbers for each in ruled_out(timeline, ALL)] == [(1,), (2,), (3,)]


def test_steps_of_one_name_are_told_together() -> None:
    timeline = session("Stand up.", "Sit down.", "Stand up once more.")
    assert ruled_out(timeline, ALL) == (RuledOut(STAND, "Compression", (1, 3)),)


@pytest.mark.parametrize(("seconds", "found"), [(30.0, 1), (29.0, 0)])
def test_standing_is_told_of_when_it_takes_long(seconds: float, found: int) -> None:
    assert len(ruled_out(session("Stand up.", seconds=seconds), ALL)) == found
    assert len(ruled_out(session("Kneel.", seconds=seconds), ALL)) == 1


def test_the_routine_as_a_whole_may_ask_for_it() -> None:
    timeline = session("Press the calf.", position="Sit on the floor.")
    assert ruled_out(timeline, ALL) == (RuledOut(FLOOR),)


def test_where_all_of_it_asks_for_it_the_steps_are_not_counted_out() -> None:
    timeline = session("Sit on the floor.", "Kneel.", position="Sit on the floor.")
    assert ruled_out(timeline, ALL) == (RuledOut(FLOOR), RuledOut(KNEEL, "Compression", (2,)))


def test_who_lies_down_from_the_floor_is_still_on_it() -> None:
    timeline = session("Sit on the floor.", "Turn on to your front.", "Press.", "Sit on the bed.")
    assert ruled_out(timeline, ALL) == (RuledOut(FLOOR, "Compression", (1, 2, 3)),)
    assert ruled_out(session("Lie on your back."), ALL) == ()


def test_a_position_only_to_begin_with_is_told_of_its_steps() -> None:
    timeline = session("March on the spot.", "Sit.", position="Stand to begin with.")
    assert ruled_out(timeline, ALL) == (RuledOut(STAND, "Compression", (1,)),)


@pytest.mark.parametrize(
    ("position", "instructions", "numbers"),
    [
        ("Stand at first.", ["Press."], [(1,)]),
        ("Stand at first, then sit on the bed.", ["Press."], []),
        ("", ["Stand up, then sit on the bed.", "Press."], [(1,)]),
        ("", ["Sit on the floor.", "Lie down."], [(1, 2)]),
        ("", ["Sit on the floor.", "Sit on the bed, then lie on your back."], [(1,)]),
    ],
)
def test_what_holds_of_several_positions_is_the_last(
    position: str, instructions: list[str], numbers: list[tuple[int, ...]]
) -> None:
    timeline = session(*instructions, position=position)
    assert [found.numbers for found in ruled_out(timeline, ALL)] == numbers


def test_a_position_holds_until_the_next_one() -> None:
    steps = [a_step(40)._replace(instruction="Press.") for _ in range(4)]
    steps[1] = steps[1]._replace(position="Kneel on a mat.")
    steps[3] = steps[3]._replace(position="Sit on a chair.")
    timeline = compile_timeline(a_routine(*steps, legs=Legs.ONE), Leg.LEFT)
    assert ruled_out(timeline, ALL) == (RuledOut(KNEEL, "Compression", (2, 3)),)


@pytest.mark.parametrize(
    ("gentle", "areas", "cannot", "as_before", "line"),
    [
        (False, [], [], True, ""),
        (True, [], [], True, "As last time: gently."),
        (True, ["calf"], [], True, "As last time: gently, without the calf."),
        (False, ["calf", "foot"], [], False, "This time: without the calf and foot."),
        (False, [], ["kneel"], True, "You cannot kneel."),
        (
            True,
            [],
            ["kneel", "floor", "stand"],
            True,
            "As last time: gently. You cannot kneel, get down to the floor or stand for long.",
        ),
    ],
)
def test_what_is_remembered_is_said(
    gentle: bool, areas: list[str], cannot: list[str], as_before: bool, line: str
) -> None:
    assert words.told(gentle, areas, cannot, as_before=as_before) == line


def test_of_who_never_said_anything_nothing_is_remembered() -> None:
    gentle, skip, cannot = Profile()
    assert words.told(gentle, skip, cannot, as_before=True) == ""


def test_what_is_ruled_out_is_said_with_what_to_do() -> None:
    assert words.needs("stand", "Stretch", (9,)) == (
        "Step 9 (Stretch) needs standing for a while: leave it out, or do it another way that "
        "suits you."
    )
    assert words.needs("floor", "Roll", (2, 3, 8)).startswith("Steps 2, 3 and 8 (Roll) need the")
    assert words.needs("kneel", "", ()).startswith("This routine needs kneeling: choose another")
