"""The real thing: simpleaudio through ALSA into a PulseAudio null sink, on Python 3.11."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from massage_cli.audio.choice import open_sound
from massage_cli.audio.earcons import tones
from massage_cli.audio.outputs import simpleaudio, simpleaudio_host
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.sound import Sound
from massage_cli.audio.trial import hear
from massage_cli.core.english import session as words
from massage_cli.core.player import Player
from massage_cli.errors import ExitCode, MassageError
from tests.audio.listen import expected, listen, names, onsets, vocabulary_of
from tests.audio.routines import step, timeline
from tests.e2e.pulse import (
    DEADLINE,
    REQUIRED,
    TRIES,
    PulseServer,
    pulse_server,
    samples_of,
    wait_until,
)

PROGRAM = """
import time
from massage_cli.audio.choice import open_sound
from massage_cli.core.player import Player, play
from tests.audio.outputs.test_miniaudio import perform
from tests.audio.outputs.test_simpleaudio import LINE, SPEED

with open_sound("simpleaudio", 10) as sound:
    perform(sound, LINE, play(Player(speed=SPEED), time.monotonic()))
    sound.close(drain=True)
print(sound.notices())
"""
PROMPT = 0.1
"""Seconds by which a sound may be off its moment: each opens a connection of its own."""
BELL = words.BELL_INSTEAD
LINE = timeline(step(4.0), step(3.0), ready=1.0, change=2.0)
SPEED = 4.0


def require_simpleaudio() -> None:
    """Skip, with the reason, where it cannot be; fail where it must be."""
    if sys.version_info[:2] > simpleaudio.LAST_PYTHON:
        pytest.skip("simpleaudio ends the interpreter on Python 3.12 and later")
    if importlib.util.find_spec("simpleaudio") is None:
        reason = "simpleaudio is not installed: pip install .[simpleaudio]"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)


def environment(server: PulseServer) -> dict[str, str]:
    """ALSA's default device leads to the server."""
    Path(server.home, ".asoundrc").write_text("pcm.!default pulse\nctl.!default pulse\n")
    return {**os.environ, **server.env}


@pytest.mark.long
@pytest.mark.audio
def test_a_session_is_heard_cue_by_cue_in_order() -> None:
    require_simpleaudio()
    due = [(cue.at - LINE.work[0].start) / SPEED for cue in LINE.all_cues]
    with pulse_server() as server:
        for _ in range(TRIES):
            with server.recording() as path:
                done = subprocess.run(
                    [sys.executable, "-c", PROGRAM],
                    env=environment(server),
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=False,
                )
            assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "()", "")
            heard = listen(samples_of(path), vocabulary_of(LINE), SPEED)
            off = max((min(abs(at - one) for one in due) for at in onsets(heard)), default=0.0)
            if names(heard) == expected(LINE) and off < PROMPT:
                break
    assert names(heard) == expected(LINE)
    assert off < PROMPT


def follow_until_told(sound: Sound) -> tuple[str, ...]:
    told: tuple[str, ...] = ()

    def something() -> bool:
        nonlocal told
        sound.follow(LINE, Player(), time.monotonic())
        told = sound.notices()
        return bool(told)

    wait_until(something, "it is told")
    return told


@pytest.mark.audio
def test_without_a_device_the_bell_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    require_simpleaudio()
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nonexistent/asound.conf")
    with open_sound("simpleaudio", 5, bell=lambda: None) as sound:
        assert follow_until_told(sound) == (words.no_device(BELL),)


@pytest.mark.audio
def test_a_server_that_keeps_silent_is_told_and_the_process_that_waits_for_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require_simpleaudio()
    with pulse_server() as server, socket.create_server(("127.0.0.1", 0)) as silent:
        for name, value in environment(server).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("PULSE_SERVER", f"tcp:127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        with pytest.raises(OutputError):
            simpleaudio.SimpleaudioOutput(1.0)
        assert simpleaudio_host.ANSWER - 1 < time.monotonic() - began < DEADLINE
        with open_sound("simpleaudio", 5, bell=lambda: None) as sound:
            told = follow_until_told(sound)
            assert told[0] in (words.no_answer(BELL), words.no_device(BELL))


@pytest.mark.audio
def test_a_server_that_is_stopped_on_the_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    require_simpleaudio()
    with pulse_server() as server:
        for name, value in environment(server).items():
            monkeypatch.setenv(name, value)
        with server.recording() as path:
            output = simpleaudio.SimpleaudioOutput(1.0)
            hear(output, tones(vocabulary_of(LINE)[0]), rest=1.0)
        assert samples_of(path).any()
        with server.stopped(), pytest.raises(OutputError):
            for note in vocabulary_of(LINE) * 3:
                hear(output, tones(note), rest=1.0)
        output.close()


def test_on_a_later_python_it_is_refused_and_never_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(simpleaudio, "LAST_PYTHON", (3, 10))
    monkeypatch.delitem(sys.modules, "simpleaudio", raising=False)
    with (
        pytest.raises(MassageError, match=r"crashes on Python 3\.\d+") as refused,
        open_sound("simpleaudio", 5),
    ):
        pass
    assert refused.value.code is ExitCode.USAGE
    assert "--sound miniaudio" in refused.value.help
    assert "simpleaudio" not in sys.modules
