from __future__ import annotations

import pytest

from massage_cli.core.english.session import begins_in, left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (1, "1 second"), (2, "2 seconds"), (90, "1 minute 30 seconds")],
)
def test_what_is_left_or_to_come_is_a_second_at_least(seconds: float, words: str) -> None:
    assert left(seconds) == f"{words} left."
    assert begins_in(seconds) == f"In {words}."
