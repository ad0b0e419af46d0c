"""The line to the output: opened, lost, and opened again, each told once."""

from __future__ import annotations

from massage_cli.audio.outputs.output import Opener, Output, OutputError

FIRST_RETRY, LAST_RETRY = 1.0, 30.0
"""Seconds between attempts to open the output again: each wait is twice the one before."""


class Line:
    """Holds the output while there is one. `gain` is kept for the next one that is opened."""

    def __init__(self, opener: Opener | None, gain: float, without: str) -> None:
        """`without` says what a person hears instead, as the end of a sentence."""
        self.output: Output | None = None
        self._opener = opener
        self._gain = gain
        self._without = without
        self._retry = FIRST_RETRY
        self._retry_at: float | None = None
        self._notices: list[str] = []
        if opener is not None and not self._open():
            self._notices.append(f"No sound device: {without}")

    def tend(self, now: float) -> float | None:
        """See that the output is there; return in how many seconds to look again."""
        if self.output is not None:
            try:
                return self.output.turn(now)
            except OutputError:
                self._lose(now)
        if self._opener is None:
            return None
        if self._retry_at is None:
            self._retry_at = now + self._retry
        if now < self._retry_at:
            return self._retry_at - now
        if self._open():
            self._notices.append("The sound is back")
            self._retry, self._retry_at = FIRST_RETRY, None
            return None
        self._retry = min(LAST_RETRY, 2 * self._retry)
        self._retry_at = now + self._retry
        return self._retry

    def set_gain(self, gain: float) -> None:
        """Play at `gain`, now and after the next opening."""
        self._gain = gain
        if self.output is not None:
            self.output.set_gain(gain)

    def notices(self) -> tuple[str, ...]:
        """What happened since the last call."""
        told, self._notices = tuple(self._notices), []
        return told

    def close(self, *, drain: bool) -> None:
        """Free the output."""
        if self.output is not None:
            self.output.close(drain=drain)
            self.output = None

    def _open(self) -> bool:
        assert self._opener is not None  # narrows the type
        try:
            self.output = self._opener(self._gain)
        except OutputError:
            return False
        return True

    def _lose(self, now: float) -> None:
        self.close(drain=False)
        self._retry, self._retry_at = FIRST_RETRY, now + FIRST_RETRY
        self._notices.append(f"The sound device went away: {self._without} until it is back")
