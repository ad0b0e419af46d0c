from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.nearest import ChoiceError
from massage_cli.core.when import day_named, day_told, time_named

pytestmark = pytest.mark.hypothesis
TODAY = date(2027, 1, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("today", TODAY),
        (" Yesterday ", date(2027, 1, 1)),
        ("3 days ago", date(2026, 12, 30)),
        ("1 day ago", date(2027, 1, 1)),
        ("3d", date(2026, 12, 30)),
    ],
)
def test_a_day_as_a_person_says_it(text: str, day: date) -> None:
    assert day_named(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "2027-02-29", "٣d", "999999 days ago"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ChoiceError, match="is no day"):
        day_named(text, TODAY)


@pytest.mark.parametrize(
    ("text", "at"),
    [("03:10", time(3, 10)), ("3:10", time(3, 10)), ("23.59", time(23, 59)), ("3h10", time(3, 10))],
)
def test_a_time_as_a_person_says_it(text: str, at: time) -> None:
    assert time_named(text) == at


@pytest.mark.parametrize("text", ["", "3", "24:00", "12:60", "3:1", "noon"])
def test_what_is_no_time_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ChoiceError, match="is no time"):
        time_named(text)


def test_how_a_day_is_told() -> None:
    told = [day_told(date(2026, 12, 31), date(2027, 1, n)) for n in (1, 2)]
    assert told == ["yesterday", "31 Dec 2026"]
    assert day_told(TODAY, TODAY) == "today"


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    with suppress(ChoiceError):
        assert isinstance(day_named(text, TODAY), date)
