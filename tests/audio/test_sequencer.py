"""The sequencer in a session's sound, on a clock that the tests move."""

from __future__ import annotations

import itertools
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_cli.audio.outputs.miniaudio import BLOCKS, IN_DEVICE
from massage_cli.audio.score import Signal, notes
from massage_cli.audio.sequencer import AHEAD, MARGIN
from massage_cli.audio.sound import gain_of
from massage_cli.audio.tone import RATE
from massage_cli.core.body import Leg
from massage_cli.core.hold import going_on
from massage_cli.core.player import Player, jump, pause, play
from massage_cli.core.rhythm import Motion
from tests.audio.fake_output import FakeOutput
from tests.audio.listen import expected, listen, names, onsets, vocabulary_of
from tests.audio.performance import START, heard, perform, sequencer
from tests.audio.routines import pressing, step, timeline


def test_all_is_heard_in_order_and_to_the_sample() -> None:
    line = timeline(pressing(), pressing())
    sound, output = sequencer()
    perform(sound, line, play(Player(), START), START + line.total)
    sound.close(drain=True)
    assert names(listen(heard(output), vocabulary_of(line))) == expected(line)


@settings(max_examples=15)
@given(st.lists(st.floats(0.0, AHEAD - 0.03), min_size=1, max_size=30))
def test_a_loop_that_wakes_late_moves_no_beat(delays: list[float]) -> None:
    line = timeline(step(6.0, (Motion.TAP, 0.5)), ready=1.0, change=1.0)
    sound, output = sequencer()
    turn = iter(delays * 400)
    perform(sound, line, play(Player(), START), START + line.total, lambda: next(turn))
    sound.close(drain=True)
    due = {MARGIN + round(cue.at * RATE) for cue in line.all_cues}
    starts = {frame for frame, _ in output.placed}
    assert {frame for frame in starts if frame in due} == starts
    assert len(output.placed) > len(due)


def test_a_step_that_is_held_goes_on_on_the_beat_after_one_low_note() -> None:
    line = timeline(pressing(4.0), ready=1.0, leg=Leg.LEFT)
    work = line.work[0]
    going = going_on(line, work, 6.0)
    sound, output = sequencer()
    player = play(Player(until=work.end), START)
    now = perform(sound, line, player, START + work.end)
    held = player._replace(position=player.position - player.until, until=inf)
    perform(sound, going, held, now + 5.9, now=now)
    found = listen(heard(output), [*vocabulary_of(line), *vocabulary_of(going)])
    presses = [one.frame / RATE for one in found if one.note.name is Motion.PRESS]
    assert len(presses) == 5, "two turns of the step, and three more"
    assert [b - a for a, b in itertools.pairwise(presses)] == pytest.approx([2.0] * 4, abs=0.06)
    assert [one.note.name for one in found].count(Signal.HOLD) == 1
    assert Signal.END not in [one.note.name for one in found]


def test_ten_seconds_more_are_heard_at_once() -> None:
    line = timeline(step(8.0), ready=1.0, leg=Leg.LEFT)
    sound, output = sequencer()
    now = perform(sound, line, play(Player(), START), START + 4.0)
    placed = len(output.placed)
    sound.confirm(Leg.LEFT)
    assert {frame for frame, _ in output.placed[placed:]} == {output.frame + MARGIN}
    perform(sound, line, play(Player(), START), now + 1.0, now=now)
    assert np.abs(heard(output)[output.frame - RATE :]).max() > 0.05


def test_a_rehearsal_is_the_same_but_faster() -> None:
    line = timeline(pressing(), change=2.0)
    sound, output = sequencer()
    perform(sound, line, play(Player(speed=2.0), START), START + line.total / 2)
    sound.close(drain=True)
    found = listen(heard(output), vocabulary_of(line), 2.0)
    assert names(found) == expected(line)
    assert max(onsets(found)) == pytest.approx((line.total - line.work[0].start) / 2, abs=0.005)


def test_a_pause_is_silent_at_once_and_the_rest_of_a_hold_is_heard_after_it() -> None:
    line = timeline(step(8.0, (Motion.HOLD, 8.0)))
    sound, output = sequencer()
    from_gap = play(Player(position=line.work[0].start - 1.0), START)
    now = perform(sound, line, player := from_gap, START + 4.0)
    player = pause(player, now)
    now = perform(sound, line, player, now + 2.0, now=now)
    player = play(player, now)
    perform(sound, line, player, now + 3.0, now=now)
    level = np.abs(heard(output)).max(axis=1)
    assert level[round(3.9 * RATE) : 4 * RATE].max() > 0.01
    assert not level[round(4.1 * RATE) : round(5.9 * RATE)].any()
    assert level[round(6.2 * RATE) : round(8.5 * RATE)].max() > 0.01


def test_a_jump_drops_what_was_queued() -> None:
    line = timeline(pressing(), pressing())
    sound, output = sequencer()
    from_gap = play(Player(position=line.work[0].start - 2.0), START)
    now = perform(sound, line, player := from_gap, START + 1.9)
    sound.follow(line, jump(player, line.work[1].start - 1.0, now), now)
    queued = [frame for frame, _ in output.placed if frame >= output.frame]
    assert output.cuts == 2, "one at the beginning, one at the jump"
    perform(sound, line, jump(player, line.work[1].start - 1.0, now), now + 0.7, now=now)
    assert queued
    assert not np.abs(heard(output)[round(1.95 * RATE) :]).any()


def test_volume_and_mute_go_to_the_output() -> None:
    sound, output = sequencer()
    sound.follow(timeline(pressing()), Player(), START)
    sound.volume = 4
    assert output.gain == gain_of(4)
    sound.muted = True
    assert output.gain == 0.0
    sound.muted = False
    assert (output.gain, sound.volume, sound.muted) == (gain_of(4), 4, False)


class Drifting(FakeOutput):
    """A device whose clock goes `pace` times as fast as ours, and which takes whole blocks."""

    pace = 1.0
    block = 1

    def turn(self, now: float) -> float | None:
        self.opened = now if self.opened is None else self.opened
        frames = round((now - self.opened) * self.pace * RATE) // self.block * self.block
        return super().turn(self.opened + frames / RATE)


def test_clocks_that_part_are_brought_together_between_two_steps_only() -> None:
    line = timeline(*(step(6.0, (Motion.TAP, 0.5)) for _ in range(4)), ready=1.0)
    device = Drifting()
    device.pace = 0.98
    sound, output = sequencer(device)
    perform(sound, line, play(Player(), START), START + line.total)
    frames = sorted({frame for frame, _ in output.placed})
    ideal = [MARGIN + round(cue.at * RATE) for cue in line.all_cues]
    last = max(frames)
    behind = (max(ideal) - last) / RATE
    assert behind > 0.3, "it followed the slower device"
    within = [b - a for a, b in itertools.pairwise(frames) if b - a < 0.6 * RATE]
    assert within.count(RATE // 2) > 0.8 * len(within), "and no beat within a step moved"


@pytest.mark.parametrize("pace", [0.9998, 1.0, 1.0002])
def test_no_cue_leaves_the_machine_s_clock_by_60_ms_whatever_the_device_s_does(pace: float) -> None:
    line = timeline(*(step(24.0, (Motion.TAP, 0.5)) for _ in range(16)), ready=1.0)
    device = Drifting()
    device.pace, device.block = pace, IN_DEVICE // BLOCKS
    sound, output = sequencer(device)
    late = itertools.cycle([0.0, 0.01, 0.0, 0.02, 0.15])
    perform(sound, line, play(Player(), START), START + line.total, lambda: next(late))
    frames = sorted({frame for frame, _ in output.placed})
    taps = sorted({note.at for note in notes(line, 0.0, inf)})
    assert len(frames) == len(taps)
    off = np.array(frames) / RATE / pace - taps
    assert abs(off - off[0]).max() < 0.060
    if pace == 1.0:
        assert abs(off - off[0]).max() < 1 / RATE, "and is left alone if it goes with it"


def test_after_a_silence_a_wake_tone_comes_before_the_sound() -> None:
    line = timeline(step(4.0), ready=10.0)
    awake, output = sequencer(keep_awake=True)
    perform(awake, line, play(Player(), START), START + 11)
    level = np.abs(heard(output)).max(axis=1)
    before = level[round(9.3 * RATE) : 10 * RATE].max()
    assert not level[: 9 * RATE].any()
    assert 0.001 < before < 0.012
    assert level[10 * RATE :].max() > 0.1
