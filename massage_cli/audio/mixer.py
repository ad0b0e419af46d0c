"""The mixer: tones at exact frames, in blocks of any size.

The audio callback calls `read`, the session's thread everything else; what it wants done goes
through a queue to the next `read`, so that neither waits. Whatever falls together, what comes out
is the same for every size of block and never above `CEILING`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

import numpy as np

from massage_cli.audio.tone import RATE, Samples, Tone

CEILING = 10 ** (-1.5 / 20)
"""-1.5 dBFS: no sample is ever louder, and what a device makes of them stays below -1."""
KNEE = 0.85 * CEILING
"""Up to here the mix is left as it is; above, it is bent towards the ceiling."""
FADE = round(0.015 * RATE)
"""Frames in which a cut fades and a volume change is made."""
TOO_LATE = round(0.3 * RATE)
"""A cue later than this is left out: many at once would only be noise."""

DUCK = 0.35
"""What is left of the cues' level while the voice speaks: -9 dB."""
DUCK_IN, DUCK_OUT = round(0.12 * RATE), round(0.30 * RATE)
"""Frames in which the cues step back before the voice and return after it."""


class Bus(Enum):
    """What a tone belongs to: cues give way to the voice."""

    CUES = "cues"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, eq=False)
class MixedTone:
    """A tone in the mix: its frame 0 falls on the mix's frame `start`."""

    tone: Tone
    start: int
    bus: Bus
    begin: int
    """First frame to be heard; after `start` when the tone is joined midway, and then faded."""
    end: int
    """First frame that is silent again; before the tone's own end when it was cut."""
    cut: bool = False


class Mixer:
    """Stereo float32 blocks, pulled by a device or by a file."""

    def __init__(self, gain: float = 1.0) -> None:
        self.frame = 0
        """The next frame to be read: earlier ones can no longer be changed."""
        self.busy_until = 0
        """The frame at which all that was added will have been read."""
        self._gain = self._target = gain
        self._parts: list[MixedTone] = []
        self._inbox: deque[Callable[[], None]] = deque()
        """What the next `read` does first, in this order."""

    def add(self, frame: int, tone: Tone, bus: Bus = Bus.CUES, *, join: int | None = None) -> None:
        """Place `tone` at `frame`; with `join`, only what of it comes at or after that frame."""
        start = frame + tone.delay
        end = start + tone.frames
        begin = start if join is None else max(start, join)
        if begin < end:
            self._inbox.append(partial(self._accept, MixedTone(tone, start, bus, begin, end)))
            self.busy_until = max(self.busy_until, end)

    def cut(self) -> None:
        """Fade what sounds, and drop what was to come."""
        self._inbox.append(self._fade_out)
        self.busy_until = self.frame + FADE

    def set_gain(self, gain: float) -> None:
        """Go over to `gain`, softly."""
        self._inbox.append(partial(self._aim, gain))

    def read(self, frames: int) -> Samples:
        """Mix the next `frames` frames: an array of (frames, 2)."""
        while self._inbox:
            self._inbox.popleft()()
        volume, parts = self._volume(frames), self._parts
        out = self._sum(frames, Bus.CUES)
        if any(part.bus is Bus.VOICE for part in parts):
            out = out * self._ducking(frames) + self._sum(frames, Bus.VOICE)
        self.frame += frames
        self._parts = [p for p in parts if p.end + DUCK_OUT > self.frame]
        return limited(out * volume) if parts else out

    def _sum(self, frames: int, bus: Bus) -> Samples:
        out = np.zeros((frames, 2), np.float32)
        for part in self._parts:
            if part.bus is bus:
                _mix(part, self.frame, out)
        return out

    def _fade_out(self) -> None:
        self._parts = [_faded(part, self.frame) for part in self._parts if self._heard(part)]

    def _aim(self, gain: float) -> None:
        self._target = gain

    def _accept(self, part: MixedTone) -> None:
        """A part that comes late begins now, whole; the attack is not cut off."""
        late = self.frame - part.begin
        if late > 0 and part.begin == part.start:
            if late > TOO_LATE and part.bus is Bus.CUES:
                return
            part = replace(
                part, start=part.start + late, begin=part.begin + late, end=part.end + late
            )
        self._parts.append(part)

    def _heard(self, part: MixedTone) -> bool:
        return part.begin < self.frame < part.end

    def _ducking(self, frames: int) -> Samples:
        """The cues' level beside the voice, a function of the frame alone."""
        spoken = [p for p in self._parts if p.bus is Bus.VOICE]
        at = np.arange(self.frame, self.frame + frames)[:, None]
        depth = np.zeros((frames, 1))
        for part in spoken:
            inward = 1 - (part.begin - at) / DUCK_IN
            outward = 1 - (at - part.end) / DUCK_OUT
            depth = np.maximum(depth, np.clip(np.minimum(inward, outward), 0.0, 1.0))
        left: Samples = (1 - (1 - DUCK) * depth).astype(np.float32)
        return left

    def _volume(self, frames: int) -> Samples | float:
        if self._gain == self._target:
            return self._gain
        step = np.arange(1, frames + 1)[:, None] / FADE
        way = self._target - self._gain
        ramp: Samples = (self._gain + np.clip(step, 0.0, abs(way)) * np.sign(way)).astype("f4")
        self._gain = self._target if frames / FADE >= abs(way) else float(ramp[-1, 0])
        return ramp


def limited(samples: Samples) -> Samples:
    """Bend what exceeds the knee towards the ceiling; memoryless, so blocks do not matter."""
    if not samples.size or max(float(samples.max()), -float(samples.min())) <= KNEE:
        return samples
    room = CEILING - KNEE
    over = np.maximum(np.abs(samples) - KNEE, 0.0)
    bent = np.minimum(np.abs(samples), KNEE) + room * np.tanh(over / room)
    return (np.sign(samples) * bent).astype(np.float32)


def _mix(part: MixedTone, frame: int, out: Samples) -> None:
    """Add what of `part` falls into the block at `frame`."""
    begin, end = max(part.begin, frame), min(part.end, frame + len(out))
    if begin >= end:
        return
    samples = part.tone.wave(begin - part.start, end - part.start)
    if part.begin > part.start:
        samples = samples * _ramp(begin - part.begin, end - part.begin)
    if part.cut:
        samples = samples * _ramp(part.end - begin, part.end - end)
    block = out[begin - frame : end - frame]
    block[:, 0] += samples * np.float32(part.tone.left)
    block[:, 1] += samples * np.float32(part.tone.right)


def _ramp(start: int, stop: int) -> Samples:
    """From 0 at frame 0 to 1 at `FADE`, for the frames from `start` to `stop`, either way."""
    step = 1 if stop > start else -1
    return np.clip(np.arange(start, stop, step) / FADE, 0.0, 1.0).astype(np.float32)


def _faded(part: MixedTone, frame: int) -> MixedTone:
    return part if part.cut else replace(part, end=min(part.end, frame + FADE), cut=True)
