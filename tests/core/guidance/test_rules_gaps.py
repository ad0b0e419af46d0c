"""Whoever has to move gets time for it."""

from __future__ import annotations

import pytest

from massage_cli.core.guidance.rules import lint
from massage_cli.core.routine import KeyPath, Kind, Legs, Repeat, Routine
from tests.core.routines import step
from tests.core.short_routines import END, WARM, seated

UP = step("stretch", 20, "calf")._replace(instruction="Stand up and lean in.")


def hurried(routine_: Routine) -> list[tuple[str, KeyPath]]:
    return [(each.message, each.path) for each in lint(routine_) if each.code == "time-to-move"]


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (14, [("“stand up” has 14 s; allow 15 to get there", ("steps", 1, "instruction"))]),
        (15, []),
    ],
)
def test_getting_up_takes_a_quarter_of_a_minute(
    gap: float, told: list[tuple[str, KeyPath]]
) -> None:
    assert hurried(seated(WARM, UP._replace(ready=gap))) == told


def test_the_gap_to_change_legs_is_time_to_move_too() -> None:
    """One stands up for the last step on one leg, and sits down for the first on the other."""
    sit = WARM._replace(instruction="Sit on the chair, and glide up.")
    slow, quick = (seated(sit, UP._replace(ready=15), change=change) for change in (15, 5))
    assert hurried(slow) == []
    assert hurried(quick) == [
        ("“sit” has 11 s; allow 15 to get there", ("steps", 0, "instruction"))
    ]


def test_who_stands_already_needs_no_time_to_stand_up() -> None:
    assert hurried(seated(WARM, UP._replace(ready=15), UP)) == []


@pytest.mark.parametrize("kind", [Kind.ACUTE, Kind.MILD])
def test_the_first_step_is_gone_to_before_the_start(kind: Kind) -> None:
    assert hurried(seated(UP, END, kind=kind, legs=Legs.ONE)) == []


def test_a_step_that_is_hurried_on_each_leg_and_each_time_is_told_of_once() -> None:
    down = WARM._replace(position="Sit down.")
    assert len(hurried(seated(WARM, Repeat(2, (UP, down))))) == 2


def test_what_the_voice_says_in_other_words_is_not_read_once_more() -> None:
    assert hurried(seated(WARM, UP._replace(instruction="Lean in.", say="Stand up."))) == []
