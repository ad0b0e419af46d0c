"""The sixteen built-in routines: what they promise whoever follows them."""

from __future__ import annotations

import re

import pytest

from massage_cli.core.choices import Choices, choose
from massage_cli.core.guidance import lint
from massage_cli.core.practice import BANDS
from massage_cli.core.routine import Kind, Leg, Legs, Motion, Pressure, Routine, flatten
from massage_cli.core.scale import TotalError
from massage_cli.core.stroke_direction import goes_down
from massage_cli.core.timeline import compile_timeline, played_seconds
from tests.content.authorities import AUTHORITIES, hosts
from tests.content.library import TOTALS, built_in

UPWARDS = re.compile(
    r"\b(up|upwards|from the toes towards the heel|towards the hip|over the arch)\b"
)

every_routine = pytest.mark.parametrize("routine", built_in().values(), ids=list(built_in()))


def test_there_are_sixteen() -> None:
    assert set(built_in()) == set(TOTALS)


@every_routine
def test_it_lasts_as_long_as_it_was_designed_to(routine: Routine) -> None:
    assert compile_timeline(routine).total == TOTALS[routine.name]


@every_routine
def test_good_practice_has_nothing_to_say_against_it(routine: Routine) -> None:
    assert lint(routine) == ()


@every_routine
def test_it_says_when_how_to_sit_and_what_it_rests_on(routine: Routine) -> None:
    assert routine.kind is not Kind.CUSTOM
    assert routine.when and not routine.when.endswith(".")
    assert routine.position.endswith(".")
    assert routine.tools
    assert routine.tags
    assert len(routine.sources) >= 2
    assert all(source.startswith("https://") for source in routine.sources)
    assert hosts(routine.sources) <= AUTHORITIES


@every_routine
def test_every_instruction_can_be_spoken(routine: Routine) -> None:
    for step in flatten(routine.steps):
        assert re.fullmatch(r"[A-Z][^()/\[\]0-9…—–]*[.]", step.instruction), step.instruction
        assert len(step.instruction) <= 150, step.instruction
        assert all(len(s.split()) <= 25 for s in step.instruction.split(". ")), step.instruction


@every_routine
def test_the_words_suit_either_leg(routine: Routine) -> None:
    for text in (routine.position, *(step.instruction for step in flatten(routine.steps))):
        assert not re.search(r"\b(left|right)\b", text.casefold())


@every_routine
def test_no_turn_is_cut_and_none_is_added(routine: Routine) -> None:
    for step in flatten(routine.steps):
        assert played_seconds(step) == step.seconds, step.instruction


@every_routine
def test_every_stroke_says_that_it_goes_up(routine: Routine) -> None:
    for step in flatten(routine.steps):
        if step.technique in {"effleurage", "stroking"}:
            assert UPWARDS.search(step.instruction), step.instruction
            assert not goes_down(step.instruction)


@every_routine
def test_a_step_that_holds_a_tool_is_in_a_routine_that_lists_it(routine: Routine) -> None:
    tools = {tool.removesuffix(" (optional)") for tool in routine.tools}

    assert {step.tool for step in flatten(routine.steps) if step.tool} <= tools


@every_routine
def test_both_legs_get_the_same(routine: Routine) -> None:
    if routine.legs is not Legs.EACH:
        return
    work = compile_timeline(routine).work

    left, right = ([s.step for s in work if s.leg is leg] for leg in (Leg.LEFT, Leg.RIGHT))

    assert left == right != []


@every_routine
def test_gentle_keeps_every_routine_light(routine: Routine) -> None:
    soft = choose(routine, Choices(gentle=True))

    assert max(step.pressure for step in flatten(soft.steps)) <= Pressure.LIGHT
    assert "trigger-point" not in {step.technique for step in flatten(soft.steps)}


@every_routine
@pytest.mark.parametrize("minutes", [5, 7, 10, 12, 15, 20, 25, 30])
def test_scaled_it_still_keeps_to_good_practice(routine: Routine, minutes: int) -> None:
    try:
        scaled = choose(routine, Choices(total=minutes * 60))
    except TotalError as error:
        assert not error.least <= minutes * 60 <= error.most
        return

    assert abs(compile_timeline(scaled).total - minutes * 60) <= 17
    codes = {finding.code for finding in lint(scaled)}
    assert codes <= {"total-in-band", "warm-up-first"}, "a person may choose how long"


@pytest.mark.parametrize("name", ["hamstring", "quadriceps"])
def test_a_cramped_thigh_takes_as_long_as_an_acute_routine(name: str) -> None:
    cramp = choose(built_in()[name], Choices(cramp=True))
    low, high = BANDS[Kind.ACUTE]

    assert low <= compile_timeline(cramp).total <= high
    assert lint(cramp) == ()


@pytest.mark.parametrize("name", ["calf-cramp", "night-cramp", "foot-cramp"])
def test_a_cramp_is_stretched_at_once_then_touched_lightly_on_one_leg(name: str) -> None:
    routine = built_in()[name]
    first, second, *_ = flatten(routine.steps)

    assert compile_timeline(routine).work[0].start == 0
    assert first.technique == "stretch"
    assert second.pressure == Pressure.LIGHT
    assert routine.legs is Legs.ONE


def test_calf_care_keeps_its_order() -> None:
    order = [step.technique for step in flatten(built_in()["calf-maintenance"].steps)]

    assert order == ["effleurage", "petrissage", "compression", "thumb-kneading", "stroking"]


def test_bedtime_stretches_as_in_the_trial() -> None:
    stretches = [s for s in flatten(built_in()["bedtime"].steps) if s.technique == "stretch"]

    assert [s.area for s in stretches] == ["calf", "hamstrings"]
    for stretch in stretches:
        assert [(phase.motion, phase.seconds) for phase in stretch.rhythm] == [
            (Motion.LEFT, 10),
            (Motion.RIGHT, 10),
        ]
        assert stretch.seconds == 60, "three turns"


def test_after_a_workout_nothing_is_firm() -> None:
    assert max(s.pressure for s in flatten(built_in()["post-workout"].steps)) == Pressure.MODERATE
