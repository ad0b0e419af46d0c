"""A timeline performed into an output that records."""

from __future__ import annotations

from collections.abc import Callable

from massage_cli.audio.live import LiveSound
from massage_cli.audio.reconnect import Line
from massage_cli.audio.sequencer import Sequencer
from massage_cli.audio.sound import Sound
from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.speaker import Speaker
from massage_cli.core.player import Player
from massage_cli.core.timeline import Timeline
from tests.audio.at_once import at_once
from tests.audio.fake_output import FakeOutput

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
