from __future__ import annotations

from datetime import date

import pytest

from massage_cli.core.english.plan import day, lasts, where


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


@pytest.mark.parametrize(
    ("of", "told"),
    [(date(2026, 12, 7), "Mon 7 Dec"), (date(2027, 1, 31), "Sun 31 Jan")],
)
def test_a_day_is_named_without_its_year(of: date, told: str) -> None:
    assert day(of) == told


@pytest.mark.parametrize(
    ("baseline", "weeks", "told"),
    [(0, 1, "1 week"), (0, 6, "6 weeks"), (1, 6, "1 week of diary alone, then 6 weeks")],
)
def test_how_long_a_plan_lasts(baseline: int, weeks: int, told: str) -> None:
    assert lasts(baseline, weeks) == told
