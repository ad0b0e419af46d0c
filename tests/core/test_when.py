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
        ("friday", date(2027, 1, 1)),
        ("last Sunday", date(2026, 12, 27)),
        ("saturday", date(2026, 12, 26)),  # today is one
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
    [
        ("03:10", time(3, 10)),
        ("3:10", time(3, 10)),
        ("23.59", time(23, 59)),
        ("3h10", time(3, 10)),
        ("03h10", time(3, 10)),
        ("3h", time(3)),
        ("0310", time(3, 10)),
        ("310", time(3, 10)),
        ("1510", time(15, 10)),
        ("3am", time(3)),
        ("3 AM", time(3)),
        ("3 a.m.", time(3)),
        ("3:10 am", time(3, 10)),
        ("3.10pm", time(15, 10)),
        ("15:10 pm", time(15, 10)),
        ("13 pm", time(13)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("at 3 am", time(3)),
        ("about 3:10", time(3, 10)),
        ("3 o'clock in the morning", time(3)),
        ("3 at night", time(3)),
        ("5 at night", time(5)),
        ("6 at night", time(18)),
        ("11 at night", time(23)),
        ("12 at night", time(0)),
        ("4 in the afternoon", time(16)),
        ("half past 3 in the morning", time(3, 30)),
        ("03", time(3)),
        ("13", time(13)),
        ("15", time(15)),
        ("noon", time(12)),
        ("midnight", time(0)),
    ],
)
def test_a_time_as_a_person_says_it(text: str, at: time) -> None:
    assert time_named(text) == at


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("1", "write 1 am or 1 pm"),
        ("3", "write 3 am or 3 pm"),
        ("at 3", "write 3 am or 3 pm"),
        ("3 o'clock", "write 3 am or 3 pm"),
        ("half past 3", "write 3:30 am or 3:30 pm"),
        ("12", "write noon or midnight"),
    ],
)
def test_an_hour_that_comes_twice_a_day_is_asked_about(text: str, which: str) -> None:
    with pytest.raises(ChoiceError, match="may be two times of the day") as caught:
        time_named(text)
    assert caught.value.help == which


@pytest.mark.parametrize(
    "text",
    ["", "24:00", "12:60", "3:1", "13 am", "15 am", "0 pm", "3 in the bath", "33", "0360", "soon"],
)
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


@given(st.text("0123456789:.h apm", max_size=8) | st.text(max_size=20))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    with suppress(ChoiceError):
        assert isinstance(time_named(text), time)


@given(st.times())
def test_a_time_is_found_again_however_it_is_written(at: time) -> None:
    wanted = at.replace(second=0, microsecond=0)
    for form in ("%H:%M", "%H.%M", "%Hh%M", "%H%M", "%I:%M %p", "%I.%M%p"):
        assert time_named(f"{at:{form}}") == wanted, form
