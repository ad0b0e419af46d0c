"""A slow voice through a real sound server: what it spoke is there in the next session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from massage_cli import paths
from massage_cli.audio.tone import RATE
from tests.audio.voice.natural import require_piper
from tests.audio.voice.slow_voice import slow_voice
from tests.e2e.pulse import pulse_server, samples_of, wait_until

pytestmark = pytest.mark.audio

COMMAND = [sys.executable, "-m", "massage_cli", "start", "calf-cramp", "--yes", "--no-history"]
PATIENCE = 60.0
HISS = (3600, 8000)
"""Hertz between which no signal of ours has anything, and every voice has its s and t."""
FAINT = 2e-5
"""Of full scale: ten times what the signals have there."""


@contextmanager
def session(**settings: str) -> Iterator[Callable[[], bool]]:
    """A cramp that is played; inside, a function that says whether words were heard."""
    with pulse_server() as server, server.recording() as recording:
        process = subprocess.Popen(
            [*COMMAND, "--sound", "miniaudio", "--volume", "10"],
            env={**os.environ, **server.env, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield lambda: words_in(recording)
        finally:
            process.terminate()
            process.wait()


def words_in(recording: Path) -> bool:
    """Whether somebody hisses for a tenth of a second; what breaks off does so for a block."""
    size = RATE // 50
    samples = samples_of(recording).mean(axis=1)
    blocks = samples[: len(samples) // size * size].reshape(-1, size) * np.hanning(size)
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    inside = (hertz > HISS[0]) & (hertz < HISS[1])
    level = np.sqrt((np.abs(np.fft.rfft(blocks, axis=1)[:, inside]) ** 2).sum(axis=1)) / size
    return len(level) > 5 and int(np.convolve(level > FAINT, np.ones(5), "valid").max()) == 5


def kept() -> int:
    return len(list(paths.spoken().glob("[!.]*")))


def test_the_signals_alone_are_not_taken_for_words() -> None:
    none = pytest.raises(AssertionError, match="words")
    with session(MASSAGE_VOICE_ENGINE="off") as words, none:
        wait_until(words, "words", 5.0)


def test_what_a_command_spoke_is_heard_again_though_it_cannot_speak_any_more(
    tmp_path: Path,
) -> None:
    command, told = slow_voice(tmp_path, seconds=1.0)
    with session(MASSAGE_VOICE_COMMAND=command) as words:
        wait_until(words, "it speaks", PATIENCE)
        wait_until(lambda: kept() >= 1, "what it spoke is kept", PATIENCE)
    made = told.read_text().splitlines()
    assert made[0] == "Calf.", "the first step's words were made first"
    (tmp_path / "slow-voice").write_text("#!/bin/sh\nexit 3\n")
    with session(MASSAGE_VOICE_COMMAND=command, MASSAGE_VOICE_ENGINE="command") as words:
        wait_until(words, "it is heard again", PATIENCE)
    assert told.read_text().splitlines() == made


def test_piper_is_heard_in_the_first_session_and_in_the_next() -> None:
    require_piper()
    for _ in range(2):
        with session(MASSAGE_VOICE_MODEL="joe", MASSAGE_VOICE_ENGINE="piper") as words:
            wait_until(words, "it speaks", PATIENCE)
            wait_until(lambda: kept() >= 2, "sentence and pace are kept", PATIENCE)
