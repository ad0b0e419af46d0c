"""What is told of a jump: where it led, and how to sit or stand there."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Leg
from massage_cli.core.routine import Legs
from massage_cli.core.timeline import compile_timeline
from massage_cli.session.loop import perform
from tests.examples import a_routine, a_step
from tests.fakes import Rig

SIT, STAND, DOWN = "Sit on the bed.", "Stand up, both hands on the wall.", "Sit down again."
# Sitting 20–28, standing 48–56, sitting 76–84 and 104–112, each after a gap of 20.
STEPS = (
    a_step(8),
    a_step(8, technique="stretch", rhythm=())._replace(position=STAND),
    a_step(8)._replace(position=DOWN),
    a_step(8, technique="stroking", rhythm=()),
)
TIMELINE = compile_timeline(
    a_routine(*STEPS, legs=Legs.ONE, ready=20)._replace(position=SIT), Leg.LEFT
)
FIRST, STANDING, SITTING, LAST = TIMELINE.work


def performed(*script: tuple[float, str]) -> Rig:
    rig = Rig(script=[*script, (script[-1][0] + 0.1, "x"), (script[-1][0] + 0.2, "x")])
    perform(TIMELINE, rig.devices)
    return rig


def said(*script: tuple[float, str]) -> list[str]:
    """What the lines told before the session was stopped."""
    return performed(*script).display.said[:-2]


def test_out_of_a_gap_into_its_step_nothing_is_told_that_the_gap_has_told() -> None:
    assert said((1, "n")) == []


def test_on_into_the_next_gap_tells_that_by_its_own_line() -> None:
    assert said((FIRST.start + 3, "n")) == []


@pytest.mark.parametrize("key", ["b", "a"])
def test_back_out_of_a_gap_tells_which_step_it_is(key: str) -> None:
    assert said((FIRST.end + 1, key)) == ["Step 1 of 4: Compression, left calf.", SIT]


def test_back_to_the_start_of_the_same_step_tells_no_place_again() -> None:
    assert said((FIRST.start + 3, "b")) == []


def test_back_to_a_step_done_sitting_says_to_sit_again_aloud_too() -> None:
    rig = performed((STANDING.start + 0.5, "b"))
    assert rig.display.said[:-2] == ["Step 1 of 4: Compression, left calf.", SIT]
    assert rig.sound.said[0] == SIT


def test_back_to_a_step_done_standing_is_announced_with_its_own_words() -> None:
    rig = performed((SITTING.start + 0.5, "b"))
    assert rig.display.said[:-2] == ["Step 2 of 4: Stretch, left calf.", STAND]
    assert STAND not in rig.sound.said


def test_who_passes_over_the_step_that_says_to_sit_is_told_all_the_same() -> None:
    at = STANDING.start + 3
    rig = performed((at, "n"), (at + 0.5, "n"), (at + 1, "n"), (at + 1.5, "n"))
    # In a line for the step that was passed, which the voice announces; and for the one after it.
    assert rig.display.said[:-2] == [DOWN, DOWN]
    assert rig.sound.said[:-1] == [DOWN]


@pytest.mark.parametrize(("later", "told"), [(4.5, [DOWN]), (5.0, []), (7.5, [])])
def test_who_had_time_to_sit_is_told_no_more(later: float, told: list[str]) -> None:
    at = STANDING.start + 3
    rig = performed((at, "n"), (at + 0.5, "n"), (at + 0.5 + later, "n"))
    assert rig.display.said[:-2] == [DOWN, *told]
    assert rig.sound.said[:-1] == told


def test_who_passes_over_a_turn_of_the_body_is_told_how_to_lie() -> None:
    back, front = "Lie on your back.", "Lie on your front."
    steps = (a_step(8)._replace(position=text) for text in (back, "Turn over.", front))
    line = compile_timeline(a_routine(*steps, legs=Legs.ONE), Leg.LEFT)
    at = line.work[0].start + 3
    rig = Rig(script=[(at + n / 2, "n") for n in range(4)])
    perform(line, rig.devices)
    assert rig.display.said == [front]


def test_out_of_a_pause_to_the_end_nothing_is_paused_any_more() -> None:
    rig = Rig(script=[(LAST.start + 1, "space"), (LAST.start + 2, "n")])
    assert perform(TIMELINE, rig.devices).finished
    assert rig.display.said == ["Paused."]
