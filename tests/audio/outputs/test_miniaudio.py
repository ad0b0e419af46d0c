"""The real thing: the sequencer through miniaudio into a PulseAudio null sink."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest

from massage_cli.audio.choice import open_sound
from massage_cli.audio.outputs.miniaudio import STARTING, MiniaudioOutput
from massage_cli.audio.reconnect import PROVEN
from massage_cli.audio.score import notes
from massage_cli.audio.sound import Sound
from massage_cli.audio.tone import RATE
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.audio.voice.engine import speak
from massage_cli.core.player import Player, finished, fire, jump, pause, play, playhead
from massage_cli.core.presentation import VoiceName
from massage_cli.core.rhythm import Motion
from massage_cli.core.routine import Legs, Pressure
from massage_cli.core.timeline import Timeline
from tests.audio.listen import expected, listen, names, onsets, stretches, vocabulary_of
from tests.audio.routines import pressing, step, timeline
from tests.e2e.pulse import TRIES, PulseServer, pulse_server, samples_of, wait_until

pytestmark = pytest.mark.audio

STEADY = 0.004
"""Seconds: a wave of a steady tone, by which the ear may misplace it among others."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    with pulse_server() as running:
        for name, value in running.env.items():
            monkeypatch.setenv(name, value)
        yield running


def perform(sound: Sound, line: Timeline, player: Player, until: float = float("inf")) -> Player:
    """What the session's loop does, for the sound alone: in real time, to the end or `until`."""
    while True:
        now = time.monotonic()
        player, _ = fire(line, player, now)
        if finished(line, player) or playhead(player, now) >= until:
            return player
        wait = sound.follow(line, player, now)
        left = (min(until, line.total) - playhead(player, now)) / player.speed
        time.sleep(max(0.0, min(left, 0.5 if wait is None else wait)))


def test_a_program_ends_though_nobody_closed_its_device(server: PulseServer) -> None:
    left_open = (
        "from massage_cli.audio.outputs.miniaudio import MiniaudioOutput\n"
        "output = MiniaudioOutput(0.5)\n"
        "output.itself = output\n"  # Python finds it only when it shuts down
        "del output\n"
    )
    subprocess.run([sys.executable, "-c", left_open], env=server.env, check=True, timeout=60)


@pytest.mark.long
def test_a_session_is_heard_cue_by_cue_in_order_and_on_the_beat(server: PulseServer) -> None:
    circles = step(4.0, (Motion.CIRCLE, 2.0), legs=Legs.BOTH)
    line = timeline(step(24.0, (Motion.STROKE, 6.0)), circles, change=4.0)
    speed = 4.0
    due = sorted(note.at / speed for note in notes(line, 0.0, float("inf")))
    for _ in range(TRIES):
        with server.recording() as path, open_sound("miniaudio", 10) as sound:
            perform(sound, line, play(Player(speed=speed), time.monotonic()))
            sound.close(drain=True)
        heard = listen(samples_of(path), vocabulary_of(line), speed)
        if len(heard) == len(due) and onsets(heard)[-1] - (due[-1] - due[0]) < 0.001:
            break
    assert names(heard) == expected(line)
    assert sound.notices() == ()
    off = np.abs(np.diff(onsets(heard)) - np.diff(due)) * RATE
    assert off.max() < STEADY * RATE
    assert np.median(off) < 1.5


def test_pause_silences_and_resume_goes_on_where_it_was(server: PulseServer) -> None:
    line = timeline(step(8.0, (Motion.HOLD, 4.0), (Motion.RELEASE, 4.0)), ready=0.0)
    with server.recording() as path, open_sound("miniaudio", 10) as sound:
        player = perform(sound, line, play(Player(), time.monotonic()), until=2.0)
        player = pause(player, time.monotonic())
        sound.follow(line, player, time.monotonic())
        time.sleep(1.0)
        player = perform(sound, line, play(player, time.monotonic()), until=3.5)
    loud = np.abs(samples_of(path)).max(axis=1) > 1e-4
    spans = np.flatnonzero(np.diff(loud[::441].astype(int)))  # in hundredths of a second
    gaps = [(b - a) / 100 for a, b in zip(spans[1::2], spans[2::2], strict=False)]
    assert len([gap for gap in gaps if gap > 0.5]) == 1
    assert 0.8 < max(gaps) < 1.2


def test_a_jump_drops_what_was_queued(server: PulseServer) -> None:
    line = timeline(pressing(), pressing(), leg=None)
    with server.recording() as path, open_sound("miniaudio", 10) as sound:
        before = Player(position=line.work[0].start - 2.0)
        player = perform(
            sound, line, play(before, time.monotonic()), until=line.work[0].start + 1.95
        )
        player = jump(player, line.work[2].start - 0.5, time.monotonic())
        perform(sound, line, player, until=line.work[2].start + 1.95)
    heard = names(listen(samples_of(path), vocabulary_of(line)))
    one_turn = ["press", "start", "release"]  # the first two at one moment, so by name
    assert heard == [f"{name}-{leg}" for leg in ("left", "right") for name in one_turn]


@pytest.mark.long
def test_a_server_that_dies_is_told_once_and_the_sound_comes_back(server: PulseServer) -> None:
    line = timeline(pressing(60.0), ready=0.0)
    bells: list[float] = []
    player = play(Player(), time.monotonic())
    told: list[str] = []

    def told_of(word: str) -> bool:
        nonlocal player
        player = perform(sound, line, player, until=playhead(player, time.monotonic()) + 0.1)
        told.extend(sound.notices())
        return any(word in text for text in told)

    with open_sound("auto", 10, bell=lambda: bells.append(time.monotonic())) as sound:
        player = perform(sound, line, player, until=PROVEN + STARTING)
        server.kill()
        wait_until(lambda: told_of("went away"), "the loss is told")
        server.start()
        with server.recording() as path:
            wait_until(lambda: told_of("The sound is back"), "the return is told")
            perform(sound, line, player, until=playhead(player, time.monotonic()) + 3)
    assert len(told) == 2
    assert {"press-left", "release-left"} <= set(
        names(listen(samples_of(path), vocabulary_of(line)))
    )


@pytest.mark.usefixtures("server")
def test_what_is_opened_is_freed_again_and_again() -> None:
    def clients() -> int:
        command = ["pactl", "list", "short", "clients"]
        return len(subprocess.run(command, capture_output=True, check=True).stdout.splitlines())

    before = clients()
    for _ in range(5):
        output = MiniaudioOutput(1.0)
        output.close()
    assert clients() == before


def test_the_voice_is_heard_before_the_step_and_as_long_as_it_speaks(server: PulseServer) -> None:
    line = timeline(pressing(20.0)._replace(pressure=Pressure.NONE), ready=8.0)
    voice = VoiceChoice(VoiceName.ESPEAKNG)
    for _ in range(TRIES):
        with (
            server.recording() as path,
            open_sound("miniaudio", 10, voice=voice, keep_awake=False) as sound,
        ):
            perform(sound, line, play(Player(), time.monotonic()), until=7.7)
            sound.close(drain=True)
        heard = stretches(samples_of(path), silence=1.0)
        if len(heard) == 1:
            break
    text = "Left calf. Compression. Press, and let go."
    clip = speak(open_voice(voice, "en"), text)
    assert len(heard) == 1
    assert len(heard[0]) / RATE == pytest.approx(len(clip) / RATE, abs=0.15)
    assert np.abs(heard[0]).max() > 0.2


@pytest.mark.long
def test_no_server_at_all_rings_the_bell_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent/native")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nonexistent/asound.conf")
    rung: list[int] = []
    line = timeline(pressing(), change=2.0)
    with open_sound("auto", 5, bell=lambda: rung.append(1)) as sound:
        perform(sound, line, play(Player(speed=2.0), time.monotonic()))
        sound.close(drain=True)
        told = sound.notices()
    assert told == ("No sound device: the terminal bell rings instead",)
    assert len(rung) == len(["start", "change", "start", "finished"])
    assert capfd.readouterr() == ("", "")
