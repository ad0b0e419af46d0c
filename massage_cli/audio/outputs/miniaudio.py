"""The default output: miniaudio calls back for blocks, the mixer fills them."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from typing import Any

from massage_cli.audio.mixer import FADE, Bus, Mixer
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.tone import RATE, Tone

BLOCK_MS, BLOCKS = 40, 2
"""Milliseconds a block, and how many wait in the device: as many as a pause, which is heard
after all of them and the mixer's fade, can bear within its 100 ms. Of smaller blocks more could
wait, but PulseAudio is given one alone and then rests on it; and each wakes this process."""
IN_DEVICE = BLOCKS * BLOCK_MS * RATE // 1000
"""Frames that wait in the device."""
STALLED, STARTING = 1.5, 3.0
"""Seconds without a block after which the device is held to be gone; at its start some sinks
finish a pause of two seconds first."""
GLANCE = 0.5
"""Seconds between two looks whether it is."""
FILLED = 0.1
"""Seconds without a block after which a device that was just opened has all it wants."""
NAP = 0.005
"""Seconds between two looks at what is waited for."""
IN_FLIGHT = 0.15
"""Seconds that a mixed block takes to reach the ear, at most, on a wired device."""


class MiniaudioOutput:
    """A stream that stays open, and runs on through pauses, until it is closed."""

    def __init__(self, gain: float) -> None:
        self._mixer = Mixer(gain)
        self._device = _open_device(_blocks(self._mixer))
        self._play_until(IN_DEVICE, FILLED)  # so that a frame's time can be told
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
        if now - self._stalled_since > (STALLED if self._seen > IN_DEVICE else STARTING):
            raise OutputError("the sound device went away")
        return GLANCE

    def drain(self, patience: float) -> bool:
        """Wait until all has been heard; False if the device stands still so many seconds."""
        more_than_a_fade = self._mixer.busy_until > self._mixer.frame + FADE
        played = self._play_until(self._mixer.busy_until, patience)
        if played and more_than_a_fade:
            time.sleep(IN_FLIGHT)
        return played

    def close(self) -> None:
        """Free the device."""
        _free(self._device)

    def _play_until(self, frame: int, patience: float) -> bool:
        """Wait until so much was asked for, or nothing any more; return whether it was."""
        seen, still = self._mixer.frame, 0.0
        while self._mixer.frame < frame and still < patience:
            time.sleep(NAP)
            still = still + NAP if self._mixer.frame == seen else 0.0
            seen = self._mixer.frame
        return self._mixer.frame >= frame


def _blocks(mixer: Mixer) -> Generator[memoryview, int, None]:
    """What the audio thread runs: it gets a number of frames and yields their bytes."""
    frames = yield memoryview(b"")
    while True:
        frames = yield mixer.read(frames).data.cast("B")


def _open_device(blocks: Generator[memoryview, int, None]) -> Any:
    """Open and start the device. Raises OutputError."""
    try:
        import miniaudio
    except (ImportError, OSError) as error:
        raise OutputError(f"miniaudio cannot be loaded ({error})") from error

    next(blocks)
    # Made and opened one after the other, so that whatever one that fails has opened is freed.
    device: Any = _new_device()
    try:
        device.__init__(
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
        _free(device)
        raise OutputError("no sound device") from error
    return device


def _new_device() -> Any:
    """A device, not yet opened, which nobody closes any more once Python shuts down.

    By then the thread that plays has been ended, and to close it would wait for that for ever.
    """
    import miniaudio

    class Device(miniaudio.PlaybackDevice):  # type: ignore[misc]  # it comes without types
        def __del__(self) -> None:
            if not sys.is_finalizing():
                super().__del__()

    return Device.__new__(Device)


def _free(device: Any) -> None:
    """Close the device, and the connection to the server, which the library leaves open.

    A server has 64, and one that is tried every few seconds would run out of them.
    """
    import miniaudio

    device.close()
    context = getattr(device, "_context", None)
    if context is not None:
        miniaudio.lib.ma_context_uninit(context)
