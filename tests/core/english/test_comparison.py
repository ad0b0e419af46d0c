from __future__ import annotations

import pytest

from massage_cli.core.english import comparison as words


@pytest.mark.parametrize(
    ("ratio", "low", "high", "told"),
    [
        (None, 0.5, None, "Before there was no cramp to compare with."),
        (2.0, 1.2, None, "More cramps since: 2.0 times as many cramps a night as before"),
        (0.5, 0.2, 0.9, "Fewer cramps since: 0.5 times as many cramps a night as before"),
        (0.5, 0.2, 1.0, "No clear change: 0.5 times as many cramps a night as before"),
    ],
)
def test_a_change_is_told_as_sure_as_it_is(
    ratio: float | None, low: float, high: float | None, told: str
) -> None:
    said = words.changed(ratio, low, high, "cramps")
    assert said.startswith(told)
    assert ("any number" in said) == (ratio is not None and high is None)
    assert high is None or f"{high:.1f}" in said
