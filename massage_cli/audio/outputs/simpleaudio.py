"""The output of the extra `[simpleaudio]`: it plays whole buffers, so each sound is one.

The library has no stream. A sound is started by the session's loop when it is due, and is
as exact as the loop's waking; docs/sound.md says why the program prefers miniaudio.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from queue import SimpleQueue

import numpy as np

from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.outputs.simpleaudio_host import DONE
from massage_cli.audio.tone import RATE, Tone
from massage_cli.errors import MassageError
from massage_cli.task import Task

LAST_PYTHON = (3, 11)
"""On later ones simpleaudio 1.0.4 ends the interpreter after the first sound."""
TOGETHER = round(0.025 * RATE)
"""Frames within which sounds are mixed into one buffer."""
LATENCY = 0.3
"""Seconds in which a buffer that was handed over begins to be heard, at most."""
HOST = "massage_cli.audio.outputs.simpleaudio_host"


def check() -> None:
    """Raise MassageError where simpleaudio cannot be used; it is not imported to find out."""
    if sys.version_info[:2] > LAST_PYTHON:
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise MassageError(
            f"simpleaudio crashes on Python {here}: it works up to 3.11 only",
            help="use --sound miniaudio, which needs nothing installed",
        )
    if find_spec("simpleaudio") is None:
        raise MassageError(
            "simpleaudio is not installed",
            help='pip install "massage-cli[simpleaudio]", or use --sound miniaudio',
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    frame: int
    tone: Tone
    join: int


class SimpleaudioOutput:
    """Counts frames by the machine's clock, in `turn`; starts what is due there."""

    def __init__(self, gain: float) -> None:
        self._host = _Host()
        self._gain = gain
        self._placed: list[_Placed] = []
        self._busy = 0.0
        """Seconds from now on for which what was started lasts."""
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
        self._busy = 0.0
        self._host.play(b"")

    def set_gain(self, gain: float) -> None:
        """What starts from now on is played at `gain`; what plays cannot be changed."""
        self._gain = gain

    def turn(self, now: float) -> float | None:
        """Start what is due; return in how many seconds the next sound is."""
        if self._host.gone:
            raise OutputError("the sound device went away")
        if self._opened is None:
            self._opened = now
        before, self._now = self._now, now - self._opened
        self._busy = max(0.0, self._busy - (self._now - before))
        due = [placed for placed in self._placed if placed.frame <= self.frame + TOGETHER]
        if due and min(placed.frame for placed in due) <= self.frame:
            self._placed = [placed for placed in self._placed if placed not in due]
            self._start(due)
        if not self._placed:
            return None
        return max(0.0, (min(placed.frame for placed in self._placed) - self.frame) / RATE)

    def drain(self, patience: float) -> bool:  # noqa: ARG002  # the process has its own
        """Start what is left, and wait until all has been heard."""
        if self._placed:
            self._start(self._placed)
            self._placed = []
        return not self._busy or self._host.finish(self._busy + LATENCY)

    def close(self) -> None:
        """End the process that plays."""
        self._host.end()

    def _start(self, due: list[_Placed]) -> None:
        """Mix what is due into one buffer, and hand that over."""
        first = min(placed.frame for placed in due)
        mixer = Mixer(self._gain)
        for placed in due:
            join = max(0, placed.join - first) if placed.join > placed.frame else None
            tone = Tone(placed.tone.frames, placed.tone.wave, placed.tone.left, placed.tone.right)
            mixer.add(placed.frame - first, tone, join=join)
        self._busy = max(self._busy, mixer.busy_until / RATE)
        self._host.play(np.round(mixer.read(mixer.busy_until) * 32767).astype("<i2").tobytes())


class _Host:
    """The process that plays. A thread talks to it: it may stop listening at any time."""

    def __init__(self) -> None:
        """Start it, and wait until there is a device. Raises OutputError."""
        self._process = subprocess.Popen(  # noqa: S603  # our own module, no shell
            [sys.executable, "-m", HOST, str(RATE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ^C is for the session, which then ends this
        )
        self._buffers: SimpleQueue[bytes | None] = SimpleQueue()
        self.gone = not self._answered()
        if self.gone:
            self.end()
            raise OutputError("no sound device")
        self._talk = Task(self._hand_over)

    def play(self, samples: bytes) -> None:
        """Start a buffer; an empty one stops all that plays."""
        self._buffers.put(samples)

    def finish(self, seconds: float) -> bool:
        """Wait up to `seconds` until it has played what it has, and ended; return whether."""
        self._buffers.put(None)
        until = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        return self._process.poll() == 0

    def end(self) -> None:
        """End it, whatever it does."""
        self._buffers.put(None)
        self._process.kill()
        self._process.wait()

    def _hand_over(self) -> None:
        assert self._process.stdin is not None  # narrows the type
        try:
            while (samples := self._buffers.get()) is not None:
                self._process.stdin.write(len(samples).to_bytes(4, "little") + samples)
                self._process.stdin.flush()
                if not self._answered():
                    break
            self._process.stdin.close()
        except OSError:  # it has ended
            pass
        finally:
            self.gone = True

    def _answered(self) -> bool:
        assert self._process.stdout is not None  # narrows the type
        return self._process.stdout.read(1) == DONE
