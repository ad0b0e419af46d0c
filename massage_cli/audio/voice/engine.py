"""What the speaker needs of whatever turns text into sound."""

from __future__ import annotations

import time
from typing import Protocol

from massage_cli.audio.tone import Samples

TOO_SLOW = 15.0
"""Seconds after which a voice that has not finished a sentence is given up."""
POLL = 0.005
"""Seconds between two looks at a voice that is waited for."""


class VoiceError(Exception):
    """There is no voice, or it failed; the message says why, for a person."""

    def __init__(self, why: str, wrote: str = "") -> None:
        """`wrote` is what a program last wrote to stderr, fit to be shown on one line."""
        super().__init__(why)
        self.wrote = wrote


class Job(Protocol):
    """One sentence that is being spoken into memory."""

    def poll(self) -> Samples | None:
        """The sentence at `tone.RATE`, None while it is not ready. Raises VoiceError."""
        ...

    def stop(self) -> None:
        """Give it up, and leave nothing behind."""
        ...


class Engine(Protocol):
    """A voice in one language at one rate."""

    def begin(self, text: str) -> Job:
        """Begin to speak `text` into memory, without waiting for it. Raises VoiceError."""
        ...


def speak(engine: Engine, text: str) -> Samples:
    """Speak `text` into memory, and wait for it. Raises VoiceError."""
    job, began = engine.begin(text), time.monotonic()
    while (samples := job.poll()) is None:
        if time.monotonic() - began > TOO_SLOW:
            job.stop()
            raise VoiceError(f"not a sentence in {TOO_SLOW:.0f} s")
        time.sleep(POLL)
    return samples
