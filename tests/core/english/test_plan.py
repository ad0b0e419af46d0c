from __future__ import annotations

import pytest

from massage_cli.core.english.plan import where


@pytest.mark.parametrize(
    ("baseline", "week", "of", "told"),
    [
        (True, 1, 1, "the week before the sessions"),
        (True, 1, 2, "week 1 of 2 before the sessions"),
        (False, 1, 1, "week 1 of 1"),
    ],
)
def test_where_in_a_plan_a_day_is(baseline: bool, week: int, of: int, told: str) -> None:
    assert where(baseline, week, of) == told
