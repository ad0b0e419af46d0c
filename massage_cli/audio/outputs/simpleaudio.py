"""The output of the extra `[simpleaudio]`: it plays whole buffers, so each sound is one.

The library has no stream. A sound is started by the session's loop when it is due, and is
as exact as the loop's waking; docs/sound.md says why the program prefers miniaudio.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.outputs.hush import hushed
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.tone import RATE, Tone
from massage_cli.errors import MassageError

LAST_PYTHON = (3, 11)
"""On later ones simpleaudio 1.0.4 ends the interpreter after the first sound."""
TOGETHER = round(0.025 * RATE)
"""Frames within which sounds are mixed into one buffer."""
MOST = 24
"""Buffers that may play at once: each is a connection to the sound server, which has 64."""


def check() -> None:
    """Raise MassageError where simpleaudio cannot be used; it is not imported to find out."""
    if sys.version_info[:2] > LAST_PYTHON:
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise MassageError(
            f"simpleaudio crashes on Python {here}: it works up to 3.11 only",
            help="use --sound miniaudio, which needs nothing installed",
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    frame: int
    tone: Tone
    join: int = field(default=0)


class SimpleaudioOutput:
    """Counts frames by the machine's clock, in `turn`; starts what is due there."""

    def __init__(self, gain: float) -> None:
        self._library = _library()
        self._gain = gain
        self._placed: list[_Placed] = []
        self._playing: list[Any] = []
        self._opened: float | None = None
        self._now = 0.0

    @property
    def system(self) -> str:
        """The library's own choice: it does not tell."""
        return "simpleaudio"

    @property
    def frame(self) -> int:
        """The frame of the clock at the last `turn`."""
        return round(self._now * RATE)

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:  # noqa: ARG002  # each buffer stands alone: nothing can be ducked
        """Start `tone` when its frame comes."""
        self._placed.append(_Placed(frame + tone.delay, tone, join or 0))

    def cut(self) -> None:
        """Stop what plays, and forget what was placed."""
        self._placed.clear()
        for playing in self._playing:
            playing.stop()
        self._playing.clear()

    def set_gain(self, gain: float) -> None:
        """What starts from now on is played at `gain`; what plays cannot be changed."""
        self._gain = gain

    def turn(self, now: float) -> float | None:
        """Start what is due; return in how many seconds the next sound is."""
        if self._opened is None:
            self._opened = now
        self._now = now - self._opened
        self._playing = [playing for playing in self._playing if playing.is_playing()]
        due = [placed for placed in self._placed if placed.frame <= self.frame + TOGETHER]
        if due and min(placed.frame for placed in due) <= self.frame:
            self._placed = [placed for placed in self._placed if placed not in due]
            self._start(due)
        if not self._placed:
            return None
        return max(0.0, (min(placed.frame for placed in self._placed) - self.frame) / RATE)

    def close(self, *, drain: bool) -> None:
        """Stop, or with `drain` start what is left and wait until it has been heard."""
        if drain:
            if self._placed:
                self._start(self._placed)
            while any(playing.is_playing() for playing in self._playing):
                time.sleep(0.05)
        self.cut()

    def _start(self, due: list[_Placed]) -> None:
        """Mix what is due into one buffer, and hand that to the library."""
        first = min(placed.frame for placed in due)
        mixer = Mixer(self._gain)
        for placed in due:
            join = max(0, placed.join - first) if placed.join > placed.frame else None
            tone = Tone(placed.tone.frames, placed.tone.wave, placed.tone.left, placed.tone.right)
            mixer.add(placed.frame - first, tone, join=join)
        samples = np.round(mixer.read(mixer.busy_until) * 32767).astype("<i2")
        if len(self._playing) >= MOST:
            self._playing.pop(0).stop()
        with hushed():
            try:
                self._playing.append(self._library.play_buffer(samples, 2, 2, RATE))
            except self._library._simpleaudio.SimpleaudioError as error:
                raise OutputError("no sound device") from error


def _library() -> Any:
    """The library, and a silence played, to learn whether there is a device."""
    check()
    with hushed():
        try:
            import simpleaudio
        except ImportError as error:
            raise MassageError(
                "simpleaudio is not installed",
                help='pip install "massage-cli[simpleaudio]", or use --sound miniaudio',
            ) from error
        try:
            simpleaudio.play_buffer(np.zeros((441, 2), "<i2"), 2, 2, RATE)
        except simpleaudio._simpleaudio.SimpleaudioError as error:
            raise OutputError("no sound device") from error
    return simpleaudio
