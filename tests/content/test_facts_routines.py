"""Which routine is for whom, and what it is like."""

from __future__ import annotations

import json

import pytest

from massage_cli.core.choices import Choices, choose
from massage_cli.core.picker import OCCASIONS
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Pressure
from massage_cli.core.sequence import flatten
from tests.cli.whole import app
from tests.content.library import built_in
from tests.content.readings import read, run, steps


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("calf is cramping now", "calf-cramp"),
        ("I am in bed", "night-cramp"),
        ("foot or my toes", "foot-cramp"),
        ("about to do sport", "pre-workout"),
        ("tired after sport", "post-workout"),
        ("going to bed", "bedtime"),
        ("sitting or standing", "desk-legs"),
        ("thin skin, older legs", "gentle"),
        ("care for my calves", "calf-maintenance"),
    ],
)
def test_whoever_comes_finds_an_answer_of_theirs(words: str, name: str) -> None:
    assert name in [each.routine for each in OCCASIONS if words in each.words]


def listed(*arguments: str) -> set[str]:
    result = run(app, ["list", *arguments, "--json"])
    assert result.exit_code == 0
    return {routine["name"] for routine in json.loads(result.stdout)}


def test_people_who_do_sport_find_their_routines() -> None:
    assert listed("--tag", "sport") >= {
        "pre-workout",
        "post-workout",
        "roller",
        "full-legs",
        "hamstring",
        "quadriceps",
        "shin",
    }


@pytest.mark.parametrize(
    ("occasion", "names"),
    [
        ("workout", {"pre-workout", "post-workout", "roller"}),
        ("desk", {"desk-legs"}),
        ("night", {"night-cramp", "bedtime"}),
    ],
)
def test_each_occasion_has_routines(occasion: str, names: set[str]) -> None:
    assert listed("--when", occasion) >= names


def test_a_tool_finds_the_routines_that_use_it() -> None:
    assert "roller" in listed("--tool", "roller")
    assert "ball" in listed("--tool", "ball")


def test_after_long_sitting_the_legs_move_first_and_walk_last() -> None:
    first, *_, last = steps("desk-legs")

    assert first.technique == last.technique == "move"
    assert "Walk about" in last.instruction


def test_before_bed_and_after_sport_muscles_are_stretched() -> None:
    for name in ("bedtime", "post-workout"):
        assert steps(name, "stretch"), name
    assert "Stretch calves and thighs before and after exercise" in read("prevention")


def test_older_legs_are_touched_lightly_whatever_is_played() -> None:
    gentle = max(step.pressure for step in steps("gentle"))
    softened = choose(built_in()["full-legs"], Choices(gentle=True))

    assert gentle <= Pressure.LIGHT
    assert max(step.pressure for step in flatten(softened.steps)) <= Pressure.LIGHT


def test_bedtime_leaves_time_to_breathe_out() -> None:
    breaths = [
        {phase.motion: phase.seconds for phase in step.rhythm}
        for step in steps("bedtime")
        if Motion.OUT in {phase.motion for phase in step.rhythm}
    ]

    assert breaths
    assert all(breath[Motion.OUT] > breath[Motion.IN] for breath in breaths)
