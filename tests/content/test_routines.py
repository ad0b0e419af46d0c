"""The sixteen built-in routines: what they promise whoever follows them."""

from __future__ import annotations

import re

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.choices import Choices, choose
from massage_cli.core.guidance.practice import BANDS
from massage_cli.core.guidance.rules import lint
from massage_cli.core.guidance.stroke_direction import goes_down
from massage_cli.core.history.profile import ruled_out
from massage_cli.core.limits import Limit
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Kind, Legs, Pressure, Routine
from massage_cli.core.scale import TotalError
from massage_cli.core.segments import played_seconds
from massage_cli.core.sequence import flatten
from massage_cli.core.timeline import compile_timeline
from tests.content.authorities import AUTHORITIES, hosts
from tests.content.library import TOTALS, built_in

UPWARDS = re.compile(
    r"\b(up|upwards|from the toes towards the heel|towards the hip|over the arch)\b"
)

WORDS_A_SECOND = 2.0
"""An unhurried voice."""

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


def told(routine: Routine) -> list[str]:
    """Every sentence that a person is told."""
    steps = flatten(routine.steps)
    texts = [text for s in steps for text in (s.position, s.instruction, s.caution)]
    return [text for text in (routine.position, *routine.cautions, *texts) if text]


@every_routine
def test_everything_told_can_be_spoken(routine: Routine) -> None:
    for text in told(routine):
        assert re.fullmatch(r"[A-Z][^()/\[\]0-9…—–]*[.]", text), text
        assert len(text) <= 150, text
        assert all(len(sentence.split()) <= 25 for sentence in text.split(". ")), text


@every_routine
def test_a_step_and_the_gap_before_it_have_room_for_what_is_told(routine: Routine) -> None:
    before = 0.0
    for segment in compile_timeline(routine).work:
        assert segment.step is not None
        step = segment.step
        words = f"{step.title} {step.position} {step.instruction} {step.caution}".split()
        assert len(words) / WORDS_A_SECOND <= segment.end - before, step.instruction
        before = segment.end


@every_routine
def test_the_words_suit_either_leg(routine: Routine) -> None:
    for text in told(routine):
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


@every_routine
def test_a_firm_spot_has_a_place_something_to_press_with_and_somewhere_to_keep_off(
    routine: Routine,
) -> None:
    for step in flatten(routine.steps):
        if step.pressure is Pressure.FIRM:
            assert re.search(r"thumbs?|fingertips|knuckles", step.instruction), step.instruction
            assert step.caution.startswith("Keep off "), step.instruction
            if step.area in {Area.CALF, Area.HAMSTRINGS}:
                assert "the hollow behind the knee" in step.caution


def test_a_cramp_of_the_thigh_is_stretched_before_the_knee_is_bent_to_reach_it() -> None:
    chosen = choose(built_in()["hamstring"], Choices(cramp=True))
    first, second, *_ = flatten(chosen.steps)
    assert "bend the knee" not in f"{chosen.position} {first.told}".casefold()
    assert second.told.startswith("Bend the knee")


@every_routine
def test_hands_that_reach_round_a_thigh_or_the_thick_of_a_calf_have_the_knee_bent(
    routine: Routine,
) -> None:
    """Nobody reaches the back of a thigh that lies on a bed, nor a calf with a straight leg."""
    kneads = {"petrissage", "thumb-kneading"}
    bends = r"bend the knee|the knee bent|foot flat|on the other knee|draw the foot in"
    bent = "knee bent" in routine.position or "on the other knee" in routine.position
    for step in flatten(routine.steps):
        text = f"{step.position} {step.instruction}".casefold()
        if re.search(bends, text):
            bent = True
        elif re.search(r"straighten (?:your|the)|out straight|knee straight", text):
            bent = False
        if step.technique in kneads and step.area in {Area.CALF, Area.HAMSTRINGS}:
            assert bent or "bend the knee" in routine.position.casefold(), step.instruction


@every_routine
def test_it_warms_up_for_two_minutes_unless_it_is_short_or_for_a_cramp(routine: Routine) -> None:
    if routine.kind in {Kind.ACUTE, Kind.SHORT}:
        return
    strokes = next(s for s in flatten(routine.steps) if s.technique == "effleurage")
    assert strokes.seconds >= 120


def test_at_a_desk_hands_press_and_knead_through_clothes() -> None:
    used = {step.technique for step in flatten(built_in()["desk-legs"].steps)}
    assert used == {"move", "compression", "petrissage"}


def test_before_a_workout_a_stretch_is_short() -> None:
    (stretch,) = (s for s in flatten(built_in()["pre-workout"].steps) if s.technique == "stretch")
    assert {phase.seconds for phase in stretch.rhythm} == {10}
    assert stretch.seconds / 2 <= 45, "a leg; longer may cost strength"


def test_a_shin_that_no_hand_should_touch_is_told_before_the_start() -> None:
    (caution,) = built_in()["shin"].cautions
    for sign in ("hot", "tight", "swollen", "one point on the bone"):
        assert sign in caution
    assert "doctor" in caution


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("bedtime", ["Stand up", "Sit down", "Lie down"]),
        ("roller", ["Turn on to your front", "Sit up"]),
        ("quadriceps", ["Stand and hold on", "Sit down"]),
        ("desk-legs", ["Stand up"]),
        ("pre-workout", ["Sit on", "Stand up"]),
    ],
)
def test_who_has_to_get_up_down_or_over_is_told_in_a_gap_that_is_long_enough(
    name: str, where: list[str]
) -> None:
    steps = flatten(built_in()[name].steps)
    for words in where:
        step = next(s for s in steps if s.position.startswith(words))
        assert step.ready is not None
        assert step.ready >= 15


@every_routine
def test_no_routine_needs_knees_or_the_floor_and_few_need_standing(routine: Routine) -> None:
    ruled = ruled_out(compile_timeline(routine), tuple(Limit))
    assert {each.limit for each in ruled} <= {Limit.STAND}
    assert bool(ruled) == (routine.name in {"bedtime", "desk-legs", "pre-workout"})


@every_routine
@pytest.mark.parametrize(
    "choices",
    [Choices(gentle=True), Choices(cramp=True), *(Choices(skip=(area,)) for area in Area)],
    ids=["gentle", "cramp", *Area],
)
def test_whatever_is_left_out_nobody_is_hurried(routine: Routine, choices: Choices) -> None:
    try:
        chosen = choose(routine, choices)
    except ChoiceError:  # nothing is left of it, or it is for no cramp
        return
    assert "time-to-move" not in {each.code for each in lint(chosen)}
