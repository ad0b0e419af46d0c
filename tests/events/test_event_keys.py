"""What is told of keys, and of what they change."""

from __future__ import annotations

import pytest

from massage_cli.core.briefing import briefed
from massage_cli.core.player import Player
from massage_cli.core.routine import Kind
from massage_cli.core.timeline import compile_timeline
from massage_cli.terminal.display import SUSPEND
from tests.events.played import TIMELINE, WAITING, told
from tests.events.written import short, tell
from tests.examples import a_routine, a_step

BRIEFED = briefed(compile_timeline(a_routine(a_step(8), kind=Kind.MILD)), 0.0)


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
    assert told(TIMELINE, *((n / 2, key) for n, key in enumerate("zü7,p4ss_0rd"))) == told(TIMELINE)


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
        ([(44, "n"), (46, "w"), (47, "w")], "32 end worse code=4"),
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
