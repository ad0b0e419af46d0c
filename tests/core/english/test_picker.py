from __future__ import annotations

import pytest

from massage_cli.core.english.picker import is_it, legs
from massage_cli.core.english.words import LEGS, Sides, sides_called

ARMS = sides_called("left arm", "right arm")


@pytest.mark.parametrize(
    ("which", "sides", "told"),
    [
        ({"left"}, LEGS, "left leg"),
        ({"left", "right"}, LEGS, "both legs"),
        ({"both"}, LEGS, "both legs"),
        ({"unsaid"}, LEGS, "one leg"),
        ({"right"}, ARMS, "right arm"),
        ({"both", "right"}, ARMS, "both arms"),
        ({"unsaid"}, ARMS, "one arm"),
    ],
)
def test_which_legs_a_session_is_for(which: set[str], sides: Sides, told: str) -> None:
    assert legs(frozenset(which), sides) == told


def test_a_name_that_was_nearly_typed_is_asked_for_with_what_is_not_in_it() -> None:
    assert is_it("calf-cramp").startswith("calf-cramp? Enter or y: yes.")
    assert is_it("calf-cramp", "toe").startswith("calf-cramp, without 'toe'? ")
