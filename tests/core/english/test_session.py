from __future__ import annotations

import pytest

from massage_cli.core.english.session import begins_in, lasts, left, stopped_at


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (1, "1 second"), (2, "2 seconds"), (90, "1 minute 30 seconds")],
)
def test_what_is_left_or_to_come_is_a_second_at_least(seconds: float, words: str) -> None:
    assert left(seconds) == f"{words} left."
    assert begins_in(seconds) == f"In {words}."


@pytest.mark.parametrize(
    ("until_eased", "told"), [(False, "30 seconds"), (True, "30 seconds or until it has eased")]
)
def test_how_long_a_step_lasts(until_eased: bool, told: str) -> None:
    assert lasts(30, until_eased=until_eased) == told


def test_where_it_stopped_is_said_and_how_to_go_on_if_one_can() -> None:
    stopped = "Stopped at step 7 of 14 after 3:45"
    assert stopped_at(7, 14, "3:45", resumable=False) == stopped
    assert stopped_at(7, 14, "3:45", resumable=True) == f"{stopped}; massage resume goes on"
