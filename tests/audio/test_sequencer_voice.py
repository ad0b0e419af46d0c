"""When what is said is heard."""

from __future__ import annotations

import itertools
import threading

import numpy as np

from massage_cli.audio.mixer import Bus
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.engine import TOO_SLOW, Engine, VoiceError
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.core.briefing import briefed
from massage_cli.core.english import session as words
from massage_cli.core.player import Player, jump, pause, play, playhead
from massage_cli.core.routine import Pressure
from tests.audio.at_once import speaker
from tests.audio.fake_output import FakeOutput
from tests.audio.performance import START, heard, perform, sequencer
from tests.audio.routines import pressing, timeline
from tests.e2e.pulse import DEADLINE


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


def test_what_is_said_of_a_jump_is_not_voided_by_it() -> None:
    line = timeline(pressing(20.0)._replace(pressure=Pressure.NONE), ready=8.0)
    for texts in ((), ("Sit down.",)):
        sound, output = sequencer(said_by=speaker("espeakng"))
        player = play(Player(), START)
        now = perform(sound, line, player, START + 2.0)
        before = len(spoken(output))
        for text in texts:
            sound.say(text, now)
        perform(sound, line, jump(player, line.work[0].start, now), now + 8.0, now=now)
        assert len(spoken(output)) - before == 1 + len(texts)


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
