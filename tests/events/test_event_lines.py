"""A session told in lines: whole lists of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli import __version__
from massage_cli.core.player import Player, play
from massage_cli.core.routine import Legs, Routine
from massage_cli.core.timeline import compile_timeline
from massage_cli.events.device import Ending, Reading
from massage_cli.events.event_lines import EventLines
from massage_cli.events.outlet import LOOK
from massage_cli.events.target import once
from tests.events.played import TIMELINE, told
from tests.events.written import moment_of, read, short, tell
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.strategies import routines


def test_a_whole_session() -> None:
    assert told(TIMELINE) == [
        "0 session",
        "0 cue announce",
        "5 cue start",
        "5 cue phase press 1/2",
        "7 cue phase release 1/2",
        "9 cue phase press 2/2",
        "11 cue phase release 2/2",
        "13 cue end",
        "13 cue change",
        "13 cue announce",
        "28 cue start",
        "28 cue phase press 1/2",
        "30 cue phase release 1/2",
        "32 cue phase press 2/2",
        "34 cue phase release 2/2",
        "36 cue end",
        "36 cue finished",
        "36 end finished code=0",
    ]


def test_the_first_line_says_what_is_played_and_how_it_stands() -> None:
    first = tell(TIMELINE, player=Player(speed=4.0))[0]
    assert first == {
        "v": 1,
        "event": "session",
        "time": "2025-11-28T04:20:00.000+01:00",
        "program": "massage",
        "version": __version__,
        "routine": "example",
        "title": "Example",
        "kind": "custom",
        "language": "en",
        "seconds": 36.0,
        "steps": 2,
        "speed": 4.0,
        "paused": False,
        "volume": 5,
        "muted": False,
        "at": 0.0,
        "left": 36.0,
        "segment": {"kind": "ready", "seconds": 5.0, "left": 5.0},
        "step": STEP,
    }


STEP = {
    "number": 1,
    "of": 2,
    "seconds": 8.0,
    "title": "Compression",
    "technique": "compression",
    "place": "left calf",
    "area": "calf",
    "leg": "left",
    "pressure": "light",
    "colour": "#a864d0",
    "position": "",
    "instruction": "Press, and let go.",
    "caution": "",
    "until_eased": False,
}


def test_each_line_says_where_the_session_is_and_what_is_done_there() -> None:
    phase = tell(TIMELINE)[4]
    assert phase == {
        "v": 1,
        "event": "cue",
        "time": "2025-11-28T04:20:07.000+01:00",
        "cue": "phase",
        "at": 7.0,
        "left": 29.0,
        "segment": {"kind": "work", "seconds": 8.0, "left": 6.0},
        "step": STEP,
        "phase": {"motion": "release", "seconds": 2.0, "turn": 1, "turns": 2},
    }


def test_a_countdown_counts() -> None:
    timeline = compile_timeline(a_routine(a_step(40, rhythm=()), legs=Legs.ONE))
    assert [line for line in told(timeline) if "tick" not in line] == [
        "0 session",
        "0 cue announce",
        "5 cue start",
        "25 cue halfway",
        "42 cue countdown count=3",
        "43 cue countdown count=2",
        "44 cue countdown count=1",
        "45 cue end",
        "45 cue finished",
        "45 end finished code=0",
    ]


def test_who_comes_in_the_middle_is_told_where_that_is() -> None:
    first, second, *_ = told(TIMELINE, player=Player(position=28.0, fired=28.0))
    assert (first, second) == ("28 session", "28 cue start")


@given(routines(), st.lists(st.tuples(st.floats(0, 60), st.sampled_from("nba+-mei?lrz "))))
def test_whatever_is_played_and_pressed_the_lines_are_the_timelines_own(
    routine: Routine, keys: list[tuple[float, str]]
) -> None:
    timeline = compile_timeline(routine)
    lines = tell(timeline, *sorted(keys))
    assert [line["event"] for line in (lines[0], lines[-1])] == ["session", "end"]
    cues = [line for line in lines if line["event"] == "cue"]
    told_of = {(line["at"], line["cue"]) for line in cues if "held" not in line}
    assert told_of <= {(round(cue.at, 3), cue.kind.value) for cue in timeline.all_cues}
    assert all(
        line["at"] == line["at"] + line["segment"]["left"] for line in cues if "held" in line
    )
    for line in lines:
        assert line["at"] + line["left"] == pytest.approx(timeline.total, abs=0.002)
        segment = line["segment"]
        assert -0.001 <= segment["left"] <= segment["seconds"] + 0.001
    walls = [line["time"] for line in lines]
    assert walls == sorted(walls)


@given(routines())
def test_undisturbed_each_cue_has_its_line_in_order(routine: Routine) -> None:
    timeline = compile_timeline(routine)
    cues = [line for line in tell(timeline, attended=False) if line["event"] == "cue"]
    assert [(line["at"], line["cue"]) for line in cues] == [
        (round(cue.at, 3) + 0.0, cue.kind.value) for cue in timeline.all_cues
    ]


def test_who_is_cut_off_between_two_turns_ended_where_the_playhead_was(tmp_path: Path) -> None:
    rig, file = Rig(), tmp_path / "events"
    with file.open("wb") as out:
        connect = once(os.dup(out.fileno()))
        events = EventLines(connect, rig.clock, lambda: moment_of(rig.clock))
        events.follow(Reading(TIMELINE, play(Player(), rig.clock.now()), rig.clock.now()))
        rig.clock.time += 4.5  # the next cue is at 5
        events.end(Ending.TERMINATED, 143)
        events.end(Ending.FINISHED, 0)
        events.leave()
    assert [short(line) for line in read(file.read_bytes())] == [
        "0 session",
        "4.5 end terminated code=143",
    ]


def test_who_comes_while_nothing_happens_is_told_how_it_stands(tmp_path: Path) -> None:
    rig, file = Rig(), tmp_path / "events"
    with file.open("wb") as out:
        readers: list[int] = []
        events = EventLines(
            lambda: readers.pop() if readers else None, rig.clock, lambda: moment_of(rig.clock)
        )
        events.follow(Reading(TIMELINE, Player(), rig.clock.now(), volume=3, muted=True))
        assert events.due(rig.clock.now()) == LOOK
        readers.append(os.dup(out.fileno()))
        assert events.due(rig.clock.now()) is None
        events.leave()
    (line,) = read(file.read_bytes())
    assert (line["paused"], line["volume"], line["muted"]) == (True, 3, True)


def test_a_step_says_how_long_it_is_in_the_gap_before_it_too() -> None:
    timeline = compile_timeline(a_routine(a_step(8), a_step(12), legs=Legs.ONE))
    seconds = {
        (line["step"]["number"], line["segment"]["kind"], line["step"]["seconds"])
        for line in tell(timeline)
        if "step" in line
    }
    assert seconds == {(1, "ready", 8.0), (1, "work", 8.0), (2, "ready", 12.0), (2, "work", 12.0)}


def test_of_what_never_began_nothing_is_told(tmp_path: Path) -> None:
    rig, file = Rig(), tmp_path / "events"
    with file.open("wb") as out:
        events = EventLines(once(os.dup(out.fileno())), rig.clock, lambda: moment_of(rig.clock))
        events.end(Ending.FAILED, 2)
        events.leave()
    assert file.read_bytes() == b""
