"""Which places are left out, and what goes with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Area, Elsewhere, Leg
from massage_cli.core.choices import Choices, choose
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.routine import Kind, Legs, Pressure, Repeat, Routine, Step, Until
from massage_cli.core.sequence import flatten
from massage_cli.core.timeline import compile_timeline
from tests import strategies
from tests.core.chosen import techniques
from tests.core.routines import CALF, THIGH, routine, step

ELSEWHERE = routine(
    step("stroking", 30)._replace(area=Elsewhere("hollow above the collar bone")),
    step("stroking", 30)._replace(area=Elsewhere("armpit")),
    step("stroking", 30, "toes"),
    name="drainage",
)


@pytest.mark.parametrize("words", ["hollow above the collar bone", "Collar Bone", "collar_bone"])
def test_a_place_is_left_out_by_its_words_or_some_of_them(words: str) -> None:
    kept = choose(ELSEWHERE, Choices(places=(words,)))
    assert [step.area for step in flatten(kept.steps)] == ["armpit", Area.TOES]


@pytest.mark.parametrize("words", ["bone of the collar", "arm", "elbow", "!"])
def test_words_that_name_no_place_are_said(words: str) -> None:
    with pytest.raises(ChoiceError, match=r"there is no area .* in 'drainage'"):
        choose(ELSEWHERE, Choices(places=(words,)))


def test_skip_leaves_out_an_areas_steps_and_strokes_over_it_keep_off_it() -> None:
    skipped = choose(CALF, Choices(skip=(Area.CALF,)))

    assert techniques(skipped) == ["effleurage", "rest", "stroking"]
    first, rest, _ = flatten(skipped.steps)
    assert first.instruction.endswith("Keep off the calf.")
    assert "Keep off" not in rest.instruction


@pytest.mark.parametrize(
    ("technique", "where", "told"),
    [
        ("effleurage", "lower-leg", "Glide. Keep off the calf and the outer shin."),
        ("effleurage", "whole-leg", "Glide. Keep off the calf and the outer shin."),
        ("effleurage", "quads", "Glide."),
        ("move", "lower-leg", "Glide."),  # no hand is on the leg
        ("rest", "", "Glide."),
    ],
)
def test_who_passes_over_what_is_skipped_is_told_so(technique: str, where: str, told: str) -> None:
    passing = step(technique, 60, where, 2)._replace(instruction="Glide.")
    other = step("petrissage", 60, "foot-sole", 2)
    skipped = choose(routine(passing, other), Choices(skip=(Area.CALF, Area.SHIN_OUTER)))
    assert next(iter(flatten(skipped.steps))).instruction == told


def test_a_cramp_that_keeps_its_stretch_may_lose_the_rest() -> None:
    cramp = routine(
        step("stretch", 30, "calf"),
        step("stroking", 30, "calf", 2),
        step("stroking", 30, "quads", 2),
        kind=Kind.ACUTE,
    )
    assert techniques(choose(cramp, Choices(skip=(Area.QUADS,)))) == ["stretch", "stroking"]


def test_skipping_an_area_skips_what_lies_within_it() -> None:
    mixed = routine(
        step("effleurage", 60, "quads", 2),
        step("petrissage", 60, "calf", 2),
        step("stroking", 60, "shin-outer", 2),
        step("ball", 60, "foot-sole", 2),
    )

    skipped = choose(mixed, Choices(skip=(Area.LOWER_LEG, Area.FOOT)))

    assert techniques(skipped) == ["effleurage"]


def test_skipping_the_whole_leg_leaves_nothing() -> None:
    with pytest.raises(ChoiceError, match="skipping whole-leg"):
        choose(CALF, Choices(skip=(Area.WHOLE_LEG,)))


def test_a_cramped_thigh_is_stretched_at_once_and_then_treated_gently_on_one_leg() -> None:
    cramp = choose(THIGH, Choices(cramp=True))
    timeline = compile_timeline(cramp)

    assert techniques(cramp) == ["stretch", "effleurage", "petrissage", "stretch", "stroking"]
    assert cramp.kind is Kind.ACUTE
    assert cramp.legs is Legs.ONE
    assert timeline.work[0].start == 0
    assert timeline.work[0].seconds == 30
    first, *others = flatten(cramp.steps)
    assert (first.until, first.at_most) == (Until.EASED, 600.0)  # it lets go when it lets go
    assert {step.until for step in others} == {None}
    assert {segment.leg for segment in timeline.work} == {Leg.UNSAID}
    assert max(step.pressure for step in flatten(cramp.steps)) == Pressure.LIGHT
    assert "cramp" in cramp.tags


def test_who_stands_up_for_a_cramp_sits_down_again_before_the_hands_begin() -> None:
    strokes, stretch, end = THIGH.steps[0], THIGH.steps[3], THIGH.steps[4]
    assert isinstance(stretch, Step)
    standing = stretch._replace(position="Stand at the wall.", ready=20)
    thigh = routine(strokes, standing, end, position="Sit on a chair.")

    cramp = choose(thigh, Choices(cramp=True))
    first, hands, *_ = flatten(cramp.steps)

    assert (cramp.position, first.position) == ("", "Stand at the wall.")  # not to sit first
    assert (hands.technique, hands.position, hands.ready) == ("effleurage", "Sit on a chair.", 20)


def moving(position: str, ready: float | None, where: str = "calf") -> Step:
    return step("petrissage", 60, where, 2)._replace(position=position, ready=ready)


@pytest.mark.parametrize(
    ("after", "position", "ready"),
    [
        (moving("", None), "Lie on your front.", 20),
        (moving("", 30), "Lie on your front.", 30),
        (moving("Sit up.", 15), "Sit up.", 15),
    ],
)
def test_the_body_moves_though_the_step_it_moved_for_is_left_out(
    after: Step, position: str, ready: float
) -> None:
    strokes = step("effleurage", 60, "calf", 2)
    left_out = moving("Lie on your front.", 20, "quads")
    kept = choose(routine(strokes, left_out, after), Choices(skip=(Area.QUADS,)))

    first, second = flatten(kept.steps)
    assert first == strokes
    assert (second.position, second.ready) == (position, ready)


def test_what_only_the_step_that_is_left_out_needs_goes_with_it() -> None:
    lies, ball = (moving(text, 10, "quads") for text in ("Lie down.", "Take the ball."))
    strokes = step("stroking", 60, "calf", 2)

    def kept(*left_out: Step) -> tuple[Step, ...]:
        return flatten(
            choose(routine(strokes, *left_out, strokes), Choices(skip=(Area.QUADS,))).steps
        )

    assert kept(ball) == (strokes, strokes)
    assert kept(lies, ball) == (strokes, strokes._replace(position="Lie down.", ready=10))


@given(any_routine=strategies.routines(), area=st.sampled_from(Area))
def test_whatever_the_routine_gentle_and_skip_keep_their_word(
    any_routine: Routine, area: Area
) -> None:
    try:
        chosen = choose(any_routine, Choices(gentle=True, skip=(area,)))
    except ChoiceError:
        return
    for played in flatten(chosen.steps):
        assert played.pressure <= Pressure.LIGHT
        assert played.area not in area.parts


def test_a_cramp_is_never_left_without_its_stretch() -> None:
    cramp = Routine(
        name="cramp",
        title="Cramp",
        kind=Kind.ACUTE,
        steps=(
            Step(technique="stretch", title="Stretch", colour="red", seconds=30, area=Area.CALF),
            Step(technique="stroking", title="Stroking", colour="red", seconds=30, area=Area.QUADS),
        ),
    )
    assert choose(cramp, Choices(skip=(Area.CALF,))) == cramp
    only_stretch = choose(cramp, Choices(skip=(Area.CALF, Area.QUADS)))
    assert [step.title for step in flatten(only_stretch.steps)] == ["Stretch"]
    calm = choose(cramp._replace(kind=Kind.MILD), Choices(skip=(Area.CALF,)))
    assert [step.title for step in flatten(calm.steps)] == ["Stroking"]


def test_a_thigh_that_has_cramped_is_stretched_though_it_is_to_be_left_out() -> None:
    thigh = Routine(
        name="thigh",
        title="Thigh",
        steps=(
            Step("petrissage", "Kneading", "red", 60, area=Area.HAMSTRINGS),
            Step("stretch", "Stretch", "red", 30, area=Area.HAMSTRINGS),
        ),
    )
    chosen = choose(thigh, Choices(cramp=True, skip=(Area.HAMSTRINGS,)))
    assert {step.title for step in flatten(chosen.steps)} == {"Stretch"}


def test_a_repeat_that_says_how_to_sit_takes_no_posture_of_what_was_left_out_before() -> None:
    strokes = step("effleurage", 60, "calf", 2)
    left_out = moving("Lie on your front.", 20, "quads")
    again = Repeat(2, (moving("", None), strokes), position="Sit up.")
    kept = choose(routine(strokes, left_out, again), Choices(skip=(Area.QUADS,)))
    assert [each.position for each in flatten(kept.steps)] == ["", "Sit up.", "", "", ""]


@pytest.mark.parametrize(
    ("position", "inner", "brought"),
    [
        ("Lie on your front.", "", "Lie on your front."),
        ("Lie on your front.", "Then kneel.", "Then kneel."),
        ("", "Sit up.", "Sit up."),
        ("", "", ""),
    ],
)
def test_the_body_moves_though_all_of_a_repeat_is_left_out(
    position: str, inner: str, brought: str
) -> None:
    strokes = step("effleurage", 60, "calf", 2)
    left_out = Repeat(2, (moving(inner, None, "quads"),), position=position, ready=9)
    kept = choose(routine(strokes, left_out, strokes), Choices(skip=(Area.QUADS,)))
    first, second = flatten(kept.steps)
    assert (first, second.position) == (strokes, brought)
    assert brought or second == strokes
