"""The sequencer in a session's sound, on a clock that the tests move."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_cli.audio.live import LiveSound
from massage_cli.audio.mixer import Bus
from massage_cli.audio.outputs.miniaudio import BLOCKS, IN_DEVICE
from massage_cli.audio.reconnect import Line
from massage_cli.audio.score import Signal, notes
from massage_cli.audio.sequencer import AHEAD, MARGIN, Sequencer
from massage_cli.audio.sound import Sound, gain_of
from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import TOO_SLOW, Engine, VoiceError
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.core.briefing import briefed
from massage_cli.core.english import session as words
from massage_cli.core.hold import going_on
from massage_cli.core.player import Player, jump, pause, play, playhead
from massage_cli.core.routine import Leg, Motion, Pressure
from massage_cli.core.timeline import Timeline
from tests.audio.at_once import at_once, speaker
from tests.audio.fake_output import FakeOutput
from tests.audio.listen import expected, listen, names, onsets, vocabulary_of
from tests.audio.routines import pressing, step, timeline
from tests.e2e.pulse import DEADLINE

START = 100.0


def sequencer(
    output: FakeOutput | None = None, said_by: Speaker | None = None, keep_awake: bool = False
) -> tuple[Sound, FakeOutput]:
    there = output or FakeOutput()
    line = Line(lambda _gain: there, 1.0, "nothing is heard", at_once)
    sound = LiveSound(line, 10, lambda out: Sequencer(out, said_by, keep_awake=keep_awake))
    return sound, there


def perform(
    sound: Sound,
    line: Timeline,
    player: Player,
    until: float,
    late: Callable[[], float] = lambda: 0.0,
    now: float = START,
) -> float:
    """Follow until the clock shows `until`, waking `late` seconds late; return the time."""
    while now < until:
        wait = sound.follow(line, player, now)
        now = min(until, now + max(0.001, 1.0 if wait is None else wait) + late())
    sound.follow(line, player, now)
    return now


def heard(output: FakeOutput) -> Samples:
    return output.samples


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


def spoken(output: FakeOutput) -> list[int]:
    """The frames at which the voice was placed."""
    return [frame for frame, bus in output.placed if bus is Bus.VOICE]


def test_what_is_said_while_the_playhead_stands_is_heard_one_after_the_other() -> None:
    line = briefed(timeline(pressing(20.0), ready=8.0))
    sound, output = sequencer(said_by=speaker("espeakng"))
    standing = Player(position=line.start)
    for text in ("Calf care.", "It takes about 12 minutes."):
        sound.say(text, START)
    perform(sound, line, standing, now := START + 2.5)
    first, second = spoken(output)
    level = np.abs(heard(output)).max(axis=1)
    assert second - first > 0.6 * RATE
    assert level[first:second].max() > 0.05
    assert level[round(2.2 * RATE) :].max() > 0.05, "the second is being said"
    begun = play(standing._replace(position=0.0, jumps=1), now)
    perform(sound, line, begun, START + 3.2, now=now)
    after = heard(output)[round(2.7 * RATE) :]
    assert len(after) and not after.any(), "a key that begins cuts it off"


def test_what_is_said_in_mid_step_waits_for_the_voice_to_have_finished() -> None:
    line = timeline(pressing(20.0), ready=8.0)
    sound, output = sequencer(said_by=speaker("espeakng"))
    player = play(Player(), START)
    now = perform(sound, line, player, START + 6.0)
    (instruction,) = spoken(output)
    sound.say("The sound is back.", now)
    perform(sound, line, player, now + 6.0, now=now)
    later = [frame for frame in spoken(output) if frame > instruction]
    assert later
    assert not overlapping(output)


def overlapping(output: FakeOutput) -> bool:
    """Whether two voices are ever heard at once."""
    both = zip(output.placed, output.ends, strict=True)
    voices = sorted((frame, end) for (frame, bus), end in both if bus is Bus.VOICE)
    return any(begun < end for (_, end), (begun, _) in itertools.pairwise(voices))


def test_an_empty_text_is_nothing_to_say() -> None:
    line = timeline(pressing(20.0), ready=8.0)
    sound, output = sequencer(said_by=speaker("espeakng"))
    for text, said in (("", 0), ("Paused.", 1)):
        sound.say(text, START)
        perform(sound, line, Player(), START + 3.0)
        assert len(spoken(output)) == said


def test_what_could_not_be_said_for_want_of_a_device_is_not_said_when_it_is_stale() -> None:
    line = timeline(pressing(20.0), ready=8.0)
    for waited, said in ((2.9, 1), (3.1, 0)):
        sound, output = sequencer(said_by=speaker("espeakng"))
        sound.say("Paused.", START)
        perform(sound, line, Player(), START + waited + 3, now=START + waited)
        assert len(spoken(output)) == said


def test_the_voice_is_placed_before_the_step_and_goes_on_after_a_pause() -> None:
    line = timeline(pressing(20.0)._replace(pressure=Pressure.NONE), ready=8.0)
    sound, output = sequencer(said_by=speaker("espeakng"))
    player = play(Player(), START)
    now = perform(sound, line, player, START + 6.0)
    assert len(spoken(output)) == 1
    player = pause(player, now)  # in the middle of the sentence
    now = perform(sound, line, player, now + 1, now=now)
    player = play(player, now)
    now = perform(sound, line, player, now + 4, now=now)
    assert len(spoken(output)) == 2, "what was cut off is said again"
    sound.instruct(line, player, now)
    perform(sound, line, player, now + 6, now=now)
    assert len(spoken(output)) == 3
    assert playhead(player, now) < line.work[0].end


def test_after_a_jump_into_a_step_the_voice_says_where_we_are() -> None:
    line = timeline(pressing(20.0), pressing(20.0), ready=2.0)
    sound, output = sequencer(said_by=speaker("espeakng"))
    player = play(Player(), START)
    now = perform(sound, line, player, START + 8)
    before = len([1 for _, bus in output.placed if bus is Bus.VOICE])
    player = jump(player, line.work[1].start, now)
    perform(sound, line, player, now + 1, now=now)
    assert len([1 for _, bus in output.placed if bus is Bus.VOICE]) == before + 1


def test_no_voice_is_said_once_and_the_session_goes_on() -> None:
    line = timeline(pressing())
    sound, output = sequencer(said_by=speaker("say"))
    perform(sound, line, play(Player(), START), START + line.work[0].start + 1)
    assert sound.notices() == ("No voice: say is not installed",)
    assert output.placed


def test_a_voice_that_never_begins_is_said_once_and_holds_up_nothing() -> None:
    line = timeline(pressing(60.0))
    go = threading.Event()

    def never(_language: str) -> Engine:
        assert go.wait(DEADLINE)
        raise VoiceError("too late")

    sound, output = sequencer(said_by=Speaker(never))
    now = perform(sound, line, player := play(Player(), START), START + TOO_SLOW - 1)
    assert sound.notices() == ()
    perform(sound, line, player, now + 5, now=now)
    assert sound.notices() == (words.no_voice("it did not begin within 15 s"),)
    assert output.placed
    go.set()
