"""What is told of a step that goes on beyond its time."""

from __future__ import annotations

from massage_cli.core.player import Player
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Legs
from massage_cli.core.timeline import compile_timeline
from tests.events.played import TIMELINE, WAITING, told
from tests.events.written import tell
from tests.examples import a_routine, a_step


def test_a_step_that_goes_on_is_held_and_its_cues_go_on() -> None:
    lines = told(WAITING, (44, "n"))
    assert lines[lines.index("25 cue tick") :][:10] == [
        "25 cue tick",
        "30+0.001 state held seconds=30.0",
        "30+0 cue hold",
        "30+5 cue tick",
        "30+10 cue tick",
        "30+14 key next",
        "30 cue end",
        "30 cue announce",
        "46 cue start",
        "46 cue phase press 1/2",
    ]


def test_ten_seconds_more_are_held_with_their_rhythm() -> None:
    lines = told(TIMELINE, (6, "e"), (14, "space"), (114, "space"))
    assert lines[lines.index("11 cue phase release 2/2") :][:13] == [
        "11 cue phase release 2/2",
        "13+0.001 state held seconds=8.0",
        "13+0 cue hold",
        "13+0 cue phase press 1/2",
        "13+1 key pause",
        "13+1 state paused",
        "13+1 key pause",
        "13+1 state playing",
        "13+2 cue phase release 1/2",
        "13+4 cue phase press 2/2",
        "13+6 cue phase release 2/2",
        "13 cue end",
        "13 cue change",
    ]


def test_the_cues_of_a_hold_are_told_when_they_are_due() -> None:
    held = [line for line in tell(WAITING, (52, "n")) if "held" in line and "cue" in line]
    assert [(line["held"], line["time"][17:23]) for line in held] == [
        (0.0, "30.001"), (5.0, "35.000"), (10.0, "40.000"), (15.0, "45.000"), (20.0, "50.000"),
    ]  # fmt: skip


def test_twice_as_fast_they_are_due_in_half_the_time() -> None:
    lines = tell(WAITING, (24, "n"), player=Player(speed=2.0))
    held = [line for line in lines if "held" in line and "cue" in line]
    assert [(line["held"], line["time"][17:23]) for line in held] == [
        (0.0, "15.001"), (5.0, "17.500"), (10.0, "20.000"), (15.0, "22.500"),
    ]  # fmt: skip


def test_in_a_pause_nothing_of_a_hold_is_due() -> None:
    lines = tell(WAITING, (36, "space"), (136, "space"), (137, "n"))
    assert [line["time"][14:23] for line in lines if line.get("held") == 6.0] == [
        "20:36.000", "20:36.000", "22:16.000", "22:16.000",
    ]  # fmt: skip


def test_each_hold_begins_anew() -> None:
    stretch = WAITING.work[0].step
    assert stretch is not None
    twice = compile_timeline(a_routine(stretch, stretch, kind=Kind.ACUTE, legs=Legs.ONE))
    lines = told(twice, (42, "n"))
    assert [line for line in lines if "+0 cue" in line] == ["30+0 cue hold", "77+0 cue hold"]


def test_a_late_turn_loses_nothing_of_a_hold_that_is_over() -> None:
    rhythm = (Phase(Motion.PRESS, 0.5), Phase(Motion.RELEASE, 0.5))
    timeline = compile_timeline(a_routine(a_step(8, rhythm=rhythm)))
    lines = told(timeline, (6, "e"), sleeps=[(22.4, 1.9)])  # the last is due at 22.5, the end at 23
    held = [line for line in lines if line.startswith("13+") and "phase" in line]
    assert len(held) == 20
    assert held[-1] == "13+9.5 cue phase release 10/10"
