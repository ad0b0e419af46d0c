from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.side_words import side_in

pytestmark = pytest.mark.hypothesis


@pytest.mark.parametrize(
    ("said", "side", "rest"),
    [
        ("calf cramp left", Leg.LEFT, "calf cramp"),
        ("Left calf", Leg.LEFT, "calf"),
        ("leg cramp left", Leg.LEFT, "leg cramp"),
        ("calf, left", Leg.LEFT, "calf"),
        ("in my right calf", Leg.RIGHT, "calf"),
        ("the back of my left thigh", Leg.LEFT, "back of my thigh"),
        ("left side of my calf and foot", Leg.LEFT, "calf and foot"),
        ("left leg", Leg.LEFT, ""),
        ("calf of the right leg", Leg.RIGHT, "calf"),
        ("my calf, the left one", Leg.LEFT, "calf"),
        ("both feet", Leg.BOTH, "feet"),
        ("calf, both legs", Leg.BOTH, "calf"),
        ("left and right calf", Leg.BOTH, "calf"),
        ("l calf", Leg.LEFT, "calf"),
        ("the leg that hurts", None, "the leg that hurts"),
        ("leftover", None, "leftover"),
        ("", None, ""),
    ],
)
def test_a_side_stands_anywhere_among_the_words(said: str, side: Leg | None, rest: str) -> None:
    assert side_in(said.split()) == (side, tuple(rest.split()))


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_no_word_is_made_up(words: list[str]) -> None:
    _, rest = side_in(words)
    assert all(any(word.startswith(kept) for word in words) for kept in rest)
