from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.body import Leg
from massage_cli.core.history.diary import Happened
from massage_cli.core.history.diary_words import SaidLine, kind_said, line_said, night_said

pytestmark = pytest.mark.hypothesis
LEFT, RIGHT, BOTH = Leg.LEFT, Leg.RIGHT, Leg.BOTH


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("", SaidLine()),
        ("left calf", SaidLine(LEFT, "calf")),
        ("calf left", SaidLine(LEFT, "calf")),
        ("in my calf", SaidLine(None, "calf")),
        ("3am left calf", SaidLine(LEFT, "calf", "3am")),
        ("left calf at 3", SaidLine(LEFT, "calf", "3")),
        ("at 3:10 am right foot, pain 7", SaidLine(RIGHT, "foot", "3:10 am", pain=7)),
        ("7/10 both calves at 23.00", SaidLine(BOTH, "calves", "23.00", pain=7)),
        ("0310 toes", SaidLine(None, "toes", "0310")),
        ("the back of my left thigh last night at 2am", SaidLine(LEFT, "back of my thigh", "2am")),
        ("2026-11-20 03:10 left", SaidLine(LEFT, "", "03:10", "2026-11-20")),
        ("last monday at noon", SaidLine(None, "", "noon", "last monday")),
        ("left calf 3 days ago 4 a.m.", SaidLine(LEFT, "calf", "4 a.m.", "3 days ago")),
        ("half past 3 in the morning", SaidLine(at="half past 3 in the morning")),
        # A number that may be anything is left to be told of.
        ("left calf 3", SaidLine(LEFT, "calf 3")),
    ],
)
def test_what_is_said_in_any_order(said: str, line: SaidLine) -> None:
    assert line_said(said) == line


@pytest.mark.parametrize(
    ("said", "kind", "rest"),
    [
        ("left calf cramp", Happened.CRAMP, "left calf"),
        ("cramped in bed", Happened.CRAMP, "in bed"),
        ("right shin tight", Happened.TIGHT, "right shin"),
        ("a sore calf", Happened.TIGHT, "a calf"),
        ("no cramps last night", Happened.QUIET, "last night"),
        ("without a cramp", Happened.QUIET, ""),
        ("nothing tight", Happened.TIGHT, "pain 0"),
        ("nothing was tight today", Happened.TIGHT, "today pain 0"),
        ("no tightness yesterday", Happened.TIGHT, "yesterday pain 0"),
        ("it was sore", Happened.TIGHT, "it was"),
        ("left calf", None, "left calf"),
    ],
)
def test_what_it_is_about(said: str, kind: Happened | None, rest: str) -> None:
    assert kind_said(said.split()) == (kind, tuple(rest.split()))


@pytest.mark.parametrize(
    ("said", "day"),
    [("", ""), ("night", ""), ("last night", ""), ("yesterday", "yesterday"), ("on", "on")],
)
def test_which_night_was_quiet(said: str, day: str) -> None:
    assert night_said(said.split()) == day


@given(st.text(max_size=40))
def test_any_words_are_a_line(said: str) -> None:
    assert isinstance(line_said(said), SaidLine)
