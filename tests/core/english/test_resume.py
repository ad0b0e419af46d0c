from __future__ import annotations

import pytest

from massage_cli.core.english.resume import left, numbers


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-5, "just now"),  # the clock was set back
        (29, "just now"),
        (31, "1 min ago"),
        (59 * 60, "59 min ago"),
        (60 * 60, "1 h 00 min ago"),
        (2 * 60 * 60 + 5 * 60, "2 h 05 min ago"),
    ],
)
def test_how_long_ago_a_session_was_left(seconds: float, told: str) -> None:
    assert left(seconds, 3, stopped=False) == f"cut off {told} at step 3"
    assert left(seconds, 3, stopped=True) == f"stopped {told} at step 3"


def test_which_numbers_there_are_to_answer_with() -> None:
    assert numbers(1) == "there is only number 1"
    assert numbers(2) == "there are 1 to 2"
