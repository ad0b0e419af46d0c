"""The real thing: simpleaudio through ALSA into a PulseAudio null sink, on Python 3.11."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_cli.audio.choice import open_sound
from massage_cli.audio.outputs import simpleaudio
from massage_cli.errors import ExitCode, MassageError
from tests.audio.listen import expected, listen, names, onsets, vocabulary_of
from tests.audio.routines import step, timeline
from tests.e2e.pulse import REQUIRED, PulseServer, pulse_server, samples_of

PROGRAM = """
import time
from massage_cli.audio.choice import open_sound
from massage_cli.core.player import Player, play
from tests.audio.outputs.test_miniaudio import perform
from tests.audio.outputs.test_simpleaudio import LINE

sound = open_sound("simpleaudio", 10)
perform(sound, LINE, play(Player(), time.monotonic()))
sound.close(drain=True)
print(sound.notices())
"""
LINE = timeline(step(4.0), step(3.0), ready=1.0, change=2.0)


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


@pytest.mark.audio
def test_a_session_is_heard_cue_by_cue_in_order() -> None:
    require_simpleaudio()
    with pulse_server() as server:
        with server.recording() as path:
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM],
                env=environment(server),
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        heard = listen(samples_of(path), vocabulary_of(LINE))
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "()", "")
    assert names(heard) == expected(LINE)
    due = [cue.at - LINE.work[0].start for cue in LINE.all_cues]
    for at in onsets(heard):
        assert min(abs(at - moment) for moment in due) < 0.1


@pytest.mark.audio
def test_without_a_device_the_bell_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    require_simpleaudio()
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nonexistent/asound.conf")
    sound = open_sound("simpleaudio", 5, bell=lambda: None)
    assert sound.notices() == ("No sound device: the terminal bell rings instead",)
    sound.close(drain=False)


def test_on_a_later_python_it_is_refused_and_never_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(simpleaudio, "LAST_PYTHON", (3, 10))
    monkeypatch.delitem(sys.modules, "simpleaudio", raising=False)
    with pytest.raises(MassageError, match=r"crashes on Python 3\.\d+") as refused:
        open_sound("simpleaudio", 5)
    assert refused.value.code is ExitCode.USAGE
    assert "--sound miniaudio" in refused.value.help
    assert "simpleaudio" not in sys.modules
