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
        (2.0, 1.0, 4.0, "No clear change: 2.0 times as many cramps a night as before"),
    ],
)
def test_a_change_is_told_as_sure_as_it_is(
    ratio: float | None, low: float, high: float | None, told: str
) -> None:
    said = words.changed(ratio, low, high, "cramps")
    assert said.startswith(told)
    assert ("any number" in said) == (ratio is not None and high is None)
    assert high is None or f"{high:.1f}" in said


@pytest.mark.parametrize(
    ("count", "a_week", "measures", "told"),
    [
        (6, 3.5, "cramps", "6 cramps, 3.5 a week"),
        (1, None, "tightness", "1 tight spot"),
        (0, 0.0, "cramps", "0 cramps, 0.0 a week"),
    ],
)
def test_what_happened_is_told_with_how_often_where_that_is_known(
    count: int, a_week: float | None, measures: str, told: str
) -> None:
    assert words.events(count, a_week, measures) == told
