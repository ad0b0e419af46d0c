"""A session told in lines: whole lists of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli import __version__
from massage_cli.core.briefing import briefed
from massage_cli.core.player import Player, play
from massage_cli.core.rhythm import Motion, Phase
from massage_cli.core.routine import Kind, Legs, Routine, Until
from massage_cli.core.timeline import compile_timeline
from massage_cli.events.device import Ending, Reading
from massage_cli.events.event_lines import EventLines
from massage_cli.events.outlet import LOOK
from massage_cli.events.target import once
from massage_cli.terminal.display import SUSPEND
from tests.events.written import moment_of, read, short, tell
from tests.examples import a_routine, a_step
from tests.fakes import Rig
from tests.strategies import routines

# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))
# Stretch 0–30 on the leg that hurts, held on until it has eased or 60 s are over.
WAITING = compile_timeline(
    a_routine(
        a_step(30, technique="stretch", rhythm=())._replace(until=Until.EASED, at_most=60.0),
        a_step(),
        kind=Kind.ACUTE,
        legs=Legs.ONE,
    )
)
BRIEFED = briefed(compile_timeline(a_routine(a_step(8), kind=Kind.MILD)), 0.0)


def told(*args: Any, **kwargs: Any) -> list[str]:
    return [short(line) for line in tell(*args, **kwargs)]


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


def test_a_key_says_what_it_asks_for_and_then_comes_what_it_changed() -> None:
    script = [(1, "n"), (4, "b"), (6, "n"), (7, "a"), (8, " "), (8, "space"), (9, "space")]
    lines = told(TIMELINE, *script, (10, "x"), (11, "x"))
    assert [line for line in lines if "cue" not in line] == [
        "0 session",
        "1 key next",
        "5 state jumped from=1.0",
        "8 key back",
        "5 state jumped from=8.0",
        "7 key next",
        "13 state jumped from=7.0",
        "14 key again",
        "5 state jumped from=14.0",
        "6 key pause",
        "6 state paused",
        "6 key pause",
        "6 state playing",
        "7 key stop",
        "7 state paused",
        "7 key stop",
        "7 end stopped code=4",
    ]


def test_the_cues_that_a_jump_passes_over_are_not_told_and_where_it_leads_is_told_after_it() -> (
    None
):
    assert told(TIMELINE, (6, "n"), (7, "x"), (7, "x"))[:8] == [
        "0 session",
        "0 cue announce",
        "5 cue start",
        "5 cue phase press 1/2",
        "6 key next",
        "13 state jumped from=6.0",
        "13 cue end",
        "13 cue change",
    ]


def test_volume_and_mute() -> None:
    lines = told(TIMELINE, (1, "+"), (2, "-"), (3, "m"), (4, "+"))
    assert [line for line in lines[:12] if "cue" not in line] == [
        "0 session",
        "1 key louder",
        "1 state volume volume=6",
        "2 key softer",
        "2 state volume volume=5",
        "3 key mute",
        "3 state muted",
        "4 key louder",
        "4 state volume volume=6",
        "4 state unmuted",
    ]


def test_a_key_that_means_nothing_is_nobodys_business() -> None:
    assert told(TIMELINE, *((n / 2, key) for n, key in enumerate("zü7,p4ssw0rd"))) == told(TIMELINE)


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


def test_the_leg_that_is_said() -> None:
    lines = tell(WAITING, (5, "r"), (40, "n"))
    said = next(line for line in lines if line.get("state") == "leg")
    assert short(said) == "5 state leg leg=right"
    before, after = lines[: lines.index(said)], lines[lines.index(said) :]
    assert {line["step"]["leg"] for line in before} == {"unsaid"}
    assert {line["step"]["place"] for line in after if "step" in line} == {"right calf"}


@pytest.mark.parametrize(
    ("script", "end"),
    [
        ([(10, "x"), (11, "w")], "10 end hurt code=4"),
        ([(44, "n"), (46, "w")], "32 end worse code=4"),
    ],
)
def test_that_it_hurt_or_got_worse_is_how_it_ended(
    script: list[tuple[float, str]], end: str
) -> None:
    assert told(WAITING, *script)[-1] == end


def test_a_briefing_waits_paused_and_its_keys_are_told() -> None:
    lines = tell(
        BRIEFED, (50, "down"), (51, "space"), player=Player(position=BRIEFED.start), waits=True
    )
    assert lines[0]["paused"]
    assert lines[0]["at"] == pytest.approx(BRIEFED.start, abs=0.001)
    assert lines[0]["segment"]["kind"] == "briefing"
    assert lines[0]["step"]["number"] == 1
    assert [short(line).split(" ", 1)[1] for line in lines[:7]] == [
        "session",
        "key scroll-down",
        "key begin",
        f"state jumped from={round(BRIEFED.start, 3)}",
        "state playing",
        "cue announce",
        "cue start",
    ]


def test_a_machine_that_slept_and_ctrl_z() -> None:
    assert told(TIMELINE, (4000, "space"), sleeps=[(6.0, 3600.0)])[4:8] == [
        "5 state paused",
        "5 key pause",
        "5 state playing",
        "7 cue phase release 1/2",
    ]
    assert told(TIMELINE, (6, SUSPEND), (100, "space"))[4:8] == [
        "6 key suspend",
        "6 state paused",
        "6 key pause",
        "6 state playing",
    ]


def test_who_comes_in_the_middle_is_told_where_that_is() -> None:
    first, second, *_ = told(TIMELINE, player=Player(position=28.0, fired=28.0))
    assert (first, second) == ("28 session", "28 cue start")


@given(routines(), st.lists(st.tuples(st.floats(0, 60), st.sampled_from("nba+-mei?lrwz "))))
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
