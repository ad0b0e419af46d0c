"""What the sentences of a routine are looked at for, step by step."""

from __future__ import annotations

import pytest

from massage_cli.core.body import Elsewhere
from massage_cli.core.guidance.rules import lint
from massage_cli.core.routine import Step
from tests.core.routines import both, routine, step

WARM = step("effleurage", 120, "lower-leg", 2)
END = step("stroking", 60, "lower-leg", 2)


def test_what_departs_is_told_in_the_order_it_is_written_whatever_stands_between() -> None:
    rub = step("petrissage", 60, "calf", 2)
    steps = (
        WARM._replace(instruction="Stroke down the leg."),
        rub._replace(instruction="Rub the shin bone.", title="Shin bone"),
        step("stretch", 30, "calf"),
        rub._replace(title="Kneecap", instruction="This heals."),
        END._replace(instruction="Glide downwards. It cures."),
    )
    numbers = {
        code: [each.step for each in lint(routine(*steps)) if each.code == code]
        for code in ("towards-the-heart", "never-area", "banned-claim")
    }
    assert numbers == {
        "towards-the-heart": [1, 5],
        "never-area": [2, 2, 4],
        "banned-claim": [4, 5],
    }


LYMPH = step("effleurage", 60, "calf", 1)
STRETCH = step("stretch", 20, "calf")


@pytest.mark.parametrize(
    ("stretch", "times"),
    [
        (STRETCH._replace(instruction="Stand up and lean in."), 1),
        (STRETCH._replace(position="Sit on the chair.", instruction="Stand up."), 0),
        (STRETCH._replace(caution="Stand up when it has eased."), 0),
    ],
    ids=["an order", "sitting comes first", "to be minded later"],
)
def test_a_step_is_hurried_by_its_first_order_and_told_of_once(stretch: Step, times: int) -> None:
    # It has 5 s on the first leg, 10 s on the other.
    down = END._replace(position="Sit down.", ready=20.0)
    hurried = routine(both(WARM), stretch, down, position="Sit on a chair.", change=10.0)
    assert [each.code for each in lint(hurried)].count("time-to-move") == times


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        (step("stretch", 30, "calf")._replace(title="Groin stretch"), []),
        (step("petrissage", 60, "calf", 2)._replace(title="Groin"), ["name"]),
        (step("petrissage", 60)._replace(area=Elsewhere("the groin")), ["place"]),
        (LYMPH._replace(title="Groin", instruction="Lay the hand on the groin."), []),
        (
            LYMPH._replace(instruction="Lay it on the groin.", caution="Press the groin."),
            ["caution"],
        ),
    ],
    ids=["a stretch is named after it", "hands are not", "a place", "no weight", "some weight"],
)
def test_hands_are_led_nowhere_that_nobody_presses(written: Step, fields: list[str]) -> None:
    found = [each for each in lint(routine(WARM, written, END)) if each.code == "never-area"]
    assert [each.path[-1] for each in found] == fields
