from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.core.cues import Cue
from massage_cli.core.player import (
    AT_START,
    Player,
    back,
    finished,
    fire,
    next_step,
    pause,
    pause_or_play,
    play,
    playhead,
    stop,
)
from massage_cli.core.routine import Routine
from massage_cli.core.timeline import Timeline, compile_timeline
from tests.examples import a_routine, a_step
from tests.strategies import routines

# Gap 0–5, step 5–13, change 13–28, step 28–36.
TIMELINE = compile_timeline(a_routine(a_step(8)))


Move = Callable[[Timeline, Player, float], Player]


def pause_or_play_(_timeline: Timeline, player: Player, now: float) -> Player:
    return pause_or_play(player, now)


def at(position: float) -> Player:
    return Player(position=position, fired=position)


def test_the_playhead_runs_with_the_clock_and_stands_while_paused() -> None:
    player = play(Player(), now=100.0)
    assert playhead(player, 103.0) == 3.0
    paused = pause(player, 103.0)
    assert playhead(paused, 999.0) == 3.0
    assert playhead(play(paused, 200.0), 201.5) == 4.5


def test_speed_scales_the_playhead() -> None:
    assert playhead(play(Player(speed=60.0), 10.0), 10.5) == 30.0


def test_the_playhead_does_not_follow_a_clock_that_goes_back() -> None:
    assert playhead(play(at(3.0), 10.0), 8.0) == 3.0


@pytest.mark.parametrize(
    ("move", "moves"),
    [
        (next_step, {0: 5, 4.9: 5, 5: 13, 12: 13, 20: 28, 30: 36, 36: 36}),
        (back, {3: 0, 6: 0, 8: 5, 20: 5, 29: 5, 31: 28}),
    ],
)
def test_where_a_jump_goes(move: Move, moves: dict[float, float]) -> None:
    for start, goal in moves.items():
        moved = move(TIMELINE, play(at(start), 50.0), 50.0)
        assert playhead(moved, 50.0) == goal, f"{move} at {start}"
        assert moved.jumps == 1
        assert not moved.paused


def test_back_goes_to_the_step_before_within_two_seconds_of_a_start() -> None:
    assert AT_START == 2.0
    for into, goal in ((0.0, 5), (1.999, 5), (2.0, 28), (2.001, 28)):
        assert back(TIMELINE, at(28.0 + into), 0.0).position == goal


def test_a_jump_while_paused_stays_paused() -> None:
    assert next_step(TIMELINE, at(6.0), 1.0).paused


def test_stop_stands_still_and_says_so() -> None:
    player = stop(play(at(6.0), 0.0), 1.0)
    assert player.stopped
    assert playhead(player, 99.0) == 7.0


def test_the_last_cue_is_fired_exactly_at_the_end() -> None:
    player, _ = fire(TIMELINE, play(Player(), 0.0), 35.999)
    assert not finished(TIMELINE, player)
    player, cues = fire(TIMELINE, player, 36.0)
    assert [cue.kind for cue in cues] == ["end", "finished"]
    assert finished(TIMELINE, player)


def test_after_a_jump_to_the_end_the_last_cue_is_still_to_come() -> None:
    player = next_step(TIMELINE, at(30.0), 0.0)
    assert not finished(TIMELINE, player)
    player, cues = fire(TIMELINE, player, 0.0)
    assert [cue.kind for cue in cues] == ["end", "finished"]
    assert finished(TIMELINE, player)


def test_a_clock_that_goes_back_repeats_no_cue() -> None:
    player, _ = fire(TIMELINE, play(Player(), 0.0), 9.0)
    player, cues = fire(TIMELINE, player, 5.0)
    assert cues == ()
    player, cues = fire(TIMELINE, player, 11.0)
    assert [cue.at for cue in cues] == [11.0]


wakes = st.lists(
    st.tuples(
        st.floats(0, 40, allow_subnormal=False),
        st.sampled_from((None, None, pause_or_play_, next_step, back)),
    ),
    max_size=30,
)


@given(routines(), wakes, st.sampled_from((0.5, 1.0, 60.0)))
def test_every_cue_of_what_is_played_fires_exactly_once(
    routine: Routine, pattern: list[tuple[float, Move | None]], speed: float
) -> None:
    """Whatever the wake-ups, pauses, jumps and late frames: the cues that fire are those of
    the stretches the playhead ran through, each once for each time it ran through it.
    """
    timeline = compile_timeline(routine)
    now, fired = 1000.0, list[Cue]()
    expected = list[Cue]()
    player, began = play(Player(speed=speed), now), 0.0
    for wait, move in [*pattern, (0.0, None)]:
        now += wait
        player, cues = fire(timeline, player, now)
        fired += cues
        if move is not None:
            before = player.jumps
            moved = move(timeline, player, now)
            if moved.jumps != before:
                expected += stretch(timeline, began, playhead(player, now))
                began = moved.position
            player = moved
    if player.paused:
        player = play(player, now)
    player, cues = fire(timeline, player, now + timeline.total / speed + 1)
    assert fired + list(cues) == expected + list(timeline.cues(began, float("inf")))
    assert finished(timeline, player)


def stretch(timeline: Timeline, start: float, stop: float) -> list[Cue]:
    """The cues from `start` to `stop`, both included."""
    return [cue for cue in timeline.all_cues if start <= cue.at <= stop]
