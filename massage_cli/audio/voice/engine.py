"""What the speaker needs of whatever turns text into sound."""

from __future__ import annotations

from typing import Protocol

from massage_cli.audio.tone import Samples


class VoiceError(Exception):
    """There is no voice, or it failed; the message says why, for a person."""


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
