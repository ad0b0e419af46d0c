"""The default output: miniaudio calls back for blocks, the mixer fills them."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.outputs.hush import hushed
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.tone import RATE, Tone

BLOCK_MS, BLOCKS = 20, 4
"""Milliseconds a block, and how many wait in the device: as many as a pause, which is heard
after all of them and the mixer's fade, can bear within its 100 ms."""
STALLED = 1.5
"""Seconds without a block after which the device is held to be gone."""
PATIENCE = 0.25
"""Seconds without a block after which the end of a sound is not waited for."""
IN_FLIGHT = 0.15
"""Seconds that a mixed block takes to reach the ear, at most, on a wired device."""


class MiniaudioOutput:
    """A stream that stays open, and runs on through pauses, until it is closed."""

    def __init__(self, gain: float) -> None:
        self._mixer = Mixer(gain)
        self._device = _open_device(_blocks(self._mixer))
        self._seen = -1
        self._stalled_since: float | None = None

    @property
    def system(self) -> str:
        """The system's own that carries the sound, such as `PulseAudio`."""
        return str(self._device.backend)

    @property
    def frame(self) -> int:
        """The first frame that can still be filled."""
        return self._mixer.frame

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:
        """Have `tone` heard at `frame`; with `join`, what of it comes from that frame on."""
        self._mixer.add(frame, tone, bus, join=join)

    def cut(self) -> None:
        """Fall silent, and forget what was placed."""
        self._mixer.cut()

    def set_gain(self, gain: float) -> None:
        """Play at `gain`, 0 to 1."""
        self._mixer.set_gain(gain)

    def turn(self, now: float) -> float | None:
        """Raise OutputError when the device has stopped asking for blocks.

        It must be seen still twice: after ^Z and `fg` the clock has jumped, not the device.
        """
        if self._mixer.frame != self._seen:
            self._seen, self._stalled_since = self._mixer.frame, None
            return None
        if self._stalled_since is None:
            self._stalled_since = now
        if now - self._stalled_since > STALLED:
            raise OutputError("the sound device went away")
        return STALLED

    def close(self, *, drain: bool) -> None:
        """Free the device; without `drain`, after a short fade."""
        if not drain:
            self._mixer.cut()
        self._play_out()
        if drain:
            time.sleep(IN_FLIGHT)
        with hushed():
            self._device.close()

    def _play_out(self) -> None:
        """Wait for what is in the mix; not for a device that asks for nothing any more."""
        before = -1
        while before < self._mixer.frame < self._mixer.busy_until:
            before = self._mixer.frame
            left = (self._mixer.busy_until - before) / RATE
            time.sleep(min(PATIENCE, left + BLOCK_MS / 1000))


def _blocks(mixer: Mixer) -> Generator[memoryview, int, None]:
    """What the audio thread runs: it gets a number of frames and yields their bytes."""
    frames = yield memoryview(b"")
    while True:
        frames = yield mixer.read(frames).data.cast("B")


def _open_device(blocks: Generator[memoryview, int, None]) -> Any:
    """Open and start the device. Raises OutputError."""
    with hushed():
        import miniaudio

        next(blocks)
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=2,
                sample_rate=RATE,
                buffersize_msec=BLOCK_MS,
                callback_periods=BLOCKS,
                # All but the null one, which would swallow every sound in silence.
                backends=[b for b in miniaudio.Backend if b is not miniaudio.Backend.NULL],
                app_name="massage",
                # Where the system allows it; elsewhere the thread is like any other.
                thread_prio=miniaudio.ThreadPriority.REALTIME,
            )
            device.start(blocks)
        except miniaudio.MiniaudioError as error:
            raise OutputError("no sound device") from error
    return device
