from __future__ import annotations

import pytest

from massage_cli.core.body import Area, Leg
from massage_cli.core.choices import Choices, area_named, choose
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.routine import Kind, Pressure, Repeat, Routine
from massage_cli.core.sequence import flatten
from massage_cli.core.timeline import compile_timeline
from tests.core.chosen import techniques
from tests.core.routines import CALF, both, routine, step


def test_who_chooses_nothing_gets_the_routine_as_it_is_written() -> None:
    assert choose(CALF, Choices()) is CALF


def test_a_leg_for_which_there_is_nothing_is_said() -> None:
    left = step("effleurage", 60, "calf", 2)._replace(leg=Leg.LEFT)
    only = routine(left, name="drainage")

    with pytest.raises(ChoiceError, match="nothing in 'drainage' is for the right leg") as caught:
        choose(only, Choices(leg=Leg.RIGHT))
    assert "--leg left" in caught.value.help
    assert choose(only, Choices(leg=Leg.LEFT)) is only
    together = routine(left, both(left._replace(leg=None)))
    assert choose(together, Choices(leg=Leg.RIGHT)) is together


def test_the_stretch_of_a_cramp_is_for_the_leg_that_hurts() -> None:
    stretch = step("stretch", 20, "hamstrings")._replace(leg=Leg.LEFT)
    thigh = routine(step("effleurage", 60, "hamstrings", 2), stretch)
    chosen = choose(thigh, Choices(cramp=True, leg=Leg.RIGHT))
    assert compile_timeline(chosen, Leg.RIGHT).work[0].step == chosen.steps[0]


def test_the_voice_says_what_to_keep_off_too_where_it_has_words_of_its_own() -> None:
    spoken = step("effleurage", 60, "lower-leg", 2)._replace(say="Glide.")
    skipped = choose(routine(spoken, step("rest", 10)), Choices(skip=(Area.CALF,)))
    assert flatten(skipped.steps)[0].spoken == "Glide. Keep off the calf."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Auslassen: Wade und Schienbein, außen."),
        ("fr", "Keep off the calf and the outer shin."),
    ],
)
def test_what_to_keep_off_is_said_in_the_routines_language_or_in_english(
    language: str, told: str
) -> None:
    whole = routine(step("effleurage", 60, "whole-leg", 2))._replace(language=language)
    skipped = choose(whole, Choices(skip=(Area.CALF, Area.SHIN_OUTER)))
    assert flatten(skipped.steps)[0].instruction.endswith(told)


def test_gentle_is_light_at_most_and_has_no_tender_spots() -> None:
    gentle = choose(CALF, Choices(gentle=True))

    assert max(step.pressure for step in flatten(gentle.steps)) == Pressure.LIGHT
    assert techniques(gentle) == ["effleurage", "petrissage", "compression", "rest", "stroking"]


def test_gentle_reaches_into_repeats_and_drops_those_it_empties() -> None:
    nested = routine(
        step("effleurage", 60, "calf", 2),
        Repeat(3, (step("trigger-point", 17, "calf", 4),)),
        Repeat(2, (step("petrissage", 10, "calf", 3), step("rest", 5))),
    )

    gentle = choose(nested, Choices(gentle=True))

    assert techniques(gentle) == ["effleurage", *["petrissage", "rest"] * 2]


def test_gentle_says_so_when_nothing_would_be_left() -> None:
    only = routine(step("trigger-point", 51, "calf", 4), step("rest", 10), name="spots")

    with pytest.raises(ChoiceError, match="nothing is left of 'spots'"):
        choose(only, Choices(gentle=True))


def test_an_acute_routine_is_for_a_cramp_already() -> None:
    acute = routine(step("stretch", 30, "calf"), kind=Kind.ACUTE)

    assert choose(acute, Choices(cramp=True)) is acute


@pytest.mark.parametrize(
    "other",
    [
        CALF,
        routine(step("stretch", 60, "calf")),
        routine(step("stretch", 60, "quads"), step("effleurage", 60, "hamstrings", 2)),
        routine(step("effleurage", 60, "quads", 2)),
        routine(step("rest", 60)),
    ],
)
def test_a_cramps_stretch_is_refused_where_there_is_none(other: Routine) -> None:
    with pytest.raises(ChoiceError, match="stretch"):
        choose(other, Choices(cramp=True))


def test_choices_add_up() -> None:
    chosen = choose(CALF, Choices(gentle=True, skip=(Area.SHIN_OUTER,), total=300.0))

    assert compile_timeline(chosen).total == pytest.approx(300, abs=1)
    assert "trigger-point" not in techniques(chosen)
    assert "outer shin" in flatten(chosen.steps)[0].instruction


@pytest.mark.parametrize(
    ("word", "area"),
    [("calf", Area.CALF), ("Foot Sole", Area.FOOT_SOLE), ("LOWER_leg", Area.LOWER_LEG)],
)
def test_an_area_is_named_however_it_is_written(word: str, area: Area) -> None:
    assert area_named(word) is area


def test_an_unknown_area_is_answered_with_the_nearest() -> None:
    with pytest.raises(ChoiceError) as caught:
        area_named("claf")

    assert caught.value.message == "there is no area 'claf'"
    assert caught.value.help == "did you mean 'calf'?"
